/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Capabilities by the plain system calls: musl brings neither libcap nor the kernel's headers. */
#define _GNU_SOURCE
#include "launch.h"

#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

struct cap_header { uint32_t version; int pid; };
struct cap_sets { uint32_t effective, permitted, inheritable; };
enum { cap_version_3 = 0x20080522 };

static const char *const cap_names[] = {
    "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "KILL", "SETGID", "SETUID", "SETPCAP",
    "LINUX_IMMUTABLE", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_ADMIN", "NET_RAW", "IPC_LOCK", "IPC_OWNER",
    "SYS_MODULE", "SYS_RAWIO", "SYS_CHROOT", "SYS_PTRACE", "SYS_PACCT", "SYS_ADMIN", "SYS_BOOT", "SYS_NICE",
    "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "MKNOD", "LEASE", "AUDIT_WRITE", "AUDIT_CONTROL", "SETFCAP",
    "MAC_OVERRIDE", "MAC_ADMIN", "SYSLOG", "WAKE_ALARM", "BLOCK_SUSPEND", "AUDIT_READ", "PERFMON", "BPF",
    "CHECKPOINT_RESTORE"};

uint64_t effective_capabilities(void)
{
    struct cap_header header = {cap_version_3, 0};
    struct cap_sets sets[2] = {{0}};
    if (syscall(SYS_capget, &header, sets) < 0)
        return 0;
    return sets[0].effective | (uint64_t)sets[1].effective << 32;
}

int drop_capabilities(uint64_t mask)
{
    if (!mask)
        return 0;
    prctl(PR_CAP_AMBIENT, (long)PR_CAP_AMBIENT_CLEAR_ALL, 0L, 0L, 0L);
    for (int i = 0; i < 64; i++)
        if (mask & CAP_BIT(i) && prctl(PR_CAPBSET_READ, (long)i, 0L, 0L, 0L) == 1
            && prctl(PR_CAPBSET_DROP, (long)i, 0L, 0L, 0L) < 0)
            return -1;
    struct cap_header header = {cap_version_3, 0};
    struct cap_sets sets[2];
    if (syscall(SYS_capget, &header, sets) < 0)
        return -1;
    for (int half = 0; half < 2; half++) {
        const uint32_t keep = ~(uint32_t)(mask >> 32 * half);
        sets[half].effective &= keep;
        sets[half].permitted &= keep;
        sets[half].inheritable &= keep;
    }
    return (int)syscall(SYS_capset, &header, sets);
}

char *capability_options(uint64_t mask)
{
    char *text = copy_text("");
    for (int i = 0; i < 64; i++) {
        if (!(mask & CAP_BIT(i)))
            continue;
        char *longer = i < (int)(sizeof cap_names / sizeof *cap_names)
            ? format_text("%s%s--cap-add %s", text, *text ? " " : "", cap_names[i])
            : format_text("%s%s--cap-add %d", text, *text ? " " : "", i);
        free(text);
        text = longer;
    }
    return text;
}
