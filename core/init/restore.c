/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thaw-init restore: PID 1 of a restored container. Every millisecond here is one until the first answer. */
#define _GNU_SOURCE
#include "commands.h"

#include "check.h"
#include "copytree.h"
#include "criu.h"
#include "events.h"
#include "handover.h"
#include "launch.h"
#include "mapped.h"
#include "protocol.h"
#include "record.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { most_attempts = 5, first_inherited = 10 };

struct restore {
    struct supervisor s;
    struct record record;
    int64_t begun;
    const char *work; /* where CRIU writes its log and pid file */
    char *log, *pid_file;
    int64_t criu_us; /* how long CRIU itself took */
};

static _Noreturn void give_up(struct restore *r, int code, const char *reason)
{
    event("restore-failed", "code", number(code), "reason", reason, NULL);
    complain("the restore failed: %s", reason);
    kill(-1, SIGKILL); /* whatever of the tree is there already, and a CRIU that hangs */
    const int signal = supervisor_stop_signal(&r->s);
    _exit(signal ? 128 + signal : code);
}

static void refuse_second_restore(void)
{
    const char *allowed = getenv("THAW_RESTART");
    if (access(THAW_RESTORED_MARKER, F_OK) < 0 || (allowed && strcmp(allowed, "allow") == 0))
        return;
    event("restore-failed", "code", number(THAW_EXIT_RESTORED_BEFORE), "reason", "restored before", NULL);
    fail(THAW_EXIT_RESTORED_BEFORE, "this container was restored before, and its files are newer than the checkpoint's "
        "memory. Make a new container from the image (or set THAW_RESTART=allow to restore over changed files).");
}

/* Before the record is read, which others than root cannot do. */
static void check_user(struct restore *r)
{
    if (geteuid() != 0)
        give_up(r, THAW_EXIT_RESTORE_FAILED, format_text("this container's user is %d, but a restore has to begin as root: "
            "leave --user out, the application comes back as the user it was", (int)geteuid()));
}

static void check_capabilities(struct restore *r)
{
    const uint64_t missing = r->record.needs & ~effective_capabilities();
    if (!missing)
        return;
    char *options = capability_options(missing);
    give_up(r, THAW_EXIT_RESTORE_FAILED,
        format_text("this container lacks capabilities that the restore needs; start it with %s", options));
}

/* CRIU needs one of two ways to give processes their old ids; without either its own message is hard to understand. */
static void check_pid_control(struct restore *r)
{
    if (syscall(SYS_clone3, NULL, (size_t)0) < 0 && errno != ENOSYS && errno != EPERM)
        return;
    const int sysctl = open("/proc/sys/kernel/ns_last_pid", O_WRONLY | O_CLOEXEC);
    if (sysctl < 0)
        give_up(r, THAW_EXIT_RESTORE_FAILED, "this container may not choose process ids: its seccomp profile forbids clone3. "
            "Start it with --security-opt seccomp=PROFILE (the profile that Thaw writes beside the image) or with "
            "-v /proc/sys/kernel/ns_last_pid:/proc/sys/kernel/ns_last_pid");
    close(sysctl);
}

static void check_clock(const struct record *record)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const long long behind = record->clock - now.tv_sec;
    if (behind > 0)
        complain("warning: this machine has been up for a shorter time than the one the checkpoint was made on: the "
            "monotonic clock goes back by %lld s, and timers of the application may wait that much longer", behind);
}

static void prepare_files(struct restore *r)
{
    struct stat root;
    char *wrong = check_image_files(&r->record);
    if (wrong)
        give_up(r, THAW_EXIT_RESTORE_FAILED, wrong);
    if (stat("/", &root) == 0 && (int)(root.st_mode & 07777) != r->record.root_mode
        && chmod("/", (mode_t)r->record.root_mode) < 0)
        complain("cannot set the mode of / to %o: %s", r->record.root_mode, strerror(errno));
    for (size_t i = 0; i < r->record.tmpfs.count; i++) {
        char *from = format_text(THAW_CHECKPOINT_DIR "/tmpfs-%zu", i);
        if (copy_tree(from, r->record.tmpfs.items[i]) < 0)
            give_up(r, THAW_EXIT_RESTORE_FAILED,
                format_text("the contents of %s could not be put back", r->record.tmpfs.items[i]));
        free(from);
    }
    wrong = changed_mapped_file(&r->record);
    if (wrong)
        give_up(r, THAW_EXIT_RESTORE_FAILED, wrong);
    if (r->record.tty && !isatty(STDIN_FILENO))
        give_up(r, THAW_EXIT_RESTORE_FAILED, "the application was using a terminal; start the container with -t (and -i)");
}

