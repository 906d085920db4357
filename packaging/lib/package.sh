# SPDX-License-Identifier: GPL-3.0-or-later
# Thaw as packages. Sourced.

package_out=$project/build/package

# The version that CMakeLists.txt names.
thaw_version() { sed -n 's/^project(thaw VERSION \([0-9.]*\).*/\1/p' "$project/CMakeLists.txt"; }

# The time of every file in a package: that of the version, as Debian's changelog has it.
package_time() { inside dpkg-parsechangelog -l "$project/packaging/debian/changelog" -S Timestamp; }

# The files that belong to the project: what git knows or would add, or everything where there is no git.
project_files() {
    if [ -e "$project/.git" ]; then
        inside git -c safe.directory='*' -C "$project" ls-files -z --cached --others --exclude-standard
    else
        (cd "$project" && find . -path ./build -prune -o \( -type f -o -type l \) -printf '%P\0')
    fi | LC_ALL=C sort -z | while IFS= read -r -d '' file; do
        # What was deleted and not yet committed is not there any more.
        [ ! -e "$project/$file" ] || printf '%s\0' "$file"
    done
}

# copy_sources DIRECTORY
copy_sources() {
    rm -rf --one-file-system "$1"
    mkdir -p "$1"
    project_files | tar -C "$project" --null -T - -cf - | tar -C "$1" -xf -
    # Whenever, and whatever the umask was that git wrote them under.
    chmod -R u=rwX,go=rX "$1"
    find "$1" -exec touch -h -d "@$(package_time)" {} +
}

# source_tarball: prints where it is.
source_tarball() {
    local name
    name=thaw-$(thaw_version)
    copy_sources "$package_out/source/$name"
    tar -C "$package_out/source" --sort=name --mtime="@$(package_time)" --owner=0 --group=0 --numeric-owner --format=gnu \
        -cf - "$name" | inside xz -T 1 -c >"$package_out/$name.tar.xz"
    rm -rf "$package_out/source"
    printf '%s\n' "$package_out/$name.tar.xz"
}

# Changes whenever a package would.
sources_sum() {
    {
        project_files | (cd "$project" && xargs -0 sha256sum)
        cat "$criu_bundle/ABOUT" "$docker_seccomp"
        [ -z "${built:-}" ] || sha256sum "$built/app/thaw" "$built/app/thaw-gui"
    } | sha256sum | cut -d' ' -f1
}

# run_debian_build DIRECTORY: makes the packages beside a tree of the sources below DIRECTORY; of what is compiled in $built,
# if that is set.
run_debian_build() {
    local tree
    tree=$1/thaw-$(thaw_version)
    copy_sources "$tree"
    cp -a "$tree/packaging/debian" "$tree/debian"
    (
        cd "$tree" || exit
        [ -z "${built:-}" ] || export THAW_BUILT=$built
        THAW_CRIU_BUNDLE=$criu_bundle THAW_DOCKER_SECCOMP=$docker_seccomp DEB_BUILD_OPTIONS="nocheck noautodbgsym parallel=$(nproc)" \
            DEB_CXXFLAGS_STRIP=-g DEB_CFLAGS_STRIP=-g CCACHE_DIR=$cache/ccache CCACHE_BASEDIR=$tree CCACHE_NOHASHDIR=1 \
            CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime \
            inside dpkg-buildpackage --no-sign --build=full
    ) || return
    rm -rf --one-file-system "$tree"
}

# debian_packages: builds them, unless nothing has changed since.
debian_packages() {
    local sum
    make_criu_bundle
    make_docker_seccomp
    sum=$(sources_sum)
    [ "$(cat "$package_out/.sum" 2>/dev/null)" = "$sum" ] && return
    rm -f "$package_out"/*.deb "$package_out"/thaw_* "$package_out/.sum"
    mkdir -p "$package_out"
    step "build the Debian packages${built:+ of what is compiled}" run_debian_build "$package_out"
    printf '%s\n' "$sum" >"$package_out/.sum"
}

# What is compiled for tests has not the flags that Debian's own builds have.
check_debian_packages() {
    local tags=()
    [ -z "${built:-}" ] || tags=(--suppress-tags "hardening-no-bindnow,hardening-no-fortify-functions,hardening-no-pie")
    inside lintian --allow-root --pedantic --display-info --fail-on error,warning,info,pedantic --tag-display-limit 0 \
        "${tags[@]}" "$package_out"/thaw_*.changes
}

list_debian_packages() {
    local package
    for package in "$package_out"/*.deb; do
        printf '%s: %s kB, installed %s kB\n' "${package##*/}" $((($(stat -c %s "$package") + 999) / 1000)) \
            "$(inside dpkg-deb -f "$package" Installed-Size)"
        printf '  needs %s\n' "$(inside dpkg-deb -f "$package" Depends)"
    done
}

# compare_packages DIRECTORY: whether the packages there are those of debian_packages, byte by byte.
compare_packages() {
    local package same=yes
    for package in "$package_out"/*.deb "$package_out"/thaw_*.tar.xz; do
        if cmp -s "$package" "$1/${package##*/}"; then
            printf '%s  %s: the same twice\n' "$(sha256sum <"$package" | cut -d' ' -f1)" "${package##*/}"
        else
            same=no
            printf '%s differs:\n' "${package##*/}"
            inside diffoscope --max-report-size 20000 "$package" "$1/${package##*/}" || true
        fi
    done
    [ $same = yes ]
}
