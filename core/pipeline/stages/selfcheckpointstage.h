// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Tells the application to checkpoint itself, waits for its end, and looks at what it has left.
class SelfCheckpointStage : public Stage
{
public:
    StageId id() const override { return StageId::Checkpoint; }
    Task<> run(Run &run) override;
};

} // namespace Thaw