/* In a read-only container there may still be a tmpfs. */
static void choose_work_directory(struct restore *r)
{
    r->work = THAW_RUN_DIR;
    if (make_dir(THAW_RUN_DIR, 0700) < 0 && access(THAW_RUN_DIR, W_OK) < 0) {
        r->work = "/dev/shm/.thaw";
        if (make_dir(r->work, 0700) < 0)
            give_up(r, THAW_EXIT_RESTORE_FAILED, "nowhere to write: neither " THAW_RUN_DIR " nor /dev/shm can be written; "
                "start the container with --tmpfs " THAW_RUN_DIR);
    }
    r->log = format_text("%s%s", r->work, strrchr(THAW_RESTORE_LOG, '/'));
    r->pid_file = format_text("%s/pid", r->work);
}

/* The application's pipes become those PID 1 has now: the engine's log. CRIU's own streams are others, hence the
 * copies. */
static void add_streams(const struct record *record, struct list *args)
{
    for (int fd = 0; fd < 3; fd++) {
        bool known = !record->pipes[fd];
        for (int other = 0; other < fd && !known; other++)
            known = record->pipes[other] && strcmp(record->pipes[other], record->pipes[fd]) == 0;
        const int copy = known ? -1 : fcntl(fd, F_DUPFD, first_inherited);
        if (copy < 0)
            continue;
        char *argument = format_text("fd[%d]:%s", copy, record->pipes[fd]);
        list_add(args, "--inherit-fd");
        list_add(args, argument);
        free(argument);
    }
}

static bool has_argument(const struct list *args, const char *prefix)
{
    for (size_t i = 0; i < args->count; i++)
        if (starts_with(args->items[i], prefix))
            return true;
    return false;
}

static bool has_file(const struct record *record, const char *name)
{
    for (size_t i = 0; i < record->file_count; i++)
        if (strcmp(record->files[i].name, name) == 0)
            return true;
    return false;
}

static void build_arguments(const struct restore *r, struct list *args)
{
    const struct record *record = &r->record;
    const char *const fixed[] = {"restore", "--unprivileged", "-D", THAW_CHECKPOINT_DIR, "-W", r->work, "-d",
        "--pidfile", r->pid_file, "-o", r->log, "-v2", "--file-locks"};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        list_add(args, fixed[i]);
    if (has_file(record, "cpuinfo.img") && !has_argument(&record->args, "--cpu-cap"))
        list_add(args, "--cpu-cap=ins");
    if (record->tty)
        list_add(args, "--shell-job");
    else
        add_streams(record, args);
    if (!has_argument(&record->args, "--tcp-"))
        list_add(args, record->established ? "--tcp-established" : "--tcp-close");
    list_add_all(args, &record->args);
}

static bool is_same_boot(const struct record *record)
{
    char *boot = read_file("/proc/sys/kernel/random/boot_id", NULL);
    const bool same = boot && record->boot && *record->boot && strncmp(boot, record->boot, strlen(record->boot)) == 0;
    free(boot);
    return same;
}

