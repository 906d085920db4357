// SPDX-License-Identifier: GPL-3.0-or-later
#include "failurecases.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

const QStringList unconfined{u"--security-opt"_s, u"seccomp=unconfined"_s};
const QStringList shim{u"-e"_s, u"LAB_SHIM=1"_s};
const QStringList offline{u"--network"_s, u"none"_s};
const QStringList asUser{u"setpriv"_s, u"--reuid=1000"_s, u"--regid=1000"_s, u"--clear-groups"_s};

QStringList cap(const QString &names)
{
    QStringList options;
    for (const QString &name : names.split(u' '))
        options << u"--cap-add"_s << name;
    return options;
}

QStringList without(const QString &name)
{
    return {u"--cap-drop"_s, name};
}

QStringList faults(const QString &words)
{
    return u"/faults "_s.append(words).split(u' ');
}

const QStringList restores = cap(u"CHECKPOINT_RESTORE SYS_PTRACE"_s); ///< what the applications of the lab have, too
const QStringList open = restores + unconfined;

/// What CRIU may not do in the container that is dumped.
QList<FailureCase> refusedDumps()
{
    return {
        {.name = u"a dump without the capability"_s, .id = u"no-capability"_s, .app = faults(u"plain"_s), .container = unconfined},
        {.name = u"another user's process without SYS_PTRACE"_s, .id = u"ptrace-refused"_s, .app = asUser + faults(u"plain"_s),
         .container = cap(u"CHECKPOINT_RESTORE"_s) + unconfined},
        {.name = u"a container under the engine's filter"_s, .id = u"seccomp-filter"_s, .app = faults(u"plain"_s), .container = restores},
        {.name = u"an application under a filter of its own"_s, .id = u"seccomp-filter"_s, .app = faults(u"sandbox"_s), .container = open},
        {.name = u"the engine's filter without SYS_PTRACE"_s, .id = u"kcmp-refused"_s, .app = faults(u"plain"_s),
         .container = cap(u"CHECKPOINT_RESTORE"_s) + shim},
        {.name = u"another user's limits"_s, .id = u"rlimit-other-user"_s, .app = asUser + faults(u"plain"_s), .container = open},
        {.name = u"another user's mappings without DAC_OVERRIDE"_s, .id = u"map-files-refused"_s, .app = asUser + faults(u"plain"_s),
         .container = open + shim + without(u"DAC_OVERRIDE"_s)},
        {.name = u"Podman's filter"_s, .id = u"vmsplice"_s, .app = faults(u"plain"_s), .container = restores + shim, .podman = true},
        {.name = u"a disk that is full"_s, .id = u"no-space"_s, .app = faults(u"memory 8"_s),
         .container = open + QStringList{u"--tmpfs"_s, u"/lab/images:size=1m"_s}},
    };
}

/// What an application may have that CRIU cannot save, or not without being told.
QList<FailureCase> unsavableStates()
{
    return {
        {.name = u"io_uring"_s, .id = u"io-uring"_s, .app = faults(u"io-uring"_s), .container = open},
        {.name = u"secret memory"_s, .id = u"secret-memory"_s, .app = faults(u"secret"_s), .container = open},
        {.name = u"a userfaultfd"_s, .id = u"special-descriptor"_s, .app = faults(u"userfaultfd"_s), .container = open},
        {.name = u"an open device"_s, .id = u"device"_s, .app = faults(u"file /dev/fuse"_s), .container = open + QStringList{u"--device"_s, u"/dev/fuse"_s}},
        {.name = u"a socket of virtual machines"_s, .id = u"socket-family"_s, .app = faults(u"vsock"_s), .container = open},
        {.name = u"a message queue"_s, .id = u"foreign-mount"_s, .app = faults(u"mqueue"_s), .container = open},
        {.name = u"a handle of a process outside"_s, .id = u"pidfd-outside"_s, .app = faults(u"pidfd"_s), .container = open},
        {.name = u"System V shared memory"_s, .id = u"sysv-shm"_s, .app = faults(u"shm"_s), .container = open},
        {.name = u"another user's System V shared memory"_s, .id = u"sysv-shm-other-user"_s, .app = faults(u"own-shm 1000"_s),
         .container = open + cap(u"SYS_ADMIN"_s)},
        {.name = u"a child with a host name of its own"_s, .id = u"nested-namespace"_s, .app = faults(u"child-namespaces 4000000"_s),
         .container = open + cap(u"SYS_ADMIN"_s)},
        {.name = u"a child with users of its own"_s, .id = u"nested-namespace"_s, .app = faults(u"child-namespaces 10000000"_s), .container = open},
        {.name = u"mounts of its own"_s, .id = u"own-mount-namespace"_s, .app = faults(u"mount-namespace"_s), .container = open + cap(u"SYS_ADMIN"_s)},
        {.name = u"a connection"_s, .id = u"tcp-connection"_s, .app = faults(u"tcp"_s), .container = open},
        {.name = u"a connection to lock without iptables"_s, .id = u"iptables"_s, .app = faults(u"tcp"_s),
         .container = open + cap(u"NET_ADMIN"_s), .criu = {u"--tcp-established"_s}},
        {.name = u"a connection to keep without NET_ADMIN"_s, .id = u"tcp-repair"_s, .app = faults(u"tcp"_s), .container = open,
         .criu = {u"--tcp-established"_s, u"--network-lock"_s, u"skip"_s}},
        {.name = u"a connection to lock without NET_ADMIN"_s, .id = u"tcp-lock"_s, .app = faults(u"tcp"_s), .container = open,
         .criu = {u"--tcp-established"_s, u"--network-lock"_s, u"nftables"_s}},
        {.name = u"a datagram socket's other end outside"_s, .id = u"unix-outside"_s, .app = faults(u"unix-messages"_s), .container = open},
        {.name = u"a stream's other end outside"_s, .id = u"unix-half"_s, .app = faults(u"unix-stream"_s), .container = open, .criu = {u"--ext-unix-sk"_s}},
        {.name = u"a file lock"_s, .id = u"file-locks"_s, .app = faults(u"lock"_s), .container = open},
        {.name = u"a large deleted file"_s, .id = u"big-deleted-file"_s, .app = faults(u"deleted-file 2"_s), .container = open},
        {.name = u"a watched directory"_s, .id = u"inotify"_s, .app = faults(u"watch"_s), .container = open},
        {.name = u"a terminal"_s, .id = u"tty"_s, .app = faults(u"plain"_s), .container = open + QStringList{u"-t"_s, u"-e"_s, u"LAB_TTY=1"_s}},
    };
}

