// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"

namespace Thaw {

/// Removes a checkpoint image that Thaw made, all its names, and the prepared base it was the last to need.
/// Anything else is refused. Returns what was removed, a sentence each.
Task<QStringList> removeCheckpointImage(std::shared_ptr<Docker> engine, QString reference, std::stop_token stop = {});

/// Removes the prepared bases that no checkpoint image is built on any more. Returns what was removed.
Task<QStringList> removeUnusedPrepared(std::shared_ptr<Docker> engine, std::stop_token stop = {});

} // namespace Thaw
