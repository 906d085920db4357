# SPDX-License-Identifier: GPL-3.0-or-later
# Engines: the one that answers, or a private one of ours with its own data and socket. Sourced.

engine_data=$cache/engines    # images live here between runs
engine_run=/tmp/thaw-engine-$(id -u)   # sockets, pid files: short, as a socket's path holds 107 bytes at most

# What Thaw needs of an engine: Docker 23 is the first that knows CAP_CHECKPOINT_RESTORE; Podman from 5 on.
engine_fits() {
    local version name major
    version=$(curl -s -m 5 --unix-socket "$1" http://engine/version) || return 1
    name=$(jq -r '.Components[0].Name // ""' <<<"$version")
    major=$(jq -r '.Version // "0"' <<<"$version" | cut -d. -f1)
    case $name in
        *Podman*) [ "${major:-0}" -ge 5 ] ;;
        *) [ "${major:-0}" -ge 23 ] ;;
    esac
}

# Prints the socket of an engine that answers and is new enough, from the places thaw itself looks at.
find_engine() {
    local socket
    for socket in "${DOCKER_HOST:-}" /run/docker.sock "${XDG_RUNTIME_DIR:-/nonexistent}/docker.sock" \
        /run/podman/podman.sock "${XDG_RUNTIME_DIR:-/nonexistent}/podman/podman.sock"; do
        socket=${socket#unix://}
        [ -S "$socket" ] && engine_fits "$socket" && { printf '%s\n' "$socket"; return; }
    done
    return 1
}

answers() { [ -S "$1" ] && curl -s -m 5 -o /dev/null --unix-socket "$1" http://engine/_ping; }

# private_engine KIND NAME: the private engine NAME of KIND (docker or podman), started if it does not run;
# sets private_socket, and private_started to yes if it was this call that started it. Several runs may share it; the last one to leave stops it.
private_engine() {
    local kind=$1 name=$2 base i starting
    mkdir -p -m 700 "$engine_run"
    base=$engine_run/$name-$kind
    private_socket=$base.sock
    private_started=no
    # Its users share one lock; who starts or stops it holds the other as well.
    exec {starting}>"$base.starting" {engine_lock}>"$base.users"
    flock "$starting"
    flock -s "$engine_lock"
    if ! answers "$private_socket"; then
        rm -f "$private_socket"
        mkdir -p "$engine_data/$name/$kind"
        "start_$kind" "$name" "$base" &
        printf '%s\n' $! >"$base.pid"
        for i in $(seq 300); do
            answers "$private_socket" && break
            kill -0 "$(cat "$base.pid")" 2>/dev/null || break
            sleep 0.1
        done
        private_started=yes
        answers "$private_socket" || { tail -n 20 "$base.log" >&2; die "the private $kind engine did not start (log above)"; }
    fi
    flock -u "$starting" # what was started has it open, too
    exec {starting}>&-
    engine_bases+=("$base:$engine_lock")
}
engine_bases=()

# inside_engine COMMAND…: where the engine's programs are; tests may name a root of their own for others ($engine_root).
inside_engine() {
    if [ -n "${engine_root:-}" ]; then inside_root "$engine_root" "$@"; else inside "$@"; fi
}

# A bridge and addresses of its own for each private engine: two engines on one bridge give out the same address twice.
engine_subnet() { printf '10.%s.%s' "$1" $(($(cksum <<<"$2" | cut -d' ' -f1) % 250)); }

start_docker() {
    local bridge=thaw-${1:0:10} gateway
    gateway=$(engine_subnet 222 "$1").1/24
    inside ip link show "$bridge" >/dev/null 2>&1 || inside ip link add "$bridge" type bridge
    inside ip address replace "$gateway" dev "$bridge"
    inside ip link set "$bridge" up
    # The exec root is on the namespace's own tmpfs; the data root must not lie on an overlay.
    # Tests may ask for another dockerd, for a disk that fills up soon, and for another image store.
    local disk=() options=()
    # Tests reach containers by their own addresses; only a person's containers have to reach the world.
    [ "$1" = run ] || options=(--iptables=false)
    # shellcheck disable=SC2016
    [ -z "${engine_disk:-}" ] || disk=(unshare --mount --propagation private sh -c
        'mount -t tmpfs -o "size=$1" tmpfs "$2" && shift 2 && exec "$@"' - "$engine_disk" "$engine_data/$1/docker")
    [ -z "${engine_feature:-}" ] || options+=("--feature=$engine_feature")
    inside_engine setsid "${disk[@]}" "${engine_dockerd:-dockerd}" --data-root "$engine_data/$1/docker" --exec-root "/run/thaw-$1" \
        --pidfile "/run/thaw-$1.pid" --bridge "$bridge" "${options[@]}" -H "unix://$2.sock" >"$2.log" 2>&1 </dev/null {engine_lock}>&-
}

# dockerd leaves its rules and its bridge behind.
remove_bridge() {
    local bridge=thaw-${1%-docker} table rule
    bridge=${bridge:0:15}
    for table in filter nat; do
        inside iptables -t $table -S 2>/dev/null | grep -E -- " $bridge( |\$)" | while read -r rule; do
            # shellcheck disable=SC2086
            inside iptables -t $table -D ${rule#-A }
        done
    done
    inside ip link delete "$bridge" 2>/dev/null || true
}

# limit_of OPTION: as ulimit says it, in podman's words.
limit_of() { local value; value=$(ulimit "$1"); printf '%s' "${value/unlimited/-1}"; }

start_podman() {
    # crun refuses hosts that mix cgroup v1 and v2; runc takes both.
    # A bridge of its own, as Docker's have it: on a shared podman0 the last engine to come takes it from the others.
    local network=thaw-p-${1:0:8}
    printf '[engine]\nruntime = "runc"\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\n[containers]\nlog_driver = "k8s-file"\n[network]\nnetwork_config_dir = "%s"\n' \
        "$engine_data/$1/networks" >"$2.conf"
    mkdir -p "$engine_data/$1/networks"
    CONTAINERS_CONF=$2.conf inside_engine podman --root "$engine_data/$1/podman" --runroot "/run/thaw-podman-$1" network create --ignore \
        --interface-name "$network" --subnet "$(engine_subnet 223 "$1").0/24" "$network" >"$2.log" 2>&1
    printf 'default_network = "%s"\n' "$network" >>"$2.conf" # only now: a default one is taken to be there
    # Its builder raises every limit to the utmost, which only some roots may: those keep what they have.
    if (((0x$(sed -n 's/^CapEff:\t//p' /proc/self/status) >> 24 & 1) == 0)); then
        sed -i "s/^\[containers\]\$/&\ndefault_ulimits = [\"nofile=$(ulimit -Sn):$(ulimit -Hn)\", \"nproc=$(limit_of -Su):$(limit_of -Hu)\"]/" "$2.conf"
    fi
    # Podman's own checkpoints take the criu in PATH; Debian 13's (4.1.1) cannot dump TCP sockets on Linux >= 6.16.
    mkdir -p "$2.bin"
    # shellcheck disable=SC2016
    printf '#!/bin/sh\nexec "%s/lib/ld-linux-x86-64.so.2" --library-path "%s/lib" "%s/bin/criu" "$@"\n' \
        "$criu_bundle" "$criu_bundle" "$criu_bundle" >"$2.bin/criu"
    chmod 755 "$2.bin/criu"
    # conmon leaves a file "oom" in the directory it was started in when a container ran out of memory.
    # shellcheck disable=SC2016
    CONTAINERS_CONF=$2.conf inside_engine sh -c 'mkdir -p "$2" && cd "$2" && PATH=$1:$PATH && shift 2 && exec "$@"' - "$2.bin" "/run/thaw-podman-$1" setsid podman --root "$engine_data/$1/podman" --runroot "/run/thaw-podman-$1" \
        system service --time 0 "unix://$2.sock" >>"$2.log" 2>&1 </dev/null {engine_lock}>&-
}

# Stops the private engines this run used, where nobody else uses them any more.
leave_engines() {
    local entry base lock pid i starting
    for entry in "${engine_bases[@]}"; do
        base=${entry%:*} lock=${entry##*:}
        exec {starting}>"$base.starting"
        flock "$starting"
        flock -u "$lock"
        if flock -n "$lock" && pid=$(cat "$base.pid" 2>/dev/null); then
            # The pid is of the subshell that waits for the daemon; the daemon is its only child.
            pid="$(pgrep -P "$pid" || true) $pid"
            # shellcheck disable=SC2086
            kill $pid 2>/dev/null || true
            for i in $(seq 200); do
                # shellcheck disable=SC2086
                kill -0 ${pid%% *} 2>/dev/null || break
                sleep 0.1
            done
            rm -rf "$base".*
            case $base in *-docker) remove_bridge "${base##*/}" ;; esac
        fi
        exec {lock}>&- {starting}>&-
    done
    engine_bases=()
    rmdir "$engine_run" 2>/dev/null || true
}
