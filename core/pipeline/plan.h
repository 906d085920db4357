// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/runcontroller.h"
#include "core/pipeline/stage.h"
#include "core/project/selfcheckpoint.h"

namespace Thaw {

/// The stages a run with these options goes through, in their order. The product's table of contents.
/// self: of a project whose application checkpoints itself.
Plan planFor(const MakeOptions &options, const std::optional<SelfCheckpoint> &self = {});

/// How the plan looks before it begins.
QList<StageInfo> stagesOf(const Plan &plan);

} // namespace Thaw
