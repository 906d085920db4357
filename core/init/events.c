/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events for Thaw on stderr, as APC strings (see protocol.h). */
#include "events.h"

#include "util.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { largest = 4096 }; /* PIPE_BUF: one write is one piece */

static char *nonce;

void events_open(const char *value)
{
    nonce = value && *value ? copy_text(value) : NULL;
}

int events_wanted(void)
{
    return nonce != NULL;
}

static size_t add_encoded(char *to, size_t at, const char *value)
{
    for (; *value && at < largest - 8; value++) {
        const unsigned char byte = (unsigned char)*value;
        if (byte <= ' ' || byte == '%' || byte >= 0x7f)
            at += (size_t)sprintf(to + at, "%%%02X", byte);
        else
            to[at++] = (char)byte;
    }
    return at;
}

void event(const char *name, ...)
{
    if (!nonce)
        return;
    char text[largest + 1];
    size_t length = (size_t)snprintf(text, 256, "\033_thaw:%s:%s", nonce, name);
    va_list pairs;
    va_start(pairs, name);
    for (const char *key; (key = va_arg(pairs, const char *)) != NULL;) {
        const char *value = va_arg(pairs, const char *);
        if (length + strlen(key) + 16 > largest)
            break;
        length += (size_t)sprintf(text + length, " %s=", key);
        length = add_encoded(text, length, value);
    }
    va_end(pairs);
    length += (size_t)sprintf(text + length, "\033\\");
    write_all(STDERR_FILENO, text, length);
}
