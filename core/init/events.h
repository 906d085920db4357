/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Without a nonce (NULL or empty) nothing is ever written. */
void events_open(const char *nonce);
int events_wanted(void);
/* event("ready", "kind", "port", "ms", number(12), NULL) */
void event(const char *name, ...) __attribute__((sentinel));
