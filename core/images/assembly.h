// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/contentscollector.h"

namespace Thaw {

/// What was opened, and where it was in its archive.
struct OpenedImage
{
    ImageContents contents{};
    QList<QByteArray> layerPaths{};  ///< of contents.layers
    QByteArray checkpointLayer{};    ///< path of the layer that the checkpoint is in
    QByteArray checkpointPath{};     ///< its directory there
    CheckpointFiles files{};         ///< of the checkpoint
    CaughtPieces texts{};

    /// Pieces with command lines and environments that were not caught yet.
    QList<PagePiece> missingTexts() const;
    /// The checkpoint's page file that this is; empty: it is another file.
    QString pageFileOf(const QByteArray &layer, const QByteArray &path) const;
};

/// Puts together what was gathered. details: the engine's, if there is one. The collector is empty afterwards.
OpenedImage assemble(ContentsCollector &collector, ImageContents::Origin origin, const QString &name,
                     const std::optional<ImageDetails> &details);

/// Sets command lines and environments from opened.texts.
void readTexts(OpenedImage &opened);

/// Secrets in the configuration, in environments, in memory and in files, one entry a place.
QList<SecretPlace> secretPlaces(const OpenedImage &opened, const QList<FileHits> &hits);

} // namespace Thaw
