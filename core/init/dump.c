/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "dump.h"

#include "copytree.h"
#include "criu.h"
#include "events.h"
#include "images.h"
#include "mapped.h"
#include "protocol.h"
#include "record.h"
#include "silent.h"
#include "tree.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* CGROUP2_SUPER_MAGIC of linux/magic.h, which musl's toolchain does not bring. */
#define CGROUP2_MAGIC 0x63677270

struct dump {
    struct supervisor *s;
    const struct config *options;
    const struct identity *identity;
    struct tree tree;
    struct record record;
    int mapped; /* what reads the mapped files */
    int64_t begun;
};

/* Says why and leaves only the log behind: a half-written checkpoint must never be committed. */
static bool give_up(struct dump *d, int code, const char *reason)
{
    DIR *directory = opendir(THAW_CHECKPOINT_DIR);
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;) {
        if (entry->d_name[0] == '.' || strcmp(entry->d_name, "dump.log") == 0)
            continue;
        char *path = format_text(THAW_CHECKPOINT_DIR "/%s", entry->d_name);
        if (remove_tree(path) < 0)
            complain("cannot remove %s: %s", path, strerror(errno));
        free(path);
    }
    if (directory)
        closedir(directory);
    supervisor_release(d->s);
    event("dump-failed", "code", number(code), "reason", reason, NULL);
    if (!events_wanted())
        complain("no checkpoint: %s", reason);
    return false;
}

static bool run_before(struct dump *d)
{
    const char *command = d->options->before;
    if (!command || !*command)
        return true;
    const int64_t begun = now_us();
    const pid_t pid = launch_command(d->identity, command, false);
    if (pid < 0)
        return give_up(d, 126, "the command before the checkpoint could not be started");
    d->s->job = (struct child){.pid = pid};
    const enum wait_end end = supervisor_wait_job(d->s, begun + (int64_t)d->options->dump_timeout * 1000000);
    if (end != WAIT_ENDED)
        kill(-pid, SIGKILL); /* it leads its own session: its children too */
    supervisor_kill(d->s, &d->s->job);
    const int code = exit_code(d->s->job.status);
    d->s->job = (struct child){0};
    event("before", "code", number(code), "ms", number((now_us() - begun) / 1000), NULL);
    if (end == WAIT_ENDED && code == 0)
        return true;
    char *reason = end == WAIT_TIMEOUT
        ? format_text("the command before the checkpoint did not end within %d s", d->options->dump_timeout)
        : end == WAIT_STOPPED ? copy_text("the container was told to stop")
                              : format_text("the command before the checkpoint ended with code %d", code);
    give_up(d, code ? code : 1, reason);
    free(reason);
    return false;
}

static bool has_argument(const struct list *args, const char *prefix)
{
    for (size_t i = 0; i < args->count; i++)
        if (starts_with(args->items[i], prefix))
            return true;
    return false;
}

static char *pipe_of(int fd)
{
    char link[32], target[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = readlink(link, target, sizeof target - 1);
    if (length <= 0)
        return NULL;
    target[length] = '\0';
    return starts_with(target, "pipe:[") ? copy_text(target) : NULL;
}

static int64_t application_clock(pid_t pid, bool portable)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!portable)
        return now.tv_sec;
    char path[64];
    long long offset = 0;
    snprintf(path, sizeof path, "/proc/%d/timens_offsets", pid);
    char *offsets = read_file(path, NULL);
    if (offsets)
        sscanf(offsets, "monotonic %lld", &offset);
    free(offsets);
    return now.tv_sec + offset;
}

/* Where CRIU keeps what it finds out of the kernel while it dumps. */
static const char dump_cache[] = "/dev/shm/.thaw-kernel";

static bool is_marked(pid_t pid, const char *run)
{
    char path[64], *mark = format_text("THAW_RUN=%s", run ? run : "");
    size_t size = 0;
    snprintf(path, sizeof path, "/proc/%d/environ", pid);
    char *env = read_file(path, &size);
    const bool marked = env && run && memmem(env, size, mark, strlen(mark) + 1);
    free(env);
    free(mark);
    return marked;
}

/* A restored container compares its own with it. What is kept away from the application may be secret. */
static void note_given_values(struct dump *d)
{
    for (char **variable = environ; *variable; variable++)
        list_add(&d->record.given, *variable);
    for (size_t i = 0; i < d->options->unset.count; i++)
        env_unset(&d->record.given, d->options->unset.items[i]);
}

