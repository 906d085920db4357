/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same rules as Docker's (moby/sys/user): names from the files, numbers work without them; supplementary groups
 * of the user only if no group is named, and always the primary group among them. */
#define _GNU_SOURCE
#include "user.h"

#include "protocol.h"

#include <stdlib.h>
#include <string.h>

/* Splits "a:b:c" in place; missing fields are empty. */
static void split(char *line, char *fields[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fields[i] = line;
        char *colon = i + 1 < count ? strchr(line, ':') : NULL;
        if (colon)
            *colon = '\0';
        line = colon ? colon + 1 : line + strlen(line);
    }
}

static bool is_number(const char *text, unsigned *value)
{
    char *end;
    const unsigned long number = strtoul(text, &end, 10);
    *value = (unsigned)number;
    return *text >= '0' && *text <= '9' && *end == '\0' && number <= 0x7fffffff;
}

/* The user's line of passwd: by name, otherwise by number. Sets *name. */
static bool find_in_passwd(struct user *user, const char *wanted, char **name)
{
    char *text = read_file("/etc/passwd", NULL), *rest = text, *line;
    unsigned number = 0;
    const bool numeric = is_number(wanted, &number);
    bool found = false;
    while (!found && text && (line = strsep(&rest, "\n")) != NULL) {
        char *f[7];
        unsigned uid, gid;
        split(line, f, 7);
        if (!is_number(f[2], &uid) || !is_number(f[3], &gid))
            continue;
        if (strcmp(f[0], wanted) && !(numeric && uid == number))
            continue;
        found = true;
        *name = copy_text(f[0]);
        user->uid = uid;
        user->gid = gid;
        user->home = copy_text(f[5]);
    }
    free(text);
    return found;
}

static bool is_member(char *members, const char *name)
{
    for (char *member; (member = strsep(&members, ",")) != NULL;)
        if (strcmp(member, name) == 0)
            return true;
    return false;
}

static void add_group(struct user *user, gid_t gid)
{
    for (size_t i = 0; i < user->group_count; i++)
        if (user->groups[i] == gid)
            return;
    if (user->group_count < most_groups)
        user->groups[user->group_count++] = gid;
}

/* The named group's id, or (without a group) the groups that list the user. */
static bool find_in_group(struct user *user, const char *group, const char *member)
{
    char *text = read_file("/etc/group", NULL), *rest = text, *line;
    bool found = false;
    while (text && (line = strsep(&rest, "\n")) != NULL) {
        char *f[4];
        unsigned gid;
        split(line, f, 4);
        if (!is_number(f[2], &gid))
            continue;
        if (group && strcmp(f[0], group) == 0) {
            user->gid = gid;
            found = true;
            break;
        }
        if (!group && member && is_member(f[3], member))
            add_group(user, gid);
    }
    free(text);
    return found;
}

void find_user(struct user *user, const char *text)
{
    *user = (struct user){0};
    if (!text || !*text)
        return;
    user->given = true;
    char *wanted = copy_text(text), *group = strchr(wanted, ':'), *name = NULL;
    unsigned number = 0;
    if (group)
        *group++ = '\0';
    if (group && !*group)
        group = NULL;
    if (!*wanted)
        strcpy(wanted, "0");
    if (!find_in_passwd(user, wanted, &name)) {
        if (!is_number(wanted, &number))
            fail(THAW_EXIT_CANNOT_START, "the image has no user \"%s\" (/etc/passwd)", wanted);
        user->uid = number;
        user->home = copy_text("/");
    }
    if (group && !find_in_group(user, group, NULL)) {
        if (!is_number(group, &number))
            fail(THAW_EXIT_CANNOT_START, "the image has no group \"%s\" (/etc/group)", group);
        user->gid = number;
    }
    add_group(user, user->gid);
    if (!group && name)
        find_in_group(user, NULL, name);
    free(name);
    free(wanted);
}
