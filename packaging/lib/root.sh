# SPDX-License-Identifier: GPL-3.0-or-later
# The place where Thaw is built and run: this machine where it has Qt >= 6.8 and KF6,
# otherwise a private Debian 13 root below the cache, entered with a mount namespace of its own. Sourced.

root=$cache/root-trixie

# Debian 13 is the first with Qt 6.8 (HTTP over unix sockets) and KSyntaxHighlighting for Qt 6.
is_native() {
    [ -z "${THAW_PRIVATE_ROOT:-}" ] || return 1
    [ -n "${THAW_INSIDE:-}" ] && return 0
    ( . /etc/os-release; [ "${ID:-}" = debian ] && [ "${VERSION_ID:-0}" -ge 13 ] ) 2>/dev/null
}

# need LIST…: the packages of these lists are there, where Thaw is built and run.
need() {
    local list missing=() wanted=()
    is_native || make_root
    for list in "$@"; do
        if is_native || [ ! -e "$(packages_stamp "$list")" ]; then
            missing+=("$list")
            # shellcheck disable=SC2207
            wanted+=($(packages "$list"))
        fi
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if is_native; then
        host_install "${wanted[@]}"
        return
    fi
    step "install the ${missing[*]} packages in the private Debian 13 root" inside bash -c \
        'apt-get update && exec "$@"' - env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${wanted[@]}"
    sync -f "$root"
    mkdir -p "$root/var/lib/thaw"
    for list in "${missing[@]}"; do touch "$(packages_stamp "$list")"; done
}

packages_stamp() { printf '%s' "$root/var/lib/thaw/$1-$(packages "$1" | sha256sum | cut -c1-16)"; }

make_root() {
    [ -e "$root/.complete" ] && return
    host_install mmdebstrap
    rm -rf --one-file-system "$root.new"
    # shellcheck disable=SC2046
    step "make a private Debian 13 root (once; this machine's own packages stay as they are)" \
        mmdebstrap --variant=minbase trixie "$root.new" $(configured_mirror)
    # Installed daemons are started by packaging/run, never by their packages.
    printf '#!/bin/sh\nexit 101\n' >"$root.new/usr/sbin/policy-rc.d"
    chmod 755 "$root.new/usr/sbin/policy-rc.d"
    # Half the time of installing is waiting for each file to be on the disk. A cache that a power cut spoils can be removed.
    echo force-unsafe-io >"$root.new/etc/dpkg/dpkg.cfg.d/thaw"
    touch "$root.new/.complete"
    mv "$root.new" "$root"
}

inside_root() { unshare --mount --propagation private bash "$project/packaging/lib/enter.sh" "$@"; }

# inside COMMAND…: runs it where Thaw is built and run, in the current directory and environment.
inside() {
    if is_native; then
        "$@"
    else
        inside_root "$root" "$@"
    fi
}
