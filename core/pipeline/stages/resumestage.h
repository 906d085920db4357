// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Takes over the container that an earlier run has left: its ready application, or its checkpoint.
class ResumeStage : public Stage
{
public:
    StageId id() const override { return StageId::Preflight; }
    Task<> run(Run &run) override;
    /// Only what this program itself had begun before the engine went away; another's container stays as it was.
    Task<> undo(Run &run) override;
};

} // namespace Thaw
