/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small things every part of thaw-init uses. Running out of memory ends the program: PID 1 of a container has no
 * better answer. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

/* "thaw: …" on stderr, in one write. */
void complain(const char *format, ...) PRINTF_LIKE(1, 2);
_Noreturn void fail(int code, const char *format, ...) PRINTF_LIKE(2, 3);

char *format_text(const char *format, ...) PRINTF_LIKE(1, 2);
char *copy_text(const char *text);
void *allocate(size_t size);
bool starts_with(const char *text, const char *prefix);

/* A growing vector of strings, always ended by NULL, so that items can be given to execve. */
struct list {
    char **items;
    size_t count;
};
void list_add(struct list *list, const char *text);
void list_add_all(struct list *list, const struct list *from);
void list_clear(struct list *list);
/* Environment lists: sets NAME=VALUE, or removes NAME. */
void env_set(struct list *env, const char *assignment);
void env_unset(struct list *env, const char *name);
const char *env_get(const struct list *env, const char *name);

/* The whole file, with a NUL behind; NULL and errno if it cannot be read. */
char *read_file(const char *path, size_t *size);
/* 0, or -1 with errno. The file is replaced. */
int write_file(const char *path, const char *text, mode_t mode);
int write_all(int fd, const char *bytes, size_t size);
int make_dir(const char *path, mode_t mode);

int64_t now_us(void); /* CLOCK_MONOTONIC */

/* What a line "Name:\tVALUE" of /proc/PID/status says; pid 0: this process. Empty if there is none. */
char *status_line(pid_t pid, const char *name);
uint64_t status_hex(pid_t pid, const char *name);
long status_number(pid_t pid, const char *name, long otherwise);

/* Numbers in the text of one expression; eight can be in use at a time. */
const char *number(int64_t value);
const char *hex(uint64_t value);