/// What a container lacks that the checkpoint's had.
QList<FailureCase> poorerContainers()
{
    const FailureCase plain{.name = {}, .id = {}, .app = faults(u"plain"_s), .container = open, .restored = true};
    const auto poorer = [&plain](const QString &name, const QString &id, const QStringList &options) {
        FailureCase result = plain;
        result.name = name;
        result.id = id;
        result.restoreContainer = options;
        return result;
    };
    FailureCase children = poorer(u"fewer processes than it has"_s, u"fork-limit"_s, open + QStringList{u"--pids-limit"_s, u"8"_s});
    children.app = faults(u"children 10"_s);
    FailureCase race = poorer(u"processes that are started meanwhile"_s, u"pid-race"_s,
                              restores + QStringList{u"-v"_s, u"/proc/sys/kernel/ns_last_pid:/proc/sys/kernel/ns_last_pid"_s});
    race.app = children.app;
    race.harm = u"(while :; do (:); done) &"_s;
    race.attempts = 20;
    FailureCase memory = poorer(u"less memory than it has"_s, u"out-of-memory"_s, open + QStringList{u"--memory"_s, u"40m"_s});
    memory.app = faults(u"memory 64"_s);
    FailureCase taken = poorer(u"a process with its id"_s, u"pid-taken"_s, open);
    // By the checkpoint's own file: how many ids a container's start used up before is the engine's affair.
    taken.harm = uR"(id=$(cd /lab/images && echo core-*.img | tr -dc 0-9)
        while sleep 1000 & [ $! -lt "$id" ]; do kill $!; done)"_s;
    FailureCase segment = poorer(u"an IPC namespace without SYS_ADMIN"_s, u"fork-refused"_s, open);
    segment.app = faults(u"own-shm 0"_s);
    segment.container += cap(u"SYS_ADMIN"_s);
    FailureCase first = poorer(u"a first process that is none any more"_s, u"pid-1"_s, open);
    first.first = true;
    FailureCase users = poorer(u"no right to change users"_s, u"user"_s, open + without(u"SETUID"_s));
    users.app = asUser + users.app;
    users.container += shim;
    FailureCase groups = users;
    groups.name = u"no right to change groups"_s;
    groups.restoreContainer = open + without(u"SETGID"_s);
    return {
        children, race, memory, taken, segment, first, users, groups,
        poorer(u"the engine's filter"_s, u"clone3-denied"_s, restores),
        poorer(u"no capability"_s, u"not-privileged"_s, unconfined),
        poorer(u"another user"_s, u"not-privileged"_s, open + QStringList{u"--user"_s, u"12345"_s}),
        poorer(u"a capability less than it had"_s, u"caps-differ"_s, open + without(u"CHOWN"_s)),
        poorer(u"few open files"_s, u"descriptors"_s, open + QStringList{u"--ulimit"_s, u"nofile=64"_s}),
        poorer(u"read-only files"_s, u"read-only"_s, open + QStringList{u"--read-only"_s}),
    };
}

