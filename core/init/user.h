/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "util.h"

enum { most_groups = 128 };

/* Whom the application runs as, as the engines work it out from the image's passwd and group files. */
struct user {
    bool given; /* otherwise as PID 1 itself */
    uid_t uid;
    gid_t gid;
    gid_t groups[most_groups];
    size_t group_count;
    char *home;
};

/* NAME|UID[:GROUP|GID]; fails the program if there is no such user. */
void find_user(struct user *user, const char *text);
