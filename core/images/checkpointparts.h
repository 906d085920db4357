// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/imagereader.h"
#include "core/criu/pagehashes.h"
#include "core/images/piececatcher.h"

namespace Thaw {

/// A directory that may turn out to be a checkpoint, gathered while it streams by.
struct CheckpointParts
{
    CheckpointFiles files{};
    QMap<QString, PageHashes> hashes{};
    CaughtPieces texts{};
    QList<PagePiece> wanted{};  ///< of texts, once the maps were there
    bool asked = false;         ///< wanted has been found out
    qint64 time = 0;            ///< of inventory.img, seconds since 1970

    bool isCheckpoint() const { return files.sizes.contains(QStringLiteral("inventory.img")); }
};

/// "pages-1.img"
bool isPageFile(const QString &name);

/// Bytes of a file that may be one of CRIU's, before it is known where it lies: whether they are worth keeping.
bool mayBeCriuFile(QByteArrayView beginning, qint64 size);

/// The pieces that command lines and environments are in, as far as that can be told from the files so far. Their
/// usual order in an archive, by name, has the maps before the pages, but the tree of processes behind them.
QList<PagePiece> earlyTextPieces(const CheckpointFiles &files);

/// What the first lines of CRIU's log of a dump say: its version, and the machine and kernel it ran on.
struct DumpLogHead
{
    QString version{};
    QString host{}; ///< "build-3, Linux 6.18.0"

    bool operator==(const DumpLogHead &) const = default;
};
DumpLogHead readDumpLog(const QByteArray &beginning);

} // namespace Thaw
