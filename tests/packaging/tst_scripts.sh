#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_scripts.sh: shellcheck likes every script of the project, and what other packagers read can be read.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
# shellcheck source=lib.sh
. "$here/lib.sh"
cd "$project"
mapfile -t scripts < <(git -c safe.directory='*' ls-files --cached --others --exclude-standard |
    while read -r file; do
        [ -f "$file" ] || continue
        case $file in
            # The examples of criu-for-docker are as they were found.
            tests/unit/data/*) continue ;;
            *.sh) printf '%s\n' "$file" ;;
            *) [ "$(head -c 11 "$file" | tr -d '\0')" != '#!/bin/bash' ] || printf '%s\n' "$file" ;;
        esac
    done)
check "there are scripts" [ ${#scripts[@]} -ge 20 ]
for script in "${scripts[@]}"; do
    check "shellcheck likes $script" shellcheck -S warning -s bash "$script"
done
check "rpmlint likes the spec file" packaging/build rpm-spec
manifest=$(packaging/build flatpak)
check "flatpak-builder reads the manifest" flatpak-builder --show-manifest "$manifest"
check "the manifest has the sources of this version" jq -e '.modules[-1].sources[0].sha256 | length == 64' "$manifest"
check "what is wanted of the sandbox is no more than engines and projects" [ "$(jq -r '."finish-args"[]' "$manifest" | grep -c -e '=host' -e 'share=network')" = 0 ]
finish
