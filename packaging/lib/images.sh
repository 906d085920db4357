# SPDX-License-Identifier: GPL-3.0-or-later
# Base images made from Debian's packages, for machines without a registry. Sourced.

image_tars=$cache/images

# debian_tar NAME PACKAGE…: the root file system of a small Debian 13 with these packages, once.
debian_tar() {
    local name=$1 tar=$image_tars/$1.tar list
    shift
    [ -e "$tar" ] && return
    list=$(IFS=,; printf '%s' "$*")
    mkdir -p "$image_tars"
    host_install mmdebstrap
    # Java's packages fail to install where the manual pages' directory is missing altogether.
    # shellcheck disable=SC2016,SC2046
    step "make the base image $name from Debian packages (once)" mmdebstrap --format=tar --variant=essential \
        --include="$list" --essential-hook='mkdir -p "$1/usr/share/man/man1"' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
        --dpkgopt='path-exclude=/usr/share/locale/*' trixie "$tar.new" $(configured_mirror)
    mv "$tar.new" "$tar"
}

has_image() { curl -s -o /dev/null -f --unix-socket "$1" "http://engine/v1.41/images/$2/json"; }

# import_image SOCKET NAME TAR: unless the engine has it.
import_image() {
    has_image "$1" "$2" && return
    step "give the engine the image $2" curl -sS -f --unix-socket "$1" -X POST -H 'Content-Type: application/x-tar' \
        -T "$3" "http://engine/v1.41/images/create?fromSrc=-&repo=${2%%:*}&tag=latest&changes=LABEL%20io.thaw.kind%3Dbase"
}

sample_base() {
    has_image "$1" thaw-sample-base && return
    debian_tar thaw-sample-base python3
    import_image "$1" thaw-sample-base "$image_tars/thaw-sample-base.tar"
}
