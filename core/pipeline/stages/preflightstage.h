// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Reads the project, finds the engine, the base image and the toolbox; everything that can be refused is refused here.
class PreflightStage : public Stage
{
public:
    StageId id() const override { return StageId::Preflight; }
    Task<> run(Run &run) override;
};

} // namespace Thaw
