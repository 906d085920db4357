# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts its answers in memory, from several threads; ends with 7 on TERM."""
import json
import os
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

began = int(time.time())
visits = 0
beats = 0


def beat():
    global beats
    while True:
        time.sleep(0.05)
        beats += 1


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        global visits
        visits += 1
        body = json.dumps({"visits": visits, "began": began, "beats": beats, "uid": os.getuid(),
                           "groups": os.getgroups(), "word": os.environ.get("WORD", "")}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        print(f"visit {visits}", flush=True)

    def log_message(self, *args):
        pass


def end(*_):
    print("TERM: ending with 7", flush=True)
    os._exit(7)


signal.signal(signal.SIGTERM, end)
for _ in range(4):
    threading.Thread(target=beat, daemon=True).start()
time.sleep(0.5)
server = ThreadingHTTPServer(("", 8080), Answer)
ready = f"READY python serves as uid {os.getuid()}"
if len(sys.argv) > 1:
    with open(sys.argv[1], "a") as log:
        log.write(ready + "\n")
else:
    print(ready, flush=True)
server.serve_forever()
