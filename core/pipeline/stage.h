// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/pipeline/stageinfo.h"

#include <memory>
#include <vector>

namespace Thaw {

class Run;

/// One step of making a checkpoint image. The smallest to copy is stages/reportstage.
class Stage
{
public:
    virtual ~Stage() = default;

    virtual StageId id() const = 0;
    /// Does the step. What it finds out goes into the run; it may be cancelled through run.stop().
    virtual Task<> run(Run &run) = 0;
    /// Takes back what run() did, as far as it got; called in reverse order after a failure or a stop, never
    /// cancelled. What could not be taken back is the error.
    virtual Task<> undo(Run &run);
};

using Plan = std::vector<std::unique_ptr<Stage>>;

} // namespace Thaw