static void run_criu(struct restore *r)
{
    struct criu_run run = {.with_terminal = r->record.tty, .log = r->log};
    build_arguments(r, &run.args);
    if (is_same_boot(&r->record) && access(THAW_KERNEL_CACHE "/criu.kdat", R_OK) == 0)
        run.cache = THAW_KERNEL_CACHE;
    int64_t pause = 10000;
    for (int attempt = 1;; attempt++) {
        run.timeout = r->record.timeout;
        unlink(r->pid_file);
        if (!criu_execute(&run, &r->s))
            give_up(r, THAW_EXIT_RESTORE_FAILED, "CRIU could not be started");
        r->criu_us = run.us;
        if (run.end == WAIT_ENDED && run.code == 0)
            return;
        if (run.end == WAIT_ENDED && run.cache) {
            /* The container that was dumped was allowed more than this one: perhaps that is all. */
            run.cache = NULL;
            continue;
        }
        if (run.end != WAIT_ENDED || attempt == most_attempts || !criu_lost_pid_race(&run))
            break;
        /* Another process took an id between CRIU's choice and its fork: a health check, an exec. */
        for (const int64_t until = now_us() + pause; now_us() < until && !supervisor_stop_signal(&r->s);)
            supervisor_turn(&r->s, NULL, until);
        pause *= 2;
    }
    if (run.end != WAIT_STOPPED)
        criu_print_errors(&run);
    give_up(r, run.end == WAIT_TIMEOUT ? THAW_EXIT_RESTORE_HUNG : THAW_EXIT_RESTORE_FAILED, criu_reason(&run));
}

/* Reading another process' environment takes its user id, as there is no SYS_PTRACE here. */
static const char *find_mark(const struct record *record)
{
    char path[64];
    struct stat owner;
    if (!record->marked)
        return "unknown"; /* it had overwritten its environment before the checkpoint already */
    snprintf(path, sizeof path, "/proc/%d/status", record->pid);
    if (stat(path, &owner) < 0)
        return "missing";
    size_t size = 0;
    snprintf(path, sizeof path, "/proc/%d/environ", record->pid);
    setfsgid(owner.st_gid);
    setfsuid(owner.st_uid);
    char *env = read_file(path, &size);
    setfsuid(0);
    setfsgid(0);
    char *mark = format_text("THAW_RUN=%s", record->run);
    const bool found = env && memmem(env, size, mark, strlen(mark) + 1);
    const char *result = found ? "ok" : env ? "missing" : "unknown";
    free(mark);
    free(env);
    return result;
}

static void take_over(struct restore *r)
{
    char *text = read_file(r->pid_file, NULL);
    const pid_t pid = text ? atoi(text) : 0;
    free(text);
    if (pid <= 1)
        give_up(r, THAW_EXIT_RESTORE_FAILED, "CRIU did not say which process it restored");
    supervisor_adopt(&r->s, pid);
    if (r->record.tty) {
        const pid_t group = getpgid(pid);
        if (group > 0)
            tcsetpgrp(STDIN_FILENO, group);
    }
    if (write_file(THAW_RESTORED_MARKER, "", 0600) < 0 && errno != EROFS)
        complain("cannot write %s: %s", THAW_RESTORED_MARKER, strerror(errno));
    event("restored", "pid", number(pid), "ms", number((now_us() - r->begun) / 1000), "criu-us",
        number(r->criu_us), "marker", events_wanted() ? find_mark(&r->record) : "", NULL);
}

static int live(struct restore *r)
{
    struct check probe;
    check_begin(&probe, events_wanted() ? &r->record.probe : NULL, NULL);
    probe.begun = r->begun;
    while (!r->s.app.ended) {
        const enum check_kind kind = r->record.probe.kind;
        if (check_succeeded(&probe, &r->s))
            event("answered", "kind", check_name(kind), "status", number(probe.status), "ms",
                number((probe.answered - r->begun) / 1000), NULL);
        check_turn(&probe, &r->s);
    }
    return exit_code(r->s.app.status);
}

int restore_command(void)
{
    struct restore r = {.begun = now_us()};
    events_open(getenv("THAW_EVENTS"));
    supervisor_open(&r.s);
    r.s.hold = true;
    refuse_second_restore();
    check_user(&r);
    if (read_record(&r.record) < 0)
        give_up(&r, THAW_EXIT_RESTORE_FAILED, "the checkpoint's record is missing or damaged");
    r.s.tty = r.record.tty;
    check_capabilities(&r);
    check_pid_control(&r);
    check_clock(&r.record);
    prepare_files(&r);
    choose_work_directory(&r);
    /* An application without groups would get ours. */
    if (setgroups(0, NULL) < 0)
        complain("cannot leave the groups of root: %s", strerror(errno));
    write_values(&r.record);
    remark_on_values(&r.record);
    run_criu(&r);
    take_over(&r);
    supervisor_release(&r.s);
    run_after(&r.record, &r.s);
    return live(&r);
}
