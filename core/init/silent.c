/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "silent.h"

#include "events.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* An end of a pipe or FIFO that a process has open. */
struct pipe_end {
    dev_t device;
    ino_t inode;
    pid_t pid;
    bool reads, writes;
};

struct pipe_ends {
    struct pipe_end *items;
    size_t count;
};

static bool in_tree(const struct tree *tree, pid_t pid)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->pids[i] == pid)
            return true;
    return false;
}

static int access_mode(pid_t pid, const char *fd)
{
    char path[64];
    unsigned flags = O_RDWR;
    snprintf(path, sizeof path, "/proc/%d/fdinfo/%.20s", pid, fd);
    char *text = read_file(path, NULL), *line = text ? strstr(text, "flags:") : NULL;
    if (line)
        sscanf(line, "flags: %o", &flags);
    free(text);
    return (int)(flags & O_ACCMODE);
}

static void add_end(struct pipe_ends *ends, const struct stat *info, pid_t pid, int mode)
{
    struct pipe_end *more = realloc(ends->items, (ends->count + 1) * sizeof *more);
    if (!more)
        fail(126, "out of memory");
    ends->items = more;
    more[ends->count++] = (struct pipe_end){.device = info->st_dev, .inode = info->st_ino, .pid = pid,
        .reads = mode != O_WRONLY, .writes = mode != O_RDONLY};
}

static void find_ends(struct pipe_ends *ends, pid_t pid)
{
    char path[64];
    struct stat info;
    snprintf(path, sizeof path, "/proc/%d/fd", pid);
    DIR *fds = opendir(path);
    for (struct dirent *entry; fds && (entry = readdir(fds)) != NULL;)
        if (fstatat(dirfd(fds), entry->d_name, &info, 0) == 0 && S_ISFIFO(info.st_mode))
            add_end(ends, &info, pid, access_mode(pid, entry->d_name));
    if (fds)
        closedir(fds);
}

/* The container's own streams: a restore gives the application those of the new container. */
static bool is_stream(const struct record *record, const struct pipe_end *end)
{
    char name[40];
    snprintf(name, sizeof name, "pipe:[%llu]", (unsigned long long)end->inode);
    for (int fd = 0; fd < 3; fd++)
        if (record->pipes[fd] && strcmp(record->pipes[fd], name) == 0)
            return true;
    return false;
}

static bool same_pipe(const struct pipe_end *a, const struct pipe_end *b)
{
    return a->device == b->device && a->inode == b->inode;
}

static bool is_complete(const struct pipe_ends *ends, const struct pipe_end *one)
{
    bool reads = false, writes = false;
    for (size_t i = 0; i < ends->count; i++)
        if (same_pipe(&ends->items[i], one)) {
            reads = reads || ends->items[i].reads;
            writes = writes || ends->items[i].writes;
        }
    return reads && writes;
}

static struct pipe_ends ends_outside(const struct tree *tree)
{
    struct pipe_ends ends = {0};
    DIR *proc = opendir("/proc");
    for (struct dirent *entry; proc && (entry = readdir(proc)) != NULL;) {
        const pid_t pid = atoi(entry->d_name);
        if (pid > 0 && !in_tree(tree, pid))
            find_ends(&ends, pid);
    }
    if (proc)
        closedir(proc);
    return ends;
}

static void remark(const char *kind, pid_t pid, const char *detail)
{
    event("remark", "kind", kind, "pid", number(pid), "detail", detail, NULL);
}

/* CRIU makes such a pipe anew, with nobody at its other end: the next write is an error, the next read the end. */
static void remark_on_pipes(const struct tree *tree, const struct record *record)
{
    struct pipe_ends inside = {0}, outside = {0};
    for (size_t i = 0; i < tree->count; i++)
        find_ends(&inside, tree->pids[i]);
    for (size_t i = 0; i < inside.count; i++) {
        const struct pipe_end *end = &inside.items[i];
        if (is_stream(record, end) || is_complete(&inside, end))
            continue;
        if (!outside.items)
            outside = ends_outside(tree);
        for (size_t j = 0; j < outside.count; j++)
            if (same_pipe(end, &outside.items[j])) {
                remark("pipe-outside", end->pid, number(outside.items[j].pid));
                j = outside.count;
                i = inside.count - 1; /* one remark is enough */
            }
    }
    free(inside.items);
    free(outside.items);
}

static char *program_of(pid_t pid)
{
    char link[32], target[4096];
    snprintf(link, sizeof link, "/proc/%d/exe", pid);
    const ssize_t length = readlink(link, target, sizeof target - 1);
    target[length > 0 ? length : 0] = '\0';
    const char *slash = strrchr(target, '/');
    return copy_text(slash ? slash + 1 : target);
}

static bool keeps_random_state(pid_t pid, const char *program)
{
    if (strcmp(program, "node") == 0 || strcmp(program, "nodejs") == 0 || strcmp(program, "java") == 0)
        return true;
    char path[32];
    snprintf(path, sizeof path, "/proc/%d/maps", pid);
    char *maps = read_file(path, NULL);
    const bool found = maps && (strstr(maps, "/libcrypto.so") || strstr(maps, "/libssl.so"));
    free(maps);
    return found;
}

/* Every restore of an image goes on from the same state, so that all of them draw the same "random" numbers. */
static void remark_on_random_state(const struct tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        char *program = program_of(tree->pids[i]);
        const bool keeps = keeps_random_state(tree->pids[i], program);
        if (keeps)
            remark("random-state", tree->pids[i], program);
        free(program);
        if (keeps)
            return;
    }
}

void remark_on(const struct tree *tree, const struct record *record, bool closing)
{
    if (!events_wanted())
        return;
    char *inner = closing ? tree_inner_connection(tree) : NULL;
    if (inner)
        remark("connection-closed", tree->pids[0], inner);
    free(inner);
    remark_on_pipes(tree, record);
    remark_on_random_state(tree);
}
