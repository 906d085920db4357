/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything PID 1 does about processes: reaping, forwarding signals, waiting for a child with a deadline. */
#pragma once

#include "util.h"

#include <poll.h>

struct child {
    pid_t pid; /* 0: none */
    bool ended;
    int status;
};

struct supervisor {
    int signals;       /* signalfd for every signal */
    struct child app;  /* signals go to it, its end is ours */
    struct child job;  /* criu, or the command before the dump */
    struct child look; /* the command of a check */
    int input;         /* where "dump" may be said too; -1: nowhere */
    bool takes_dump;   /* THAW_SIGNAL_DUMP is for us, not for the application */
    bool dump_wanted;
    bool hold;         /* keep signals until release(): the application is frozen, or not there yet */
    uint64_t held;     /* bit N-1: signal N */
    bool tty;
    struct child *strangers; /* ended while the application was not known yet */
    size_t stranger_count;
};

enum wait_end { WAIT_ENDED, WAIT_TIMEOUT, WAIT_STOPPED };

/* Blocks every signal, for good. */
void supervisor_open(struct supervisor *s);
/* Sleeps until a signal came, extra is ready, or the deadline (now_us(); -1: none) has passed; deals with signals. */
void supervisor_turn(struct supervisor *s, struct pollfd *extra, int64_t deadline);
/* Waits for s->job; WAIT_STOPPED: a signal that ends containers came while they are held. */
enum wait_end supervisor_wait_job(struct supervisor *s, int64_t deadline);
/* A signal that ends containers (TERM, INT, QUIT, HUP) among those held, or 0. */
int supervisor_stop_signal(const struct supervisor *s);
/* This process, which CRIU has made our child, is the application; it may have ended already. */
void supervisor_adopt(struct supervisor *s, pid_t pid);
/* Gives the application the signals that were held. */
void supervisor_release(struct supervisor *s);
void supervisor_kill(struct supervisor *s, struct child *child); /* SIGKILL, and waits for it */
/* In a new child: the signal mask and handlers a program expects. */
void default_signals(void);
int exit_code(int status);
