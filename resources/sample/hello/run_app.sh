#!/bin/sh
# Runs in the container; THAW_APP_DIR is where this directory's files are.
exec python3 -u "${THAW_APP_DIR:-$(dirname "$0")}/server.py"
