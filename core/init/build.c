/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thaw-init build: a whole checkpoint without anybody outside, for a step of an image's build. It is PID 1, runs
 * "thaw-init run --input" as its child, passes its output on and does what Thaw does from outside: finds the line that
 * says "ready", asks for the checkpoint, waits for the verdict. */
#define _GNU_SOURCE
#include "commands.h"

#include "config.h"
#include "protocol.h"
#include "util.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <regex.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { longest_line = 64 * 1024, longest_event = 4096 };
enum verdict { UNDECIDED, READY, DUMPED, REFUSED, ENDED };

struct request {
    char *nonce;
    char *message; /* NULL: the configuration's own check says when */
    char *source;
    int flags;     /* of regcomp; -1: message is a plain text */
    int timeout, dump_timeout;
    regex_t pattern;
};

struct stream {
    int from, to;
    bool searched;
    char line[longest_line], event[longest_event + 1];
    size_t line_length, event_length;
    bool escape, in_event;
};

struct build {
    struct request request;
    struct stream streams[3]; /* output, error output, the log file */
    int input;                /* of the child */
    enum verdict verdict;
    char *reason;
};

static const char *take_request(void *context, const char *key, char *value)
{
    struct request *r = context;
    if (strcmp(key, "message") == 0)
        r->message = copy_text(value);
    else if (strcmp(key, "source") == 0)
        r->source = copy_text(value);
    else if (strcmp(key, "timeout") == 0)
        r->timeout = atoi(value);
    else if (strcmp(key, "syntax") == 0 && strcmp(value, "text") == 0)
        r->flags = -1;
    else if (strcmp(key, "syntax") == 0 && strcmp(value, "extended") == 0)
        r->flags = REG_EXTENDED;
    else if (strcmp(key, "syntax") != 0 || strcmp(value, "basic") != 0)
        return "not understood";
    return NULL;
}

/* The configuration is the child's; only what concerns both is read here. */
static const char *take_shared(void *context, const char *key, char *value)
{
    struct request *r = context;
    if (strcmp(key, "nonce") == 0)
        r->nonce = copy_text(value);
    else if (strcmp(key, "dump-timeout") == 0)
        r->dump_timeout = atoi(value);
    return NULL;
}

static void read_request(struct request *r)
{
    *r = (struct request){.timeout = 100, .dump_timeout = 120};
    if (read_lines(THAW_BUILD_FILE, take_request, r) < 0 || read_lines(THAW_CONFIG_FILE, take_shared, r) < 0)
        fail(THAW_EXIT_USAGE, "%s and %s have to say what to start and when it is ready", THAW_CONFIG_FILE, THAW_BUILD_FILE);
    if (!r->nonce || !*r->nonce)
        fail(THAW_EXIT_USAGE, "%s has no nonce", THAW_CONFIG_FILE);
    unlink(THAW_BUILD_FILE);
    if (r->message && r->flags >= 0 && regcomp(&r->pattern, r->message, r->flags | REG_NOSUB) != 0)
        fail(THAW_EXIT_USAGE, "the pattern \"%s\" is not right", r->message);
}

static void look(struct build *b, const struct stream *s)
{
    const struct request *r = &b->request;
    if (!s->searched || !r->message || b->verdict != UNDECIDED)
        return;
    if (r->flags < 0 ? strstr(s->line, r->message) != NULL : regexec(&r->pattern, s->line, 0, NULL, 0) == 0)
        b->verdict = READY;
}

static char *decoded(const char *value)
{
    char *text = copy_text(value), *to = text;
    for (const char *from = text; *from && *from != ' '; from++) {
        unsigned byte = (unsigned char)*from;
        if (byte == '%' && sscanf(from + 1, "%2x", &byte) == 1)
            from += 2;
        *to++ = (char)byte;
    }
    *to = '\0';
    return text;
}

static void take_event(struct build *b, struct stream *s)
{
    char *own = format_text("thaw:%s:", b->request.nonce);
    s->event[s->event_length] = '\0';
    if (starts_with(s->event, own)) {
        const char *name = s->event + strlen(own);
        if (starts_with(name, "ready") && b->verdict == UNDECIDED)
            b->verdict = READY;
        else if (starts_with(name, "dumped"))
            b->verdict = DUMPED;
        else if (starts_with(name, "dump-failed")) {
            b->verdict = REFUSED;
            const char *reason = strstr(name, "reason=");
            b->reason = decoded(reason ? reason + strlen("reason=") : "");
        } else if (starts_with(name, "ended") && b->verdict != DUMPED)
            b->verdict = ENDED;
    }
    free(own);
}

/* A byte of the application's own output. */
static void take_byte(struct build *b, struct stream *s, char byte)
{
    if (byte != '\n' && s->line_length + 1 < sizeof s->line)
        s->line[s->line_length++] = byte;
    if (byte != '\n')
        return;
    s->line[s->line_length] = '\0';
    look(b, s);
    s->line_length = 0;
}

