/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "launch.h"

#include "protocol.h"
#include "supervise.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x80
#endif

extern char **environ;

static const char default_path[] = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/* The engine gave HOME to PID 1, which is root, unless the image or its user set it. */
static void correct_home(struct list *env, const struct user *user)
{
    struct user root;
    const char *home = env_get(env, "HOME");
    find_user(&root, "0");
    if (home && strcmp(home, root.home) && strcmp(home, "/root") && strcmp(home, "/"))
        return;
    char *assignment = format_text("HOME=%s", user->home && *user->home ? user->home : "/");
    env_set(env, assignment);
    free(assignment);
}

void make_identity(struct identity *identity, const struct config *config)
{
    *identity = (struct identity){.drop = config->drop, .tty = config->tty};
    find_user(&identity->user, config->user);
    struct list *env = &identity->env;
    for (char **variable = environ; *variable; variable++)
        list_add(env, *variable);
    if (identity->user.given)
        correct_home(env, &identity->user);
    for (size_t i = 0; i < config->unset.count; i++)
        env_unset(env, config->unset.items[i]);
    for (size_t i = 0; i < config->env.count; i++)
        env_set(env, config->env.items[i]);
    if (!env_get(env, "PATH"))
        list_add(env, default_path);
    if (config->run) {
        char *mark = format_text("THAW_RUN=%s", config->run);
        env_set(env, mark);
        free(mark);
    }
}

bool begin_clock(void)
{
    const int offsets = open("/proc/self/timens_offsets", O_WRONLY | O_CLOEXEC);
    if (offsets < 0)
        return false;
    struct timespec monotonic, boottime;
    clock_gettime(CLOCK_MONOTONIC, &monotonic);
    clock_gettime(CLOCK_BOOTTIME, &boottime);
    bool begun = unshare(CLONE_NEWTIME) == 0;
    if (begun) {
        /* One second is left, as a clock at 0 is taken for "not set" here and there. */
        char text[128];
        const int length = snprintf(text, sizeof text, "monotonic %lld 0\nboottime %lld 0\n",
            (long long)(1 - monotonic.tv_sec), (long long)(1 - boottime.tv_sec));
        begun = write_all(offsets, text, (size_t)length) == 0;
        const int error = errno;
        /* Too late to leave the new namespace, but it equals the host's then. */
        if (!begun)
            complain("cannot set the clock of the time namespace: %s", strerror(error));
    }
    close(offsets);
    return begun;
}

/* Uses up one process id and returns it. */
static pid_t use_id(void)
{
#ifdef __x86_64__
    /* By a thread that ends at once: threads use ids as processes do, but come and go several times faster, and none
     * has to be waited for. It has no stack and needs none; musl's clone() does not make threads. */
    const long flags = CLONE_VM | CLONE_VFORK | CLONE_THREAD | CLONE_SIGHAND | CLONE_FS | CLONE_FILES | CLONE_SYSVSEM;
    long id;
    __asm__ volatile("syscall\n\ttest %%rax, %%rax\n\tjnz 1f\n\tmov %[exit], %%eax\n\txor %%edi, %%edi\n\tsyscall\n1:"
        : "=a"(id)
        : "a"((long)SYS_clone), "D"(flags), "S"(0L), "d"(0L), [exit] "i"(SYS_exit)
        : "rcx", "r11", "memory", "cc");
    if (id < 0)
        errno = (int)-id;
    return id < 0 ? -1 : (pid_t)id;
#else
    const pid_t pid = vfork();
    if (pid == 0)
        _exit(0);
    while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        ;
    return pid;
#endif
}

void burn_pids(int wanted)
{
    for (int i = 0; i < wanted; i++) {
        const pid_t id = use_id();
        if (id < 0)
            complain("cannot use up process ids: %s", strerror(errno));
        if (id < 0 || id >= wanted)
            return;
    }
}

/* In the child from here on. Returns which step failed, with errno, or NULL. */
static const char *become(const struct identity *identity)
{
    const struct user *user = &identity->user;
    if (drop_capabilities(identity->drop) < 0)
        return "cannot drop capabilities";
    if (!user->given)
        return NULL;
    if (setgroups(user->group_count, user->groups) < 0)
        return "cannot set the groups";
    if (setresgid(user->gid, user->gid, user->gid) < 0)
        return "cannot set the group";
    if (setresuid(user->uid, user->uid, user->uid) < 0)
        return "cannot set the user";
    return NULL;
}

