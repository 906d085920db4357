/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "record.h"

#include "protocol.h"

#include <dirent.h>
#include <fcntl.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void add_number(char **text, const char *key, int64_t value)
{
    add_line(text, key, number(value));
}

int write_record(const struct record *r)
{
    static const char *const stream_keys[] = {"stdin", "stdout", "stderr"};
    char *text = NULL, *probe = check_text(&r->probe);
    add_line(&text, "format", "1");
    if (r->run)
        add_line(&text, "run", r->run);
    add_number(&text, "pid", r->pid);
    for (int i = 0; i < 3; i++)
        if (r->pipes[i])
            add_line(&text, stream_keys[i], r->pipes[i]);
    add_number(&text, "uid", r->uid);
    add_number(&text, "gid", r->gid);
    if (r->env_file)
        add_line(&text, "env-file", r->env_file);
    if (r->after)
        add_line(&text, "after", r->after);
    add_line(&text, "tty", r->tty ? "1" : "0");
    add_line(&text, "marked", r->marked ? "1" : "0");
    add_line(&text, "tcp", r->established ? "established" : "close");
    add_line(&text, "clock", r->portable ? "portable" : "host");
    add_number(&text, "uptime", r->clock);
    add_line(&text, "boot", r->boot ? r->boot : "");
    add_number(&text, "root-mode", r->root_mode);
    add_line(&text, "capprm", hex(r->capprm));
    add_line(&text, "capbnd", hex(r->capbnd));
    add_line(&text, "needs", hex(r->needs));
    add_number(&text, "restore-timeout", r->timeout);
    for (size_t i = 0; i < r->args.count; i++)
        add_line(&text, "restore-arg", r->args.items[i]);
    for (size_t i = 0; i < r->tmpfs.count; i++)
        add_line(&text, "tmpfs", r->tmpfs.items[i]);
    for (size_t i = 0; i < r->mapped.count; i++)
        add_line(&text, "mapped", r->mapped.items[i]);
    for (size_t i = 0; i < r->given.count; i++)
        add_line(&text, "given", r->given.items[i]);
    if (probe)
        add_line(&text, "probe", probe);
    for (size_t i = 0; i < r->file_count; i++) {
        char *file = format_text("%s %s", number(r->files[i].size), r->files[i].name);
        add_line(&text, "file", file);
        free(file);
    }
    const int result = write_file(THAW_RECORD_FILE, text, 0600);
    free(text);
    free(probe);
    return result;
}

static void add_file(struct record *r, const char *name, int64_t size)
{
    struct image_file *more = realloc(r->files, (r->file_count + 1) * sizeof *more);
    if (!more)
        fail(126, "out of memory");
    r->files = more;
    more[r->file_count++] = (struct image_file){copy_text(name), size};
}

static const char *take_record(void *context, const char *key, char *value)
{
    struct record *r = context;
    const bool one = strcmp(value, "1") == 0;
    char *rest;
    if (strcmp(key, "format") == 0)
        return one ? NULL : "made by another version of Thaw";
    else if (strcmp(key, "run") == 0)
        r->run = copy_text(value);
    else if (strcmp(key, "pid") == 0)
        r->pid = atoi(value);
    else if (strcmp(key, "uid") == 0)
        r->uid = (uid_t)atoll(value);
    else if (strcmp(key, "gid") == 0)
        r->gid = (gid_t)atoll(value);
    else if (strcmp(key, "env-file") == 0)
        r->env_file = copy_text(value);
    else if (strcmp(key, "after") == 0)
        r->after = copy_text(value);
    else if (strcmp(key, "stdin") == 0)
        r->pipes[0] = copy_text(value);
    else if (strcmp(key, "stdout") == 0)
        r->pipes[1] = copy_text(value);
    else if (strcmp(key, "stderr") == 0)
        r->pipes[2] = copy_text(value);
    else if (strcmp(key, "tty") == 0)
        r->tty = one;
    else if (strcmp(key, "marked") == 0)
        r->marked = one;
    else if (strcmp(key, "tcp") == 0)
        r->established = strcmp(value, "established") == 0;
    else if (strcmp(key, "clock") == 0)
        r->portable = strcmp(value, "portable") == 0;
    else if (strcmp(key, "uptime") == 0)
        r->clock = atoll(value);
    else if (strcmp(key, "boot") == 0)
        r->boot = copy_text(value);
    else if (strcmp(key, "root-mode") == 0)
        r->root_mode = atoi(value);
    else if (strcmp(key, "capprm") == 0)
        r->capprm = strtoull(value, NULL, 16);
    else if (strcmp(key, "capbnd") == 0)
        r->capbnd = strtoull(value, NULL, 16);
    else if (strcmp(key, "needs") == 0)
        r->needs = strtoull(value, NULL, 16);
    else if (strcmp(key, "restore-timeout") == 0)
        r->timeout = atoi(value);
    else if (strcmp(key, "restore-arg") == 0)
        list_add(&r->args, value);
    else if (strcmp(key, "tmpfs") == 0)
        list_add(&r->tmpfs, value);
    else if (strcmp(key, "mapped") == 0)
        list_add(&r->mapped, value);
    else if (strcmp(key, "given") == 0)
        list_add(&r->given, value);
    else if (strcmp(key, "probe") == 0)
        return parse_check(&r->probe, value);
    else if (strcmp(key, "file") == 0 && (rest = strchr(value, ' ')) != NULL)
        add_file(r, rest + 1, atoll(value));
    else
        return "unknown key";
    return NULL;
}

int read_record(struct record *record)
{
    *record = (struct record){.timeout = 60};
    const int result = read_lines(THAW_RECORD_FILE, take_record, record);
    if (result == -2)
        complain("this image has no checkpoint (%s is missing)", THAW_RECORD_FILE);
    else if (result == 0 && record->pid <= 0)
        complain("%s names no process", THAW_RECORD_FILE);
    return result == 0 && record->pid > 0 ? 0 : -1;
}

int list_image_files(struct record *record, int64_t *bytes)
{
    DIR *directory = opendir(THAW_CHECKPOINT_DIR);
    if (!directory)
        return -1;
    *bytes = 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        struct stat info;
        if (fstatat(dirfd(directory), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) < 0 || !S_ISREG(info.st_mode)
            || strcmp(entry->d_name, strrchr(THAW_RECORD_FILE, '/') + 1) == 0)
            continue;
        add_file(record, entry->d_name, info.st_size);
        *bytes += info.st_size;
    }
    closedir(directory);
    return 0;
}

char *check_image_files(const struct record *record)
{
    for (size_t i = 0; i < record->file_count; i++) {
        const struct image_file *file = &record->files[i];
        char *path = format_text(THAW_CHECKPOINT_DIR "/%s", file->name);
        struct stat info;
        const bool there = stat(path, &info) == 0;
        free(path);
        if (!there)
            return format_text("the checkpoint's file %s is missing", file->name);
        if (info.st_size != file->size)
            return format_text("the checkpoint's file %s has %lld bytes instead of %lld", file->name,
                (long long)info.st_size, (long long)file->size);
    }
    return NULL;
}
