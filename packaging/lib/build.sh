# SPDX-License-Identifier: GPL-3.0-or-later
# Configures and builds a CMake preset. Sourced.

build_dir() { printf '%s/build/%s' "$project" "$1"; }

# build PRESET
build() {
    local dir
    dir=$(build_dir "$1")
    export THAW_CRIU_BUNDLE=$criu_bundle CCACHE_DIR=$cache/ccache CCACHE_BASEDIR=$project CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    cd "$project" || exit
    grep -qs "^THAW_CRIU_BUNDLE:.*=$criu_bundle\$" "$dir/CMakeCache.txt" && [ -e "$dir/build.ninja" ] ||
        step "configure the build ($1)" inside cmake --preset "$1"
    # Nothing to do is the usual case and takes no words.
    if [ "$(inside ninja -C "$dir" -n 2>/dev/null | tail -n 1)" != "ninja: no work to do." ]; then
        step "build ($1; the first time takes minutes)" inside ninja -C "$dir"
    fi
    cd - >/dev/null || exit
}
