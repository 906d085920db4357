// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/imagereader.h"
#include "core/criu/pagehashes.h"
#include "core/engine/dockertypes.h"
#include "core/images/secrets.h"

#include <optional>

namespace Thaw {

/// One entry of a layer's tar.
struct LayerEntry
{
    QByteArray path{};   ///< without a leading "/" or "./"; bytes, as no encoding is promised
    qint64 size = 0;
    quint32 mode = 0;    ///< permission bits
    quint32 uid = 0, gid = 0;
    char type = '0';     ///< as in TarHeader; 'w': a whiteout, the path is gone; 'o': an opaque directory
    QByteArray link{};
    quint64 hash = 0;    ///< XXH3 of a file's contents
    QByteArray text{};   ///< of small text files, as far as the image's bound allows; else null

    bool operator==(const LayerEntry &) const = default;
};

struct ImageLayer
{
    QString digest{};     ///< diff id where it is known
    QString createdBy{};  ///< what its history says
    qint64 size = 0;      ///< bytes of its files
    QList<LayerEntry> entries{};

    bool operator==(const ImageLayer &) const = default;
};

/// A checkpoint that was found in an image, an archive or a directory.
struct FoundCheckpoint
{
    QString directory{};                   ///< in the image, "/opt/thaw/checkpoint"; of a bare one, its own path
    int layer = -1;                        ///< index; < 0: none
    QMap<QString, qint64> sizes{};         ///< every file of it
    CriuImages images{};                   ///< with command lines and environments
    QMap<QString, PageHashes> hashes{};    ///< by page file
    QString criuVersion{};                 ///< from the dump's log, as only that says it; empty: unknown
    QString host{};                        ///< … and the kernel

    qint64 bytes() const;

    bool operator==(const FoundCheckpoint &) const = default;
};

/// Everything Thaw can say of one image without starting it.
struct ImageContents
{
    enum class Origin { Engine, Archive, Directory };

    Origin origin = Origin::Engine;
    QString name{};               ///< reference or path, as it was asked for
    ImageDetails details{};       ///< empty for a bare directory
    QString maker{};              ///< "Thaw", "criu-for-docker", "Open Liberty", "podman" …; empty: unknown
    QList<ImageLayer> layers{};   ///< base first
    std::optional<FoundCheckpoint> checkpoint{};
    QList<SecretPlace> secrets{};
    QStringList problems{};       ///< what could not be read, a sentence each
    qint64 bytesRead = 0;
    double ms = 0;                ///< it took

    bool operator==(const ImageContents &) const = default;
};

/// The files as a container of the image sees them: upper layers win, whiteouts take away. By path.
QMap<QByteArray, LayerEntry> mergedFiles(const ImageContents &contents);

} // namespace Thaw

Q_DECLARE_TYPEINFO(Thaw::LayerEntry, Q_RELOCATABLE_TYPE); // there may be 200,000 of them
