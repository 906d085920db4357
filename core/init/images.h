/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Are CRIU's images complete? CRIU itself does not ask before a restore, and with a shortened pages file it writes
 * its log for ever. */
#pragma once

#include "util.h"

struct image_summary {
    int processes;
    int64_t pages;
    struct list problems; /* one sentence each */
};

/* Looks at the files of the directory; true if there are no problems. */
bool inspect_images(const char *directory, struct image_summary *summary);
/* thaw-init verify */
int verify_command(void);
