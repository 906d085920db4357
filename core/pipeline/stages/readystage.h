// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Waits for the ready line, or whatever the project's ready check is.
class ReadyStage : public Stage
{
public:
    StageId id() const override { return StageId::Ready; }
    Task<> run(Run &run) override;
};

} // namespace Thaw