/// What is not as it was at the checkpoint.
QList<FailureCase> changedSurroundings()
{
    const QString otherBuild =
        u"python3 -c \"b = bytearray(open('/lab/library', 'rb').read()); i = b.index(b'\\x14\\0\\0\\0\\x03\\0\\0\\0GNU\\0') + 12; "
        "b[i] ^= 255; open('/lab/library', 'wb').write(b)\""_s;
    const auto changed = [](const QString &name, const QString &id, const QString &app, const QString &harm) {
        return FailureCase{.name = name, .id = id, .app = faults(app), .container = open, .restored = true, .restoreContainer = open, .harm = harm};
    };
    const auto networked = [](const QString &name, const QString &id, const QString &app, const QStringList &options, const QStringList &criu = {}) {
        FailureCase result{.name = name, .id = id, .app = faults(app), .container = open, .restored = true, .restoreContainer = options};
        result.criu = result.restoreCriu = criu;
        return result;
    };
    FailureCase denied = changed(u"an open file of a user whom CRIU may not read"_s, u"file-denied"_s, u"file /lab/private"_s, {});
    denied.app = asUser + denied.app;
    denied.container += shim;
    denied.restoreContainer += without(u"DAC_OVERRIDE"_s);
    FailureCase closed = networked(u"closed connections that it is not told of"_s, u"tcp-close-missing"_s, u"tcp"_s, open);
    closed.criu = {u"--tcp-close"_s};
    FailureCase kept = networked(u"a kept connection at another address"_s, u"other-address"_s, u"tcp-to-outsider"_s,
                                 open + cap(u"NET_ADMIN"_s) + offline, {u"--tcp-established"_s});
    kept.container += cap(u"NET_ADMIN"_s);
    kept.criu += QStringList{u"--network-lock"_s, u"skip"_s};
    FailureCase network = changed(u"a child with a network of its own"_s, u"own-network-namespace"_s, u"child-namespaces 40000000"_s, {});
    network.container = network.restoreContainer = open + cap(u"SYS_ADMIN"_s);
    return {
        denied, closed, kept, network,
        networked(u"an address to listen at that is gone"_s, u"bound-to-address"_s, u"listen-at-own-address"_s, open + offline),
        networked(u"a network to send to that is gone"_s, u"udp-connected"_s, u"udp"_s,
                  open + offline + QStringList{u"--sysctl"_s, u"net.ipv4.ip_nonlocal_bind=1"_s}),
        networked(u"a server outside that is gone"_s, u"unix-no-server"_s, u"unix-messages"_s, open, {u"--ext-unix-sk"_s}),
        changed(u"an open file that is gone"_s, u"file-missing"_s, u"file /lab/data"_s, u"rm /lab/data"_s),
        changed(u"an open file that has grown"_s, u"file-size"_s, u"file /lab/data"_s, u"echo more >>/lab/data"_s),
        changed(u"an open file of another mode"_s, u"file-mode"_s, u"file /lab/data"_s, u"chmod 600 /lab/data"_s),
        changed(u"another build of a library"_s, u"file-changed"_s, u"library /lab/library"_s, otherBuild),
        changed(u"an empty file of the checkpoint"_s, u"images-incomplete"_s, u"plain"_s, u"truncate -s 0 /lab/images/core-*.img"_s),
        changed(u"a checkpoint without a process"_s, u"images-incomplete"_s, u"plain"_s, u"rm /lab/images/core-*.img"_s),
        changed(u"a checkpoint without its pages"_s, u"images-incomplete"_s, u"plain"_s, u"rm /lab/images/pages-*.img"_s),
        changed(u"a checkpoint without its ids"_s, u"no-ids"_s, u"plain"_s, u"rm /lab/images/ids-*.img"_s),
    };
}

} // namespace

QList<FailureCase> failureCases()
{
    return refusedDumps() + unsavableStates() + poorerContainers() + changedSurroundings();
}

QList<FailingProject> failingProjects()
{
    return {
        {.name = u"secret memory"_s, .id = u"secret-memory"_s, .app = u"/faults secret"_s},
        {.name = u"a message queue"_s, .id = u"foreign-mount"_s, .app = u"/faults mqueue"_s},
        {.name = u"a handle of a process outside"_s, .id = u"pidfd-outside"_s, .app = u"/faults pidfd"_s},
        {.name = u"System V shared memory"_s, .id = u"sysv-shm"_s, .app = u"/faults shm"_s},
        {.name = u"a sandbox"_s, .id = u"seccomp-filter"_s, .app = u"/faults sandbox"_s},
        {.name = u"a socket's other end outside"_s, .id = u"unix-outside"_s, .app = u"/faults unix-messages"_s},
        {.name = u"a watched directory"_s, .id = u"inotify"_s, .app = u"/faults watch"_s},
        {.name = u"a deleted file beyond the limit"_s, .id = u"big-deleted-file"_s, .app = u"/faults deleted-file 70"_s},
    };
}

QMap<QString, QString> failuresNobodyCanMakeHere()
{
    return {{u"file-content"_s, u"CRIU says nothing about it, thaw-init does: see aMappedFileThatChangedIsNoticed"_s},
            {u"no-breakpoints"_s, u"it takes a virtual machine without them and an application that starts an older CRIU: its sample is of one"_s}};
}

} // namespace Thaw
