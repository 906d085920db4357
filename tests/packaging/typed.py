#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""typed.py EXPECTED TYPED COMMAND…: starts an interactive shell on a terminal, types, and waits for what it shows.

The shell says READY> when it wants to be typed to. Exit code 1 and all it showed if EXPECTED has not come in 20 s."""
import os
import pty
import re
import select
import sys
import time

expected, typed, command = sys.argv[1], sys.argv[2], sys.argv[3:]
process, terminal = pty.fork()
if process == 0:
    os.execvp(command[0], command)
shown, sent, end = "", False, time.monotonic() + 20
while time.monotonic() < end:
    if not select.select([terminal], [], [], 0.2)[0]:
        continue
    try:
        shown += os.read(terminal, 65536).decode(errors="replace")
    except OSError:
        break
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r|\x07", "", shown)
    if not sent and "READY>" in text:
        os.write(terminal, typed.encode())
        sent, shown = True, ""
    elif sent and expected in text:
        os.close(terminal)
        os.waitpid(process, 0)
        sys.exit(0)
print(repr(shown))
sys.exit(1)
