// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stages/commitstage.h"

namespace Thaw {

/// Start, readiness and checkpoint in one step of a build, whose image has nothing of a container in it. Only Podman's
/// builder can grant what that takes.
class BuildStage : public CommitStage
{
public:
    StageId id() const override { return StageId::Build; }
    Task<> run(Run &run) override;
};

} // namespace Thaw
