// SPDX-License-Identifier: GPL-3.0-or-later
// What the stages of an application that checkpoints itself share.
#pragma once

#include "core/engine/docker.h"

namespace Thaw {

class Run;

/// Once the base image is known: recognises it, fills in the preset, and refuses what cannot go well.
Task<> completeSelf(Run &run);

/// The container in which the application checkpoints itself. hidden: the variables that make it do so are passed by
/// /usr/bin/env instead of the container's configuration, of which a commit can take none away.
ContainerSpec selfContainerSpec(const Run &run, bool hidden);

/// Whether there is something for env to do.
bool isStartedByEnv(const Run &run);

/// What the image of that container differs in from Thaw's other images: it restores itself.
void makeSelfRestoring(CommitSpec &spec, const Run &run);

/// The sentence about values given at a restore.
QString selfValuesNote(const Run &run);

} // namespace Thaw
