// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/artefact.h"

namespace Thaw {

/// A Deployment, and a Service where the image has ports: exactly the capabilities that its processes need, the seccomp
/// profile as a file of the kubelet, probes from the project's check, and memory for what the checkpoint holds.
QString kubernetesManifest(const StartingParts &parts, const QString &profileName);

/// What a restored container holds from its first moment on: all pages of the checkpoint, and some for CRIU, in MiB.
int memoryRequest(qint64 checkpointBytes);

} // namespace Thaw
