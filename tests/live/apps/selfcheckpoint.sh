#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A stand-in for applications that checkpoint themselves, with CRIU from Thaw's toolbox: "checkpoint" starts the
# application, freezes it and ends; without an argument it restores, or falls back to a cold start unless it is told
# not to. The application writes to a file, which is repeated on stdout from its beginning: with the lines from before
# the checkpoint.
ck=${CK:-/ck}
log=${CK_LOG:-/ck-logs/restore.log}
console=/logs/console.log

criu() { /opt/thaw/criu/lib/ld-linux-x86-64.so.2 --library-path /opt/thaw/criu/lib /opt/thaw/criu/bin/criu "$@"; }

start() {
    setsid python3 -u -c 'import os; ballast = os.urandom(64 << 20); exec(open("/server.py").read())' \
        </dev/null >>"$console" 2>&1 &
    app=$!
}

cold() {
    start
    wait $app
}

mkdir -p "$ck" "${log%/*}" /logs 2>/dev/null
if [ "$1" = checkpoint ]; then
    i=0
    while [ $i -lt 400 ]; do
        (:)
        i=$((i + 1))
    done
    start
    until grep -q READY "$console"; do sleep 0.05; done
    criu dump --unprivileged -D "$ck" -t $app -o /ck-dump.log -v2 --tcp-close --file-locks || exit 74
    exit 0
fi
tail -n +1 -f "$console" &
if [ ! -e "$ck/pstree.img" ]; then
    cold
    exit
fi
criu restore --unprivileged -D "$ck" -W "${log%/*}" -o "$log" -v3 --tcp-close --file-locks
code=$?
# CRIU ends with the application's own code when that has ended.
if [ -e "$log" ] && grep -q "Restore finished successfully" "$log"; then
    exit $code
fi
[ -z "$CK_NO_RECOVERY" ] || exit 80
echo "FELL BACK to a cold start"
cold