/* Own session (or, on a terminal, own foreground process group, so that ^C reaches the application once). */
static void take_terminal(bool tty)
{
    if (!tty) {
        setsid();
        return;
    }
    setpgid(0, 0);
    tcsetpgrp(STDIN_FILENO, getpid()); /* every signal is still blocked, SIGTTOU too */
}

static bool is_elf(const char *file)
{
    char magic[4] = "";
    const int fd = open(file, O_RDONLY | O_CLOEXEC);
    const bool elf = fd >= 0 && read(fd, magic, 4) == 4 && memcmp(magic, "\177ELF", 4) == 0;
    if (fd >= 0)
        close(fd);
    return elf;
}

/* Only returns if the file cannot be started, with errno. */
static void execute(const char *file, const struct list *args, char *const env[])
{
    execve(file, args->items, env);
    if (errno != ENOEXEC || is_elf(file))
        return;
    /* A script without #!, or with an empty line before it. */
    struct list shell = {0};
    list_add(&shell, "/bin/sh");
    list_add(&shell, file);
    for (size_t i = 1; i < args->count; i++)
        list_add(&shell, args->items[i]);
    execve(shell.items[0], shell.items, env);
}

static void execute_by_path(const struct list *args, const struct list *env)
{
    const char *name = args->items[0];
    if (strchr(name, '/')) {
        execute(name, args, env->items);
        return;
    }
    int error = ENOENT;
    char *path = copy_text(env_get(env, "PATH")), *rest = path, *directory;
    while ((directory = strsep(&rest, ":")) != NULL) {
        char *file = format_text("%s/%s", *directory ? directory : ".", name);
        struct stat info;
        if (stat(file, &info) == 0 && !S_ISDIR(info.st_mode)) {
            execute(file, args, env->items);
            error = errno;
            if (error != EACCES)
                break;
        }
        free(file);
    }
    errno = error;
}

struct start_failure {
    int error;
    char step[60]; /* empty: execve itself */
};

static _Noreturn void run_child(const struct identity *identity, const struct list *args, int report)
{
    struct start_failure failure = {0};
    take_terminal(identity->tty);
    const char *step = become(identity);
    default_signals();
    if (!step) {
        step = "";
        execute_by_path(args, &identity->env);
    }
    failure.error = errno;
    strncpy(failure.step, step, sizeof failure.step - 1);
    write_all(report, (const char *)&failure, sizeof failure);
    _exit(127);
}

pid_t launch_application(const struct identity *identity, const struct list *args, int *code)
{
    int report[2];
    *code = 126;
    if (pipe2(report, O_CLOEXEC) < 0) {
        complain("cannot make a pipe: %s", strerror(errno));
        return -1;
    }
    const pid_t pid = fork();
    if (pid == 0)
        run_child(identity, args, report[1]);
    close(report[1]);
    if (pid < 0) {
        complain("cannot start a process: %s", strerror(errno));
        close(report[0]);
        return -1;
    }
    /* The pipe closes by itself when execve succeeds. */
    struct start_failure failure;
    ssize_t got;
    while ((got = read(report[0], &failure, sizeof failure)) < 0 && errno == EINTR)
        ;
    close(report[0]);
    if (got == 0)
        return pid;
    waitpid(pid, NULL, 0);
    const char *name = args->items[0];
    if (got != sizeof failure)
        complain("cannot start \"%s\"", name);
    else if (*failure.step)
        complain("%s of the application: %s", failure.step, strerror(failure.error));
    else if (failure.error == ENOENT && access(name, F_OK) == 0)
        complain("cannot start \"%s\": its interpreter or loader is not in the image", name);
    else
        complain("cannot start \"%s\": %s", name, strerror(failure.error));
    if (got == sizeof failure && !*failure.step && failure.error == ENOENT)
        *code = THAW_EXIT_CANNOT_START;
    return -1;
}

pid_t launch_command(const struct identity *identity, const char *command, bool quiet)
{
    const pid_t pid = fork();
    if (pid < 0)
        complain("cannot start a process: %s", strerror(errno));
    if (pid != 0)
        return pid;
    setsid();
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null >= 0) {
        dup2(null, STDIN_FILENO);
        if (quiet) {
            dup2(null, STDOUT_FILENO);
            dup2(null, STDERR_FILENO);
        }
    }
    const char *step = become(identity);
    default_signals();
    if (!step) {
        char *const arguments[] = {(char[]){"/bin/sh"}, (char[]){"-c"}, copy_text(command), NULL};
        execve(arguments[0], arguments, identity->env.items);
        step = "cannot start /bin/sh";
    }
    fail(127, "%s: %s", step, strerror(errno));
}
