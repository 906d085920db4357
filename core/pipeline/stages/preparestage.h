// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Makes the image the container starts from: the base with the toolbox in it, without a build; kept for the next run.
class PrepareStage : public Stage
{
public:
    StageId id() const override { return StageId::Prepare; }
    Task<> run(Run &run) override;
    Task<> undo(Run &run) override;
};

} // namespace Thaw
