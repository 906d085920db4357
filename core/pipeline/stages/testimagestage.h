// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// Tests an image that exists, made in whatever run: nothing is made, so nothing has to be taken back.
class TestImageStage : public Stage
{
public:
    StageId id() const override { return StageId::Test; }
    Task<> run(Run &run) override;
};

} // namespace Thaw
