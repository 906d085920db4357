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
    if (strcmp(command, "run") == 0) {
        const char *option = count > 2 ? words[2] : "";
        return run_command(strcmp(option, "--wait") == 0    ? RUN_WHEN_TOLD
                           : strcmp(option, "--input") == 0 ? RUN_WITH_INPUT
                                                            : RUN_NOW);
    }
    if (strcmp(command, "restore") == 0)
        return restore_command();
    if (strcmp(command, "follow") == 0 && count == 3) {
        signal(SIGPIPE, SIG_IGN);
        return follow_command(words[2]);
    }
    if (strcmp(command, "build") == 0)
        return build_command();
    if (strcmp(command, "owner") == 0)
        return owner_command(words + 2);
    if (strcmp(command, "verify") == 0)
        return verify_command();
    if (strcmp(command, "idle") == 0)
        return idle_command();
    fail(THAW_EXIT_USAGE, "usage: thaw-init run [--wait|--input] | build | restore | verify | follow FILE | owner FILE… | idle");
}
