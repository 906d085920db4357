# SPDX-License-Identifier: GPL-3.0-or-later
"""A server with a heap of 64 MB that has answered once before it says ready. Its ready line says when it began and
when it was ready, in ns since 1970."""
import os
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

heap = [os.urandom(4096) for _ in range(64 * 256)]


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "3")
        self.end_headers()
        self.wfile.write(b"ok\n")

    def log_message(self, *args):
        pass


server = HTTPServer(("", 8080), Answer)
first = threading.Thread(target=server.handle_request)
first.start()
urllib.request.urlopen("http://127.0.0.1:8080/").read()
first.join()
print(f"READY {os.environ['BEGAN']} {time.time_ns()}", flush=True)
server.serve_forever()
