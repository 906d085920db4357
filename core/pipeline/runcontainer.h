// SPDX-License-Identifier: GPL-3.0-or-later
// What the stages that start a container have in common.
#pragma once

#include "core/engine/docker.h"

namespace Thaw {

class Run;

/// The run's container and what listens to it; nothing if there is none.
Task<> removeRunContainer(Run &run);

/// After a create whose answer was lost: the container may be there all the same, and is removed by its name.
void noteUnknownContainer(Run &run, const QString &name, const Error &error);

/// Where the ready line is looked for in a file: follows it by that command in the container.
Task<> followLogFile(Run &run, ExecSpec follower);

/// The dump's log out of the container into the report, whatever happened, as it explains failures. Empty if there is none.
QCoro::Task<QString> fetchDumpLog(Run &run);

} // namespace Thaw
