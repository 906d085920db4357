#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_completion.sh BUILD: command lines are completed, in the shells themselves.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1
# shellcheck source=lib.sh
. "$here/lib.sh"
export PATH=$build/app:$PATH
scratch=$(mktemp -d "${TMPDIR:-/tmp}/thaw-completion.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/place/inside" "$scratch/home" "$scratch/functions"
export HOME=$scratch/home TERM=dumb
cd "$scratch/place"
thaw completion bash >"$scratch/thaw.bash"
thaw completion zsh >"$scratch/functions/_thaw"
thaw completion fish >"$scratch/thaw.fish"
touch note.tar

check "shellcheck likes bash's" shellcheck -s bash "$scratch/thaw.bash"
check "zsh reads its own" zsh -n "$scratch/functions/_thaw"
check "fish reads its own" fish -n "$scratch/thaw.fish"
refused "another shell's is refused" thaw completion csh

# What bash would offer for a line, sorted, in one line.
offered_by_bash() {
    bash --norc -c '. "$1"; compopt() { :; }; COMP_LINE=$2 COMP_POINT=${#2}; _thaw; printf "%s\n" "${COMPREPLY[@]}"' - "$scratch/thaw.bash" "$1" |
        sed 's/ *$//' | sort -u | paste -sd' '
}
offered_by_fish() { fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$scratch/thaw.fish" "$1" | cut -f1 | sort -u | paste -sd' '; }
offers() {
    check "bash completes “$1”" [ "$(offered_by_bash "$1")" = "$2" ]
    check "fish completes “$1”" [ "$(offered_by_fish "$1" | sed 's#/\( \|$\)#\1#g')" = "$2" ]
}
offers "thaw che" "checkpoint"
offers "thaw -C inside che" "checkpoint"
offers "thaw completion " "bash fish zsh"
offers "thaw --json export cont" "containerfile"
offers "thaw make --progress " "auto json none plain tty"
offers "thaw init --preset cr" "crac crac-on-refresh"
offers "thaw make in" "inside"
offers "thaw make --no-t" "--no-test"
offers "thaw inspect note.tar proc" "processes"
offers "thaw inspect no" "note.tar"

# Every command, and every option that its help lists.
commands=$(thaw --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
# shellcheck disable=SC2086
check "bash knows every command" [ "$(offered_by_bash "thaw ")" = "$(printf '%s\n' $commands | sort | paste -sd' ')" ]
for command in $commands; do
    options=$(thaw "$command" --help | grep -oE '^  -[^ ].*' | grep -oE '(^|[ ,])--[a-z][a-z-]*' | tr -d ' ,' | sort -u | paste -sd' ')
    [ "$(offered_by_bash "thaw $command --")" = "$options" ] || check "bash knows every option of $command" false
    [ "$(offered_by_fish "thaw $command --")" = "$options" ] || check "fish knows every option of $command" false
done

# On a terminal, with the key itself.
printf '. %q\nPS1="READY> "\n' "$scratch/thaw.bash" >"$scratch/bashrc"
# shellcheck disable=SC2016
printf 'fpath=(%q $fpath)\nautoload -U compinit\ncompinit -u -D\nPS1="READY> "\n' "$scratch/functions" >"$HOME/.zshrc"
on_terminal() {
    check "bash completes “$1” at the key" "$here/typed.py" "$2" "$1"$'\t' bash --noprofile --rcfile "$scratch/bashrc" -i
    check "zsh completes “$1” at the key" "$here/typed.py" "$2" "$1"$'\t' zsh -i
}
on_terminal "thaw che" "thaw checkpoint "
on_terminal "thaw make --no-t" "--no-test"
on_terminal "thaw export kub" "kubernetes"
on_terminal "thaw -C inside make --progress pl" "plain"
finish
