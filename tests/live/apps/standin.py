# SPDX-License-Identifier: GPL-3.0-or-later
# A stand-in for the application servers of criu-for-docker's examples, which are not to be had here: says their ready
# line where they do, and answers on their port. standin.py MESSAGE PORT [LOGFILE]
import http.server
import os
import sys
import time

began = int(time.time())
log = open(sys.argv[3], "a") if len(sys.argv) > 3 else sys.stdout


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"began": %d, "uid": %d, "users": "%s"}' % (began, os.getuid(), os.environ.get("TRADE_USERS", "").encode()))

    def log_message(self, *words):
        pass


server = http.server.HTTPServer(("", int(sys.argv[2])), Handler)
print(sys.argv[1], file=log, flush=True)
server.serve_forever()
