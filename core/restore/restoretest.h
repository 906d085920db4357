// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/project/recipe.h"
#include "core/report/report.h"
#include "core/restore/restorecontainer.h"

#include <chrono>
#include <optional>

namespace Thaw {

/// How long an application without a check has to stay alive after its restore.
inline constexpr std::chrono::milliseconds settling{300};

struct RestoreTestOptions
{
    std::optional<Recipe> recipe{}; ///< the project's volumes and network, where it is at hand
    bool keep = false;            ///< leave the container running
    int timeoutSeconds = 0;       ///< 0: the image's own, or a minute
    RestoreConditions conditions{};
    bool trusted = false;         ///< somebody answers for the image: it need not be one of ours
    /// For images that Thaw did not make: what has to answer, and the line that a cold start would print. Without a
    /// check the image's first exposed port has to accept connections.
    std::optional<Check> probe{};
    QString readyPattern{}; ///< regular expression

    bool operator==(const RestoreTestOptions &) const = default;
};

/// Whether the process that runs is the one that was checkpointed.
enum class Identity {
    Unknown, ///< it cannot be told
    Same,    ///< it carries a mark of the checkpointed one
    Other,   ///< it carries a mark of a process that began in this container
    Missing, ///< there is no process with the checkpoint's id
};

/// What was seen of one restored container; the verdict follows from nothing else.
struct RestoreEvidence
{
    RestoreWay way = RestoreWay::Thaw;
    bool started = false;         ///< the engine started it
    bool restoredEvent = false;   ///< thaw-init: CRIU ended well and the process tree is there
    Identity identity = Identity::Unknown;
    bool readyLineAgain = false;  ///< the ready line came once more; lines from before the checkpoint do not count
    bool restoredLine = false;    ///< other ways: the image itself says that it restored
    bool coldLine = false;        ///< … that it fell back to a cold start
    bool probed = false;          ///< there is a check to answer
    bool answered = false;        ///< it was answered
    bool ended = false;           ///< the container has ended
    int exitCode = 0;             ///< of the ended container
    bool outOfMemory = false;     ///< the kernel has killed something in it for its memory limit
    bool timedOut = false;
    bool endlessLog = false;      ///< CRIU's log grew without an end and the container was stopped for it
    QString reason{};             ///< what thaw-init, or the preflight, said of a failure
    QString criuLog{};
    QString preset{};             ///< other ways: the preset that knows its failures; may be empty
    QString output{};             ///< the container's

    bool operator==(const RestoreEvidence &) const = default;
};

/// The verdict, its reason, cause, proof and remedy; the other fields are left alone.
RestoreTest judge(const RestoreEvidence &evidence);

/// Restores a checkpoint image (of any contract) in a fresh container with the least privileges and judges by
/// evidence. Fails only if no verdict could be reached (engine gone, no such image, no checkpoint in it,
/// cancelled). The container is removed unless it is to be kept.
Task<RestoreTest> testRestore(std::shared_ptr<Docker> engine, QString image, RestoreTestOptions options,
                              std::stop_token stop);

} // namespace Thaw
