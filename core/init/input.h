/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Thaw says over the container's standard input: files at the start, "dump" later (protocol.h). */
#pragma once

#include <stdbool.h>

/* Reads and writes the files announced on standard input, which is /dev/null from then on, for the application and
 * everybody else. Returns the descriptor that goes on being read, close-on-exec. Ends the program if the files do not
 * come or cannot be written. */
int take_files(void);

/* Reads what has arrived. True if a dump is asked for; *input becomes -1 when nobody will say anything any more. */
bool take_words(int *input);
