/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that the application has mapped. CRIU compares their sizes, and the build ids of those that have one; of any
 * other it takes for granted that its bytes are the same, and the application goes on with a mixture of both. */
#pragma once

#include "record.h"
#include "tree.h"

/* Begins to read the files that the tree has mapped now, in a process of its own: CRIU need not wait for it. What
 * take_mapped_files takes, or -1. */
int begin_mapped_files(const struct tree *tree);
/* Fills record->mapped, and waits for it. Whoever does not want it closes *from. */
void take_mapped_files(int *from, struct record *record);
/* A sentence about the first one that is another file than at the checkpoint; NULL: none. */
char *changed_mapped_file(const struct record *record);
