// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/artefact.h"

namespace Thaw {

/// What a cluster shall make of the image: a Deployment with a Service where the image has ports, a Service of Knative, or
/// a bare Pod. Each has exactly the capabilities that the processes need, the seccomp profile as a file of the kubelet,
/// probes from the project's check, memory for what the checkpoint holds, and the nodes it can run on.
QString kubernetesManifest(const StartingParts &parts, const QString &profileName,
                           KubernetesKind kind = KubernetesKind::Deployment);

/// "deployment" …: as the command line has them, and back.
QStringList kubernetesKindNames();
std::optional<KubernetesKind> kubernetesKindOf(const QString &name);

/// What a restored container holds from its first moment on: all pages of the checkpoint, and some for CRIU, in MiB.
int memoryRequest(qint64 checkpointBytes);

} // namespace Thaw
