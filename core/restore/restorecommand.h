// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/engine/endpoint.h"
#include "core/report/report.h"

#include <QStringList>

#include <optional>

namespace Thaw {

class Docker;

/// All capabilities a restore of this checkpoint needs: what thaw-init found the processes to need, and what it
/// needs itself.
QStringList restoreCapabilities(const CheckpointFacts &facts);

/// How a checkpoint image wants to be started, read from its labels.
struct RestoreSpec
{
    QString image;             ///< id
    QStringList capabilities;  ///< all that are needed
    QStringList tmpfs;
    QStringList mounts;        ///< paths in the container that were volumes at the dump
    QList<PortMapping> ports;
    bool tty = false;
    bool hasProbe = false;
    int timeoutSeconds = 60;

    bool operator==(const RestoreSpec &) const = default;
};

RestoreSpec restoreSpec(const ImageDetails &image);

/// How an image that holds a checkpoint wants to be started, whoever made it; nothing if nothing in it restores.
std::optional<RestoreSpec> anyRestoreSpec(const ImageDetails &image);

/// The capability options a container needs to have exactly those: added ones if they only add to the engine's
/// defaults, otherwise everything dropped first.
struct CapabilityOptions
{
    QStringList drop;
    QStringList add;

    bool operator==(const CapabilityOptions &) const = default;
};
CapabilityOptions capabilityOptions(const QStringList &needed, EngineKind kind);

/// The client's program, and what tells it of this engine if it would ask another one.
QStringList clientCommand(EngineKind kind, const Endpoint &endpoint);

/// The command line that restores the image with no more rights than it needs.
/// seccompProfile: path of our profile, for Docker; Podman's own default does. endpoint: the engine; one without a
/// socket is whichever the client asks by itself.
QStringList restoreCommand(const RestoreSpec &spec, const QString &reference, EngineKind kind,
                           const QString &seccompProfile, const Endpoint &endpoint = {});
/// The same, on this engine.
QStringList restoreCommand(const RestoreSpec &spec, const QString &reference, const Docker &engine, const QString &seccompProfile);

} // namespace Thaw
