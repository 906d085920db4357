/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "protocol.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void decode(char *value)
{
    char *to = value;
    for (const char *from = value; *from; from++) {
        if (*from == '\\' && (from[1] == 'n' || from[1] == '\\')) {
            from++;
            *to++ = *from == 'n' ? '\n' : '\\';
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
}

int read_lines(const char *path, take_line *take, void *context)
{
    char *text = read_file(path, NULL);
    if (!text && errno == ENOENT)
        return -2;
    if (!text) {
        complain("cannot read %s: %s", path, strerror(errno));
        return -1;
    }
    int line_number = 0, result = 0;
    for (char *line = text, *next; line && *line && result == 0; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        line_number++;
        if (!*line)
            continue;
        char *value = strchr(line, ' ');
        if (value)
            *value++ = '\0';
        else
            value = line + strlen(line);
        decode(value);
        const char *problem = take(context, line, value);
        if (problem) {
            complain("%s, line %d (%s): %s", path, line_number, line, problem);
            result = -1;
        }
    }
    free(text);
    return result;
}

void add_line(char **text, const char *key, const char *value)
{
    char *encoded = allocate(strlen(value) * 2 + 1), *to = encoded;
    for (; *value; value++) {
        if (*value == '\n' || *value == '\\') {
            *to++ = '\\';
            *to++ = *value == '\n' ? 'n' : '\\';
        } else {
            *to++ = *value;
        }
    }
    char *longer = format_text("%s%s %s\n", *text ? *text : "", key, encoded);
    free(encoded);
    free(*text);
    *text = longer;
}

const char *check_name(enum check_kind kind)
{
    static const char *const words[] = {"none", "port", "http", "command"};
    return words[kind];
}

const char *parse_check(struct check_spec *check, const char *value)
{
    *check = (struct check_spec){0};
    if (starts_with(value, "command ")) {
        check->kind = CHECK_COMMAND;
        check->text = copy_text(value + strlen("command "));
        return NULL;
    }
    const bool http = starts_with(value, "http ");
    if (!http && !starts_with(value, "port "))
        return "neither port, http nor command";
    char *end;
    const long port = strtol(value + 5, &end, 10);
    if (port < 1 || port > 65535)
        return "not a port";
    if (http && (end[0] != ' ' || end[1] != '/'))
        return "the path does not begin with /";
    if (!http && *end)
        return "not a port";
    check->kind = http ? CHECK_HTTP : CHECK_PORT;
    check->port = (int)port;
    check->text = http ? copy_text(end + 1) : NULL;
    return NULL;
}

char *check_text(const struct check_spec *check)
{
    switch (check->kind) {
    case CHECK_PORT: return format_text("port %d", check->port);
    case CHECK_HTTP: return format_text("http %d %s", check->port, check->text);
    case CHECK_COMMAND: return format_text("command %s", check->text);
    case CHECK_NONE: break;
    }
    return NULL;
}

static const char *take_number(int *to, const char *value, int least)
{
    char *end;
    errno = 0;
    const long parsed = strtol(value, &end, 10);
    if (errno || end == value || *end || parsed < least || parsed > 10000000)
        return "not a number in range";
    *to = (int)parsed;
    return NULL;
}

static const char *take_config(void *context, const char *key, char *value)
{
    struct config *c = context;
    const struct { const char *key; char **to; } texts[] = {
        {"nonce", &c->nonce}, {"run", &c->run}, {"user", &c->user}, {"before", &c->before},
        {"after", &c->after}, {"env-file", &c->env_file}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(key, texts[i].key) == 0) {
            free(*texts[i].to);
            *texts[i].to = copy_text(value);
            return NULL;
        }
    const struct { const char *key; struct list *to; } lists[] = {
        {"env", &c->env}, {"unset", &c->unset}, {"arg", &c->args}, {"tmpfs", &c->tmpfs}, {"scrub", &c->scrub},
        {"dump-arg", &c->dump_args}, {"restore-arg", &c->restore_args}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(key, lists[i].key) == 0) {
            list_add(lists[i].to, value);
            return NULL;
        }
    if (strcmp(key, "burn") == 0)
        return take_number(&c->burn, value, 0);
    if (strcmp(key, "dump-timeout") == 0)
        return take_number(&c->dump_timeout, value, 1);
    if (strcmp(key, "restore-timeout") == 0)
        return take_number(&c->restore_timeout, value, 1);
    if (strcmp(key, "ready") == 0)
        return parse_check(&c->ready, value);
    if (strcmp(key, "probe") == 0)
        return parse_check(&c->probe, value);
    if (strcmp(key, "drop") == 0) {
        char *end;
        c->drop = strtoull(value, &end, 16);
        return *end || end == value ? "not a hexadecimal number" : NULL;
    }
    if (strcmp(key, "clock") == 0) {
        c->portable = strcmp(value, "portable") == 0;
        return c->portable || strcmp(value, "host") == 0 ? NULL : "neither portable nor host";
    }
    if (strcmp(key, "tty") == 0) {
        c->tty = strcmp(value, "1") == 0;
        return c->tty || strcmp(value, "0") == 0 ? NULL : "neither 0 nor 1";
    }
    return "unknown key";
}

void read_config(struct config *config, const char *path)
{
    *config = (struct config){.burn = 300, .dump_timeout = 120, .restore_timeout = 60};
    const int result = read_lines(path, take_config, config);
    /* Gone in any case: it may hold values that must not get into an image. */
    if (result != -2 && unlink(path) < 0)
        fail(THAW_EXIT_USAGE, "cannot delete %s: %s", path, strerror(errno));
    if (result == -2)
        fail(THAW_EXIT_USAGE, "there is no %s", path);
    if (result < 0)
        _exit(THAW_EXIT_USAGE);
    if (config->args.count == 0)
        fail(THAW_EXIT_USAGE, "the configuration names no program (arg)");
}

static const char *take_dump_option(void *context, const char *key, char *value)
{
    if (strcmp(key, "dump-arg") && strcmp(key, "restore-arg") && strcmp(key, "before") && strcmp(key, "dump-timeout"))
        return "only dump-arg, restore-arg, before and dump-timeout can be changed for another checkpoint";
    return take_config(context, key, value);
}

int read_dump_options(struct config *config)
{
    struct config given = {.dump_timeout = config->dump_timeout};
    const int result = read_lines(THAW_DUMP_FILE, take_dump_option, &given);
    if (result == -2)
        return 0;
    unlink(THAW_DUMP_FILE);
    if (result < 0)
        return -1;
    list_clear(&config->dump_args);
    list_clear(&config->restore_args);
    free(config->before);
    config->dump_args = given.dump_args;
    config->restore_args = given.restore_args;
    config->before = given.before;
    config->dump_timeout = given.dump_timeout;
    return 0;
}
