# SPDX-License-Identifier: GPL-3.0-or-later
# The small server behind a heap of 1 GiB in which no two pages are alike.
import os

block = os.urandom(1 << 20)
ballast = bytearray().join(block for _ in range(1024))
for page in range(0, len(ballast), 4096):
    ballast[page:page + 8] = page.to_bytes(8, "little")
exec(open(os.path.join(os.environ["THAW_APP_DIR"], "server.py")).read())
