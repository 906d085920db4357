// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/images/imagecontents.h"

#include <functional>

namespace Thaw {

struct OpenOptions
{
    bool secrets = true;
    bool pages = true;   ///< hash every page; needed for memory figures and for comparing memory
    bool texts = true;   ///< keep small text files, for text differences

    bool operator==(const OpenOptions &) const = default;
};

/// Bytes read, of how many; total 0: not known.
using OpenProgress = std::function<void(qint64 bytes, qint64 total)>;

/// Reads an image of the engine as a stream: layers, files, the checkpoint wherever it is, whoever made it. Nothing is
/// written to the disk. The work is done on a thread of its own; no more is read ahead than 16 MiB.
Task<ImageContents> openImage(std::shared_ptr<Docker> engine, QString reference, OpenOptions options = {},
                              OpenProgress progress = {}, std::stop_token stop = {});

/// The same of "docker save"'s or podman's archive, a checkpoint archive of podman, or a directory with CRIU's files.
Task<ImageContents> openPath(QString path, OpenOptions options = {}, OpenProgress progress = {},
                             std::stop_token stop = {});

/// Looks for secrets in a checkpoint that is still in its container's files: in its processes' environments and memory.
/// known: values to look for, beside keys and tokens.
Task<QList<SecretPlace>> secretsInContainer(std::shared_ptr<Docker> engine, QString container, QString directory,
                                            QList<KnownSecret> known, std::stop_token stop = {});

/// What a checkpoint that is still in its container's files is made of, without its memory.
Task<CriuImages> checkpointInContainer(std::shared_ptr<Docker> engine, QString container, QString directory,
                                       std::stop_token stop = {});

/// A place in a checkpoint's memory where something was found.
struct MemoryHit
{
    quint32 pid = 0;
    quint64 address = 0;
    QString mapping{};    ///< its name
    QByteArray around{};  ///< the bytes and some on both sides
    qsizetype at = 0;     ///< where in around it begins

    bool operator==(const MemoryHit &) const = default;
};

struct MemorySearch
{
    QByteArray wanted{};
    bool caseSensitive = true;
    int most = 1000;      ///< hits

    bool operator==(const MemorySearch &) const = default;
};

/// Searches the pages of an opened image's checkpoint, reading them once more from where it came from. Hits that lie
/// over the border of two pages are found where the pages follow each other in memory and in the file.
Task<QList<MemoryHit>> searchMemory(std::shared_ptr<Docker> engine, ImageContents contents, MemorySearch search,
                                    OpenProgress progress = {}, std::stop_token stop = {});

} // namespace Thaw
