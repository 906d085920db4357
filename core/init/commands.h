/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* Each returns thaw-init's exit code. */
int run_command(bool wait);
int restore_command(void);
int follow_command(const char *path);
