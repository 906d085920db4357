/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "tree.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *stat_field(pid_t pid, int field)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    char *stat = read_file(path, NULL), *result = NULL;
    char *rest = stat ? strrchr(stat, ')') : NULL;
    if (rest) {
        rest += rest[1] ? 2 : 1;
        for (char *word; (word = strsep(&rest, " ")) != NULL && !result;)
            if (field-- == 0)
                result = copy_text(word);
    }
    free(stat);
    return result ? result : copy_text("");
}

static pid_t parent_of(pid_t pid)
{
    char *field = stat_field(pid, 1);
    const pid_t parent = atoi(field);
    free(field);
    return parent;
}

static void add_pid(struct tree *tree, pid_t pid)
{
    pid_t *more = realloc(tree->pids, (tree->count + 1) * sizeof *more);
    if (!more)
        fail(126, "out of memory");
    tree->pids = more;
    tree->pids[tree->count++] = pid;
}

void tree_find(struct tree *tree, pid_t root)
{
    struct tree all = {0};
    DIR *proc = opendir("/proc");
    for (struct dirent *entry; proc && (entry = readdir(proc)) != NULL;)
        if (atoi(entry->d_name) > 1)
            add_pid(&all, atoi(entry->d_name));
    if (proc)
        closedir(proc);
    pid_t *parents = allocate((all.count + 1) * sizeof *parents);
    for (size_t i = 0; i < all.count; i++)
        parents[i] = parent_of(all.pids[i]);
    *tree = (struct tree){0};
    add_pid(tree, root);
    for (size_t known = 0; known < tree->count; known++)
        for (size_t i = 0; i < all.count; i++)
            if (parents[i] == tree->pids[known])
                add_pid(tree, all.pids[i]);
    free(parents);
    tree_free(&all);
}

void tree_free(struct tree *tree)
{
    free(tree->pids);
    *tree = (struct tree){0};
}

pid_t tree_own_seccomp(const struct tree *tree)
{
    const long container = status_number(1, "Seccomp_filters", 0);
    for (size_t i = 0; i < tree->count; i++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/%d/task", tree->pids[i]);
        DIR *tasks = opendir(path);
        for (struct dirent *entry; tasks && (entry = readdir(tasks)) != NULL;) {
            const pid_t tid = atoi(entry->d_name);
            /* /proc/TID/status is there for every thread, though not listed. */
            if (tid > 0 && status_number(tid, "Seccomp_filters", 0) > container) {
                closedir(tasks);
                return tid;
            }
        }
        if (tasks)
            closedir(tasks);
    }
    return 0;
}

uint64_t tree_capabilities(const struct tree *tree)
{
    uint64_t all = 0;
    for (size_t i = 0; i < tree->count; i++)
        all |= status_hex(tree->pids[i], "CapPrm") | status_hex(tree->pids[i], "CapInh")
            | status_hex(tree->pids[i], "CapAmb");
    return all;
}

struct connection {
    char local[40], remote[40]; /* as the kernel writes them: hexadecimal address:port */

};

struct connections {
    struct connection *items;
    size_t count;
};

static bool holds_inode(const unsigned long *inodes, size_t count, unsigned long wanted)
{
    for (size_t i = 0; i < count; i++)
        if (inodes[i] == wanted)
            return true;
    return false;
}

static size_t socket_inodes(const struct tree *tree, unsigned long **inodes)
{
    size_t count = 0, room = 0;
    for (size_t i = 0; i < tree->count; i++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/%d/fd", tree->pids[i]);
        DIR *fds = opendir(path);
        for (struct dirent *entry; fds && (entry = readdir(fds)) != NULL;) {
            char target[64];
            unsigned long inode;
            const ssize_t length = readlinkat(dirfd(fds), entry->d_name, target, sizeof target - 1);
            if (length <= 0)
                continue;
            target[length] = '\0';
            if (sscanf(target, "socket:[%lu]", &inode) != 1)
                continue;
            if (count == room) {
                room = room ? room * 2 : 64;
                unsigned long *more = realloc(*inodes, room * sizeof *more);
                if (!more)
                    fail(126, "out of memory");
                *inodes = more;
            }
            (*inodes)[count++] = inode;
        }
        if (fds)
            closedir(fds);
    }
    return count;
}

static void read_connections(struct connections *all, const char *file,
    const unsigned long *inodes, size_t count)
{
    char *text = read_file(file, NULL), *rest = text, *line;
    while (text && (line = strsep(&rest, "\n")) != NULL) {
        struct connection c = {0};
        unsigned state;
        unsigned long inode;
        if (sscanf(line, "%*d: %39s %39s %x %*s %*s %*s %*s %*s %lu", c.local, c.remote, &state, &inode) != 4)
            continue;
        /* ESTABLISHED, FIN_WAIT*, CLOSE_WAIT, LAST_ACK, CLOSING: all that still belong to somebody */
        if (state == 0x0a || state == 0x06 || inode == 0 || !holds_inode(inodes, count, inode))
            continue;
        struct connection *more = realloc(all->items, (all->count + 1) * sizeof *more);
        if (!more)
            fail(126, "out of memory");
        all->items = more;
        more[all->count++] = c;
    }
    free(text);
}

/* ::ffff:127.0.0.1 and 127.0.0.1 are the two ends of one connection where a server listens on IPv6. */
static const char *without_mapping(const char *address)
{
    static const char mapped[] = "0000000000000000FFFF0000";
    return starts_with(address, mapped) ? address + sizeof mapped - 1 : address;
}

static bool same(const char *a, const char *b)
{
    return strcmp(without_mapping(a), without_mapping(b)) == 0;
}

static char *readable(const char *address)
{
    unsigned ip, port;
    if (sscanf(without_mapping(address), "%8x:%x", &ip, &port) == 2 && strlen(without_mapping(address)) <= 13)
        return format_text("%u.%u.%u.%u:%u", ip & 255, ip >> 8 & 255, ip >> 16 & 255, ip >> 24, port);
    const char *colon = strchr(address, ':');
    return format_text("port %lu", colon ? strtoul(colon + 1, NULL, 16) : 0);
}

static long sockets_in_use(const char *file, const char *line)
{
    long count = 0;
    char *text = read_file(file, NULL), *found = text ? strstr(text, line) : NULL;
    if (found)
        sscanf(found + strlen(line), "%ld", &count);
    free(text);
    return count;
}

/* The kernel looks through a table for all of the machine to list connections, which takes milliseconds; it knows their
 * number in this network namespace at once. */
static bool may_have_both_ends(void)
{
    return sockets_in_use("/proc/net/sockstat", "TCP: inuse ") + sockets_in_use("/proc/net/sockstat6", "TCP6: inuse ") >= 2;
}

char *tree_inner_connection(const struct tree *tree)
{
    if (!may_have_both_ends())
        return NULL;
    unsigned long *inodes = NULL;
    const size_t count = socket_inodes(tree, &inodes);
    struct connections all = {0};
    if (count > 0) {
        read_connections(&all, "/proc/net/tcp", inodes, count);
        read_connections(&all, "/proc/net/tcp6", inodes, count);
    }
    char *found = NULL;
    for (size_t i = 0; i < all.count && !found; i++)
        for (size_t j = i + 1; j < all.count && !found; j++)
            if (same(all.items[i].local, all.items[j].remote) && same(all.items[i].remote, all.items[j].local))
                found = readable(all.items[i].remote);
    free(all.items);
    free(inodes);
    return found;
}

void tree_continue(const struct tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        char *state = stat_field(tree->pids[i], 0);
        if (*state == 'T')
            kill(tree->pids[i], SIGCONT);
        free(state);
    }
}
