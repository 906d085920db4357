# SPDX-License-Identifier: GPL-3.0-or-later
# The small server behind a heap of 1 GiB in which no two pages are alike.
import os

block = os.urandom(1 << 20)
heap = bytearray().join(block for _ in range(1024))
for page in range(0, len(heap), 4096):
    heap[page:page + 8] = page.to_bytes(8, "little")
exec(open(os.path.join(os.environ["THAW_APP_DIR"], "server.py")).read())
