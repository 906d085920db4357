# SPDX-License-Identifier: GPL-3.0-or-later
"""Has one of everything that a checkpoint can hold open, with contents that a test knows."""
import ctypes
import mmap
import os
import select
import signal
import socket
import sys
import threading

kept = []  # nothing of it is closed by Python

listening = socket.create_server(("0.0.0.0", 8080))
inner = socket.create_connection(("127.0.0.1", 8080))
answering, _ = listening.accept()
inner.sendall(b"not read yet")
kept += [listening, inner, answering]

six = socket.create_server(("::1", 8081), family=socket.AF_INET6)
datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
datagrams.bind(("127.0.0.1", 8082))
kept += [six, datagrams]

named = socket.socket(socket.AF_UNIX)
named.bind("/tmp/contents.socket")
named.listen()
abstract = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
abstract.bind("\0contents")
one, other = socket.socketpair()
one.sendall(b"12345")
kept += [named, abstract, one, other]

reading, writing = os.pipe()
os.write(writing, b"1234567")

memfd = os.memfd_create("contents")
os.ftruncate(memfd, 8 * 4096)
shared = mmap.mmap(memfd, 4 * 4096, offset=4 * 4096)
shared[:] = b"m" * len(shared)
unmapped = os.memfd_create("only open")
os.write(unmapped, b"o" * 4096 * 3)
anonymous = mmap.mmap(-1, 5 * 4096)
anonymous[:] = b"a" * len(anonymous)
private = mmap.mmap(-1, 64 * 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
private[: 32 * 4096] = b"".join(bytes([i]) * 4096 for i in range(1, 33))  # 32 pages that differ
private[32 * 4096 : 48 * 4096] = b"d" * (16 * 4096)  # 16 that are alike
private[48 * 4096 :] = bytes(16 * 4096)  # 16 of zeros

event = os.eventfd(5)
polled = select.epoll()
polled.register(listening)
libc = ctypes.CDLL(None)
timer = libc.timerfd_create(1, 0)

gone = open("/tmp/contents.gone", "w+b")
gone.write(b"was here")
gone.flush()
os.unlink("/tmp/contents.gone")
log = open("/tmp/contents.log", "w")
log.write("17 bytes of text\n")
log.flush()
kept += [polled, gone, log]

signal.signal(signal.SIGUSR1, lambda *_: None)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
for _ in range(3):
    threading.Thread(target=signal.pause, daemon=True).start()
os.chdir("/tmp")
os.umask(0o027)
print("READY", file=sys.stderr, flush=True)
while True:
    signal.pause()
