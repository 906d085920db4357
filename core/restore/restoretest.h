// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/project/recipe.h"
#include "core/report/report.h"

#include <optional>

namespace Thaw {

struct RestoreTestOptions
{
    std::optional<Recipe> recipe; ///< the project's volumes and network, where it is at hand
    bool keep = false;            ///< leave the container running
    int timeoutSeconds = 0;       ///< 0: the image's own, or a minute

    bool operator==(const RestoreTestOptions &) const = default;
};

/// What was seen of one restored container; the verdict follows from nothing else.
struct RestoreEvidence
{
    bool started = false;         ///< the engine started it
    bool restoredEvent = false;   ///< thaw-init: CRIU ended well and the process tree is there
    bool markerFound = false;     ///< … and its environment has the mark of the run that was checkpointed
    bool readyLineAgain = false;  ///< the ready line came once more
    bool probed = false;          ///< there is a check to answer
    bool answered = false;        ///< it was answered
    bool ended = false;           ///< the container has ended
    int exitCode = 0;             ///< of the ended container
    bool timedOut = false;
    QString reason;               ///< what thaw-init said of a failure

    bool operator==(const RestoreEvidence &) const = default;
};

/// The verdict and its reason; the other fields are left alone.
RestoreTest judge(const RestoreEvidence &evidence);

/// Restores a checkpoint image in a fresh container with the least privileges and judges by evidence. Fails only
/// if no verdict could be reached (engine gone, no such image, no checkpoint in it, cancelled). The container is
/// removed unless it is to be kept.
Task<RestoreTest> testRestore(std::shared_ptr<Docker> engine, QString image, RestoreTestOptions options,
                              std::stop_token stop);

} // namespace Thaw
