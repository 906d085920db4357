/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* Each returns thaw-init's exit code. */
enum run_start { RUN_NOW, RUN_WHEN_TOLD, RUN_WITH_INPUT };
int run_command(enum run_start start);
int restore_command(void);
int follow_command(const char *path);
int build_command(void);
int owner_command(char *const paths[]);
int idle_command(void);
