/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contents of tmpfs mounts are in no image layer: they travel as files beside the checkpoint. */
#define _GNU_SOURCE
#include "copytree.h"

#include "util.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

static int copy_bytes(const char *from, const char *to)
{
    const int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    const int out = in < 0 ? -1 : open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    ssize_t copied = out < 0 ? -1 : 1;
    while (copied > 0)
        copied = sendfile(out, in, NULL, 1 << 24);
    const int error = errno;
    if (in >= 0)
        close(in);
    if (out >= 0 && close(out) < 0)
        return -1;
    errno = error;
    return copied < 0 ? -1 : 0;
}

static int copy_link(const char *from, const char *to)
{
    char target[PATH_MAX];
    const ssize_t length = readlink(from, target, sizeof target - 1);
    if (length < 0)
        return -1;
    target[length] = '\0';
    if (unlink(to) < 0 && errno != ENOENT)
        return -1;
    return symlink(target, to);
}

static int copy_entries(const char *from, const char *to)
{
    DIR *directory = opendir(from);
    int result = directory ? 0 : -1;
    for (struct dirent *entry; result == 0 && directory && (entry = readdir(directory)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *source = format_text("%s/%s", from, entry->d_name);
        char *target = format_text("%s/%s", to, entry->d_name);
        result = copy_tree(source, target);
        free(source);
        free(target);
    }
    if (directory)
        closedir(directory);
    return result;
}

static int copy_attributes(const char *to, const struct stat *info)
{
    const struct timespec times[2] = {info->st_atim, info->st_mtim};
    if (lchown(to, info->st_uid, info->st_gid) < 0)
        return -1;
    if (!S_ISLNK(info->st_mode) && chmod(to, info->st_mode & 07777) < 0)
        return -1;
    return utimensat(AT_FDCWD, to, times, AT_SYMLINK_NOFOLLOW);
}

int copy_tree(const char *from, const char *to)
{
    struct stat info;
    int result = lstat(from, &info);
    if (result == 0 && S_ISDIR(info.st_mode)) {
        result = mkdir(to, 0700) < 0 && errno != EEXIST ? -1 : 0;
        if (result == 0 && copy_entries(from, to) < 0)
            return -1;
    } else if (result == 0 && S_ISREG(info.st_mode)) {
        result = copy_bytes(from, to);
    } else if (result == 0 && S_ISLNK(info.st_mode)) {
        result = copy_link(from, to);
    } else if (result == 0 && S_ISFIFO(info.st_mode)) {
        result = mkfifo(to, 0600) < 0 && errno != EEXIST ? -1 : 0;
    } else if (result == 0) {
        return 0;
    }
    if (result == 0)
        result = copy_attributes(to, &info);
    if (result < 0)
        complain("cannot copy %s to %s: %s", from, to, strerror(errno));
    return result;
}

int remove_tree(const char *path)
{
    struct stat info;
    if (lstat(path, &info) < 0)
        return errno == ENOENT ? 0 : -1;
    if (!S_ISDIR(info.st_mode))
        return unlink(path);
    DIR *directory = opendir(path);
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *inner = format_text("%s/%s", path, entry->d_name);
        remove_tree(inner);
        free(inner);
    }
    if (directory)
        closedir(directory);
    return rmdir(path);
}
