// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/tarball.h"
#include "core/project/recipe.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace Thaw {

class Run;

/// The image that run_<app>.sh is given; only this run's.
QString temporaryImageName(const QByteArray &nonce);

/// The project's scripts and files as a tar stream rooted at "/", for the container.
Result<QByteArray> projectTar(const Run &run);

/// The same files, as entries.
Result<QList<TarEntry>> projectEntries(const Recipe &recipe);

/// What thaw-init is told (core/init/protocol.h): whom to start, as whom, what to look for. nonce: marks the run.
QByteArray initConfig(const Recipe &recipe, const ImageDetails &base, const QByteArray &nonce, bool portableClock);
QByteArray initConfig(const Run &run, bool portableClock);

/// initConfig() as a tar stream rooted at "/".
Result<QByteArray> initConfigTar(const Run &run, bool portableClock);

/// What another checkpoint of an application is to be taken with, in place of what it was started with: a tar stream.
Result<QByteArray> dumpOptionsTar(const Recipe &recipe);

/// What a container that is about to start has to be given.
struct StartFiles
{
    QByteArray bytes;
    bool byInput = false; ///< words for thaw-init's standard input; else a tar stream rooted at "/"
};

/// Both of the above, in the faster of the two ways.
Result<StartFiles> startFiles(const Run &run, bool portableClock);

/// Capabilities only CRIU and the clock need: given to the container that is to be checkpointed, taken from the
/// application by thaw-init.
QStringList dumpCapabilities(bool portableClock);

} // namespace Thaw