static void observe(struct dump *d, bool portable)
{
    struct record *r = &d->record;
    struct stat root;
    r->pid = d->s->app.pid;
    r->run = d->options->run;
    r->env_file = d->options->env_file;
    r->after = d->options->after;
    r->uid = d->identity->user.given ? d->identity->user.uid : geteuid();
    r->gid = d->identity->user.given ? d->identity->user.gid : getegid();
    for (int fd = 0; fd < 3 && !d->options->tty; fd++)
        r->pipes[fd] = pipe_of(fd);
    r->tty = d->options->tty;
    r->marked = is_marked(r->pid, r->run);
    r->portable = portable;
    r->clock = application_clock(r->pid, portable);
    r->boot = read_file("/proc/sys/kernel/random/boot_id", NULL);
    if (r->boot)
        r->boot[strcspn(r->boot, "\n")] = '\0';
    r->root_mode = stat("/", &root) == 0 ? (int)(root.st_mode & 07777) : 0755;
    r->capprm = status_hex(r->pid, "CapPrm");
    r->capbnd = status_hex(r->pid, "CapBnd");
    r->needs = tree_capabilities(&d->tree) | CAP_BIT(cap_checkpoint_restore) | CAP_BIT(cap_setpcap)
        | CAP_BIT(cap_setuid) | CAP_BIT(cap_setgid);
    r->timeout = d->options->restore_timeout;
    r->probe = d->options->probe;
    list_add_all(&r->tmpfs, &d->options->tmpfs);
    list_add_all(&r->args, &d->options->restore_args);
    note_given_values(d);
}

/* --tcp-close also closes connections the application has with itself, and it would only notice when it uses them:
 * those are kept, which takes NET_ADMIN. NULL, or why that is not possible. */
static char *choose_tcp(struct dump *d)
{
    if (has_argument(&d->options->dump_args, "--tcp-")) {
        d->record.established = has_argument(&d->options->dump_args, "--tcp-established")
            && !has_argument(&d->options->restore_args, "--tcp-close");
    } else {
        char *inner = tree_inner_connection(&d->tree);
        d->record.established = inner != NULL;
        if (inner && !(effective_capabilities() & CAP_BIT(cap_net_admin))) {
            char *reason = format_text("the application has a TCP connection with itself (%s); keeping it needs "
                "--cap-add NET_ADMIN, giving it up the CRIU option --tcp-close", inner);
            free(inner);
            return reason;
        }
        free(inner);
    }
    if (d->record.established)
        d->record.needs |= CAP_BIT(cap_net_admin);
    return NULL;
}

static void build_arguments(struct dump *d, struct list *args)
{
    const struct list *own = &d->options->dump_args;
    char *pid = format_text("%d", d->record.pid);
    const char *const fixed[] = {"dump", "--unprivileged", "-D", THAW_CHECKPOINT_DIR, "-W", THAW_RUN_DIR, "-t", pid,
        "-o", THAW_DUMP_LOG, "-v4", "--file-locks"};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        list_add(args, fixed[i]);
    free(pid);
    if (!has_argument(own, "--ghost-limit")) {
        list_add(args, "--ghost-limit");
        list_add(args, "64M");
    }
    if (!has_argument(own, "--cpu-cap"))
        list_add(args, "--cpu-cap=ins");
    if (d->record.tty)
        list_add(args, "--shell-job");
    if (!has_argument(own, "--tcp-")) {
        list_add(args, d->record.established ? "--tcp-established" : "--tcp-close");
        if (d->record.established) {
            list_add(args, "--network-lock");
            list_add(args, "skip");
        }
    }
    list_add_all(args, own);
}

static char *blocking_reason(struct dump *d)
{
    const pid_t filtered = tree_own_seccomp(&d->tree);
    if (filtered)
        return format_text("process %d has installed a seccomp filter of its own, which would be lost", filtered);
    uint64_t effective = effective_capabilities();
    if (effective & CAP_BIT(cap_sys_admin)) /* which is that too */
        effective |= CAP_BIT(cap_checkpoint_restore);
    const uint64_t missing = (CAP_BIT(cap_checkpoint_restore) | CAP_BIT(cap_sys_ptrace)) & ~effective;
    if (missing) {
        char *options = capability_options(missing);
        char *reason = format_text("the container lacks capabilities a checkpoint needs: %s", options);
        free(options);
        return reason;
    }
    return choose_tcp(d);
}

/* The contents of tmpfs mounts, which commits leave out. */
static char *keep_tmpfs(const struct record *r)
{
    for (size_t i = 0; i < r->tmpfs.count; i++) {
        char *to = format_text(THAW_CHECKPOINT_DIR "/tmpfs-%zu", i);
        const int result = copy_tree(r->tmpfs.items[i], to);
        free(to);
        if (result < 0)
            return format_text("the contents of %s could not be kept", r->tmpfs.items[i]);
    }
    return NULL;
}

