// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Gives the image its names and stores what the run has found out.
class ReportStage : public Stage
{
public:
    StageId id() const override { return StageId::Report; }
    Task<> run(Run &run) override;
    Task<> undo(Run &run) override;
};

} // namespace Thaw
