// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/artefact.h"

namespace Thaw {

/// A GitHub workflow that makes the image by the script in that directory of the repository, and pushes it where the
/// repository says to.
QString workflow(const MakingParts &parts, const QString &directory);

} // namespace Thaw
