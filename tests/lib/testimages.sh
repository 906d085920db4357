# SPDX-License-Identifier: GPL-3.0-or-later
# Images the live tests start from, all of Debian packages. Sourced.

test_image_tars() {
    debian_tar thaw-sample-base python3
    debian_tar thaw-test-apps python3 nodejs openjdk-21-jre-headless procps
    debian_tar thaw-test-servers nginx-light redis-server
    debian_tar thaw-test-selfcheckpoint criu libcriu2 libcap2-bin openjdk-25-jre-headless procps
    standin_program
    musl_tar
    static_tar
}

# The types of Kubernetes' objects, as its own Go client has them for merging: with every field, and nothing beside.
kubernetes_schema=$cache/kubernetes-schema-1.go
make_kubernetes_schema() {
    [ -e "$kubernetes_schema" ] || step "fetch the schema of Kubernetes' objects (once)" \
        fetch_file golang-k8s-client-go-dev ./usr/share/gocode/src/k8s.io/client-go/applyconfigurations/internal/internal.go "$kubernetes_schema"
}

import_test_images() {
    import_image "$1" thaw-sample-base "$image_tars/thaw-sample-base.tar"
    import_image "$1" thaw-test-apps "$image_tars/thaw-test-apps.tar"
    import_image "$1" thaw-test-servers "$image_tars/thaw-test-servers.tar"
    import_image "$1" thaw-test-selfcheckpoint "$image_tars/thaw-test-selfcheckpoint.tar"
    import_image "$1" thaw-test-musl "$image_tars/thaw-test-musl.tar"
    import_image "$1" thaw-test-static "$image_tars/thaw-test-static.tar"
}

# remove_leftovers SOCKET: what a run that was killed left in the tests' own engine would be counted by the next one.
remove_leftovers() {
    local socket=$1 kind filter id
    for kind in test temporary checkpoint prepared; do
        filter="filters=%7B%22label%22%3A%5B%22io.thaw.kind%3D$kind%22%5D%7D"
        for id in $(engine_get "$socket" "containers/json?all=1&$filter" | jq -r '.[].Id'); do
            engine_delete "$socket" "containers/$id?force=1&v=1"
        done
        for id in $(engine_get "$socket" "images/json?$filter" | jq -r '.[].Id'); do
            engine_delete "$socket" "images/$id?force=1"
        done
    done
}

engine_get() { curl -sS -f --unix-socket "$1" "http://engine/v1.41/$2"; }
engine_delete() { curl -sS -o /dev/null --unix-socket "$1" -X DELETE "http://engine/v1.41/$2"; }

# An engine older than Thaw takes: dockerd of Debian 12, with the one library Debian 13 has no more.
old_dockerd=$cache/dockerd-20/dockerd

fetch_old_dockerd() {
    local tree=$cache/dockerd-20.tree out=$cache/dockerd-20.new
    rm -rf --one-file-system "$tree" "$out"
    # shellcheck disable=SC2046
    mmdebstrap --variant=extract --include=docker.io bookworm "$tree" $(configured_mirror) || return
    mkdir -p "$out/lib"
    cp "$tree/usr/sbin/dockerd" "$out/dockerd.bin"
    cp -L "$tree"/lib/*/libdevmapper.so.1.02.1 "$out/lib/"
    # shellcheck disable=SC2016
    printf '#!/bin/sh\nhere=${0%%/*}\nLD_LIBRARY_PATH=$here/lib exec "$here/dockerd.bin" "$@"\n' >"$out/dockerd"
    chmod 755 "$out/dockerd"
    rm -rf --one-file-system "$tree" "$cache/dockerd-20"
    mv "$out" "$cache/dockerd-20"
}

# Engines newer than Debian 13's, in a root of their own: what Debian testing has.
testing_root=$cache/root-testing

make_testing_root() {
    rm -rf --one-file-system "$testing_root.new"
    # A testing snapshot's Release file may have expired on a mirror; its signature is still checked.
    # shellcheck disable=SC2046
    mmdebstrap --variant=minbase --include="$(packages newer | sed 's/^ *//; s/ *$//; s/ /,/g')" --aptopt='Acquire::Check-Valid-Until "false"' \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' forky "$testing_root.new" $(configured_mirror) || return
    touch "$testing_root.new/.complete"
    mv "$testing_root.new" "$testing_root"
}

