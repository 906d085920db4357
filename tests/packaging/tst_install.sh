#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_install.sh BUILD: the packages of that build in a new minimal Debian 13, where nothing of this tree is: what they need comes with them, the
# sample becomes an image there (on the tests' engine, by its socket), and the window opens.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=../../packaging/lib/common.sh
. "$here/../../packaging/lib/common.sh"
# shellcheck source=lib.sh
. "$here/lib.sh"
build=$1
packages=$build/package
: "${THAW_TEST_DOCKER:?the socket of a Docker engine}"
store=$cache/package
mkdir -p "$store/archives/partial"
minimal=$store/minbase-trixie.tar

if [ ! -e "$minimal" ]; then
    # shellcheck disable=SC2046
    step "make a minimal Debian 13 (once)" mmdebstrap --format=tar --variant=minbase trixie "$minimal.new" $(configured_mirror)
    mv "$minimal.new" "$minimal"
fi

# In a mount namespace of its own, which takes every mount along when it ends.
if [ "${2:-}" = "" ]; then
    root=$(mktemp -d "$store/fresh.XXXXXX")
    trap 'rm -rf --one-file-system "$root"' EXIT
    tar -C "$root" -xf "$minimal"
    status=0
    unshare --mount --pid --fork --kill-child --propagation private "$0" "$build" "$root" || status=$?
    exit $status
fi
root=$2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mount -t tmpfs tmpfs "$root/run"
mount --bind "$store/archives" "$root/var/cache/apt/archives"
mkdir -p "$root/packages"
mount --bind -o ro "$packages" "$root/packages"
: >"$root/run/docker.sock"
mount --bind "$THAW_TEST_DOCKER" "$root/run/docker.sock"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"

there() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "${set[@]}" chroot "$root" "$@"; }
set=()
install() { there apt-get -o Dpkg::Options::=--force-unsafe-io -o APT::Sandbox::User=root install -y --no-install-recommends "$@"; }
deb() { printf '/packages/%s' "$(cd "$packages" && echo "$1"_*.deb)"; }
check "Debian's lists can be fetched" there apt-get update
check "thaw can be installed" install "$(deb thaw)"
there dpkg-query -W -f '${Package}\n' >"$root/run/installed"
refused "it brings no library for windows" grep -E '^libqt6(gui|widgets)|^libx11' "$root/run/installed"
check "it says its version" there thaw --version
check "its manual is there" [ -s "$root/usr/share/man/man5/thaw-project.5.gz" ]
check "its toolbox is there" [ -x "$root/usr/libexec/thaw/toolbox/bin/thaw-init" ]
check "the engine is found where engines usually are" there thaw doctor --quick
check "the sample can be copied from the examples" there cp -r /usr/share/doc/thaw/examples/hello /root/hello
made=$(there thaw make --quiet /root/hello || true)
check "the sample becomes an image" [ "${made#hello:ck-}" != "$made" ]
check "it restores" [ "$(there thaw test --quiet "$made")" = Restored ]
check "it is removed" there thaw rm --yes "$made"
check "thaw-gui can be installed beside it" install "$(deb thaw-gui)"

# The display is this side's; X's abstract socket is reached from there too.
window() {
    local number pid display window shown=1
    Xvfb -displayfd 9 -screen 0 1280x800x24 -nolisten tcp 9>"$root/run/display" 2>/dev/null &
    display=$!
    for _ in $(seq 100); do
        [ -s "$root/run/display" ] && break
        sleep 0.1
    done
    read -r number <"$root/run/display"
    set=(DISPLAY=":$number" XDG_RUNTIME_DIR=/run/user QT_QPA_PLATFORM=xcb)
    mkdir -p -m 700 "$root/run/user"
    there thaw-gui /root/hello &
    pid=$!
    for _ in $(seq 200); do
        window=$(DISPLAY=":$number" xwininfo -root -tree 2>/dev/null | grep -i 'thaw' || true)
        if grep -q 'hello' <<<"$window"; then shown=0; break; fi
        kill -0 $pid 2>/dev/null || break
        sleep 0.1
    done
    printf '%s\n' "$window"
    kill $pid $display 2>/dev/null || true
    wait $pid $display 2>/dev/null || true
    return $shown
}
check "the window opens with the project" window
set=()
check "both can be removed" there apt-get purge -y thaw thaw-gui
check "nothing is left of them" bash -c '[ -z "$(find "$1"/usr "$1"/etc "$1"/var/lib -path "*/dpkg/*" -prune -o -path "*/apt/*" -prune -o -name "*thaw*" -print)" ]' - "$root"
finish
