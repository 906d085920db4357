// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/artefact.h"

namespace Thaw {

/// make-image.sh: what Thaw did, for a machine that has only docker or podman; beside it makingFiles().
QByteArray makeScript(const MakingParts &parts);

} // namespace Thaw
