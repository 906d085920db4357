/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"
#include "images.h"
#include "protocol.h"
#include "util.h"

#include <signal.h>
#include <string.h>

int main(int count, char *words[])
{
    const char *command = count > 1 ? words[1] : "";
    if (strcmp(command, "run") == 0)
        return run_command(count > 2 && strcmp(words[2], "--wait") == 0);
    if (strcmp(command, "restore") == 0)
        return restore_command();
    if (strcmp(command, "follow") == 0 && count == 3) {
        signal(SIGPIPE, SIG_IGN);
        return follow_command(words[2]);
    }
    if (strcmp(command, "verify") == 0)
        return verify_command();
    fail(THAW_EXIT_USAGE, "usage: thaw-init run [--wait] | restore | verify | follow FILE");
}
