// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stages/commitstage.h"

namespace Thaw {

/// Makes the image of the base image and the checkpoint alone: of what the application has changed it gets only what
/// the checkpoint refers to, and nothing of the container's environment.
class CopyStage : public CommitStage
{
public:
    Task<> run(Run &run) override;
};

} // namespace Thaw
