/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "util.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void say(const char *format, va_list arguments)
{
    char line[4000] = "thaw: ";
    const size_t start = strlen(line);
    vsnprintf(line + start, sizeof line - start - 1, format, arguments);
    strcat(line, "\n");
    write_all(STDERR_FILENO, line, strlen(line));
}

void complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
}

void fail(int code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
    _exit(code);
}

void *allocate(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        fail(126, "out of memory");
    return memory;
}

char *format_text(const char *format, ...)
{
    va_list arguments;
    char *text = NULL;
    va_start(arguments, format);
    const int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0)
        fail(126, "out of memory");
    return text;
}

char *copy_text(const char *text)
{
    return format_text("%s", text);
}

bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

void list_add(struct list *list, const char *text)
{
    char **items = realloc(list->items, (list->count + 2) * sizeof *items);
    if (!items)
        fail(126, "out of memory");
    list->items = items;
    items[list->count++] = copy_text(text);
    items[list->count] = NULL;
}

void list_add_all(struct list *list, const struct list *from)
{
    for (size_t i = 0; i < from->count; i++)
        list_add(list, from->items[i]);
}

void list_clear(struct list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    free(list->items);
    *list = (struct list){0};
}

static bool names(const char *assignment, const char *name, size_t length)
{
    return strncmp(assignment, name, length) == 0 && assignment[length] == '=';
}

void env_unset(struct list *env, const char *name)
{
    const size_t length = strcspn(name, "=");
    size_t kept = 0;
    for (size_t i = 0; i < env->count; i++) {
        if (names(env->items[i], name, length))
            free(env->items[i]);
        else
            env->items[kept++] = env->items[i];
    }
    if (env->items)
        env->items[kept] = NULL;
    env->count = kept;
}

void env_set(struct list *env, const char *assignment)
{
    env_unset(env, assignment);
    list_add(env, assignment);
}

const char *env_get(const struct list *env, const char *name)
{
    for (size_t i = 0; i < env->count; i++)
        if (names(env->items[i], name, strlen(name)))
            return env->items[i] + strlen(name) + 1;
    return NULL;
}

char *read_file(const char *path, size_t *size)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    /* Files of /proc have no size: read until there is no more. */
    size_t length = 0, room = 16384;
    char *bytes = allocate(room + 1);
    for (;;) {
        const ssize_t got = read(fd, bytes + length, room - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            const int error = errno;
            free(bytes);
            close(fd);
            errno = error;
            return NULL;
        }
        if (got == 0)
            break;
        length += (size_t)got;
        if (length == room) {
            room *= 2;
            char *more = realloc(bytes, room + 1);
            if (!more)
                fail(126, "out of memory");
            bytes = more;
        }
    }
    close(fd);
    bytes[length] = '\0';
    if (size)
        *size = length;
    return bytes;
}

int write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t written = write(fd, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

int write_file(const char *path, const char *text, mode_t mode)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (fd < 0)
        return -1;
    const int result = write_all(fd, text, strlen(text));
    const int error = errno;
    if (close(fd) < 0 && result == 0)
        return -1;
    errno = error;
    return result;
}

int make_dir(const char *path, mode_t mode)
{
    if (mkdir(path, mode) < 0 && errno != EEXIST)
        return -1;
    return chmod(path, mode);
}

int64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

char *status_line(pid_t pid, const char *name)
{
    char path[64];
    if (pid > 0)
        snprintf(path, sizeof path, "/proc/%d/status", pid);
    else
        snprintf(path, sizeof path, "/proc/self/status");
    char *status = read_file(path, NULL);
    char *value = NULL;
    char *wanted = format_text("\n%s:", name);
    const char *line = status ? strstr(status, wanted) : NULL;
    if (line) {
        line += strlen(wanted);
        line += strspn(line, " \t");
        value = format_text("%.*s", (int)strcspn(line, "\n"), line);
    }
    free(wanted);
    free(status);
    return value ? value : copy_text("");
}

uint64_t status_hex(pid_t pid, const char *name)
{
    char *value = status_line(pid, name);
    const uint64_t result = strtoull(value, NULL, 16);
    free(value);
    return result;
}

long status_number(pid_t pid, const char *name, long otherwise)
{
    char *value = status_line(pid, name);
    const long result = *value ? strtol(value, NULL, 10) : otherwise;
    free(value);
    return result;
}

static char *number_buffer(void)
{
    static char buffers[16][32];
    static unsigned next;
    return buffers[next++ % 16];
}

const char *number(int64_t value)
{
    char *buffer = number_buffer();
    snprintf(buffer, 32, "%" PRId64, value);
    return buffer;
}

const char *hex(uint64_t value)
{
    char *buffer = number_buffer();
    snprintf(buffer, 32, "%" PRIx64, value);
    return buffer;
}
