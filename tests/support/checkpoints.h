// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "liveproject.h"

namespace Thaw {

/// Runs a project up to its checkpoint on an engine, and puts the checkpoint's files into a directory that is there.
Result<> makeCheckpoint(const LiveProject &project, const QString &host, const QString &directory);

/// Copies a checkpoint, with the numbers of pages where CRIU had them before 4.2: Debian 13's crit (4.1.1) and
/// checkpointctl (1.3.0) read 0 of every run in newer ones and say nothing about it.
void copyForPeers(const QString &from, const QString &to);

/// The checkpoint in the form of podman's archive, as checkpointctl takes it.
void writePodmanArchive(const QString &checkpoint, const QString &archive);

} // namespace Thaw
