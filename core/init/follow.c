/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thaw-init follow FILE: what tail -F does, without a shell or coreutils in the image, and within a millisecond. */
#define _GNU_SOURCE
#include "commands.h"

#include "protocol.h"
#include "util.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

struct follower {
    const char *path;
    int notify;
    int file; /* -1: not there */
    struct stat opened;
    off_t offset;
};

/* Watches the file's directory, or the nearest one above it that exists. */
static void watch_directory(struct follower *f)
{
    char *directory = copy_text(f->path);
    for (;;) {
        char *slash = strrchr(directory, '/');
        if (!slash) {
            strcpy(directory, *directory ? "." : "/");
        } else {
            *slash = '\0';
        }
        const int watch = inotify_add_watch(f->notify, *directory ? directory : "/",
            IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR);
        if (watch >= 0 || !slash)
            break;
        if (errno == ENOSPC || errno == EMFILE)
            fail(1, "cannot watch %s: %s", directory, strerror(errno));
    }
    free(directory);
}

/* Everything the file has beyond what was written already. */
static void copy_new_bytes(struct follower *f)
{
    static char bytes[1 << 17];
    struct stat info;
    if (f->file < 0)
        return;
    if (fstat(f->file, &info) == 0 && info.st_size < f->offset)
        f->offset = 0; /* cut off and written anew */
    for (;;) {
        const ssize_t got = pread(f->file, bytes, sizeof bytes, f->offset);
        if (got < 0 && errno != EINTR)
            fail(1, "cannot read %s: %s", f->path, strerror(errno));
        if (got == 0)
            return;
        if (got < 0)
            continue;
        if (write_all(STDOUT_FILENO, bytes, (size_t)got) < 0)
            _exit(errno == EPIPE ? 0 : 1);
        f->offset += got;
    }
}

/* Opens the file if it is there and is not the one that is open: rotation. */
static void look_at_path(struct follower *f)
{
    struct stat now;
    if (stat(f->path, &now) < 0) {
        watch_directory(f);
        if (stat(f->path, &now) < 0)
            return;
    }
    if (f->file >= 0 && now.st_ino == f->opened.st_ino && now.st_dev == f->opened.st_dev)
        return;
    const int file = open(f->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) {
        if (errno != ENOENT)
            fail(1, "cannot open %s: %s", f->path, strerror(errno));
        return;
    }
    copy_new_bytes(f); /* the last of the old one */
    if (f->file >= 0)
        close(f->file);
    f->file = file;
    f->offset = 0;
    fstat(file, &f->opened);
    /* The watch comes before the first read, so nothing is missed in between. */
    if (inotify_add_watch(f->notify, f->path, IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF) < 0)
        complain("cannot watch %s: %s", f->path, strerror(errno));
    watch_directory(f);
}

int follow_command(const char *path)
{
    static char events[65536] __attribute__((aligned(8)));
    struct follower f = {.path = path, .file = -1, .notify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
    if (f.notify < 0)
        fail(1, "cannot watch files: %s", strerror(errno));
    for (;;) {
        look_at_path(&f);
        copy_new_bytes(&f);
        struct pollfd fds[2] = {{.fd = f.notify, .events = POLLIN}, {.fd = STDOUT_FILENO}};
        if (poll(fds, 2, -1) < 0 && errno != EINTR)
            fail(1, "cannot wait: %s", strerror(errno));
        if (fds[1].revents & (POLLERR | POLLHUP))
            return 0; /* nobody reads any more */
        while (read(f.notify, events, sizeof events) > 0)
            ;
    }
}
