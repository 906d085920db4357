// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"

namespace Thaw {

class Run;

/// The name of this run's container.
QString containerName(const Run &run);

/// Starts the container by the project's run_<app>.sh, as criu-for-docker does: on this machine, in the project's
/// directory, with the arguments application, image, container name, and the engine in DOCKER_HOST.
Task<> startByHostScript(Run &run);

/// Why an application ended before it was ready: its exit code and its last lines.
QCoro::Task<Error> endedEarly(Run &run);

} // namespace Thaw
