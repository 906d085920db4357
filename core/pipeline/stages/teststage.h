// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Proves that the image comes up warm, and takes the image away again if it does not.
class TestStage : public Stage
{
public:
    StageId id() const override { return StageId::Test; }
    Task<> run(Run &run) override;
};

} // namespace Thaw
