/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running CRIU and understanding how it ended. */
#pragma once

#include "supervise.h"

struct criu_run {
    struct list args; /* behind "criu" */
    bool with_terminal; /* CRIU takes the terminal from its stdin (--shell-job) */
    int64_t timeout;    /* seconds */
    const char *log;
    const char *cache;  /* directory of what CRIU knows of the kernel (criu.kdat); NULL: it finds out again */
    enum wait_end end;
    int code;           /* exit code, 128 + signal */
    int64_t us;         /* from its fork to its end */
    char *words;        /* what it wrote to its own stdout and stderr, before there was a log */
};

/* Runs CRIU as s->job; kills it when time is up or when the container is told to stop. False: it did not start. */
bool criu_execute(struct criu_run *run, struct supervisor *s);
/* The line of the log that says why; lines that only follow from it are passed over. Never NULL. */
char *criu_reason(const struct criu_run *run);
/* Prints the log's error lines on stderr. */
void criu_print_errors(const struct criu_run *run);
bool criu_lost_pid_race(const struct criu_run *run);
