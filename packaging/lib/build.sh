# SPDX-License-Identifier: GPL-3.0-or-later
# Configures and builds a CMake preset. Sourced.

build_dir() { printf '%s/build/%s' "$project" "$1"; }

# build PRESET [TARGET…]: everything, if no targets are named
build() {
    local dir preset=$1
    shift
    dir=$(build_dir "$preset")
    export THAW_CRIU_BUNDLE=$criu_bundle THAW_DOCKER_SECCOMP=$docker_seccomp CCACHE_DIR=$cache/ccache CCACHE_BASEDIR=$project CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    cd "$project" || exit
    make_criu_bundle
    make_docker_seccomp
    grep -qs "^THAW_DOCKER_SECCOMP:.*=$docker_seccomp\$" "$dir/CMakeCache.txt" && [ -e "$dir/build.ninja" ] &&
        cmp -s CMakePresets.json "$dir/configured-by.json" ||
        {
            step "configure the build ($preset)" inside cmake --preset "$preset"
            cp CMakePresets.json "$dir/configured-by.json"
        }
    # Nothing to do is the usual case and takes no words.
    if [ "$(inside ninja -C "$dir" -n "$@" 2>/dev/null | tail -n 1)" != "ninja: no work to do." ]; then
        step "build ($preset; the first time takes minutes)" inside ninja -C "$dir" "$@"
    fi
    cd - >/dev/null || exit
}
