// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/artefact.h"

namespace Thaw {

/// compose.yaml of one service, with the same rights as restoreCommand() gives. seccompProfile: its path, for Docker.
QString composeFile(const StartingParts &parts, EngineKind kind, const QString &seccompProfile);

} // namespace Thaw
