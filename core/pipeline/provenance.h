// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/project/recipe.h"

namespace Thaw {

class Run;

/// Labels of a checkpoint image as far as the project alone tells them.
Labels labelsOf(const Recipe &recipe);

/// All of them, with what the run has found out.
Labels provenance(const Run &run);

} // namespace Thaw
