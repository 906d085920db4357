// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/recipe.h"

namespace Thaw {

/// What "thaw-init build" has to know beside its configuration (THAW_BUILD_FILE in core/init/protocol.h): when the
/// application is ready. Says what it cannot do: readiness by hand, and patterns that only Perl's syntax has.
Result<QByteArray> buildRequest(const Recipe &recipe);

/// Whether the pattern means the same in POSIX' extended syntax as in Perl's.
bool isExtendedPattern(const QString &pattern);

/// Why this project cannot be frozen in a step of a build, where there is neither a volume nor a terminal.
Result<> checkBuildStep(const Recipe &recipe);

} // namespace Thaw
