/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that the application has mapped. CRIU compares their sizes, and the build ids of those that have one; of any
 * other it takes for granted that its bytes are the same, and the application goes on with a mixture of both. */
#pragma once

#include "record.h"
#include "tree.h"

/* Fills record->mapped. */
void note_mapped_files(struct record *record, const struct tree *tree);
/* A sentence about the first one that is another file than at the checkpoint; NULL: none. */
char *changed_mapped_file(const struct record *record);
