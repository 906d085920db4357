#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_installed.sh BUILD: what that build installs: desktop entry, metadata, icons, types of files, manual.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1
# shellcheck source=lib.sh
. "$here/lib.sh"
tree=$(mktemp -d "${TMPDIR:-/tmp}/thaw-installed.XXXXXX")
trap 'rm -rf "$tree"' EXIT
DESTDIR=$tree cmake --install "$build" --prefix /usr >/dev/null
share=$tree/usr/share
thaw=$tree/usr/bin/thaw

check "the installed program finds its toolbox" bash -c '"$1" export containerfile / 2>&1 | grep -qv "toolbox"' - "$thaw"
check "the desktop entry is one" desktop-file-validate --warn-kde "$share/applications/io.thaw.Thaw.desktop"
check "the desktop's metadata is right" appstreamcli validate-tree --no-net "$tree"
check "the types of files are right" update-mime-database -V "$share/mime"
check "a project is known by its file" grep -q ':application/x-thaw-project:app_env_vars.sh' "$share/mime/globs2"
check "every type that the desktop entry opens is described" bash -c '
    for type in $(sed -n "s/^MimeType=//p" "$1/applications/io.thaw.Thaw.desktop" | tr ";" " "); do
        [ -e "$1/mime/$type.xml" ] && grep -q "<mediatype>$type<" "$1/metainfo/io.thaw.Thaw.metainfo.xml" || exit 1
    done' - "$share"
for size in 16 22 32 48 64 128; do
    icon=$share/icons/hicolor/${size}x$size/apps/io.thaw.Thaw.png
    check "there is an icon of $size pixels" [ "$(identify -format '%wx%h' "$icon")" = "${size}x$size" ]
    check "it is no blank" [ "$(identify -format '%k' "$icon")" -gt 8 ]
done
check "there is one of any size" [ -s "$share/icons/hicolor/scalable/apps/io.thaw.Thaw.svg" ]
check "the sample can be copied" [ -x "$share/doc/thaw/examples/hello/run_app.sh" ]

# The manual.
rendered() { mandoc -T utf8 "$1" | col -bx; }
for page in man1/thaw.1 man1/thaw-gui.1 man5/thaw-project.5; do
    check "mandoc likes ${page##*/}" mandoc -T lint -W warning "$share/man/$page"
    check "groff likes ${page##*/}" bash -c '[ -z "$(groff -mandoc -Kutf8 -Tutf8 -ww -z "$1" 2>&1)" ]' - "$share/man/$page"
done
# options_of COMMAND…: every option that its help lists.
options_of() { "$@" --help 2>/dev/null | grep -oE '^  -[^ ].*' | grep -oE '(^|[ ,])--?[A-Za-z][a-z-]*' | tr -d ' ,' | sort -u; }
# in_manual TEXT WORD: as a word of its own
in_manual() { grep -qE -e "(^|[ ,])$2($|[ ,])" <<<"$1"; }
text=$(rendered "$share/man/man1/thaw.1")
commands=$("$thaw" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
check "there are commands" [ "$(wc -w <<<"$commands")" -ge 20 ]
for command in $commands; do
    check "the manual has $command" in_manual "$text" "$command"
    for option in $(options_of "$thaw" "$command"); do
        in_manual "$text" "$option" || check "the manual has “$command $option”" false
    done
done
text=$(rendered "$share/man/man1/thaw-gui.1")
for option in $(QT_QPA_PLATFORM=offscreen options_of "$tree/usr/bin/thaw-gui"); do
    check "the window's manual has $option" in_manual "$text" "$option"
done
text=$(rendered "$share/man/man5/thaw-project.5")
for key in $("$thaw" keys --json | jq -r '.keys[].name'); do
    in_manual "$text" "$key" || check "the project's manual has $key" false
done
finish
