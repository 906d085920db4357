# SPDX-License-Identifier: GPL-3.0-or-later
# CRIU that runs in any image of this architecture: the program, every library it needs and its own loader,
# from Debian testing's criu package (older CRIU cannot dump TCP sockets on Linux >= 6.16). Sourced.

criu_bundle=$cache/criu-bundle-1
docker_seccomp=$cache/docker-seccomp-1.json

# Docker's default seccomp profile, from which the build makes ours: one file of a Debian package, which is fetched
# without the hundreds of packages it depends on.
make_docker_seccomp() {
    [ -e "$docker_seccomp" ] && return
    step "fetch Docker's default seccomp profile (once)" fetch_docker_seccomp
}

fetch_docker_seccomp() {
    fetch_file golang-github-docker-docker-dev ./usr/share/gocode/src/github.com/docker/docker/profiles/seccomp/default.json "$docker_seccomp"
}

download_package() { inside apt-get -o APT::Sandbox::User=root download "$1"; }

# fetch_file PACKAGE PATH TO: one file of a Debian package, without what the package depends on.
fetch_file() {
    local dir=$cache/fetch.tmp
    rm -rf "$dir"
    mkdir -p "$dir"
    (
        cd "$dir" &&
            { download_package "$1" || { inside apt-get update && download_package "$1"; }; } &&
            inside dpkg-deb --fsys-tarfile "$dir"/*.deb | tar -xO "$2" >"$dir/file" &&
            [ -s "$dir/file" ] && mv "$dir/file" "$3"
    ) || return
    rm -rf "$dir"
}

make_criu_bundle() {
    [ -e "$criu_bundle/.complete" ] && return
    host_install mmdebstrap
    step "fetch CRIU and its libraries (Debian testing, once)" build_criu_bundle
}

build_criu_bundle() {
    local tree=$criu_bundle.tree out=$criu_bundle.new lib doc
    rm -rf --one-file-system "$tree" "$out"
    # A testing snapshot's Release file may have expired on a mirror; its signature is still checked.
    # shellcheck disable=SC2046
    mmdebstrap --variant=extract --include=criu --aptopt='Acquire::Check-Valid-Until "false"' \
        forky "$tree" $(configured_mirror) || return
    mkdir -p "$out/bin" "$out/lib"
    cp "$tree/usr/sbin/criu" "$out/bin/criu"
    local libdir=$tree/usr/lib/x86_64-linux-gnu
    cp -L "$libdir/ld-linux-x86-64.so.2" "$out/lib/"
    "$out/lib/ld-linux-x86-64.so.2" --library-path "$libdir" --list "$out/bin/criu" |
        awk '$2 == "=>" { print $3 }' | while read -r lib; do
            case $lib in "$tree"/*) cp -L "$lib" "$out/lib/" ;; */ld-linux*) ;; *) echo "not in the tree: $lib"; exit 1 ;; esac
        done || return
    # Images that hold this bundle are handed on, so it says what it is and where its source is.
    {
        echo "program: criu"
        echo "version: $("$out/lib/ld-linux-x86-64.so.2" --library-path "$out/lib" "$out/bin/criu" --version | sed -n 's/^Version: //p')"
        echo "package: $(package_version "$tree" criu) (Debian testing)"
        echo "source: the Debian source package of that version; those of the libraries below likewise"
        echo "licence: GPL-2.0-only (criu), LGPL-2.1 (libcompel, glibc and others)"
        echo "libraries:"
        for doc in "$tree"/usr/share/doc/*; do
            [ -e "$doc/changelog.Debian.gz" ] && echo "  $(package_version "$tree" "${doc##*/}")"
        done
    } >"$out/ABOUT"
    mkdir -p "$out/licences"
    cp "$tree/usr/share/doc/criu/copyright" "$out/licences/criu"
    cp "$tree/usr/share/doc/libc6/copyright" "$out/licences/libc6"
    rm -rf --one-file-system "$tree"
    touch "$out/.complete"
    rm -rf --one-file-system "$criu_bundle"
    mv "$out" "$criu_bundle"
}

# "source-package (version)" from the top line of the package's changelog.
package_version() { zcat "$1/usr/share/doc/$2/changelog.Debian.gz" | sed -n '1s/^\([^ ]* ([^)]*)\).*/\1/p'; }
