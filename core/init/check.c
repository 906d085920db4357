/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "check.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { first_pause = 2000, longest_pause = 50000, answer_time = 2000000, drain_time = 50000 }; /* µs */

void check_begin(struct check *check, const struct check_spec *spec, const struct identity *identity)
{
    *check = (struct check){.spec = spec, .identity = identity, .begun = now_us(), .pause = first_pause,
        .connection = {.fd = -1}};
    check->next = check->begun;
}

bool check_pending(const struct check *check)
{
    return check->spec && check->spec->kind != CHECK_NONE;
}

/* Finds out who listens by the kernel's tables: a connection just to see whether one is possible would disturb
 * the application, and these tables also know sockets bound to one address only. */
static bool find_listener(int port, struct sockaddr_storage *address, socklen_t *length)
{
    for (int six = 0; six < 2; six++) {
        char *text = read_file(six ? "/proc/net/tcp6" : "/proc/net/tcp", NULL), *rest = text, *line;
        while (text && (line = strsep(&rest, "\n")) != NULL) {
            unsigned words[4] = {0}, local_port, state;
            const int got = six
                ? sscanf(line, "%*d: %8x%8x%8x%8x:%x %*x:%*x %x", &words[0], &words[1], &words[2], &words[3],
                      &local_port, &state) - 3
                : sscanf(line, "%*d: %8x:%x %*x:%*x %x", &words[0], &local_port, &state);
            if (got != 3 || state != 0x0a || local_port != (unsigned)port)
                continue;
            *address = (struct sockaddr_storage){0};
            if (six) {
                struct sockaddr_in6 *to = (struct sockaddr_in6 *)address;
                to->sin6_family = AF_INET6;
                to->sin6_port = htons((uint16_t)port);
                memcpy(&to->sin6_addr, words, sizeof words);
                if (IN6_IS_ADDR_UNSPECIFIED(&to->sin6_addr))
                    to->sin6_addr = in6addr_loopback;
                *length = sizeof *to;
            } else {
                struct sockaddr_in *to = (struct sockaddr_in *)address;
                to->sin_family = AF_INET;
                to->sin_port = htons((uint16_t)port);
                to->sin_addr.s_addr = words[0] ? words[0] : htonl(INADDR_LOOPBACK);
                *length = sizeof *to;
            }
            free(text);
            return true;
        }
        free(text);
    }
    return false;
}

static void look_later(struct check *check)
{
    if (check->connection.fd >= 0)
        close(check->connection.fd);
    check->connection.fd = -1;
    check->next = now_us() + check->pause;
    check->pause = check->pause * 5 / 4;
    if (check->pause > longest_pause)
        check->pause = longest_pause;
}

static void send_request(struct check *check)
{
    struct sockaddr_storage address;
    socklen_t length;
    if (!find_listener(check->spec->port, &address, &length)) {
        look_later(check);
        return;
    }
    const int fd = socket(address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    check->connection = (struct pollfd){.fd = fd, .events = POLLIN};
    check->head_length = 0;
    check->next = now_us() + answer_time;
    if (fd < 0) {
        complain("cannot make a socket for the check: %s", strerror(errno));
        look_later(check);
        return;
    }
    if (connect(fd, (struct sockaddr *)&address, length) < 0 && errno == EINPROGRESS) {
        struct pollfd connecting = {.fd = fd, .events = POLLOUT}; /* at once within one machine, or a full queue */
        poll(&connecting, 1, 20);
    }
    /* HTTP/1.0, so that the server ends the connection and the answer is not in chunks. */
    char *request = format_text("GET %s HTTP/1.0\r\nHost: localhost\r\nUser-Agent: thaw\r\nConnection: close\r\n\r\n",
        check->spec->text);
    if (send(fd, request, strlen(request), MSG_NOSIGNAL) != (ssize_t)strlen(request))
        look_later(check);
    free(request);
}

/* Reads what has come; after the status it only waits for the server's end, so that nothing is left half open. */
static void read_answer(struct check *check)
{
    char bytes[16384];
    ssize_t got;
    while ((got = recv(check->connection.fd, bytes, sizeof bytes, 0)) > 0)
        for (ssize_t i = 0; i < got && check->head_length < sizeof check->head - 1; i++)
            check->head[check->head_length++] = bytes[i];
    check->head[check->head_length] = '\0';
    int status = 0;
    if (!check->answered && check->head_length >= 12 && sscanf(check->head, "HTTP/%*d.%*d %d", &status) == 1) {
        check->status = status;
        if (status >= 200 && status < 400) {
            check->answered = now_us();
            check->next = check->answered + drain_time;
        }
    }
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        look_later(check);
}

static void look(struct check *check, struct supervisor *s)
{
    struct sockaddr_storage address;
    socklen_t length;
    switch (check->spec->kind) {
    case CHECK_PORT:
        if (find_listener(check->spec->port, &address, &length))
            check->answered = now_us();
        look_later(check);
        break;
    case CHECK_HTTP:
        send_request(check);
        break;
    case CHECK_COMMAND: {
        static const struct identity ourselves;
        const pid_t pid = launch_command(check->identity ? check->identity : &ourselves, check->spec->text, true);
        s->look = (struct child){.pid = pid > 0 ? pid : 0};
        look_later(check);
        break;
    }
    case CHECK_NONE:
        break;
    }
}

void check_turn(struct check *check, struct supervisor *s)
{
    const bool waits = check_pending(check) && !(check->spec->kind == CHECK_COMMAND && s->look.pid > 0);
    supervisor_turn(s, &check->connection, waits ? check->next : -1);
}

bool check_succeeded(struct check *check, struct supervisor *s)
{
    if (!check_pending(check))
        return false;
    if (s->look.pid > 0 && s->look.ended) {
        check->status = exit_code(s->look.status);
        if (check->status == 0)
            check->answered = now_us();
        s->look = (struct child){0};
    }
    if (check->connection.fd >= 0 && check->connection.revents)
        read_answer(check);
    if (check->connection.fd >= 0 && now_us() >= check->next)
        look_later(check);
    if (check->answered && check->connection.fd < 0) {
        check->spec = NULL;
        return true;
    }
    if (check->connection.fd < 0 && s->look.pid == 0 && now_us() >= check->next)
        look(check, s);
    if (check->answered && check->connection.fd < 0) {
        check->spec = NULL;
        return true;
    }
    return false;
}

void check_suspend(struct check *check, struct supervisor *s)
{
    if (!check_pending(check))
        return;
    supervisor_kill(s, &s->look);
    s->look = (struct child){0};
    look_later(check);
}
