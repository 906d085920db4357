#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# enter.sh ROOT COMMAND…: runs COMMAND with ROOT as "/", in a mount namespace the caller has just made.
# pivot_root instead of chroot: from a mere chroot, dockerd's exec would show a container the host's files.
set -eu
root=$1
shift
here=$PWD
mount --bind "$root" "$root"
cd "$root"
for dir in proc sys dev; do mount --rbind "/$dir" "$dir"; done
mount -t tmpfs -o mode=755 tmpfs run
# The person's own directories are at the same paths inside, so that every path on a command line stays true.
for dir in /*; do
    case $dir in
        /bin | /boot | /dev | /etc | /lib* | /proc | /run | /sbin | /sys | /usr | /var | /lost+found) continue ;;
    esac
    [ -d "$dir" ] && [ ! -L "$dir" ] || continue
    mkdir -p ".$dir"
    mount --rbind "$dir" ".$dir"
done
# Sockets of engines, of the desktop and of the person's session.
for path in /run/docker.sock /run/podman /run/user /run/dbus; do
    [ -e "$path" ] || continue
    if [ -d "$path" ]; then mkdir -p ".$path"; else : >".$path"; fi
    mount --rbind "$path" ".$path"
done
mkdir -p run/lock run/shm var/tmp
cp -fL /etc/resolv.conf etc/resolv.conf 2>/dev/null || true
cp -f /etc/hosts etc/hosts 2>/dev/null || true
mkdir -p .old
pivot_root . .old
cd "$here" 2>/dev/null || cd /
umount -l /.old
export THAW_INSIDE=1 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL=C.UTF-8
exec "$@"
