/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into CRIU alone, so that it needs neither SYS_RESOURCE nor an unconfined container:
 *  - limits of a process of another user are read from /proc/PID/limits where prlimit64 is refused;
 *  - /proc/PID/status shows no seccomp filter: the container's own filter is none of the application's state, and
 *    suspending it would take SYS_ADMIN. (thaw-init refuses applications with filters of their own beforehand.)
 *  - data that was in a pipe is written into it where vmsplice is refused: Podman's default profile does that.
 * Nothing here depends on a libc but for the place of errno, so any version of it will do. */
#include <stdarg.h>
#include <stddef.h>

enum { number_read = 0, number_open = 2, number_close = 3, number_writev = 20, number_readlink = 89,
       number_vmsplice = 278, number_prlimit64 = 302 };
enum { errno_perm = 1, errno_nosys = 38, limit_kinds = 16 };

extern int *__errno_location(void);

#if defined(__x86_64__)
static long raw(long number, long a, long b, long c, long d, long e, long f)
{
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
        : "rcx", "r11", "memory");
    return result;
}
#else
#error "the shim knows x86_64 only"
#endif

static long finish(long result)
{
    if (result >= 0 || result < -4095)
        return result;
    *__errno_location() = (int)-result;
    return -1;
}

static const char *find(const char *text, size_t size, const char *wanted)
{
    size_t length = 0;
    while (wanted[length])
        length++;
    for (size_t i = 0; i + length <= size; i++) {
        size_t same = 0;
        while (same < length && text[i + same] == wanted[same])
            same++;
        if (same == length)
            return text + i;
    }
    return NULL;
}

static char *append_number(char *to, long value)
{
    char digits[24];
    int count = 0;
    do
        digits[count++] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    while (count > 0)
        *to++ = digits[--count];
    return to;
}

static char *append(char *to, const char *text)
{
    while (*text)
        *to++ = *text++;
    return to;
}

/* Lines in the order of /proc/PID/limits, which is not that of the resource numbers. */
static const char *const limit_names[limit_kinds] = {"Max cpu time", "Max file size", "Max data size", "Max stack size",
    "Max core file size", "Max resident set", "Max processes", "Max open files", "Max locked memory",
    "Max address space", "Max file locks", "Max pending signals", "Max msgqueue size", "Max nice priority",
    "Max realtime priority", "Max realtime timeout"};

static const char *parse_limit(const char *at, const char *end, unsigned long *value)
{
    while (at < end && *at == ' ')
        at++;
    *value = ~0UL;
    if (at < end && *at == 'u') { /* unlimited */
        while (at < end && *at != ' ')
            at++;
        return at;
    }
    for (*value = 0; at < end && *at >= '0' && *at <= '9'; at++)
        *value = *value * 10 + (unsigned long)(*at - '0');
    return at;
}

static long limits_from_proc(long pid, long resource, unsigned long *limit)
{
    char path[40], text[4096];
    if (resource < 0 || resource >= limit_kinds)
        return -errno_perm;
    *append(append_number(append(path, "/proc/"), pid), "/limits") = '\0';
    const long file = raw(number_open, (long)path, 0, 0, 0, 0, 0);
    if (file < 0)
        return -errno_perm;
    const long size = raw(number_read, file, (long)text, sizeof text, 0, 0, 0);
    raw(number_close, file, 0, 0, 0, 0, 0);
    const char *line = size > 0 ? find(text, (size_t)size, limit_names[resource]) : NULL;
    if (!line)
        return -errno_perm;
    const char *at = line;
    for (const char *name = limit_names[resource]; *name; name++)
        at++;
    at = parse_limit(at, text + size, &limit[0]);
    parse_limit(at, text + size, &limit[1]);
    return 0;
}

static long get_limit(long pid, long resource, long new_limit, unsigned long *old)
{
    const long result = raw(number_prlimit64, pid, resource, new_limit, (long)old, 0, 0);
    return result == -errno_perm && !new_limit && old && pid > 0 ? limits_from_proc(pid, resource, old) : result;
}

long syscall(long number, ...)
{
    va_list list;
    long a[6];
    va_start(list, number);
    for (int i = 0; i < 6; i++)
        a[i] = va_arg(list, long);
    va_end(list);
    if (number == number_prlimit64)
        return finish(get_limit(a[0], a[1], a[2], (unsigned long *)a[3]));
    return finish(raw(number, a[0], a[1], a[2], a[3], a[4], a[5]));
}

int prlimit64(int pid, int resource, const void *new_limit, void *old)
{
    return (int)finish(get_limit(pid, resource, (long)new_limit, old));
}

static int is_status_of_process(int fd)
{
    char link[40], target[64];
    *append_number(append(link, "/proc/self/fd/"), fd) = '\0';
    const long length = raw(number_readlink, (long)link, (long)target, sizeof target, 0, 0, 0);
    return length > 8 && find(target, 6, "/proc/") == target
        && find(target + length - 7, 7, "/status") != NULL;
}

long read(int fd, void *buffer, size_t size)
{
    const long got = raw(number_read, fd, (long)buffer, (long)size, 0, 0, 0);
    if (got > 6 && find(buffer, 6, "Name:\t") == buffer) {
        char *mode = (char *)find(buffer, (size_t)got, "\nSeccomp:\t");
        if (mode && mode + 10 < (char *)buffer + got && is_status_of_process(fd))
            mode[10] = '0';
    }
    return finish(got);
}

long vmsplice(int fd, const void *vectors, size_t count, unsigned flags)
{
    long result = raw(number_vmsplice, fd, (long)vectors, (long)count, flags, 0, 0);
    if (result == -errno_perm || result == -errno_nosys)
        result = raw(number_writev, fd, (long)vectors, (long)count, 0, 0, 0);
    return finish(result);
}
