#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# prove.sh SOCKET [A|B|P] [CASE…]: init's behaviour on a live engine. Needs the image thaw-test-apps there and the
# toolbox in THAW_TOOLBOX. Ways: A restore profile with clone3, B ns_last_pid bound, P (Podman) its default profile.
set -u
socket=${1#unix://} way=${2:-A}
shift 2
here=$(dirname "$0")
toolbox=${THAW_TOOLBOX:?the built toolbox directory}
work=$(mktemp -d /tmp/thaw-prove.XXXXXX)
# shellcheck source=lib.sh
. "$here/lib.sh"
# shellcheck source=apps.sh
. "$here/apps.sh"
image=thaw-test-apps
trap 'remove_all; rm -rf --one-file-system "$work"' EXIT
name() { printf 'thaw-init-%s-%s' "$1" "$run_id"; }
passed=0 failed=0

# line TEXT: a value for the configuration
value() { local v=${2//\\/\\\\}; printf '%s %s' "$1" "${v//$'\n'/\\n}"; }
fetch() { engine exec "$(name "$1")" python3 -c 'import urllib.request as u; print(u.urlopen("http://127.0.0.1:8080/").read().decode(),end="")'; }
state() { engine inspect -f "$2" "$(name "$1")"; }
stop_code() { engine stop -t 5 "$(name "$1")" >/dev/null; state "$1" '{{.State.ExitCode}}'; }
wait_end() { timeout 90 docker -H "unix://$socket" wait "$(name "$1")"; }
expect() { # TEXT WANTED SEEN
    # shellcheck disable=SC2053 # a pattern
    [[ $3 == $2 ]] && return
    printf '      %s: expected %s, saw %s\n' "$1" "$2" "$3" >&2
    return 1
}
# The restored application's first line number goes on from the last one before.
continues() {
    local first last
    last=$(grep -ao 'line x*[0-9]*' "$work/$(name "$1").out" | grep -o '[0-9]*' | tail -n 1)
    await "$(name "$2")" "line" 15 || return
    first=$(grep -ao 'line x*[0-9]*' "$work/$(name "$2").out" | grep -o '[0-9]*' | head -n 1)
    (( first > last - 1 && first <= last + 2 )) || { echo "      line $last, then $first" >&2; return 1; }
}
# counting NAME OPTIONS… -- CONFIG…: build, checkpoint after 5 lines, restore as NAME2, check that it goes on
counting() {
    local n=$1
    build "$@" && await "$(name "$n")" "line" && sleep 0.3 && checkpoint "$n" && mapfile -t r < <(rights "$n") &&
        restore "$n" "${n}2" "${r[@]}" ${restore_options-} && await "$(name "${n}2")" ":restored" && continues "$n" "${n}2"
}
web() {
    local n=$1
    build "$@" && await "$(name "$n")" "n$run_id:ready" && expect hits 'hits [12]*' "$(fetch "$n")" && checkpoint "$n" &&
        mapfile -t r < <(rights "$n") && restore "$n" "${n}2" "${r[@]}" && await "$(name "${n}2")" ":answered" &&
        expect hits 'hits [34]*' "$(fetch "${n}2")" && await "$(name "${n}2")" "hit 4" 3
}

case_shell() { counting shell "$image" -- 'arg /bin/sh' 'arg -c' "$(value arg "$app_shell")" 'clock portable' &&
    expect code 7 "$(stop_code shell2)" && expect log '*bye*' "$(engine logs "$(name shell2)" 2>&1)"; }
case_python() { web python "$image" -- 'arg python3' 'arg -c' "$(value arg "$app_python")" 'ready http 8080 /' 'probe http 8080 /' 'clock portable' &&
    printf '      dump %s ms, restored %s ms, answered %s ms\n' "$(event_value "$(name python)" dumped ms)" "$(event_value "$(name python2)" restored ms)" "$(event_value "$(name python2)" answered ms)"; }
case_node() { web node "$image" -- 'arg node' 'arg -e' "$(value arg "$app_node")" 'ready http 8080 /' 'probe http 8080 /' 'clock portable' &&
    expect code 7 "$(stop_code node2)"; }
case_java() {
    build java "$image" -- 'arg /bin/sh' 'arg -c' "$(value arg "printf %s '$app_java' >/tmp/A.java; exec java /tmp/A.java")" 'ready http 8080 /' 'probe http 8080 /' 'clock portable' &&
    await "$(name java)" "n$run_id:ready" 40 && checkpoint java && mapfile -t r < <(rights java) && restore java java2 "${r[@]}" &&
    await "$(name java2)" :answered && await "$(name java2)" "hit 2" 3 && expect code 143 "$(stop_code java2)"; }
case_user() { counting user "$image" -- 'user 1000:1000' 'arg /bin/sh' 'arg -c' 'arg id; i=0; while :; do i=$((i+1)); echo "line $i $(id -u):$(id -G)"; sleep 0.1; done' &&
    expect groups '*:restored*line * 1000:1000*' "$(logs "$(name user2)")"; }
case_named() { counting named "$image" -- 'user www-data' 'arg /bin/sh' 'arg -c' 'arg i=0; while :; do i=$((i+1)); echo "line $i $(id -un) $HOME"; sleep 0.1; done' &&
    expect home '*line * www-data /var/www*' "$(logs "$(name named2)")"; }
empty_image() { # NAME FILE…: an image with nothing but these
    local n=$1 dir=$work/empty-$1; mkdir -p "$dir/bin"; shift; cp "$@" "$dir/bin/"
    tar -C "$dir" -cf - bin | engine import -c 'LABEL thaw.dev=init' - "thaw-init-$n-$run_id" >/dev/null; }
case_static() { printf '#include <stdio.h>\n#include <unistd.h>\nint main(){for(int i=1;;i++){printf("line %%d\\n",i);fflush(stdout);usleep(100000);}}' >"$work/c.c"
    musl-gcc -static -o "$work/count" "$work/c.c" && empty_image empty "$work/count" && counting static "thaw-init-empty-$run_id" -- 'arg /bin/count'; }
case_busybox() { local b=$work/bb; engine create --name "$(name bb0)" "$image" true >/dev/null; engine cp "$(name bb0):/usr/bin/busybox" "$b" >/dev/null
    cp "$b" "$work/sh"; cp "$b" "$work/sleep"; empty_image bb "$work/sh" "$work/sleep" && counting busybox "thaw-init-bb-$run_id" -- 'arg sh' 'arg -c' "$(value arg "$app_shell")" && expect code 7 "$(stop_code busybox2)"; }
case_nginx() {
    build nginx "$image" -- 'arg nginx' 'arg -g' 'arg daemon off; error_log /dev/stderr;' 'ready http 80 /' 'probe http 80 /' &&
    await "$(name nginx)" "n$run_id:ready" && checkpoint nginx && mapfile -t r < <(rights nginx) && restore nginx nginx2 "${r[@]}" &&
    await "$(name nginx2)" :answered && engine kill -s QUIT "$(name nginx2)" >/dev/null && expect code 0 "$(wait_end nginx2)"; }
case_inner() { counting inner "$image" -- 'arg python3' 'arg -c' "$(value arg "$app_inner")"; }
case_locks() { counting locks "$image" -- 'arg python3' 'arg -c' "$(value arg "$app_locks")" && sleep 0.3 &&
    expect lock '*:restored*held*' "$(logs "$(name locks2)")" && { ! logs "$(name locks2)" | grep -aq lost; }; }
case_ghost() { counting ghost "$image" -- 'arg python3' 'arg -c' "$(value arg "$app_ghost")" && expect size '*8388608*' "$(logs "$(name ghost2)")"; }
case_shm() { counting shm "$image" -- 'arg python3' 'arg -c' "$(value arg "$app_shm")" 'tmpfs /dev/shm' && expect content '*hello hello*' "$(logs "$(name shm2)")"; }
case_tty() { restore_options=-t counting tty "$image" -t -- 'tty 1' 'arg /bin/sh' 'arg -c' "$(value arg "$app_shell")" && expect code 7 "$(stop_code tty2)"; }
case_follow() {
    build follow "$image" -- 'arg /bin/sh' 'arg -c' 'arg mkdir -p /var/log/x; i=0; while :; do i=$((i+1)); echo "line $i" >>/var/log/x/log; [ $i = 10 ] && mv /var/log/x/log /var/log/x/old; sleep 0.05; done' &&
    { timeout 3 docker -H "unix://$socket" exec "$(name follow)" /opt/thaw/bin/thaw-init follow /var/log/x/log >"$work/followed"; true; } &&
    expect lines "$(seq -s ' ' 20)" "$(grep -o '[0-9]*' "$work/followed" | sort -n | head -n 20 | tr '\n' ' ' | sed 's/ $//')"; }
case_retry() { # fails (external unix socket peer: here a too small ghost limit), then works with other options
    build retry "$image" -- 'arg python3' 'arg -c' "$(value arg "$app_ghost")" 'dump-arg --ghost-limit' 'dump-arg 1K' && await "$(name retry)" "line 3" &&
    engine kill -s 40 "$(name retry)" >/dev/null && await "$(name retry)" ":dump-failed" && expect reason "*ghost*" "$(event_value "$(name retry)" dump-failed reason)" &&
    printf 'dump-arg --ghost-limit\ndump-arg 64M\n' >"$work/dump" && tar -C "$work" --transform 's,^,opt/thaw/run/,' -cf - dump | engine cp - "$(name retry):/" &&
    checkpoint retry && mapfile -t r < <(rights retry) && restore retry retry2 "${r[@]}" && await "$(name retry2)" 8388608; }
case_mapped() { # a mapped file that has changed, but not its size
    local app='import mmap,time
open("/srv/table","w").write("A"*8192); f=open("/srv/table","rb"); m=mmap.mmap(f.fileno(),0,flags=mmap.MAP_PRIVATE,prot=mmap.PROT_READ); i=0
while True: i+=1; print("line",i,chr(m[0]),flush=True); time.sleep(.1)'
    counting mapped "$image" -- 'arg python3' 'arg -c' "$(value arg "$app")" && engine create --name "$(name mapped3)" "${network[@]}" "${r[@]}" "$(name mapped)" >/dev/null &&
    printf 'B%.0s' $(seq 8192) >"$work/table" && engine cp "$work/table" "$(name mapped3):/srv/table" && start "$(name mapped3)" &&
    expect code 120 "$(wait_end mapped3)" && expect sentence '*the file /srv/table has changed since the checkpoint*' "$(logs "$(name mapped3)")"; }
case_before() {
    build before "$image" -- 'arg /bin/sh' 'arg -c' "$(value arg "$app_shell")" 'before exit 3' && await "$(name before)" "line 3" &&
    engine kill -s 40 "$(name before)" >/dev/null && await "$(name before)" ":dump-failed code=3" && expect running true "$(state before '{{.State.Running}}')"; }
case_truncated() { counting truncated "$image" -- 'arg /bin/sh' 'arg -c' "$(value arg "$app_shell")" &&
    engine create --name "$(name cut)" "${network[@]}" "${r[@]}" --entrypoint /bin/sh "$(name truncated)" -c 'truncate -s 4096 /opt/thaw/checkpoint/pages-1.img; /opt/thaw/bin/thaw-init verify; exec /opt/thaw/bin/thaw-init restore' >/dev/null &&
    start "$(name cut)" && expect code 120 "$(wait_end cut)" && expect sentence '*pages-1.img has 4096 bytes where pagemap-*pages-1.img has 4096 bytes instead of*' "$(logs "$(name cut)")"; }
case_restart() { counting restart "$image" -- 'arg /bin/sh' 'arg -c' "$(value arg "$app_shell")" && stop_code restart2 >/dev/null &&
    engine start "$(name restart2)" >/dev/null && expect code 123 "$(wait_end restart2)"; }
case_caps() { counting caps "$image" -- 'arg /bin/sh' 'arg -c' "$(value arg "$app_shell")" && restore caps caps3 --cap-drop ALL && expect code 120 "$(wait_end caps3)" &&
    expect sentence '*lacks capabilities*--cap-add CHECKPOINT_RESTORE*' "$(logs "$(name caps3)")"; }
case_profile() { [ "$way" = P ] && return; counting profile "$image" -- 'arg /bin/sh' 'arg -c' "$(value arg "$app_shell")" && restore profile profile3 --cap-add CHECKPOINT_RESTORE && expect code 120 "$(wait_end profile3)" &&
    expect sentence '*forbids clone3*' "$(logs "$(name profile3)")"; }
case_hang() { printf '#include <unistd.h>\nint main(){pause();}' >"$work/h.c"; mkdir -p "$work/hang"; gcc -o "$work/hang/criu" "$work/h.c" &&
    build hang "$image" -- 'arg /bin/sh' 'arg -c' "$(value arg "$app_shell")" 'restore-timeout 2' && await "$(name hang)" "line 3" && checkpoint hang && mapfile -t r < <(rights hang) &&
    engine create --name "$(name hang2)" "${network[@]}" "${r[@]}" "$(name hang)" >/dev/null && tar -C "$work/hang" --transform 's,^,opt/thaw/criu/bin/,' -cf - criu | engine cp - "$(name hang2):/" &&
    start "$(name hang2)" && expect code 121 "$(wait_end hang2)" && engine create --name "$(name hang3)" "${network[@]}" "${r[@]}" "$(name hang)" >/dev/null &&
    tar -C "$work/hang" --transform 's,^,opt/thaw/criu/bin/,' -cf - criu | engine cp - "$(name hang3):/" && start "$(name hang3)" && sleep 0.7 && engine kill -s TERM "$(name hang3)" >/dev/null && expect code 143 "$(wait_end hang3)"; }
case_many() { counting many "$image" -- 'arg /bin/sh' 'arg -c' "$(value arg "$app_shell")" && for i in $(seq 20); do restore many "many-$i" "${r[@]}" & done && wait_jobs &&
    for i in $(seq 20); do await "$(name "many-$i")" ":restored" || return; done; }
wait_jobs() { sleep 4; }
case_start() { # programs that cannot start; a script with an empty line before #!
    build nosuch "$image" -- 'arg /no/such' && expect code 127 "$(wait_end nosuch)" && build noexec "$image" -- 'arg /etc/passwd' && expect code 126 "$(wait_end noexec)" &&
    build script "$image" -- 'arg /bin/sh' 'arg -c' 'arg printf "\n#!/bin/sh\necho started\n" >/tmp/s; chmod 755 /tmp/s; exec env python3 -c "import os; os.kill(os.getpid(),9)"' && expect code 137 "$(wait_end script)" &&
    build unknown "$image" -- 'arg /bin/true' 'colour blue' && expect code 122 "$(wait_end unknown)"; }

cases=("$@")
[ ${#cases[@]} -gt 0 ] || mapfile -t cases < <(declare -F | sed -n 's/^declare -f case_//p')
for c in "${cases[@]}"; do
    begun=${EPOCHREALTIME/./}
    if "case_$c"; then result=ok; passed=$((passed + 1)); else result=FAILED; failed=$((failed + 1)); fi
    printf '%-10s %-6s %5d ms\n' "$c" "$result" $(( (${EPOCHREALTIME/./} - begun) / 1000 ))
    remove_all
done
echo "$passed passed, $failed failed"
exit $(( failed > 0 ))
