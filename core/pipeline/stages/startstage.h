// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Starts the application in a container, with its output attached before the first byte.
class StartStage : public Stage
{
public:
    StageId id() const override { return StageId::Start; }
    Task<> run(Run &run) override;
    Task<> undo(Run &run) override;
};

} // namespace Thaw
