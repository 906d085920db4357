/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "supervise.h"

#include "input.h"
#include "protocol.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

void supervisor_open(struct supervisor *s)
{
    sigset_t all;
    sigfillset(&all);
    if (sigprocmask(SIG_SETMASK, &all, NULL) < 0)
        fail(126, "cannot block signals: %s", strerror(errno));
    *s = (struct supervisor){.signals = signalfd(-1, &all, SFD_CLOEXEC | SFD_NONBLOCK), .input = -1};
    if (s->signals < 0)
        fail(126, "cannot wait for signals: %s", strerror(errno));
    /* Only matters where we are not PID 1: a restored tree must come to us all the same. */
    prctl(PR_SET_CHILD_SUBREAPER, 1L);
}

static bool take_end(struct child *child, pid_t pid, int status)
{
    if (child->pid != pid || child->ended)
        return false;
    child->ended = true;
    child->status = status;
    return true;
}

static void keep_stranger(struct supervisor *s, pid_t pid, int status)
{
    struct child *more = realloc(s->strangers, (s->stranger_count + 1) * sizeof *more);
    if (!more)
        fail(126, "out of memory");
    s->strangers = more;
    more[s->stranger_count++] = (struct child){.pid = pid, .ended = true, .status = status};
}

static void reap(struct supervisor *s)
{
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, WNOHANG | (s->tty ? WUNTRACED : 0))) > 0) {
        if (WIFSTOPPED(status)) {
            /* ^Z would stop the application for ever, as there is no shell to continue it. The kernel ignores it for
             * a PID 1, so containers are used to that. */
            if (pid == s->app.pid && WSTOPSIG(status) == SIGTSTP)
                kill(-getpgid(pid), SIGCONT);
            continue;
        }
        if (take_end(&s->app, pid, status) || take_end(&s->job, pid, status) || take_end(&s->look, pid, status))
            continue;
        if (s->app.pid == 0)
            keep_stranger(s, pid, status);
    }
}

static void forward(struct supervisor *s, int signal)
{
    if (s->app.pid > 0 && !s->app.ended && kill(s->app.pid, signal) < 0 && errno != ESRCH)
        complain("cannot pass signal %d on to the application: %s", signal, strerror(errno));
}

static void take_signal(struct supervisor *s, const struct signalfd_siginfo *info)
{
    const int signal = (int)info->ssi_signo;
    if (signal == SIGCHLD)
        return; /* reaped once for all of them */
    if (signal == THAW_SIGNAL_DUMP && s->takes_dump) {
        s->dump_wanted = true;
        return;
    }
    /* What the kernel tells us because we use the terminal ourselves is not for the application. */
    if (info->ssi_code == SI_KERNEL && (signal == SIGTTIN || signal == SIGTTOU || signal == SIGPIPE))
        return;
    if (s->hold)
        s->held |= UINT64_C(1) << (signal - 1);
    else
        forward(s, signal);
}

void supervisor_turn(struct supervisor *s, struct pollfd *extra, int64_t deadline)
{
    struct pollfd fds[3] = {{.fd = s->signals, .events = POLLIN}, {.fd = s->input, .events = POLLIN}, {.fd = -1}};
    if (extra)
        fds[2] = *extra;
    struct timespec left = {0};
    if (deadline >= 0) {
        const int64_t us = deadline - now_us();
        if (us > 0)
            left = (struct timespec){.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000};
    }
    const int ready = ppoll(fds, 3, deadline >= 0 ? &left : NULL, NULL);
    if (ready < 0 && errno != EINTR)
        fail(126, "cannot wait: %s", strerror(errno));
    if (extra)
        extra->revents = ready > 0 ? fds[2].revents : 0;
    if (ready > 0 && fds[1].revents && take_words(&s->input))
        s->dump_wanted = s->takes_dump;
    if (ready <= 0 || !fds[0].revents)
        return;
    struct signalfd_siginfo info;
    while (read(s->signals, &info, sizeof info) == (ssize_t)sizeof info)
        take_signal(s, &info);
    reap(s);
}

int supervisor_stop_signal(const struct supervisor *s)
{
    static const int ends[] = {SIGTERM, SIGINT, SIGQUIT, SIGHUP};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (s->held & UINT64_C(1) << (ends[i] - 1))
            return ends[i];
    return 0;
}

enum wait_end supervisor_wait_job(struct supervisor *s, int64_t deadline)
{
    while (!s->job.ended) {
        if (s->hold && supervisor_stop_signal(s))
            return WAIT_STOPPED;
        if (deadline >= 0 && now_us() >= deadline)
            return WAIT_TIMEOUT;
        supervisor_turn(s, NULL, deadline);
    }
    return WAIT_ENDED;
}

void supervisor_adopt(struct supervisor *s, pid_t pid)
{
    s->app = (struct child){.pid = pid};
    for (size_t i = 0; i < s->stranger_count; i++)
        if (s->strangers[i].pid == pid)
            s->app = s->strangers[i];
    free(s->strangers);
    s->strangers = NULL;
    s->stranger_count = 0;
}

void supervisor_release(struct supervisor *s)
{
    s->hold = false;
    for (int signal = 1; signal <= 64; signal++)
        if (s->held & UINT64_C(1) << (signal - 1))
            forward(s, signal);
    s->held = 0;
}

void supervisor_kill(struct supervisor *s, struct child *child)
{
    if (child->pid <= 0 || child->ended)
        return;
    kill(child->pid, SIGKILL);
    while (!child->ended)
        supervisor_turn(s, NULL, -1);
}

void default_signals(void)
{
    for (int i = 1; i <= 64; i++)
        signal(i, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

int exit_code(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
