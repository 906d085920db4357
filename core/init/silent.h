/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no log tells: states that CRIU freezes without a word, and that are not the same after a restore. */
#pragma once

#include "record.h"
#include "tree.h"

/* Writes an event "remark" for each. closing: connections are closed though the application has one with itself. */
void remark_on(const struct tree *tree, const struct record *record, bool closing);
