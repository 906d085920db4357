// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engineabilities.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

// Sources: moby oci/caps/defaults.go and profiles/seccomp, containers/common pkg/config/default.go and pkg/seccomp; the
// rest was seen on Docker 26 to 29 and Podman 5.4 to 5.8.
EngineAbilities docker()
{
    return {
        .name = u"Docker"_s,
        .program = u"docker"_s,
        .oldestVersion = 23, // CAP_CHECKPOINT_RESTORE
        .defaultCapabilities = {u"AUDIT_WRITE"_s, u"CHOWN"_s, u"DAC_OVERRIDE"_s, u"FOWNER"_s, u"FSETID"_s, u"KILL"_s, u"MKNOD"_s,
                                u"NET_BIND_SERVICE"_s, u"NET_RAW"_s, u"SETFCAP"_s, u"SETGID"_s, u"SETPCAP"_s, u"SETUID"_s, u"SYS_CHROOT"_s},
        .takesSeccompInline = true,
        .ownSeccompDumps = true,
        .ownSeccompRestores = false, // clone3
        .builderGrantsCapabilities = false,
        .builderPulls = false,
        .addedReachAnyUser = false,
        .makesBindSources = false,
        .keepsHalfMade = false,
        .removalIsPolite = false,
        .pingHasVersion = false,
        .changesAreUnquoted = false,
        .restoresNatively = false,
        .tellsLayersByLibpod = false,
        .hasOwnLogins = false,
        .plainRegistries = u"insecure-registries in /etc/docker/daemon.json"_s,
        .registryAuthorities = u"/etc/docker/certs.d"_s,
    };
}

EngineAbilities podman()
{
    return {
        .name = u"Podman"_s,
        .program = u"podman"_s,
        .oldestVersion = 5,
        .defaultCapabilities = {u"CHOWN"_s, u"DAC_OVERRIDE"_s, u"FOWNER"_s, u"FSETID"_s, u"KILL"_s, u"NET_BIND_SERVICE"_s,
                                u"SETFCAP"_s, u"SETGID"_s, u"SETPCAP"_s, u"SETUID"_s, u"SYS_CHROOT"_s},
        .takesSeccompInline = false,
        .ownSeccompDumps = false, // vmsplice
        .ownSeccompRestores = true,
        .builderGrantsCapabilities = true,
        .builderPulls = true,
        .addedReachAnyUser = true,
        .makesBindSources = true,
        .keepsHalfMade = true, // its storage's own record; "podman ps --external" shows it
        .removalIsPolite = true,
        .pingHasVersion = true, // it runs other programs to answer /version, 0.8 s
        .changesAreUnquoted = true,
        .restoresNatively = true,
        .tellsLayersByLibpod = true,
        .hasOwnLogins = true,
        .plainRegistries = u"insecure = true in /etc/containers/registries.conf"_s,
        .registryAuthorities = u"/etc/containers/certs.d"_s,
    };
}

} // namespace

const EngineAbilities &abilitiesOf(EngineKind kind)
{
    static const EngineAbilities ofDocker = docker(), ofPodman = podman();
    return kind == EngineKind::Podman ? ofPodman : ofDocker;
}

QString engineTitle(const EngineInfo &info)
{
    return abilitiesOf(info.kind).name + u' ' + info.version;
}

} // namespace Thaw
