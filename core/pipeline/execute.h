// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/run.h"
#include "core/pipeline/stage.h"

namespace Thaw {

/// Plays the plan's stages on the run. On failure or cancellation the stages begun so far are undone in reverse
/// order and the first error is returned. Owns both for as long as it takes.
Task<> execute(std::shared_ptr<Plan> plan, std::shared_ptr<Run> run);

} // namespace Thaw
