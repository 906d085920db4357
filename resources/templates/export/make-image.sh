#!/bin/bash
# Makes the checkpoint image of @NAME@ without Thaw, and proves that it restores. Written by "thaw export script".
# It needs bash, tar, docker or podman, and the files beside it. The image's name is all it prints on stdout.
#     ./make-image.sh [IMAGE[:TAG]]        ENGINE=podman (or "podman --remote …") takes that instead of docker
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
read -ra engine <<<"${ENGINE:-docker}"
base=@BASE@
image=${1:-@IMAGE@}
init=@INIT@
test_it=@TEST@
probe=@PROBE@
restore_timeout=@RESTORE_TIMEOUT@
container=thaw-make-$$
temporary=thaw-temporary:$$
# What the project's container gets, and what a restored one gets beside its rights.
making=(@MAKING@)
restoring=(@RESTORING@)
labels=(@LABELS@)
# For CRIU alone; thaw-init keeps them from the application. The last two give it a clock of its own.
rights=(CHECKPOINT_RESTORE SYS_PTRACE NET_ADMIN@RIGHTS@)
clock=(@CLOCK@)

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
in_engine() { "${engine[@]}" "$@"; }

# Podman's own seccomp profile denies vmsplice, with which CRIU takes the memory; it allows clone3, with which CRIU
# gives processes their old ids. Docker's is the other way round.
if [[ $("${engine[@]}" --version) == podman* ]]; then
    making+=(--security-opt "seccomp=$here/dump.json")
else
    restoring+=(--security-opt "seccomp=$here/restore.json")
fi

cleanup() {
    in_engine rm -f -v "$container" "$container-test" >/dev/null 2>&1 || true
    in_engine rmi "$temporary" >/dev/null 2>&1 || true
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Podman writes owner and mode of what it unpacks from the archive, docker too.
put_files() {
    local parts=(run/config run/build)
    [ ! -d "$here/app" ] || parts+=(app)
    in_engine cp - "$1:/" <"$here/toolbox.tar"
    tar -C "$here" --owner=0 --group=0 --transform 's,^,opt/thaw/,' -cf - "${parts[@]}" | in_engine cp - "$1:/"
}

# The project's container, not started yet; further rights behind.
create() {
    local name options=("${making[@]}")
    for name in "${rights[@]}" "$@"; do options+=(--cap-add "$name"); done
    in_engine create --name "$container" --user 0 --entrypoint "$init" "${labels[@]}" "${options[@]}" "$base" build >/dev/null
    put_files "$container"
}

# run_@NAME@.sh starts the container its own way, from an image that brings everything.
start_by_script() {
    local name options=()
    for name in "${rights[@]}" "${clock[@]}"; do options+=("--cap-add=$name"); done
    in_engine create --name "$container" --entrypoint "$init" "${labels[@]}" "$base" build >/dev/null
    put_files "$container"
    in_engine commit -c 'USER 0' -c "ENTRYPOINT [\"$init\", \"build\"]" "$container" "$temporary" >/dev/null
    in_engine rm "$container" >/dev/null
    (
        cd "$here/host"
        set -a
        # shellcheck disable=SC1091
        . ./app_env_vars.sh
        set +a
        export DOCKER_CAPABILITIES="${options[*]}" DOCKER_SECURITY_OPTS=''
        [[ " ${making[*]} " != *seccomp=* ]] || export DOCKER_SECURITY_OPTS="--security-opt seccomp=$here/dump.json"
        bash "./$1" @NAME@ "$temporary" "$container" >/dev/null
    )
}

# Passes the application's output on until it is frozen; thaw-init's own exit code: 0, 4 (not ready) or 5 (no checkpoint).
finish() {
    in_engine logs -f "$container" >&2 || true
    in_engine wait "$container"
}

make() {
    local host=@HOST_SCRIPT@ code
    if [ -n "$host" ]; then
        start_by_script "$host"
    else
        create "${clock[@]}"
        if ! in_engine start "$container" >/dev/null; then
            [ ${#clock[@]} -gt 0 ] || exit 1
            say "the engine gives no clock of its own: restore the image only on hosts that have been up at least as long"
            in_engine rm -f "$container" >/dev/null
            create
            in_engine start "$container" >/dev/null
        fi
    fi
    code=$(finish)
    [ "$code" = 0 ] || { say "there is no checkpoint (exit code $code)"; exit "$code"; }
}

# What the frozen processes held, and what CRIU and thaw-init need to bring them back.
needed_rights() {
    local names=(CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE
        NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE
        SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE
        AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF
        CHECKPOINT_RESTORE)
    local mask bit found=()
    mask=$((16#$(in_engine cp "$container:/opt/thaw/checkpoint/thaw.conf" - | tar -xO | sed -n 's/^needs //p') | 1 << 1 | 1 << 5))
    for bit in "${!names[@]}"; do (((mask >> bit & 1) == 0)) || found+=("${names[bit]}"); done
    printf '%s' "${found[*]}"
}

# Starts the image once; thaw-init tells of the restore on its error output, each word of it ending in a backslash.
prove() {
    local piece log='' deadline=$((SECONDS + restore_timeout)) wanted=restored mark=$$$RANDOM
    in_engine create --name "$container-test" -e "THAW_EVENTS=$mark" "${restoring[@]}" "$image" >/dev/null
    exec {output}< <(in_engine start -a "$container-test" 2>&1)
    [ -z "$probe" ] || wanted=answered
    # shellcheck disable=SC1003 # a backslash it is
    while ((SECONDS < deadline)) && IFS= read -r -d '\' -t $((deadline - SECONDS)) -u "$output" piece; do
        log+=$piece
        case $piece in
            *"_thaw:$mark:$wanted"*) return ;;
            *"_thaw:$mark:restore-failed"*) break ;;
        esac
    done
    say "the image does not restore:"
    printf '%s%s\n' "$log" "${piece:-}" >&2
    return 7
}

make
needs=$(needed_rights)
say "the checkpoint is made; a restore needs: $needs"
in_engine commit -c "ENTRYPOINT [\"$init\", \"restore\"]" -c 'USER 0' -c "LABEL io.thaw.capabilities=\"$needs\"" "$container" "$image" >/dev/null
restoring=(--cap-drop ALL "${restoring[@]}")
for name in $needs; do restoring+=(--cap-add "$name"); done
if [ "$test_it" = yes ]; then
    prove || { in_engine rm -f "$container-test" >/dev/null; in_engine rmi "$image" >/dev/null; exit 7; }
    say "restored in a container of its own: it comes up warm"
fi
say "run it with: ${engine[*]} run -d ${restoring[*]} $image"
printf '%s\n' "$image"
