/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small HTTP server for images with nothing in them: counts its answers, prints each count, ends with 7 on TERM. */
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static void onTerm(int signal)
{
    (void)signal;
    static const char text[] = "TERM: ending with 7\n";
    if (write(1, text, sizeof text - 1) < 0)
        _exit(8);
    _exit(7);
}

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    signal(SIGTERM, onTerm);
    const int port = getenv("PORT") ? atoi(getenv("PORT")) : 8080;
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 16)) {
        perror("listen");
        return 1;
    }
    const long began = time(NULL);
    const struct timespec warmUp = {1, 0};
    nanosleep(&warmUp, NULL);
    printf("READY counter serves on port %d as uid %d\n", port, (int)getuid());
    for (int count = 1;; ++count) {
        const int client = accept(server, NULL, NULL);
        if (client < 0)
            continue;
        char request[2048];
        if (read(client, request, sizeof request) < 0)
            request[0] = 0;
        char body[128], answer[256];
        snprintf(body, sizeof body, "{\"visits\": %d, \"began\": %ld}\n", count, began);
        const int length = snprintf(answer, sizeof answer,
                                    "HTTP/1.0 200 OK\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s",
                                    strlen(body), body);
        if (write(client, answer, (size_t)length) < 0)
            perror("write");
        close(client);
        printf("visit %d\n", count);
    }
}
