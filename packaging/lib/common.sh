# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by packaging/run and tests/run: words on the terminal, places, packages. Sourced, never run.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/thaw
setup_log=$cache/setup.log
mkdir -p "$cache"

say() { printf 'thaw: %s\n' "$*" >&2; }
die() { printf 'thaw: %s\n' "$*" >&2; exit 1; }

# step TITLE COMMAND…: says what it does, how long it took, and on failure the last lines it printed.
step() {
    local title=$1 start=$SECONDS
    shift
    printf 'thaw: %s …\n' "$title" >&2
    if ! "$@" >"$setup_log" 2>&1 </dev/null; then
        tail -n 25 "$setup_log" >&2
        die "this step failed: $title (its whole output: $setup_log)"
    fi
    printf 'thaw: %s: done in %d s\n' "$title" $((SECONDS - start)) >&2
}

# The package list NAME (packaging/packages/NAME.txt) without comments.
packages() { sed -e 's/#.*//' "$project/packaging/packages/$1.txt" | tr -s ' \n' ' '; }

# The Debian mirror this machine is configured with; empty lets mmdebstrap use its own default.
configured_mirror() {
    apt-get indextargets --format '$(ORIGIN) $(SITE)' 'Created-By: Packages' 2>/dev/null |
        awk '$1 == "Debian" && $2 !~ /security/ { print $2; exit }'
}

as_root_or_reexec() {
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null || die "setting up needs root: run this as root, or install sudo"
    say "setting up needs root; asking sudo"
    exec sudo --preserve-env=HOME,DISPLAY,XAUTHORITY,WAYLAND_DISPLAY,XDG_RUNTIME_DIR,XDG_CACHE_HOME,DOCKER_HOST,CI "$0" "$@"
}

host_install() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    # --no-upgrade: what the host already has stays at its version.
    step "install ${missing[*]} on this machine" bash -c 'apt-get update && exec "$@"' - \
        env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-upgrade --no-install-recommends "${missing[@]}"
}
