# SPDX-License-Identifier: GPL-3.0-or-later
"""A server whose start is slow for a reason: it finds the longest Collatz chains before it answers.

The answer shows what a checkpoint keeps: the warmed table, the process that made it, and the visits counted.
"""
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT = 8080
LIMIT = 2_700_000

def warm_up(limit):
    lengths = [0] * limit
    lengths[1] = 1
    record = 1
    for start in range(2, limit):
        n, steps = start, 0
        while n >= limit or not lengths[n]:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        lengths[start] = lengths[n] + steps
        if lengths[start] > lengths[record]:
            record = start
        if start % (limit // 8) == 0:
            print(f"warming up: {100 * start // limit} %", flush=True)
    return lengths, record


began = time.time()
print(f"hello starts as process {os.getpid()}", flush=True)
lengths, record = warm_up(LIMIT)
warm_up_seconds = round(time.time() - began, 2)
visits = 0


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        global visits
        visits += 1
        body = json.dumps({
            "greeting": os.environ.get("GREETING", "Hello"),
            "visits": visits,
            "longest_chain_below": LIMIT,
            "starts_at": record,
            "steps": lengths[record],
            "warmed_up_at": time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(began)),
            "warm_up_seconds": warm_up_seconds,
            "process": os.getpid(),
        }, indent=2).encode() + b"\n"
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, form, *args):
        print(f"visit {visits}: {form % args}", flush=True)


server = ThreadingHTTPServer(("", PORT), Answer)
print(f"READY after {warm_up_seconds} s: serving on port {PORT}", flush=True)
server.serve_forever()
