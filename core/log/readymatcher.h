// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logstore.h"
#include "core/log/readypattern.h"

#include <atomic>
#include <memory>

namespace Thaw {

/// The ready pattern as a LogStore or a LogSearch asks for it. After a line that took too long it finds nothing more,
/// since the next ones would too, and tooSlow is set.
BlockMatcher readyMatcher(const ReadyPattern &pattern, std::shared_ptr<std::atomic<bool>> tooSlow = {});

} // namespace Thaw
