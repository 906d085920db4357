// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/checkpointparts.h"
#include "core/images/imageopener.h"
#include "core/images/imagewalk.h"

#include <map>

namespace Thaw {

/// Files whose hits are kept: an image with more has other troubles.
inline constexpr qsizetype mostFileHits = 10'000;

/// What a scanner found in one file of a layer.
struct FileHits
{
    QByteArray layer{}; ///< path in the archive
    QByteArray path{};
    QList<SecretHit> hits{};
};

/// One layer, and what is kept of it until it is known what the image is.
struct CollectedLayer
{
    ImageLayer layer{};
    QString problem{};
    std::map<QByteArray, CheckpointParts> parts{}; ///< by directory
    QMap<QByteArray, QByteArray> logs{};      ///< beginnings of "….log" files
    QMap<QByteArray, QByteArray> statistics{};///< CRIU's stats-dump, which need not be beside its other files
    QMap<QByteArray, QByteArray> notes{};     ///< config.dump and spec.dump: Podman's and CRI-O's
    qsizetype textBytes = 0;
};

/// Gathers everything Thaw says of an image, in one pass.
class ContentsCollector : public LayerSink
{
public:
    /// known: secrets that are looked for; more of them turn up only once everything is read.
    ContentsCollector(OpenOptions options, const QList<KnownSecret> &known);

    void takeEntry(const QByteArray &layer, const TarItem &item, const Pull &data) override;
    void endLayer(const QByteArray &layer, const QString &problem) override;

    std::map<QByteArray, CollectedLayer> layers; ///< by path in the archive
    QList<FileHits> hits;
    ArchiveIndex index;
    QList<KnownSecret> known;

private:
    void takeFile(const QByteArray &name, CollectedLayer &layer, const TarItem &item, const Pull &data, LayerEntry &entry);
    void takeWhiteout(CollectedLayer &layer, LayerEntry entry, const QByteArray &directory, const QByteArray &name);
    void keepText(CollectedLayer &layer, LayerEntry &entry, const QByteArray &text);
    void keepMetadata(CollectedLayer &layer, const QByteArray &directory, const QString &name, const TarItem &item, const QByteArray &bytes);

    OpenOptions m_options;
    SecretScanner m_scanner;
    qsizetype m_texts = 0;    ///< bytes kept
    qint64 m_metadata = 0;    ///< of all layers
    qsizetype m_entries = 0;
};

} // namespace Thaw