# newer_engine KIND NAME VARIABLE: of Debian testing, as THAW_TEST_VARIABLE.
newer_engine() {
    engine_root=$testing_root private_engine "$1" "$2"
    [ "$private_started" = no ] || remove_leftovers "$private_socket"
    import_image "$private_socket" thaw-sample-base "$image_tars/thaw-sample-base.tar"
    export "THAW_TEST_$3=$private_socket"
}

fetch_engines() {
    host_install mmdebstrap
    [ -x "$old_dockerd" ] || step "fetch an engine that is too old (Debian 12, once)" fetch_old_dockerd
    [ -e "$testing_root/.complete" ] || step "fetch newer engines (Debian testing, once)" make_testing_root
}

# engines_of_their_own NAME: one that is too old, one whose disk fills up soon, and newer ones: Docker with its own and with containerd's
# image store (the default from Docker 29 on), and Podman.
engines_of_their_own() {
    engine_dockerd=$old_dockerd private_engine docker "$1-old"
    export THAW_TEST_OLD_DOCKER=$private_socket
    engine_disk=400m private_engine docker "$1-full"
    import_image "$private_socket" thaw-sample-base "$image_tars/thaw-sample-base.tar"
    export THAW_TEST_SMALL_DOCKER=$private_socket
    newer_engine docker "$1-new" NEW_DOCKER
    engine_feature=containerd-snapshotter=true newer_engine docker "$1-store" STORE_DOCKER
    newer_engine podman "$1-new" NEW_PODMAN
}

# compile_into TREE FLAG…: tests/live/apps/counter.c as TREE/counter.
compile_into() {
    local tree=$1
    shift
    inside "$@" -O2 -o "$tree/counter" "$project/tests/live/apps/counter.c"
}

# The stand-in for an application that checkpoints itself by libcriu; the tests copy it into their images.
standin_program() {
    local source=$project/tests/live/apps/standin.c program=$image_tars/standin
    [ "$program" -nt "$source" ] && return
    step "compile the stand-in that checkpoints itself" inside gcc -O2 -Wall -Wextra -o "$program" "$source" -lcriu -lpthread
}

# A musl image: busybox for a shell, musl's loader, and the server linked against it.
musl_tar() {
    local tar=$image_tars/thaw-test-musl.tar tree=$image_tars/musl.tree name
    [ "$tar" -nt "$project/tests/live/apps/counter.c" ] && return
    rm -rf "$tree"
    mkdir -p "$tree/bin" "$tree/lib" "$tree/etc" "$tree/tmp" "$tree/proc" "$tree/sys" "$tree/dev"
    compile_into "$tree" musl-gcc
    inside cp /usr/bin/busybox "$tree/bin/busybox"
    for name in sh cat sleep echo ls id; do ln -s busybox "$tree/bin/$name"; done
    inside cp -L /lib/ld-musl-x86_64.so.1 "$tree/lib/"
    printf 'root:x:0:0:root:/:/bin/sh\napp:x:1000:1000::/:/bin/sh\n' >"$tree/etc/passwd"
    printf 'root:x:0:\napp:x:1000:\n' >"$tree/etc/group"
    tar -C "$tree" --owner=0 --group=0 -cf "$tar" .
    rm -rf "$tree"
}

# An image with nothing in it but one static program.
static_tar() {
    local tar=$image_tars/thaw-test-static.tar tree=$image_tars/static.tree
    [ "$tar" -nt "$project/tests/live/apps/counter.c" ] && return
    rm -rf "$tree"
    mkdir -p "$tree"
    compile_into "$tree" musl-gcc -static
    tar -C "$tree" --owner=0 --group=0 -cf "$tar" counter
    rm -rf "$tree"
}
