// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Starts the application as its image does, told to checkpoint itself where that takes variables or arguments.
class SelfStartStage : public Stage
{
public:
    StageId id() const override { return StageId::Start; }
    Task<> run(Run &run) override;
    Task<> undo(Run &run) override;
};

} // namespace Thaw
