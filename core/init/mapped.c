/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "mapped.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { most_hashed = 16 << 20, note_reach = 8192, piece = 64 * 1024 };

/* A GNU build id's note: name's and id's length, type 3, "GNU". */
static const char build_id_note[16] = "\4\0\0\0\x14\0\0\0\3\0\0\0GNU";

static bool has_build_id(int fd)
{
    char bytes[note_reach];
    const ssize_t got = pread(fd, bytes, sizeof bytes, 0);
    return got > 4 && memcmp(bytes, "\177ELF", 4) == 0 && memmem(bytes, (size_t)got, build_id_note, sizeof build_id_note);
}

/* FNV-1a over words: it has to notice another version of a file, not an attacker. */
static bool hash_file(int fd, uint64_t *hash)
{
    static union { char bytes[piece]; uint64_t words[piece / 8]; } buffer;
    ssize_t got;
    *hash = UINT64_C(0xcbf29ce484222325);
    for (off_t at = 0; (got = pread(fd, buffer.bytes, piece, at)) > 0; at += got) {
        memset(buffer.bytes + got, 0, (size_t)(-got & 7));
        for (size_t i = 0; i < ((size_t)got + 7) / 8; i++)
            *hash = (*hash ^ buffer.words[i]) * UINT64_C(0x100000001b3);
    }
    return got == 0;
}

/* False: nobody listens any more (SIGPIPE is blocked, as all signals are). */
static bool tell_of_file(int to, const char *path)
{
    bool heard = true;
    struct stat info;
    uint64_t hash;
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return true;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0 && info.st_size <= most_hashed && !has_build_id(fd)
        && hash_file(fd, &hash))
        heard = dprintf(to, "%lld %lld %s %s\n", (long long)info.st_mtim.tv_sec, (long long)info.st_size, hex(hash), path) >= 0;
    close(fd);
    return heard;
}

static void add_once(struct list *paths, const char *path)
{
    for (size_t i = paths->count; i-- > 0;) /* a file's lines follow one another */
        if (strcmp(paths->items[i], path) == 0)
            return;
    list_add(paths, path);
}

static struct list mapped_paths(const struct tree *tree)
{
    struct list paths = {0};
    for (size_t i = 0; i < tree->count; i++) {
        char name[32];
        snprintf(name, sizeof name, "/proc/%d/maps", tree->pids[i]);
        char *maps = read_file(name, NULL), *rest = maps, *line;
        while (maps && (line = strsep(&rest, "\n")) != NULL) {
            char *path = strchr(line, '/'), permissions[5] = "";
            /* What is written through to the file is meant to change. */
            const bool private = sscanf(line, "%*s %4s", permissions) == 1 && permissions[3] == 'p';
            if (path && private && !strstr(path, " (deleted)") && !starts_with(path, "/dev/") && !starts_with(path, "/memfd:"))
                add_once(&paths, path);
        }
        free(maps);
    }
    return paths;
}

int begin_mapped_files(const struct tree *tree)
{
    int ends[2];
    struct list paths = mapped_paths(tree);
    if (paths.count == 0 || pipe2(ends, O_CLOEXEC) < 0) {
        list_clear(&paths);
        return -1;
    }
    const pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        for (size_t i = 0; i < paths.count && tell_of_file(ends[1], paths.items[i]); i++)
            ;
        _exit(0);
    }
    list_clear(&paths);
    close(ends[1]);
    if (pid > 0)
        return ends[0];
    close(ends[0]);
    return -1;
}

void take_mapped_files(int *from, struct record *record)
{
    if (*from < 0)
        return;
    FILE *lines = fdopen(*from, "r");
    char *line = NULL;
    size_t size = 0;
    while (lines && getline(&line, &size, lines) > 0) {
        line[strcspn(line, "\n")] = '\0';
        list_add(&record->mapped, line);
    }
    free(line);
    if (lines)
        fclose(lines);
    else
        close(*from);
    *from = -1;
}

char *changed_mapped_file(const struct record *record)
{
    for (size_t i = 0; i < record->mapped.count; i++) {
        long long modified, size;
        unsigned long long hash;
        uint64_t now = 0;
        struct stat info;
        const char *path = strchr(record->mapped.items[i], '/');
        if (!path || sscanf(record->mapped.items[i], "%lld %lld %llx", &modified, &size, &hash) != 3)
            continue;
        /* A file that is missing or has another size is CRIU's to complain of. */
        if (stat(path, &info) < 0 || info.st_size != size || info.st_mtim.tv_sec == modified)
            continue;
        const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        const bool same = fd < 0 || !hash_file(fd, &now) || now == hash;
        if (fd >= 0)
            close(fd);
        if (!same)
            return format_text("the file %s has changed since the checkpoint, although its size is the same: the application "
                "would go on with a mixture of both", path);
    }
    return NULL;
}
