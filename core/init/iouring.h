/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* In a container without a seccomp filter: refuses io_uring to every later child, as the engines' own profiles do,
 * because CRIU cannot dump it and node uses it wherever it may. Programs fall back to epoll. */
void deny_io_uring(void);
