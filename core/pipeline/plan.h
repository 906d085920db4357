// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/runcontroller.h"
#include "core/pipeline/stage.h"
#include "core/project/recipe.h"

namespace Thaw {

/// The stages a run with these options goes through, in their order. The product's table of contents.
/// road: the project's.
Plan planFor(const MakeOptions &options, const Road &road = {});

/// How the plan looks before it begins.
QList<StageInfo> stagesOf(const Plan &plan);

} // namespace Thaw
