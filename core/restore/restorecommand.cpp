// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/restorecommand.h"

#include "core/engine/capabilities.h"
#include "core/engine/docker.h"
#include "core/engine/engineabilities.h"
#include "core/pipeline/labels.h"
#include "core/restore/contract.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

PortMapping parsePort(const QString &text)
{
    // host:container/protocol, as the commit writes it
    const QString protocol = text.section(u'/', 1, 1);
    const QString numbers = text.section(u'/', 0, 0);
    return {.containerPort = numbers.section(u':', 1, 1).toInt(),
            .protocol = protocol.isEmpty() ? u"tcp"_s : protocol,
            .hostPort = numbers.section(u':', 0, 0).toInt(),
            .hostAddress = {}};
}

} // namespace

QStringList restoreCapabilities(const CheckpointFacts &facts)
{
    // KILL: thaw-init passes signals on to another user's process. DAC_OVERRIDE: CRIU opens that user's files.
    return capabilityNames(capabilityMask(facts.capabilities) | capabilityMask({u"KILL"_s, u"DAC_OVERRIDE"_s}));
}

RestoreSpec restoreSpec(const ImageDetails &image)
{
    RestoreSpec spec;
    const auto words = [&](const QString &label) {
        return image.labels.value(label).split(u' ', Qt::SkipEmptyParts);
    };
    spec.image = image.id;
    spec.capabilities = words(Label::Capabilities);
    spec.tmpfs = words(Label::Tmpfs);
    spec.mounts = words(Label::Mounts);
    for (const QString &port : words(Label::Ports))
        spec.ports.append(parsePort(port));
    spec.tty = image.labels.value(Label::Tty) == "1"_L1;
    spec.hasProbe = image.labels.contains(Label::Probe);
    if (const int seconds = image.labels.value(Label::RestoreTimeout).toInt(); seconds > 0)
        spec.timeoutSeconds = seconds;
    return spec;
}

std::optional<RestoreSpec> anyRestoreSpec(const ImageDetails &image)
{
    const auto contract = contractOf(image);
    if (!contract)
        return std::nullopt;
    if (contract->way == RestoreWay::Thaw)
        return restoreSpec(image);
    RestoreSpec spec;
    spec.image = image.id;
    spec.capabilities = contract->capabilities;
    if (image.labels.contains(Label::Ports)) {
        spec = restoreSpec(image);
        spec.capabilities = contract->capabilities;
        return spec;
    }
    for (const QString &port : image.exposedPorts) {
        const QString protocol = port.section(u'/', 1, 1);
        spec.ports.append({.containerPort = port.section(u'/', 0, 0).toInt(),
                           .protocol = protocol.isEmpty() ? u"tcp"_s : protocol,
                           .hostPort = 0,
                           .hostAddress = {}});
    }
    return spec;
}

CapabilityOptions capabilityOptions(const QStringList &needed, EngineKind kind)
{
    const quint64 wanted = capabilityMask(needed);
    const quint64 defaults = capabilityMask(abilitiesOf(kind).defaultCapabilities);
    if ((wanted & defaults) == defaults)
        return {.drop = {}, .add = capabilityNames(wanted & ~defaults)};
    return {.drop = {u"ALL"_s}, .add = capabilityNames(wanted)};
}

QStringList clientCommand(EngineKind kind, const Endpoint &endpoint)
{
    // Where the clients look by themselves.
    static const QStringList usual{QString(), u"/var/run/docker.sock"_s, u"/run/docker.sock"_s, u"/run/podman/podman.sock"_s,
                                   u"/var/run/podman/podman.sock"_s};
    const QString program = abilitiesOf(kind).program;
    if (endpoint.isLocal() && endpoint.context.isEmpty() && usual.contains(endpoint.socketPath))
        return {program};
    if (kind == EngineKind::Podman)
        return {program, u"--url"_s, endpoint.toString()};
    if (!endpoint.context.isEmpty())
        return {program, u"--context"_s, endpoint.context};
    return {program, u"-H"_s, endpoint.toString()};
}

QStringList restoreCommand(const RestoreSpec &spec, const QString &reference, const Docker &engine, const QString &seccompProfile)
{
    return restoreCommand(spec, reference, engine.info().kind, seccompProfile, engine.endpoint());
}

QStringList restoreCommand(const RestoreSpec &spec, const QString &reference, EngineKind kind,
                           const QString &seccompProfile, const Endpoint &endpoint)
{
    QStringList command = clientCommand(kind, endpoint) + QStringList{u"run"_s, u"-d"_s};
    const CapabilityOptions capabilities = capabilityOptions(spec.capabilities, kind);
    for (const QString &name : capabilities.drop)
        command << u"--cap-drop"_s << name;
    for (const QString &name : capabilities.add)
        command << u"--cap-add"_s << name;
    if (!abilitiesOf(kind).ownSeccompRestores)
        command << u"--security-opt"_s << u"seccomp="_s + seccompProfile;
    if (spec.tty)
        command << u"-t"_s;
    for (const QString &path : spec.tmpfs)
        command << u"--tmpfs"_s << path;
    for (const PortMapping &port : spec.ports) {
        command << u"-p"_s
                << u"%1:%2%3"_s.arg(port.hostPort ? port.hostPort : port.containerPort)
                       .arg(port.containerPort)
                       .arg(port.protocol == "tcp"_L1 ? QString() : u'/' + port.protocol);
    }
    for (const QString &path : spec.mounts)
        command << u"-v"_s << u"VOLUME:"_s + path;
    command << reference;
    return command;
}

} // namespace Thaw
