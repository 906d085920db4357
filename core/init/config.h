/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The configuration of a run (protocol.h has its keys) and the lines both it and the record are made of. */
#pragma once

#include "util.h"

enum check_kind { CHECK_NONE, CHECK_PORT, CHECK_HTTP, CHECK_COMMAND };

struct check_spec {
    enum check_kind kind;
    int port;
    char *text; /* path or command */
};

struct config {
    char *nonce, *run, *user, *before, *after, *env_file;
    struct list env, unset, args, tmpfs, scrub, dump_args, restore_args;
    int burn, dump_timeout, restore_timeout;
    uint64_t drop;
    bool portable, tty;
    struct check_spec ready, probe;
};

/* Calls take() for each line "key value" with the value decoded; take returns what is wrong, or NULL.
 * 0, or -1 with a sentence on stderr (none if the file is missing: then errno is ENOENT and the result -2). */
typedef const char *take_line(void *context, const char *key, char *value);
int read_lines(const char *path, take_line *take, void *context);
/* One more line "key value" at the end of text, which may be moved. */
void add_line(char **text, const char *key, const char *value);

const char *parse_check(struct check_spec *check, const char *value);
char *check_text(const struct check_spec *check); /* as parse_check takes it; NULL for none */
const char *check_name(enum check_kind kind);

/* Fails the program if the file is not right; deletes it. */
void read_config(struct config *config, const char *path);
/* Takes THAW_DUMP_FILE, if it is there, into the configuration, in place of what that says of dumps. -1: not right. */
int read_dump_options(struct config *config);
