/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starting programs as the application's user. */
#pragma once

#include "config.h"
#include "user.h"

#include <sys/types.h>

struct identity {
    struct user user;
    struct list env;
    uint64_t drop; /* capabilities it must not have */
    bool tty;
};

/* Whom and with which environment this configuration's programs run. */
void make_identity(struct identity *identity, const struct config *config);
/* The application. -1 with a sentence on stderr and the exit code engines use for it. */
pid_t launch_application(const struct identity *identity, const struct list *args, int *code);
/* sh -c COMMAND as the application's user, outside its process tree; -1 with a sentence on stderr. */
pid_t launch_command(const struct identity *identity, const char *command, bool quiet);
/* Lets the children of this process live in a time namespace whose monotonic clock begins now. */
bool begin_clock(void);
/* Uses up process ids until they have reached the number. */
void burn_pids(int number);
/* 0, or -1 with errno. */
int drop_capabilities(uint64_t mask);

uint64_t effective_capabilities(void);
enum { cap_kill = 5, cap_setgid = 6, cap_setuid = 7, cap_setpcap = 8, cap_net_admin = 12, cap_sys_ptrace = 19,
       cap_sys_admin = 21, cap_sys_time = 25, cap_checkpoint_restore = 40 };
#define CAP_BIT(number) (UINT64_C(1) << (number))
/* "--cap-add NAME --cap-add NAME" for a mask. */
char *capability_options(uint64_t mask);
