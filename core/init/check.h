/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the application answers: looked for from inside the container, without ever blocking. */
#pragma once

#include "config.h"
#include "launch.h"
#include "supervise.h"

struct check {
    const struct check_spec *spec;
    const struct identity *identity; /* for commands; NULL: as PID 1 */
    int64_t begun;  /* now_us() */
    int64_t next;   /* when to look again or to give this look up */
    int64_t pause;
    int64_t answered; /* when a look succeeded; 0 before */
    int status;     /* HTTP's status or the command's exit code */
    struct pollfd connection; /* fd -1: none */
    char head[16];
    size_t head_length;
};

void check_begin(struct check *check, const struct check_spec *spec, const struct identity *identity);
bool check_pending(const struct check *check);
/* One turn of the supervisor, no longer than the check can wait. */
void check_turn(struct check *check, struct supervisor *s);
/* True once, when the check has succeeded. */
bool check_succeeded(struct check *check, struct supervisor *s);
/* Closes what is open; the check looks again later. */
void check_suspend(struct check *check, struct supervisor *s);
