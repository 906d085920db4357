/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "input.h"

#include "protocol.h"
#include "util.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const int patience_ms = 60 * 1000; /* between two pieces: whoever started us may be gone */

/* Reads standard input a piece at a time; a descriptor rather than stdio, as what comes later is not for this. */
static char buffer[64 * 1024];
static size_t filled, taken;

static void fill(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    ssize_t got = 0;
    if (poll(&input, 1, patience_ms) > 0)
        got = read(STDIN_FILENO, buffer, sizeof buffer);
    if (got <= 0)
        fail(THAW_EXIT_USAGE, "nobody has told what to start: this container is for Thaw's own use");
    filled = (size_t)got;
    taken = 0;
}

static void take_line_of(char *line, size_t size)
{
    size_t length = 0;
    for (;;) {
        if (taken == filled)
            fill();
        const char c = buffer[taken++];
        if (c == '\n')
            break;
        if (length + 1 == size)
            fail(THAW_EXIT_USAGE, "a line on standard input is too long");
        line[length++] = c;
    }
    line[length] = '\0';
}

static void take_content(const char *path, mode_t mode, long size)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (fd < 0 || fchmod(fd, mode) < 0)
        fail(126, "cannot write %s: %s", path, strerror(errno));
    while (size > 0) {
        if (taken == filled)
            fill();
        size_t piece = filled - taken;
        if (piece > (size_t)size)
            piece = (size_t)size;
        if (write_all(fd, buffer + taken, piece) < 0)
            fail(126, "cannot write %s: %s", path, strerror(errno));
        taken += piece;
        size -= (long)piece;
    }
    close(fd);
}

int take_files(void)
{
    char line[8192], path[sizeof line];
    for (;;) {
        unsigned mode;
        long size;
        take_line_of(line, sizeof line);
        if (strcmp(line, "end") == 0)
            break;
        if (sscanf(line, "dir %o %[^\n]", &mode, path) == 2) {
            if (make_dir(path, (mode_t)mode) < 0)
                fail(126, "cannot make %s: %s", path, strerror(errno));
        } else if (sscanf(line, "file %o %ld %[^\n]", &mode, &size, path) == 3 && size >= 0) {
            take_content(path, (mode_t)mode, size);
        } else {
            fail(THAW_EXIT_USAGE, "standard input says \"%s\"", line);
        }
    }
    const int input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (input < 0 || null < 0 || dup2(null, STDIN_FILENO) < 0)
        fail(126, "cannot set standard input aside: %s", strerror(errno));
    close(null);
    fcntl(input, F_SETFL, fcntl(input, F_GETFL) | O_NONBLOCK);
    return input;
}

bool take_words(int *input)
{
    char words[64];
    bool dump = false;
    ssize_t got;
    /* Only one word is ever said, and it is shorter than what a pipe passes on in one piece. */
    while ((got = read(*input, words, sizeof words)) > 0)
        dump |= memchr(words, 'd', (size_t)got) != NULL;
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        close(*input);
        *input = -1;
    }
    return dump;
}
