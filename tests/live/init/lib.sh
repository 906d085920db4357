# SPDX-License-Identifier: GPL-3.0-or-later
# Makes and restores checkpoints with the docker CLI exactly as Thaw's core does. Sourced by prove.sh, which sets
# socket, toolbox, work and way (A, B or P: see rights).

run_id=$$
declare -A restore_caps=()     # by case: --cap-add words that the dumped event asked for
engine() { docker -H "unix://$socket" "$@"; }

cap_name() {
    local names=(CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE
        NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE
        SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE
        AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF
        CHECKPOINT_RESTORE)
    printf '%s' "${names[$1]}"
}

# cap_options MASK: --cap-add for every bit
cap_options() {
    local bit
    for bit in $(seq 0 40); do
        (( 0x$1 >> bit & 1 )) && printf -- '--cap-add %s ' "$(cap_name "$bit")"
    done
    return 0
}

# What CRIU needs at the dump and the application must not have: CHECKPOINT_RESTORE SYS_PTRACE SYS_ADMIN SYS_TIME
# NET_ADMIN
drop_mask=$(printf '%x' $(( 1<<40 | 1<<19 | 1<<21 | 1<<25 | 1<<12 )))
build_caps="--cap-add CHECKPOINT_RESTORE --cap-add SYS_PTRACE --cap-add SYS_ADMIN --cap-add SYS_TIME --cap-add NET_ADMIN"

# Podman's API takes the name of a file on its host instead of a profile; without one thaw-init refuses io_uring itself.
dump_profile=$toolbox/seccomp/dump.json
network=()
[ "$way" != P ] || { dump_profile=unconfined; network=(--network none); } # its firewall tools may be missing

# build NAME IMAGE DOCKER-OPTIONS -- CONFIG-LINES…: container thaw-init-NAME-PID, started
build() {
    local name=$1 image=$2 options=() dir=$work/$1
    shift 2
    while [ "$1" != -- ]; do options+=("$1"); shift; done
    shift
    mkdir -p "$dir/opt/thaw/run"
    chmod 700 "$dir/opt/thaw/run"
    { printf 'nonce n%s\nrun %s\ndrop %s\n' "$run_id" "$name-$run_id" "$drop_mask"; printf '%s\n' "$@"; } >"$dir/opt/thaw/run/config"
    # shellcheck disable=SC2086
    engine create --name "thaw-init-$name-$run_id" --label thaw.dev=init --user 0 $build_caps \
        --security-opt "seccomp=$dump_profile" --entrypoint /opt/thaw/bin/thaw-init \
        "${network[@]}" "${options[@]}" "$image" run >/dev/null &&
    tar -C "$toolbox/.." --owner=0 --group=0 --transform 's,^toolbox,opt/thaw,' -cf - toolbox/bin toolbox/lib toolbox/criu |
        engine cp - "thaw-init-$name-$run_id:/" &&
    tar -C "$dir" --owner=0 --group=0 -cf - opt | engine cp - "thaw-init-$name-$run_id:/" &&
    start "thaw-init-$name-$run_id"
}

# Events have no line feed, and engines keep the rest of a line from their logs: so they are read by attach, as core
# does it.
start() {
    local i
    engine start -a "$1" >"$work/$1.out" 2>&1 </dev/null &
    for i in $(seq 200); do
        [ "$(engine inspect -f '{{.State.Status}}' "$1")" = created ] || return 0
        sleep 0.02
    done
}
logs() { cat "$work/$1.out"; }

# await CONTAINER TEXT [SECONDS]: until the text is in the log
await() {
    local i
    for i in $(seq $(( ${3:-15} * 20 ))); do
        logs "$1" 2>/dev/null | grep -aqF -- "$2" && return
        sleep 0.05
    done
    echo "      no \"$2\" in the log of $1:" >&2
    logs "$1" | tail -n 8 | sed 's/^/      /' >&2
    return 1
}

# event_value CONTAINER EVENT KEY: of the last such event
event_value() {
    logs "$1" | grep -ao "thaw:n$run_id:$2 [^"$'\033'"]*" | tail -n 1 | tr ' ' '\n' | sed -n "s/^$3=//p"
}

# checkpoint NAME: signal, dumped event, commit to image thaw-init-NAME-PID
checkpoint() {
    local container=thaw-init-$1-$run_id
    engine kill -s 40 "$container" >/dev/null
    await "$container" "n$run_id:dumped" 60 || return 1
    restore_caps[$1]=$(cap_options "$(event_value "$container" dumped needs)")
    engine commit -c 'USER 0' -c 'ENTRYPOINT ["/opt/thaw/bin/thaw-init","restore"]' -c 'CMD []' -c 'LABEL thaw.dev=init' \
        "$container" "thaw-init-$1-$run_id" >/dev/null &&
    engine rm -f "$container" >/dev/null
}

# restore NAME NEW OPTIONS…: container thaw-init-NEW-PID from the image of NAME
restore() {
    local image=thaw-init-$1-$run_id new=thaw-init-$2-$run_id
    shift 2
    engine create --name "$new" --label thaw.dev=init -e "THAW_EVENTS=n$run_id" "${network[@]}" "$@" "$image" >/dev/null &&
    start "$new"
}

# The rights a restore gets: way A (profile with clone3), way B (ns_last_pid), podman (its default profile).
rights() {
    # shellcheck disable=SC2086
    case $way in
        A) printf '%s\n' ${restore_caps[$1]} --security-opt "seccomp=$toolbox/seccomp/restore.json" ;;
        B) printf '%s\n' ${restore_caps[$1]} -v /proc/sys/kernel/ns_last_pid:/proc/sys/kernel/ns_last_pid ;;
        P) printf '%s\n' ${restore_caps[$1]} ;;
    esac
}

remove_all() { # containers, then images
    local ids
    ids=$(engine ps -aq --filter "name=-$run_id\$")
    # shellcheck disable=SC2086
    [ -z "$ids" ] || engine rm -f $ids >/dev/null
    ids=$(engine images --format '{{.Repository}}' | grep -E "thaw-init-.*-$run_id\$")
    # shellcheck disable=SC2086
    [ -z "$ids" ] || engine rmi -f $ids >/dev/null
}
