# SPDX-License-Identifier: GPL-3.0-or-later
# Checks with a sentence each. Sourced.

failures=0

# check SENTENCE COMMAND…: says whether it holds; what the command printed, only if it does not.
check() {
    local sentence=$1 output
    shift
    if output=$("$@" 2>&1 </dev/null); then
        printf 'ok: %s\n' "$sentence"
    else
        printf 'NOT SO: %s\n%s\n' "$sentence" "$output"
        failures=$((failures + 1))
    fi
}

# refused SENTENCE COMMAND…: holds if the command fails.
refused() {
    local sentence=$1
    shift
    # shellcheck disable=SC2016
    check "$sentence" bash -c '! "$@"' - "$@"
}

finish() {
    [ $failures = 0 ] || { printf '%d checks failed\n' $failures; exit 1; }
}
