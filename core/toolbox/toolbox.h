// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/tarball.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace Thaw {

/// What goes into a container beside the application: CRIU with everything it needs, our init, and the seccomp
/// profiles their containers get. Runs in any Linux image of its architecture.
struct Toolbox
{
    QString directory;
    QString architecture;   ///< Go's name: "amd64"
    QString criuVersion;    ///< "4.2.1"
    QString digest;         ///< of everything that is put into the container: changes whenever a file does
    QByteArray contents;    ///< tar stream, rooted at "/"
    QByteArray dumpProfile; ///< seccomp profile (JSON) of a container that is to be checkpointed
    QByteArray restoreProfile; ///< Docker's default plus what CRIU's restore needs
    QString restoreProfilePath;

    bool operator==(const Toolbox &) const = default;
};

/// Looks in THAW_TOOLBOX, beside the program (a build), and where it is installed; reads it once per process.
Result<Toolbox> loadToolbox();

} // namespace Thaw
