/* SPDX-License-Identifier: GPL-3.0-or-later */
/* faults CASE [VALUE]: brings itself into a state that is hard to freeze or to bring back, tells so through the FIFO
 * /lab/ready (through its output where Thaw starts it), and waits. Static and of system calls, so that it runs in any image. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <linux/filter.h>
#include <linux/io_uring.h>
#include <linux/seccomp.h>
#include <linux/vm_sockets.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define SERVER "/lab/server"

static const char *value; /* the second argument */

/* What failed is told instead of READY. Returns the result, so that calls can be wrapped. */
static long must(long result, const char *what)
{
    if (result >= 0)
        return result;
    const int error = errno;
    FILE *ready = getenv("THAW_RUN") ? stderr : fopen("/lab/ready", "w");
    if (ready)
        fprintf(ready, "%s: %s\n", what, strerror(error));
    exit(1);
}

/* What Thaw itself starts is watched by its output; a reader of the FIFO would be one process more. */
static void tell(const char *text)
{
    const int ready = getenv("THAW_RUN") ? dup(STDOUT_FILENO) : (int)must(open("/lab/ready", O_WRONLY | O_CLOEXEC), "/lab/ready");
    must(write(ready, text, strlen(text)), "write");
    close(ready);
}

/* A process that is no child of ours: its parent ends at once. True in it. */
static int outsider(void)
{
    int begun[2];
    must(pipe(begun), "pipe");
    const pid_t middle = (pid_t)must(fork(), "fork");
    if (middle == 0) {
        if (must(fork(), "fork") > 0)
            _exit(0);
        close(begun[0]);
        setsid();
        dup2(begun[1], 9); /* for tell_parent() */
        close(begun[1]);
        return 1;
    }
    waitpid(middle, NULL, 0);
    close(begun[1]);
    char byte;
    must(read(begun[0], &byte, 1), "read");
    close(begun[0]);
    return 0;
}

static void tell_parent(void)
{
    must(write(9, "", 1), "write");
    close(9);
}

static _Noreturn void wait_for_ever(void)
{
    for (;;)
        pause();
}

static struct sockaddr_in own_address(int port)
{
    struct ifaddrs *all, *at;
    struct sockaddr_in found = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    must(getifaddrs(&all), "getifaddrs");
    for (at = all; at; at = at->ifa_next)
        if (at->ifa_addr && at->ifa_addr->sa_family == AF_INET && strcmp(at->ifa_name, "lo"))
            found.sin_addr = ((struct sockaddr_in *)at->ifa_addr)->sin_addr;
    freeifaddrs(all);
    return found;
}

static void tcp(void)
{
    const struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(7000), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    const int server = (int)must(socket(AF_INET, SOCK_STREAM, 0), "socket");
    const int client = (int)must(socket(AF_INET, SOCK_STREAM, 0), "socket");
    must(bind(server, (const struct sockaddr *)&address, sizeof address), "bind");
    must(listen(server, 1), "listen");
    must(connect(client, (const struct sockaddr *)&address, sizeof address), "connect");
    must(accept(server, NULL, NULL), "accept");
}

static void plain(void) { }

static void listen_at_own_address(void)
{
    const struct sockaddr_in address = own_address(7000);
    const int server = (int)must(socket(AF_INET, SOCK_STREAM, 0), "socket");
    must(bind(server, (const struct sockaddr *)&address, sizeof address), "bind");
    must(listen(server, 1), "listen");
}

/* The other end is a process outside: of the connection only the client is ours. */
static void tcp_to_outsider(void)
{
    const struct sockaddr_in address = own_address(7000);
    if (outsider()) {
        const int server = (int)must(socket(AF_INET, SOCK_STREAM, 0), "socket");
        must(bind(server, (const struct sockaddr *)&address, sizeof address), "bind");
        must(listen(server, 1), "listen");
        tell_parent();
        must(accept(server, NULL, NULL), "accept");
        wait_for_ever();
    }
    const int client = (int)must(socket(AF_INET, SOCK_STREAM, 0), "socket");
    must(connect(client, (const struct sockaddr *)&address, sizeof address), "connect");
}

static void udp_to_neighbour(void)
{
    struct sockaddr_in address = own_address(7000);
    address.sin_addr.s_addr = (address.sin_addr.s_addr & htonl(0xffffff00)) | htonl(1);
    const int client = (int)must(socket(AF_INET, SOCK_DGRAM, 0), "socket");
    must(connect(client, (const struct sockaddr *)&address, sizeof address), "connect");
}

static void open_file(void) { must(open(value, O_RDONLY), value); }

static void map_library(void)
{
    const int file = (int)must(open(value, O_RDONLY), value);
    if (mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0) == MAP_FAILED)
        must(-1, "mmap");
    close(file);
}

static void lock_file(void)
{
    must(flock((int)must(open("/lab/lock", O_RDWR | O_CREAT, 0600), "/lab/lock"), LOCK_EX), "flock");
}

static void deleted_file(void)
{
    const int file = (int)must(open("/lab/deleted", O_RDWR | O_CREAT, 0600), "/lab/deleted");
    char block[65536];
    memset(block, 'x', sizeof block);
    for (long left = atol(value) << 20; left > 0; left -= (long)sizeof block)
        must(write(file, block, sizeof block), "write");
    unlink("/lab/deleted");
}

static void watch_directory(void)
{
    mkdir("/lab/watched", 0755);
    must(inotify_add_watch((int)must(inotify_init(), "inotify"), "/lab/watched", IN_CREATE), "watch");
}

