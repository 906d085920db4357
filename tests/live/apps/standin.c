/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stand-in for servers that checkpoint themselves by libcriu, as Liberty on OpenJ9 does; not one of them. Two threads,
 * 64 MB of heap, and no socket open while it is dumped. STANDIN_PHASE: where it dumps itself (beforeAppStart,
 * afterAppStart); else when it gets SIGUSR1. Afterwards it reads its values again from STANDIN_VALUES, as such servers
 * do, and opens its port. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <criu/criu.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { heap_bytes = 64 << 20, refused = 74 };

static volatile sig_atomic_t wanted;

static void on_signal(int signal)
{
    (void)signal;
    wanted = 1;
}

static void *live(void *unused)
{
    for (;;)
        pause();
    return unused;
}

static const char *value(const char *name, const char *otherwise)
{
    const char *text = getenv(name);
    return text && *text ? text : otherwise;
}

/* The values of the container that it has been restored in. */
static void read_values(void)
{
    static char line[4096];
    FILE *file = fopen(value("STANDIN_VALUES", "/output/checkpoint/values"), "r");
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        char *equals = strchr(line, '=');
        if (equals) {
            *equals = '\0';
            setenv(line, equals + 1, 1);
        }
    }
    if (file)
        fclose(file);
}

static void checkpoint(void)
{
    const char *directory = value("STANDIN_DIR", "/output/checkpoint/image");
    if (strcmp(value("STANDIN_HARM", ""), "ignore") == 0) {
        printf("StandInOpenSocketException: the stand-in has a socket open and goes on\n");
        return;
    }
    printf("stand-in: checkpoint begins\n");
    const int images = open(directory, O_DIRECTORY | O_CLOEXEC);
    if (images < 0 || criu_init_opts() < 0)
        exit(refused);
    criu_set_service_binary(value("STANDIN_CRIU", "/opt/stand-in/criu-dump"));
    criu_set_images_dir_fd(images);
    criu_set_log_file("dump.log");
    criu_set_log_level(4);
    criu_set_unprivileged(true);
    const int result = criu_dump();
    if (result < 0) {
        printf("stand-in: CRIU could not dump it (%d)\n", result);
        exit(refused);
    }
    close(images);
    printf("stand-in: resumed from its checkpoint\n");
    read_values();
}

static int open_port(void)
{
    const int on = 1, server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(8080)};
    if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 16)) {
        perror("listen");
        exit(1);
    }
    return server;
}

static void answer(int server, long began)
{
    static int visits;
    const int client = accept(server, NULL, NULL);
    char request[2048], body[512], text[1024];
    if (client < 0 || read(client, request, sizeof request) < 0)
        return;
    snprintf(body, sizeof body, "{\"visits\": %d, \"began\": %ld, \"greeting\": \"%s\"}\n", ++visits, began, value("GREETING", ""));
    const int length = snprintf(text, sizeof text, "HTTP/1.0 200 OK\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
    if (write(client, text, (size_t)length) < 0)
        perror("write");
    close(client);
}

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    struct sigaction action = {.sa_handler = on_signal};
    sigaction(SIGUSR1, &action, NULL);
    pthread_t thread;
    pthread_create(&thread, NULL, live, NULL);
    char *heap = malloc(heap_bytes);
    for (size_t i = 0; heap && i < heap_bytes; i++)
        heap[i] = (char)(i * 2654435761u >> 13);
    const char *phase = value("STANDIN_PHASE", "");
    if (strcmp(value("STANDIN_HARM", ""), "lock") == 0) /* which CRIU dumps only if it is told to */
        flock(open("/output/lock", O_RDWR | O_CREAT, 0666), LOCK_EX);
    if (strcmp(phase, "beforeAppStart") == 0)
        checkpoint();
    const long began = time(NULL);
    const struct timespec start = {1, 0};
    nanosleep(&start, NULL); /* what an application does while it starts */
    printf("stand-in: the application has started\n");
    if (strcmp(phase, "afterAppStart") == 0)
        checkpoint();
    for (int server = open_port();;) {
        printf("READY the stand-in serves as uid %d\n", (int)getuid());
        while (!wanted) {
            struct pollfd there = {.fd = server, .events = POLLIN};
            if (poll(&there, 1, -1) > 0)
                answer(server, began);
        }
        wanted = 0;
        close(server);
        checkpoint();
        server = open_port();
    }
}
