// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace Thaw {

/// A file with this seccomp profile, for Podman, whose API takes a path on its host only. Named by the
/// contents and kept, so that a container can start again. An empty profile gives an empty path.
Result<QString> seccompFile(const QByteArray &profile);

} // namespace Thaw
