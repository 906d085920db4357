# SPDX-License-Identifier: GPL-3.0-or-later
# Engines: the one that answers, or a private one of ours with its own data and socket. Sourced.

engine_dir=$cache/engines     # data, kept between runs: the images in it are a person's
engine_run=                   # sockets and pid files of this run
engine_pids=()

# What Thaw needs of an engine: Docker 23 is the first that knows CAP_CHECKPOINT_RESTORE, Podman 4.4 likewise.
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

# Prints the socket of an engine that answers and is new enough, the same places thaw itself looks at.
find_engine() {
    local socket
    for socket in "${DOCKER_HOST:-}" /run/docker.sock "${XDG_RUNTIME_DIR:-/nonexistent}/docker.sock" \
        /run/podman/podman.sock "${XDG_RUNTIME_DIR:-/nonexistent}/podman/podman.sock"; do
        socket=${socket#unix://}
        [ -S "$socket" ] && engine_fits "$socket" && { printf '%s\n' "$socket"; return; }
    done
    return 1
}

engine_run_dir() {
    # Short, because a socket's path holds 107 bytes at most, and on the disk that both namespaces share.
    [ -n "$engine_run" ] || engine_run=$(mktemp -d /tmp/thaw-engine.XXXXXX)
}

wait_for_socket() {
    local i
    for i in $(seq 300); do
        curl -s -m 2 -o /dev/null --unix-socket "$1" http://engine/_ping && return
        kill -0 "$2" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

# start_dockerd NAME: a private Docker engine; sets docker_socket.
start_dockerd() {
    local data=$engine_dir/$1/docker
    engine_run_dir
    docker_socket=$engine_run/$1-docker.sock
    mkdir -p "$data"
    # The exec root is on the namespace's own tmpfs; the data root must not lie on an overlay.
    inside dockerd --data-root "$data" --exec-root "/run/thaw-$1" --pidfile "$engine_run/$1-dockerd.pid" \
        -H "unix://$docker_socket" >"$engine_run/$1-dockerd.log" 2>&1 </dev/null &
    engine_pids+=($!)
    wait_for_socket "$docker_socket" $! || { tail -n 20 "$engine_run/$1-dockerd.log" >&2; die "the private dockerd did not start (log above)"; }
}

# start_podman NAME: a private Podman service; sets podman_socket.
start_podman() {
    local data=$engine_dir/$1/podman conf
    engine_run_dir
    podman_socket=$engine_run/$1-podman.sock
    mkdir -p "$data"
    conf=$engine_run/containers.conf
    # crun refuses hosts that mix cgroup v1 and v2; runc takes both.
    printf '[engine]\nruntime = "runc"\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\n[containers]\nlog_driver = "k8s-file"\n' >"$conf"
    CONTAINERS_CONF=$conf inside podman --root "$data" --runroot "/run/thaw-podman-$1" \
        system service --time 0 "unix://$podman_socket" >"$engine_run/$1-podman.log" 2>&1 </dev/null &
    engine_pids+=($!)
    wait_for_socket "$podman_socket" $! || { tail -n 20 "$engine_run/$1-podman.log" >&2; die "the private podman service did not start (log above)"; }
}

stop_engines() {
    local pid i
    for pid in "${engine_pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${engine_pids[@]}"; do
        for i in $(seq 200); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
        kill -0 "$pid" 2>/dev/null && kill -9 "$pid"
        wait "$pid" 2>/dev/null || true
    done
    engine_pids=()
    [ -z "$engine_run" ] || rm -rf --one-file-system "$engine_run"
    engine_run=
}
