// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Waits until the application is ready to be told, and warms it up.
class SelfReadyStage : public Stage
{
public:
    StageId id() const override { return StageId::Ready; }
    Task<> run(Run &run) override;
};

} // namespace Thaw
