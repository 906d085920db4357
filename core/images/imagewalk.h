// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/images/tarwalk.h"
#include "core/result.h"

#include <QMap>

#include <stop_token>

namespace Thaw {

inline constexpr qsizetype pieceSize = 1 << 20; ///< bytes that are read from a file at a time

/// Gets the files of an image's layers as they stream by.
class LayerSink
{
public:
    virtual ~LayerSink() = default;
    /// layer: its path in the archive; empty: what lies in the archive itself. data is to be pulled now or never.
    virtual void takeEntry(const QByteArray &layer, const TarItem &item, const Pull &data) = 0;
    /// problem: what is wrong with the layer's tar; empty: it is whole.
    virtual void endLayer(const QByteArray &layer, const QString &problem) = 0;
};

/// What an image's archive says of itself, wherever in it: kept while the layers stream by.
struct ArchiveIndex
{
    QMap<QByteArray, QByteArray> documents{}; ///< JSON by path
    QMap<QByteArray, QByteArray> links{};     ///< path → path in the archive: older archives have each layer once

    bool operator==(const ArchiveIndex &) const = default;
};

/// Reads the archive of an image ("docker save", Podman's, OCI's layout), or any other tar: layers within it are walked
/// as they come, in whatever order.
Result<> walkArchive(const Pull &pull, LayerSink &sink, ArchiveIndex &index, const std::stop_token &stop);

/// Gives a directory's files, and those of "checkpoint" in it, to sink as the archive's own.
Result<> walkDirectory(const QString &path, LayerSink &sink, const std::function<void(qint64)> &read,
                       const std::stop_token &stop);

/// An image, put together from what its archive says of itself.
struct ImageManifest
{
    QList<QByteArray> layers{};     ///< paths in the archive, base first
    QStringList createdBy{};        ///< of each layer, as far as its history says
    ImageDetails details{};
    QMap<QString, QString> annotations{};
    int images = 0;                 ///< in the archive; this is the first

    bool operator==(const ImageManifest &) const = default;
};

/// Nothing if the archive is not an image's.
std::optional<ImageManifest> manifestOf(const ArchiveIndex &index);

/// How Podman names what a container has changed, in its checkpoint archives.
inline constexpr QByteArrayView rootDifference = "rootfs-diff.tar";

/// Paths of the layers, base first. An archive that is not an image's is a layer itself, above what a container has
/// changed, if it has that.
QList<QByteArray> layerOrder(const std::optional<ImageManifest> &manifest, bool hasRootDifference);

} // namespace Thaw
