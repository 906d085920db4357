// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/endpoint.h"
#include "core/project/recipe.h"
#include "core/result.h"

#include <QByteArray>

namespace Thaw {

class Run;

/// What of a project an engine on another machine cannot have: the directories beside it, and checks that this machine
/// would have to make.
Result<> checkReach(const Recipe &recipe, const Endpoint &endpoint);

/// The seccomp profile of the container that is checkpointed; empty: the engine's own lets CRIU freeze. An engine that takes
/// profiles as files of its own host, and is on another machine, has to do without for that one container.
QByteArray dumpSeccomp(const Run &run);

} // namespace Thaw