/* What the project does not want in the image; nobody has it open any more. */
static char *scrub(const struct list *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        if (remove_tree(paths->items[i]) < 0 && errno != ENOENT)
            return format_text("%s cannot be removed: %s", paths->items[i], strerror(errno));
    return NULL;
}

static char *complete(struct dump *d, struct image_summary *summary, int64_t *bytes)
{
    if (!inspect_images(THAW_CHECKPOINT_DIR, summary))
        return format_text("CRIU's files are not complete: %s", summary->problems.items[0]);
    take_mapped_files(&d->mapped, &d->record);
    char *reason = keep_tmpfs(&d->record);
    if (!reason)
        reason = scrub(&d->options->scrub);
    unlink(THAW_GO_FILE);
    if (reason)
        return reason;
    if (list_image_files(&d->record, bytes) < 0 || write_record(&d->record) < 0)
        return format_text("%s cannot be written: %s", THAW_RECORD_FILE, strerror(errno));
    return NULL;
}

/* CRIU only keeps its cache on a tmpfs. Not having it costs a restore some 10 ms, so failures do not matter. */
static void keep_kernel_cache(bool dumped)
{
    if (dumped && copy_tree(dump_cache, THAW_KERNEL_CACHE) < 0)
        remove_tree(THAW_KERNEL_CACHE);
    remove_tree(dump_cache);
}

static const char *cgroup_version(void)
{
    struct statfs fs;
    if (statfs("/sys/fs/cgroup", &fs) < 0)
        return "";
    return fs.f_type == CGROUP2_MAGIC ? "2" : "1";
}

static bool run_criu(struct dump *d)
{
    struct criu_run run = {.with_terminal = d->record.tty, .timeout = d->options->dump_timeout, .log = THAW_DUMP_LOG,
        .cache = make_dir(dump_cache, 0700) == 0 ? dump_cache : NULL};
    build_arguments(d, &run.args);
    event("dumping", NULL);
    const bool started = criu_execute(&run, d->s);
    keep_kernel_cache(started && run.end == WAIT_ENDED && run.code == 0);
    if (!started)
        return give_up(d, 127, "CRIU could not be started");
    if (run.end != WAIT_ENDED || run.code != 0) {
        /* A CRIU that was killed leaves the application running by itself, but perhaps stopped. */
        if (run.end != WAIT_ENDED)
            tree_continue(&d->tree);
        char *reason = criu_reason(&run);
        give_up(d, run.code, reason);
        free(reason);
        return false;
    }
    /* CRIU has killed the application; it is reaped while we go on, as giving back its memory takes its time. */
    struct image_summary summary;
    int64_t bytes = 0;
    char *reason = complete(d, &summary, &bytes);
    if (reason)
        return give_up(d, 1, reason);
    struct utsname host;
    if (uname(&host) < 0)
        host.release[0] = '\0';
    event("dumped", "ms", number((now_us() - d->begun) / 1000), "criu-us", number(run.us), "bytes", number(bytes), "files",
        number((int64_t)d->record.file_count), "processes", number(summary.processes), "pages", number(summary.pages),
        "capprm", hex(d->record.capprm), "capbnd", hex(d->record.capbnd), "needs", hex(d->record.needs),
        "kernel", host.release, "cgroup", cgroup_version(), NULL);
    return true;
}

bool make_checkpoint(struct supervisor *s, struct config *config, const struct identity *identity, bool portable)
{
    struct dump d = {.s = s, .options = config, .identity = identity, .mapped = -1, .begun = now_us()};
    s->hold = true;
    if (read_dump_options(config) < 0)
        return give_up(&d, THAW_EXIT_USAGE, "the checkpoint's options are not right (see the output)");
    if (make_dir(THAW_RUN_DIR, 0700) < 0 || make_dir(THAW_CHECKPOINT_DIR, 0700) < 0)
        return give_up(&d, 1, "the directories for the checkpoint cannot be made");
    if (!run_before(&d))
        return false;
    if (s->app.ended)
        return give_up(&d, 1, "the application has ended");
    tree_find(&d.tree, s->app.pid);
    observe(&d, portable);
    char *reason = blocking_reason(&d);
    if (reason) {
        give_up(&d, 1, reason);
        free(reason);
        return false;
    }
    d.mapped = begin_mapped_files(&d.tree);
    remark_on(&d.tree, &d.record, has_argument(&d.options->dump_args, "--tcp-close"));
    const bool done = run_criu(&d);
    if (d.mapped >= 0)
        close(d.mapped);
    tree_free(&d.tree);
    return done;
}
