// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/selfcheckpoint.h"
#include "core/restore/preflight.h"

namespace Thaw {

/// What was seen of an application that was to checkpoint itself and end.
struct SelfEnd
{
    bool running = false;   ///< it did not end
    int seconds = 0;        ///< that it was given
    int exitCode = 0;
    bool outOfMemory = false;
    HeldCheckpoint held{};  ///< in its image directory
    QString log{};          ///< CRIU's; may be empty
    QString lines{};        ///< its last ones

    bool operator==(const SelfEnd &) const = default;
};

/// Whether it has checkpointed itself: it ended with an accepted exit code, and left a checkpoint that is whole.
Result<> judgeSelfCheckpoint(const SelfCheckpoint &self, const SelfEnd &seen);

} // namespace Thaw
