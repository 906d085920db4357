/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iouring.h"

#include "launch.h"
#include "util.h"

#include <errno.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* The kernel's <linux/filter.h> and <linux/seccomp.h>, which musl does not have. */
struct filter_step { uint16_t code; uint8_t jump_if, jump_else; uint32_t value; };
struct filter { unsigned short length; struct filter_step *steps; };
enum { load_word = 0x20, jump_equal = 0x15, leave = 0x06, mode_filter = 2 };
enum { offset_of_number = 0, allow = 0x7fff0000, refuse = 0x00050000 };

void deny_io_uring(void)
{
    /* Podman gets no profile of ours by its API, only the name of a file on its host, so such containers may run
     * without one. The application's restored self has no filter, but has made its choice by then. */
    if (status_number(0, "Seccomp", 0) != 0 || !(effective_capabilities() & CAP_BIT(cap_sys_admin)))
        return;
    struct filter_step steps[] = {
        {load_word, 0, 0, offset_of_number},
        {jump_equal, 0, 1, SYS_io_uring_setup},
        {leave, 0, 0, refuse | EPERM},
        {leave, 0, 0, allow},
    };
    struct filter filter = {sizeof steps / sizeof *steps, steps};
    if (prctl(PR_SET_SECCOMP, (long)mode_filter, &filter) < 0)
        complain("cannot refuse io_uring to the application: %s", strerror(errno));
}
