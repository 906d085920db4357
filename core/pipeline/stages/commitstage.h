// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stage.h"

namespace Thaw {

/// The next free tag of the repository's checkpoint images: they are numbered.
Task<QString> nextTag(std::shared_ptr<Docker> engine, QString repository, std::stop_token stop);

/// Makes the image of the container that holds the checkpoint.
class CommitStage : public Stage
{
public:
    StageId id() const override { return StageId::Commit; }
    Task<> run(Run &run) override;
    Task<> undo(Run &run) override;
};

} // namespace Thaw
