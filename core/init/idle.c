/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thaw-init idle: the smallest application there is. The doctor freezes and restores it to see whether an engine can. */
#define _GNU_SOURCE
#include "commands.h"

#include "util.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

int idle_command(void)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigprocmask(SIG_BLOCK, &ends, NULL);
    char *bounding = status_line(0, "CapBnd"), *seccomp = status_line(0, "Seccomp"), *privileges = status_line(0, "NoNewPrivs");
    const char *line = format_text("READY bounding=%s seccomp=%s no_new_privileges=%s\n", bounding, seccomp, privileges);
    if (write_all(STDOUT_FILENO, line, strlen(line)) != 0)
        return 1;
    int signal_number;
    while (sigwait(&ends, &signal_number) != 0) { }
    return 0;
}
