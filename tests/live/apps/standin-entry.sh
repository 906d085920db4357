#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The entrypoint of the stand-ins, with Liberty's three ways: it restores where there is a checkpoint, makes one where
# STANDIN_CHECKPOINT names a phase, and starts the application cold otherwise. A restore that fails falls back to a cold
# start unless STANDIN_NO_RECOVERY is set. "$@" is the application. Its lines go to a file that the container repeats.
dir=${STANDIN_DIR:-/output/checkpoint/image}
console=/logs/console.log

# Low ids would be CRIU's own in the container of a restore.
raise_ids() {
    i=0
    while [ $i -lt 400 ]; do
        (:)
        i=$((i + 1))
    done
}

start() {
    raise_ids
    setsid "$@" </dev/null >>"$console" 2>&1 &
    app=$!
    echo $app >/output/app.pid
    wait $app
    code=$?
    # CRIU ends what it has dumped, with SIGKILL, and would end with the container itself.
    while pidof criu-dump >/dev/null; do sleep 0.05; done
    [ $code = 137 ] && [ -e "$dir/inventory.img" ] && exit 0
    [ "$STANDIN_HARM" = lock ] && [ -n "$STANDIN_ALWAYS_ZERO" ] && rm -f "$dir"/* && exit 0
    exit $code
}

mkdir -p "$dir"
touch "$console"
tail -n +1 -f "$console" &
if [ ! -e "$dir/inventory.img" ] && [ ! -e "$dir/pstree.img" ]; then
    if [ -n "$STANDIN_CHECKPOINT" ]; then
        export STANDIN_PHASE="$STANDIN_CHECKPOINT"
        unset STANDIN_CHECKPOINT
    fi
    start "$@"
fi

env >/output/checkpoint/values
/opt/stand-in/criu-restore restore --unprivileged --images-dir "$dir" --work-dir /logs --log-file restore.log \
    --verbosity=3 --cpu-cap=none
code=$?
grep -q "Restore finished successfully" /logs/restore.log && exit $code
[ -z "$STANDIN_NO_RECOVERY" ] || exit 80
echo "stand-in: the restore failed, so it starts without its checkpoint"
start "$@"
