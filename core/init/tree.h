/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has to be known about the application's processes before CRIU freezes them. */
#pragma once

#include "util.h"

struct tree {
    pid_t *pids; /* the root first */
    size_t count;
};

void tree_find(struct tree *tree, pid_t root);
void tree_free(struct tree *tree);
/* The first task that has a seccomp filter of its own, beyond those the container has; 0: none. */
pid_t tree_own_seccomp(const struct tree *tree);
/* Union of what the processes may do: permitted, inheritable and ambient capabilities. */
uint64_t tree_capabilities(const struct tree *tree);
/* A TCP connection with both ends in the tree, as "127.0.0.1:80"; NULL: none. */
char *tree_inner_connection(const struct tree *tree);
/* Continues those that are stopped though they were not before. */
void tree_continue(const struct tree *tree);
/* Field of /proc/PID/stat behind the name: 0 is the state. */
char *stat_field(pid_t pid, int field);
