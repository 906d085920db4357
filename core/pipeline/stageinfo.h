// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Thaw {

/// The stages of making a checkpoint image, in their order.
enum class StageId { Preflight, Prepare, Start, Ready, Checkpoint, Commit, Test, Report, Build };

enum class StageState { Waiting, Running, Paused, Done, Failed, Skipped };

/// How far one stage of one run is.
struct StageInfo
{
    StageId id = StageId::Preflight;
    QString title;             ///< "Wait until ready"
    StageState state = StageState::Waiting;
    qint64 elapsedMs = 0;      ///< so far, or in all
    QString note;              ///< one short result: "line 812", "22 MB in 5 processes"; may be empty

    bool operator==(const StageInfo &) const = default;
};

/// Stable name for JSON, the command line and settings: "preflight", "ready" …
QString stageName(StageId id);

/// As people read it: "Check", "Wait until ready" …
QString stageTitle(StageId id);

} // namespace Thaw
