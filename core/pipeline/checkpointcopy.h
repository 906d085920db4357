// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/imagereader.h"
#include "core/engine/docker.h"
#include "core/engine/tarball.h"

#include <QSet>

namespace Thaw {

/// Paths the checkpoint refers to: files its processes have open or mapped, their directories, those of its sockets.
QSet<QString> pathsIn(const CriuImages &checkpoint);

/// Of the paths that a container has changed those that a restore of this checkpoint needs, with the directories that
/// lead to them; sorted, so that parents come first.
QStringList neededPaths(const QStringList &changed, const CriuImages &checkpoint);

/// The needed files of the container with their owners, as entries below "/". Refuses what cannot be copied.
Task<QList<TarEntry>> copyFiles(std::shared_ptr<Docker> engine, QString container, QStringList paths, std::stop_token stop);

/// Copies a directory from one container into another, through a temporary file: it may be bigger than memory.
Task<> copyDirectory(std::shared_ptr<Docker> engine, QString from, QString to, QString directory, std::stop_token stop);

} // namespace Thaw
