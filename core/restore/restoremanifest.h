// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/restore/restorecommand.h"

#include <optional>

namespace Thaw {

/// How an image that holds a checkpoint wants to be started, whoever made it; nothing if nothing in it restores.
std::optional<RestoreSpec> anyRestoreSpec(const ImageDetails &image);

/// compose.yaml of one service, with the same rights as restoreCommand() gives.
QString composeFile(const RestoreSpec &spec, const QString &reference, EngineKind kind, const QString &seccompProfile);

/// A pod for Kubernetes, the same. The profile has to lie in the kubelet's seccomp directory under its file name.
QString kubernetesPod(const RestoreSpec &spec, const QString &reference, const QString &seccompProfile);

} // namespace Thaw
