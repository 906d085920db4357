// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"

namespace Thaw {

/// How long a project's application takes without a checkpoint: times since the create request, ms.
struct ColdStart
{
    double engineMs = -1; ///< the engine has answered create and start
    double readyMs = -1;  ///< ready: by the project's probe where it has one, which is its first answer
    bool answered = false;///< … it has

    bool operator==(const ColdStart &) const = default;
};

/// Starts the project the way a run does, waits until it is ready, and removes the container. scratch: a directory
/// for what a run writes, so that the user's own runs are not pushed out of the report store.
Task<ColdStart> startCold(QString project, QString endpoint, QString scratch, std::stop_token stop);

} // namespace Thaw
