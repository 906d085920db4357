#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The failure lab's entrypoint. The last line it prints is "LAB: CODE", with CRIU's exit code, after CRIU's log.
# lab.sh prepare: what the applications use, for an image.
# lab.sh dump APP [WORD…] -- [CRIU OPTION…]: starts an application and freezes it.
# lab.sh dump-first [CRIU OPTION…]: freezes process 1, which is the application.
# lab.sh restore [CRIU OPTION…]: brings it back.
# Variables: LAB_SHIM=1 gives CRIU Thaw's shim, LAB_BEFORE are commands before CRIU, LAB_TTY=1 gives the application
# the terminal, LAB_LIMIT are the seconds CRIU has.
images=/lab/images

criu() {
    set -- --library-path /opt/thaw/criu/lib ${LAB_SHIM:+--preload /opt/thaw/lib/criu-shim.so} /opt/thaw/criu/bin/criu "$@"
    timeout -s KILL "${LAB_LIMIT:-20}" /opt/thaw/criu/lib/ld-linux-x86-64.so.2 "$@"
}

finish() {
    code=$?
    [ ! -e "$1" ] || cat "$1"
    echo "LAB: $code"
    exit 0
}

use_up_ids() {
    i=0
    while [ $i -lt 300 ]; do
        (:)
        i=$((i + 1))
    done
}

start() {
    if [ -n "$LAB_TTY" ]; then
        "$@" &
    else
        setsid "$@" </dev/null >/lab/output 2>&1 &
    fi
    app=$!
    read -r said </lab/ready
    [ "$said" = READY ] || { echo "LAB: cannot make this state: $said"; exit 0; }
}

command=$1
shift
case $command in
prepare)
    mkdir -m 777 /lab
    mkfifo -m 666 /lab/ready
    echo data >/lab/data
    install -o 1000 -m 600 /lab/data /lab/private
    cp /faults /lab/library
    ;;
dump)
    use_up_ids
    mkdir -p $images
    words=
    while [ "$1" != -- ]; do
        words="$words '$1'"
        shift
    done
    shift
    eval "start $words"
    eval "$LAB_BEFORE"
    criu dump --unprivileged -D $images -t "$app" -o /lab/dump.log -v4 "$@"
    finish /lab/dump.log
    ;;
dump-first)
    mkdir -p $images
    read -r said </lab/ready
    criu dump --unprivileged -D $images -t 1 --leave-running -o /lab/dump.log -v4 "$@"
    finish /lab/dump.log
    ;;
restore)
    eval "$LAB_BEFORE"
    criu restore --unprivileged -D $images -W /lab -o /lab/restore.log -d -v2 "$@"
    finish /lab/restore.log
    ;;
esac
