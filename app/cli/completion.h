// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Thaw {

/// What a shell offers where the table says PLACEHOLDER ("DIR", "IMAGE|ARCHIVE"): words, and what it finds out itself:
/// @directories, @files, @images, @presets. Empty: anything goes.
QStringList offersFor(const QString &placeholder);

/// Everything a command line may have, as functions that bash and zsh read alike.
QString shellTable();
/// The same as fish's own commands.
QString fishTable();

/// "bash", "zsh", "fish".
const QStringList &completedShells();
/// The script for one of them.
QString completionScript(const QString &shell);

} // namespace Thaw
