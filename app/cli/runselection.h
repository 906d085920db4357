// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

namespace Thaw {

/// The run that "[DIR] [RUN]" means: the project's newest unless a number is given.
Result<Report> selectRun(const Invocation &call);

} // namespace Thaw
