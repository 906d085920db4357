/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thaw-init run: PID 1 while a checkpoint is being made. */
#define _GNU_SOURCE
#include "commands.h"

#include "check.h"
#include "dump.h"
#include "events.h"
#include "input.h"
#include "iouring.h"
#include "protocol.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void report_end(int status)
{
    if (WIFSIGNALED(status))
        event("ended", "signal", number(WTERMSIG(status)), NULL);
    else
        event("ended", "code", number(WEXITSTATUS(status)), NULL);
}

/* The container has to be there, and calm, until it has been committed and removed. */
static int wait_for_the_end(struct supervisor *s)
{
    s->hold = true;
    s->held = 0;
    while (!supervisor_stop_signal(s))
        supervisor_turn(s, NULL, -1);
    return 0;
}

/* A container that somebody else has started gets its configuration while it is being watched. The file that says
 * so stays until the dump: the engine may still be about to set its owner. */
static void wait_for_go(void)
{
    const struct timespec pause = {0, 2000000};
    for (int left = 60 * 500; access(THAW_GO_FILE, F_OK) != 0; left--) {
        if (left == 0)
            fail(THAW_EXIT_USAGE, "nobody has told what to start within a minute: this image is for Thaw's own use");
        nanosleep(&pause, NULL);
    }
}

int run_command(enum run_start start)
{
    struct config config;
    struct supervisor s;
    struct identity identity;
    struct check ready;
    int code;
    const int input = start == RUN_WITH_INPUT ? take_files() : -1;
    if (start == RUN_WHEN_TOLD)
        wait_for_go();
    read_config(&config, THAW_CONFIG_FILE);
    events_open(config.nonce);
    supervisor_open(&s);
    s.takes_dump = true;
    s.input = input;
    s.tty = config.tty;
    make_identity(&identity, &config);
    deny_io_uring();
    /* The first ids of a restored container are CRIU's own. */
    burn_pids(config.burn);
    const bool portable = config.portable && begin_clock();
    s.app.pid = launch_application(&identity, &config.args, &code);
    if (s.app.pid < 0)
        return code;
    event("started", "pid", number(s.app.pid), "clock", portable ? "portable" : "host", "capprm",
        hex(status_hex(s.app.pid, "CapPrm")), "capbnd", hex(status_hex(s.app.pid, "CapBnd")), NULL);
    check_begin(&ready, &config.ready, &identity);
    while (!s.app.ended) {
        const enum check_kind kind = config.ready.kind;
        check_turn(&ready, &s);
        if (s.app.ended)
            break;
        if (check_succeeded(&ready, &s))
            event("ready", "kind", check_name(kind), "ms", number((ready.answered - ready.begun) / 1000), NULL);
        if (!s.dump_wanted)
            continue;
        check_suspend(&ready, &s);
        s.dump_wanted = false;
        if (make_checkpoint(&s, &config, &identity, portable))
            return wait_for_the_end(&s);
        s.dump_wanted = false;
    }
    report_end(s.app.status);
    return exit_code(s.app.status);
}
