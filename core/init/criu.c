/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "criu.h"

#include "protocol.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { most_printed = 20 };

/* The bundle's own loader, whatever the machine calls it: the image's libc does not matter then. */
static char *find_loader(void)
{
    char *loader = NULL;
    DIR *lib = opendir(THAW_CRIU_DIR "/lib");
    for (struct dirent *entry; lib && !loader && (entry = readdir(lib)) != NULL;)
        if (starts_with(entry->d_name, "ld-linux") || starts_with(entry->d_name, "ld64"))
            loader = format_text(THAW_CRIU_DIR "/lib/%s", entry->d_name);
    if (lib)
        closedir(lib);
    return loader;
}

static void add_command(struct list *argv, const char *loader)
{
    list_add(argv, loader);
    list_add(argv, "--library-path");
    list_add(argv, THAW_CRIU_DIR "/lib");
    list_add(argv, "--preload");
    list_add(argv, THAW_SHIM_FILE);
    list_add(argv, THAW_CRIU_DIR "/bin/criu");
}

static _Noreturn void become_criu(const struct list *argv, const struct criu_run *run, int words)
{
    /* Without privileges CRIU looks there for what it knows of the kernel, and keeps it there on a tmpfs. */
    char *const cache = run->cache ? format_text("XDG_RUNTIME_DIR=%s", run->cache) : NULL;
    char *const env[] = {(char[]){"PATH=/usr/sbin:/usr/bin:/sbin:/bin"}, cache, NULL};
    if (!run->with_terminal) {
        const int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (null >= 0)
            dup2(null, STDIN_FILENO);
    }
    dup2(words, STDOUT_FILENO);
    dup2(words, STDERR_FILENO);
    default_signals();
    execve(argv->items[0], argv->items, env);
    fail(127, "cannot start %s: %s", argv->items[0], strerror(errno));
}

static char *read_words(int fd)
{
    char bytes[4096];
    const ssize_t got = pread(fd, bytes, sizeof bytes - 1, 0);
    bytes[got > 0 ? got : 0] = '\0';
    return copy_text(bytes);
}

bool criu_execute(struct criu_run *run, struct supervisor *s)
{
    char *loader = find_loader();
    if (!loader) {
        complain("CRIU is not in %s/lib", THAW_CRIU_DIR);
        return false;
    }
    struct list argv = {0};
    add_command(&argv, loader);
    list_add_all(&argv, &run->args);
    unlink(run->log);
    const int64_t begun = now_us();
    const int words = memfd_create("criu", MFD_CLOEXEC);
    const pid_t pid = words < 0 ? -1 : fork();
    if (pid == 0)
        become_criu(&argv, run, words);
    if (pid > 0) {
        s->job = (struct child){.pid = pid};
        run->end = supervisor_wait_job(s, now_us() + run->timeout * 1000000);
        supervisor_kill(s, &s->job);
        run->code = exit_code(s->job.status);
        run->us = now_us() - begun;
        s->job = (struct child){0};
        run->words = read_words(words);
    } else {
        complain("cannot start CRIU: %s", strerror(errno));
    }
    if (words >= 0)
        close(words);
    list_clear(&argv);
    free(loader);
    return pid > 0;
}

static bool is_follow_up(const char *line)
{
    static const char *const phrases[] = {
        "Unable to detach from", "Dumping FAILED", "Restoring FAILED", " failed with ", "Dump files (pid",
        "Dump mappings (pid", "Dump core (pid", "Can't unfreeze", "Unlock network", "killed by signal", "exited, status",
        "Unable to create tun", "XDG_RUNTIME_DIR", "Failed to kill", "Can't infect", "Can't collect",
        "Collect mappings (pid", "dump_one_task", "Can't wait for", "Failed to wait",
        "Unable to open fd=", "Restorer fail", "Can't dump page with parasite",
    };
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strstr(line, phrases[i]))
            return true;
    return false;
}

/* "(00.01) 301: Error (file.c:12): text" → "text", or NULL if the line is of another level. */
static const char *message_of(const char *line, const char *level)
{
    const char *at = strstr(line, level);
    if (!at)
        return NULL;
    const char *text = strstr(at, "): ");
    return text ? text + 3 : at + strlen(level);
}

/* The last line of the level that is not a mere consequence, without CRIU's own prefix; NULL: none. */
static char *last_message(const char *log, const char *level, bool consequences)
{
    char *copy = copy_text(log), *rest = copy, *line, *found = NULL;
    while ((line = strsep(&rest, "\n")) != NULL) {
        const char *text = message_of(line, level);
        if (!text || (!consequences && is_follow_up(line)))
            continue;
        free(found);
        found = copy_text(text);
    }
    free(copy);
    return found;
}

char *criu_reason(const struct criu_run *run)
{
    if (run->end == WAIT_TIMEOUT)
        return format_text("CRIU did not end within %lld s", (long long)run->timeout);
    if (run->end == WAIT_STOPPED)
        return copy_text("the container was told to stop");
    char *log = read_file(run->log, NULL), *reason = NULL;
    if (log) {
        reason = last_message(log, "Error (", false);
        if (!reason)
            reason = last_message(log, "Warn  (", false);
        if (!reason)
            reason = last_message(log, "Error (", true);
    }
    free(log);
    if (!reason && run->words && *run->words)
        reason = format_text("%.*s", (int)strcspn(run->words, "\n"), run->words);
    return reason ? reason : format_text("CRIU ended with code %d", run->code);
}

void criu_print_errors(const struct criu_run *run)
{
    char *log = read_file(run->log, NULL), *rest = log, *line;
    int printed = 0;
    while (log && (line = strsep(&rest, "\n")) != NULL)
        if (strstr(line, "Error (") && printed++ < most_printed)
            complain("criu: %s", line);
    if (!printed && run->words && *run->words)
        complain("criu: %s", run->words);
    free(log);
}

bool criu_lost_pid_race(const struct criu_run *run)
{
    static const char *const signs[] = {"File exists", "do not match expected", "Thread pid mismatch",
        "Unable to create a thread"};
    char *log = read_file(run->log, NULL);
    bool lost = false;
    for (size_t i = 0; log && i < sizeof signs / sizeof *signs; i++)
        lost = lost || strstr(log, signs[i]);
    /* EAGAIN is a limit on processes: no other turn of the race helps. */
    lost = lost && !strstr(log, "Unable to create a thread: -11");
    free(log);
    return lost;
}
