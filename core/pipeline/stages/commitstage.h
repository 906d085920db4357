// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/pipeline/stage.h"

namespace Thaw {

/// The next free tag of the repository's checkpoint images: they are numbered.
Task<QString> nextTag(Run &run);

/// What the image is to be: entrypoint, labels, and a name of its own where the project gives none.
Task<CommitSpec> imageSpec(Run &run);
/// The image is there, or is not: into the report, and what the container is not needed for any more.
Task<> recordImage(Run &run, CommitSpec spec, Result<QString> image);

/// Makes the image of the container that holds the checkpoint.
class CommitStage : public Stage
{
public:
    StageId id() const override { return StageId::Commit; }
    Task<> run(Run &run) override;
    Task<> undo(Run &run) override;
};

} // namespace Thaw