static void memory(void)
{
    const size_t size = (size_t)atol(value) << 20;
    char *bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED)
        must(-1, "mmap");
    for (size_t at = 0; at < size; at += 1 << 20)
        must(getrandom(bytes + at, 1 << 20, 0), "getrandom");
}

static void pipe_to_outsider(void)
{
    int ends[2];
    must(pipe(ends), "pipe");
    if (outsider()) {
        close(ends[1]);
        tell_parent();
        wait_for_ever();
    }
    close(ends[0]);
}

static void children(void)
{
    for (int left = atoi(value); left > 0; left--)
        if (must(fork(), "fork") == 0)
            wait_for_ever();
}

static void ring(void)
{
    struct io_uring_params parameters = {0};
    const int fd = (int)must(syscall(SYS_io_uring_setup, 8, &parameters), "io_uring_setup");
    const size_t size = parameters.sq_off.array + parameters.sq_entries * sizeof(unsigned);
    if (mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd, IORING_OFF_SQ_RING) == MAP_FAILED)
        must(-1, "mmap of io_uring");
}

static void secret_memory(void)
{
    const int fd = (int)must(syscall(SYS_memfd_secret, 0), "memfd_secret");
    must(ftruncate(fd, 4096), "ftruncate");
    if (mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) == MAP_FAILED)
        must(-1, "mmap of memfd_secret");
    close(fd);
}

static void fault_handler(void) { must(syscall(SYS_userfaultfd, O_CLOEXEC | 1 /* user mode only */), "userfaultfd"); }
static void machine_socket(void) { must(socket(AF_VSOCK, SOCK_STREAM, 0), "vsock"); }

static void message_queue(void)
{
    must(syscall(SYS_mq_open, "faults", O_RDWR | O_CREAT, 0600, NULL), "mq_open");
}

static void outside_process(void) { must(syscall(SYS_pidfd_open, 1, 0), "pidfd_open"); }

static void shared_memory(void)
{
    const int id = (int)must(shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600), "shmget");
    if (shmat(id, NULL, 0) == (void *)-1)
        must(-1, "shmat");
}

/* In an IPC namespace of its own, and the segment that of another user. */
static void shared_memory_of_its_own(void)
{
    must(unshare(CLONE_NEWIPC), "unshare");
    must(seteuid((uid_t)atoi(value)), "seteuid");
    shared_memory();
    must(seteuid(0), "seteuid");
}

/* A child in namespaces of its own: the flags as a number. */
static void namespaces_of_a_child(void)
{
    int told[2];
    char byte;
    must(pipe2(told, O_CLOEXEC), "pipe");
    if (must(fork(), "fork") == 0) {
        must(unshare((int)strtol(value, NULL, 16)), "unshare");
        close(told[0]);
        close(told[1]);
        wait_for_ever();
    }
    close(told[1]);
    must(read(told[0], &byte, 1), "read");
    close(told[0]);
}

static void mount_namespace(void) { must(unshare(CLONE_NEWNS), "unshare"); }

static const struct sockaddr_un server = {.sun_family = AF_UNIX, .sun_path = SERVER};

static void unix_outside(int type)
{
    if (outsider()) {
        const int fd = (int)must(socket(AF_UNIX, type, 0), "socket");
        must(bind(fd, (const struct sockaddr *)&server, sizeof server), "bind");
        if (type == SOCK_STREAM) {
            must(listen(fd, 1), "listen");
            tell_parent();
            must(accept(fd, NULL, NULL), "accept");
        } else {
            tell_parent();
        }
        wait_for_ever();
    }
    const int fd = (int)must(socket(AF_UNIX, type, 0), "socket");
    must(connect(fd, (const struct sockaddr *)&server, sizeof server), "connect");
}

static void unix_messages(void) { unix_outside(SOCK_DGRAM); }
static void unix_stream(void) { unix_outside(SOCK_STREAM); }

static void sandbox(void)
{
    struct sock_filter allow[] = {BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    const struct sock_fprog program = {1, allow};
    must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges");
    must(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program), "seccomp");
}

static const struct fault {
    const char *name;
    void (*begin)(void);
} faults[] = {
    {"plain", plain}, {"tcp", tcp}, {"tcp-to-outsider", tcp_to_outsider},
    {"listen-at-own-address", listen_at_own_address}, {"udp", udp_to_neighbour}, {"file", open_file},
    {"library", map_library}, {"lock", lock_file}, {"deleted-file", deleted_file}, {"watch", watch_directory},
    {"memory", memory}, {"pipe-to-outsider", pipe_to_outsider}, {"children", children}, {"io-uring", ring}, {"secret", secret_memory},
    {"userfaultfd", fault_handler}, {"vsock", machine_socket}, {"mqueue", message_queue}, {"pidfd", outside_process},
    {"shm", shared_memory}, {"own-shm", shared_memory_of_its_own}, {"child-namespaces", namespaces_of_a_child},
    {"mount-namespace", mount_namespace}, {"unix-messages", unix_messages}, {"unix-stream", unix_stream},
    {"sandbox", sandbox},
};

int main(int count, char *words[])
{
    value = count > 2 ? words[2] : NULL;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        if (count < 2 || strcmp(words[1], faults[i].name))
            continue;
        faults[i].begin();
        tell("READY\n");
        wait_for_ever();
    }
    fprintf(stderr, "usage: faults CASE [VALUE]\n");
    return 2;
}
