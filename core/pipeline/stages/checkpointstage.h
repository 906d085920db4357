// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Has thaw-init freeze the process tree with CRIU and verify what was written.
class CheckpointStage : public Stage
{
public:
    StageId id() const override { return StageId::Checkpoint; }
    Task<> run(Run &run) override;
};

} // namespace Thaw
