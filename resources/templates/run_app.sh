#!/bin/sh
# Starts @NAME@ inside the container. Without this file (or if it is not executable) the image's own command is used;
# criu-for-docker needs it. "exec" leaves one process fewer in the checkpoint.
echo "run_app.sh: put the command that starts @NAME@ here" >&2
exit 1
