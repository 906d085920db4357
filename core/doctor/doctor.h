// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/finding.h"

namespace Thaw {

/// Looks at this machine and at every endpoint. thorough: tries each engine with a small program, which takes seconds.
Task<Health> examine(QList<Endpoint> endpoints, bool thorough, std::stop_token stop = {});

} // namespace Thaw