static void take_bytes(struct build *b, struct stream *s, const char *bytes, size_t count)
{
    static char own[1 << 16];
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const char byte = bytes[i];
        if (s->in_event) {
            const bool ends = byte == '\\' && s->event_length > 0 && s->event[s->event_length - 1] == '\033';
            if (ends || s->event_length == longest_event) {
                s->in_event = false;
                s->event_length -= ends ? 1 : 0;
                take_event(b, s);
            } else {
                s->event[s->event_length++] = byte;
            }
            continue;
        }
        if (s->escape && byte == '_') {
            s->in_event = true;
            s->escape = false;
            s->event_length = 0;
            continue;
        }
        if (s->escape) {
            own[kept++] = '\033';
            s->escape = false;
        }
        if (byte == '\033' && s->to == STDERR_FILENO) {
            s->escape = true;
            continue;
        }
        own[kept++] = byte;
        take_byte(b, s, byte);
    }
    write_all(s->to, own, kept);
    /* A prompt has no line end. */
    s->line[s->line_length] = '\0';
    if (s->line_length)
        look(b, s);
}

/* False: it has ended. */
static bool read_stream(struct build *b, struct stream *s)
{
    static char bytes[(1 << 16) / 2];
    const ssize_t got = read(s->from, bytes, sizeof bytes);
    if (got > 0)
        take_bytes(b, s, bytes, (size_t)got);
    return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
}

/* This program once more, with a pipe for each descriptor that is asked for. */
static pid_t start(const char *const words[], int *input, int *output, int *errors)
{
    int ends[3][2] = {{-1, -1}, {-1, -1}, {-1, -1}};
    int *const ours[3] = {input, output, errors};
    for (int fd = 0; fd < 3; fd++)
        if (ours[fd] && pipe2(ends[fd], O_CLOEXEC) < 0)
            fail(126, "cannot make a pipe: %s", strerror(errno));
    const pid_t pid = fork();
    if (pid < 0)
        fail(126, "cannot start a process: %s", strerror(errno));
    if (pid == 0) {
        for (int fd = 0; fd < 3; fd++)
            if (ours[fd])
                dup2(ends[fd][fd == 0 ? 0 : 1], fd);
        execv("/proc/self/exe", (char *const *)words);
        fail(127, "cannot start %s once more: %s", words[0], strerror(errno));
    }
    for (int fd = 0; fd < 3; fd++) {
        if (!ours[fd])
            continue;
        close(ends[fd][fd == 0 ? 0 : 1]);
        *ours[fd] = ends[fd][fd == 0 ? 1 : 0];
    }
    return pid;
}

/* Passes output on until there is a verdict beyond that one, or until the deadline. */
static void watch(struct build *b, enum verdict passed, int64_t deadline)
{
    while (b->verdict <= passed && (now_us() < deadline)) {
        struct pollfd fds[3];
        for (int i = 0; i < 3; i++)
            fds[i] = (struct pollfd){.fd = b->streams[i].from, .events = POLLIN};
        const int64_t left = (deadline - now_us()) / 1000 + 1;
        if (poll(fds, 3, left < 1000000 ? (int)left : 1000000) < 0 && errno != EINTR)
            fail(126, "cannot wait: %s", strerror(errno));
        for (int i = 0; i < 3; i++)
            if (fds[i].revents && !read_stream(b, &b->streams[i]))
                b->streams[i].from = -1;
        if (b->streams[0].from < 0 && b->streams[1].from < 0 && b->verdict <= READY)
            b->verdict = ENDED;
    }
}

static int finish(struct build *b, pid_t child)
{
    if (getpid() == 1)
        kill(-1, SIGKILL);
    else
        kill(child, SIGKILL);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    switch (b->verdict) {
    case DUMPED: return 0;
    case REFUSED: complain("no checkpoint: %s", b->reason); return THAW_EXIT_BUILD_DUMP;
    case ENDED: complain("the application ended before it was ready"); return THAW_EXIT_BUILD_READY;
    case READY: complain("the checkpoint was not finished within %d s", b->request.dump_timeout); return THAW_EXIT_BUILD_DUMP;
    case UNDECIDED: break;
    }
    complain("the application was not ready within %d s", b->request.timeout);
    return THAW_EXIT_BUILD_READY;
}

int build_command(void)
{
    static struct build b;
    const char *const run[] = {"thaw-init", "run", "--input", NULL};
    signal(SIGPIPE, SIG_IGN);
    read_request(&b.request);
    const char *source = b.request.source ? b.request.source : "output";
    for (int i = 0; i < 3; i++)
        b.streams[i] = (struct stream){.from = -1, .to = i == 1 ? STDERR_FILENO : STDOUT_FILENO};
    const pid_t child = start(run, &b.input, &b.streams[0].from, &b.streams[1].from);
    b.streams[0].searched = strcmp(source, "output") == 0;
    b.streams[1].searched = strcmp(source, "output") == 0 || strcmp(source, "errors") == 0;
    b.streams[2].searched = *source == '/';
    if (*source == '/') {
        const char *const follow[] = {"thaw-init", "follow", source, NULL};
        start(follow, NULL, &b.streams[2].from, NULL);
    }
    write_all(b.input, "end\n", 4); /* its files are there already */
    watch(&b, UNDECIDED, now_us() + (int64_t)b.request.timeout * 1000000);
    if (b.verdict == READY) {
        write_all(b.input, "dump\n", 5);
        watch(&b, READY, now_us() + (int64_t)(b.request.dump_timeout + 30) * 1000000);
    }
    return finish(&b, child);
}
