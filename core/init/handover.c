/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "handover.h"

#include "events.h"
#include "launch.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

/* Thaw's own: they mean nothing to the application, and one lets its holder write events. */
static bool is_ours(const char *assignment)
{
    return starts_with(assignment, "THAW_EVENTS=") || starts_with(assignment, "THAW_RESTART=");
}

static char *values_text(void)
{
    char *text = copy_text("");
    for (char **variable = environ; *variable; variable++) {
        if (is_ours(*variable))
            continue;
        if (strchr(*variable, '\n')) { /* it would read as two */
            complain("%.*s has a line feed in it and is not handed to the application",
                (int)strcspn(*variable, "="), *variable);
            continue;
        }
        char *longer = format_text("%s%s\n", text, *variable);
        free(text);
        text = longer;
    }
    return text;
}

void write_values(const struct record *record)
{
    if (!record->env_file)
        return;
    char *text = values_text();
    /* For the application's eyes alone: values may be secret. It is root's for no longer than nobody runs. */
    unlink(record->env_file);
    if (write_file(record->env_file, text, 0600) < 0 || chown(record->env_file, record->uid, record->gid) < 0)
        complain("the values of this container do not reach the application: cannot write %s: %s", record->env_file,
            strerror(errno));
    free(text);
}

static bool is_in(const struct list *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], text) == 0)
            return true;
    return false;
}

/* Every container has a name of its own, and an empty value is one that the image has lost. */
static bool matters(const char *assignment)
{
    const char *value = strchr(assignment, '=');
    return value && value[1] && !is_ours(assignment) && !starts_with(assignment, "HOSTNAME=");
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void remark_on_values(const struct record *record)
{
    enum { most_named = 5 };
    if (record->env_file || record->after || record->given.count == 0)
        return;
    struct list unseen = {0};
    for (char **variable = environ; *variable; variable++)
        if (matters(*variable) && !is_in(&record->given, *variable))
            list_add(&unseen, *variable);
    if (unseen.count == 0)
        return;
    qsort(unseen.items, unseen.count, sizeof *unseen.items, by_name); /* engines give them in any order */
    char *names = copy_text("");
    for (size_t i = 0; i < unseen.count && i < most_named; i++) {
        char *longer = format_text("%s%s%.*s", names, *names ? ", " : "", (int)strcspn(unseen.items[i], "="), unseen.items[i]);
        free(names);
        names = longer;
    }
    char *more = unseen.count > most_named ? format_text(" and %zu more values", unseen.count - most_named) : copy_text("");
    complain("warning: the application does not see this container's %s%s: it goes on with the environment of its checkpoint "
        "(THAW_RESTORE_ENV_FILE in its project hands values over)", names, more);
    free(more);
    free(names);
    list_clear(&unseen);
}

void run_after(const struct record *record, struct supervisor *s)
{
    if (!record->after || !*record->after)
        return;
    struct identity identity = {.drop = CAP_BIT(cap_checkpoint_restore) | CAP_BIT(cap_sys_ptrace) | CAP_BIT(cap_sys_admin)};
    identity.user.given = true;
    identity.user.uid = record->uid;
    identity.user.gid = record->gid;
    for (char **variable = environ; *variable; variable++)
        if (!is_ours(*variable))
            list_add(&identity.env, *variable);
    const int64_t begun = now_us();
    const pid_t pid = launch_command(&identity, record->after, false);
    if (pid < 0)
        return;
    s->job = (struct child){.pid = pid};
    if (supervisor_wait_job(s, begun + (int64_t)record->timeout * 1000000) != WAIT_ENDED)
        kill(-pid, SIGKILL); /* it leads its own session: its children too */
    supervisor_kill(s, &s->job);
    const int code = exit_code(s->job.status);
    s->job = (struct child){0};
    if (code != 0)
        complain("the command after the restore ended with code %d", code);
    event("after", "code", number(code), "ms", number((now_us() - begun) / 1000), NULL);
}
