/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thaw-init owner: whose files these are. Podman's archives say root of all. */
#define _GNU_SOURCE
#include "commands.h"

#include <stdio.h>
#include <sys/stat.h>

int owner_command(char *const paths[])
{
    for (; *paths; paths++) {
        struct stat info;
        if (lstat(*paths, &info) < 0)
            puts("-");
        else
            printf("%o %u %u\n", (unsigned)info.st_mode & 07777, (unsigned)info.st_uid, (unsigned)info.st_gid);
    }
    return 0;
}
