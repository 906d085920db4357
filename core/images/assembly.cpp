// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/assembly.h"

#include "core/pipeline/labels.h"
#include "core/restore/contract.h"
#include "core/words.h"

#include <QJsonDocument>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QByteArray parentOf(const QByteArray &path)
{
    return path.first(std::max<qsizetype>(path.lastIndexOf('/'), 0));
}

QByteArray below(const QByteArray &directory, const QString &name)
{
    return directory.isEmpty() ? name.toUtf8() : directory + '/' + name.toUtf8();
}

class Assembler
{
public:
    Assembler(ContentsCollector &collector, OpenedImage &opened) : m_from(collector), m_opened(opened), m_contents(opened.contents) {}

    void takeLayers(const std::optional<ImageManifest> &manifest);
    void takeCheckpoint();
    void findMaker(const std::optional<ImageManifest> &manifest);

private:
    void takeLayer(const QByteArray &path, int number);
    void choose();
    void takeSizes(FoundCheckpoint &found, const CollectedLayer &layer);
    void readLog(FoundCheckpoint &found, const CollectedLayer &layer) const;

    ContentsCollector &m_from;
    OpenedImage &m_opened;
    ImageContents &m_contents;
    CheckpointParts *m_parts = nullptr; ///< of the checkpoint that was chosen
    int m_layer = -1;
};

void Assembler::takeLayer(const QByteArray &path, int number)
{
    const auto found = m_from.layers.find(path);
    const qsizetype before = m_opened.layerPaths.indexOf(path);
    m_opened.layerPaths.append(path);
    if (before >= 0) { // an image may have the same layer twice
        m_contents.layers.append(m_contents.layers[before]);
        return;
    }
    if (found == m_from.layers.end()) {
        m_contents.layers.append(ImageLayer{});
        m_contents.problems.append(Core::tr("Layer %1 is not in the archive").arg(number));
        return;
    }
    m_contents.layers.append(std::move(found->second.layer));
    if (!found->second.problem.isEmpty())
        m_contents.problems.append(Core::tr("Layer %1 could not be read whole: %2").arg(number).arg(found->second.problem));
}

void Assembler::takeLayers(const std::optional<ImageManifest> &manifest)
{
    if (manifest && manifest->images > 1)
        m_contents.problems.append(Core::tr("The archive has %1 images; this is the first").arg(manifest->images));
    for (const QByteArray &path : layerOrder(manifest, m_from.layers.contains(rootDifference.toByteArray())))
        takeLayer(path, int(m_contents.layers.size()) + 1);
    for (qsizetype i = 0; i < m_contents.layers.size(); ++i) {
        m_contents.layers[i].digest = m_contents.details.layers.value(i);
        m_contents.layers[i].createdBy = manifest ? manifest->createdBy.value(i) : QString();
    }
}

/// The one the image's own contract names; else the topmost, of several there the newest.
void Assembler::choose()
{
    const auto contract = contractOf(m_contents.details);
    const QByteArray named = contract ? contract->directory.mid(1).toUtf8() : QByteArray();
    for (const bool byContract : {true, false}) {
        for (int i = int(m_opened.layerPaths.size()) - 1; i >= 0 && !m_parts; --i) {
            const auto layer = m_from.layers.find(m_opened.layerPaths[i]);
            if (layer == m_from.layers.end())
                continue;
            for (auto &[directory, parts] : layer->second.parts) {
                const bool fits = !named.isEmpty() && (directory == named || directory.startsWith(named + '/'));
                if ((byContract && !fits) || (m_parts && parts.time < m_parts->time))
                    continue;
                m_parts = &parts;
                m_layer = i;
                m_opened.checkpointLayer = layer->first;
                m_opened.checkpointPath = directory;
            }
        }
    }
}

void Assembler::takeSizes(FoundCheckpoint &found, const CollectedLayer &layer)
{
    const QList<LayerEntry> &entries = m_contents.layers[m_layer].entries;
    for (const LayerEntry &entry : entries) {
        if ((entry.type == '0' || entry.type == '1') && parentOf(entry.path) == m_opened.checkpointPath)
            found.sizes.insert(QString::fromUtf8(entry.path.sliced(entry.path.lastIndexOf('/') + 1)), entry.size);
    }
    m_opened.files = std::move(m_parts->files);
    m_opened.files.sizes = found.sizes;
    // CRIU writes its statistics to its working directory, which may be another.
    const QString statistics = u"stats-dump"_s;
    if (!m_opened.files.contents.contains(statistics) && !layer.statistics.isEmpty()) {
        m_opened.files.contents.insert(statistics, layer.statistics.first());
        m_opened.files.sizes.insert(statistics, layer.statistics.first().size());
    }
}

/// Only a dump's log says which CRIU it was and where. It lies beside the files, or near them.
void Assembler::readLog(FoundCheckpoint &found, const CollectedLayer &layer) const
{
    const Labels &labels = m_contents.details.labels;
    found.criuVersion = labels.value(Label::CriuVersion);
    if (const QString kernel = labels.value(Label::CriuHostKernel); !kernel.isEmpty())
        found.host = u"Linux "_s + kernel;
    const QByteArray &beside = m_opened.checkpointPath;
    for (const bool near : {true, false}) {
        for (const auto &[path, beginning] : layer.logs.asKeyValueRange()) {
            if (near != (parentOf(path) == beside))
                continue;
            const DumpLogHead head = readDumpLog(beginning);
            if (head.version.isEmpty())
                continue;
            if (found.criuVersion.isEmpty())
                found.criuVersion = head.version;
            if (!head.host.isEmpty())
                found.host = head.host;
            return;
        }
    }
}

void Assembler::takeCheckpoint()
{
    choose();
    if (!m_parts)
        return;
    const CollectedLayer &layer = m_from.layers[m_opened.checkpointLayer];
    FoundCheckpoint found{.directory = u'/' + QString::fromUtf8(m_opened.checkpointPath), .layer = m_layer};
    if (m_contents.origin == ImageContents::Origin::Directory) {
        found.layer = -1;
        found.directory = m_contents.name + (m_opened.checkpointPath.isEmpty() ? QString() : found.directory);
    }
    takeSizes(found, layer);
    readLog(found, layer);
    found.images = readImages(m_opened.files);
    found.hashes = std::move(m_parts->hashes);
    m_opened.texts = std::move(m_parts->texts);
    m_contents.checkpoint = std::move(found);
    readTexts(m_opened);
}

void Assembler::findMaker(const std::optional<ImageManifest> &manifest)
{
    const auto contract = contractOf(m_contents.details);
    if (contract && (contract->way != RestoreWay::Own || !m_contents.details.labels.contains(Label::OwnDirectory)))
        m_contents.maker = contract->name;
    else if (m_opened.files.sizes.contains(u"thaw.conf"_s))
        m_contents.maker = u"Thaw"_s;
    if (!m_contents.maker.isEmpty() || !m_contents.checkpoint)
        return;
    // What an engine exports has its own descriptions beside the directory.
    const auto &notes = m_from.layers[m_opened.checkpointLayer].notes;
    const QByteArray around = parentOf(m_opened.checkpointPath);
    const auto note = [&](const QString &name) { return QJsonDocument::fromJson(notes.value(below(around, name))); };
    const QString manager = note(u"spec.dump"_s)["annotations"_L1]["io.container.manager"_L1].toString();
    if (manager == "libpod"_L1)
        m_contents.maker = u"Podman"_s;
    else if (!manager.isEmpty())
        m_contents.maker = manager;
    else if (notes.contains(below(around, u"config.dump"_s)))
        m_contents.maker = u"Podman"_s;
    for (const QString &key : {u"org.criu.checkpoint.engine.name"_s, u"io.podman.annotations.checkpoint.name"_s}) {
        const QString value = manifest ? manifest->annotations.value(key) : QString();
        if (m_contents.maker.isEmpty() && !value.isEmpty())
            m_contents.maker = key.startsWith("io.podman"_L1) ? u"Podman"_s : value;
    }
}

} // namespace

QList<PagePiece> OpenedImage::missingTexts() const
{
    QList<PagePiece> missing;
    if (!contents.checkpoint)
        return missing;
    for (const PagePiece &piece : textPieces(contents.checkpoint->images)) {
        const bool there = contents.checkpoint->sizes.value(piece.file) > piece.offset;
        if (there && !texts.contains(piece))
            missing.append(piece);
    }
    return missing;
}

QString OpenedImage::pageFileOf(const QByteArray &layer, const QByteArray &path) const
{
    if (!contents.checkpoint || layer != checkpointLayer || parentOf(path) != checkpointPath)
        return {};
    const QString name = QString::fromUtf8(path.sliced(path.lastIndexOf('/') + 1));
    return isPageFile(name) ? name : QString();
}

OpenedImage assemble(ContentsCollector &collector, ImageContents::Origin origin, const QString &name,
                     const std::optional<ImageDetails> &details)
{
    OpenedImage opened;
    opened.contents.origin = origin;
    opened.contents.name = name;
    const auto manifest = manifestOf(collector.index);
    if (details)
        opened.contents.details = *details;
    else if (manifest)
        opened.contents.details = manifest->details;
    Assembler assembler(collector, opened);
    assembler.takeLayers(manifest);
    assembler.takeCheckpoint();
    assembler.findMaker(manifest);
    if (origin == ImageContents::Origin::Directory)
        opened.contents.layers.clear();
    collector.layers.clear();
    return opened;
}

void readTexts(OpenedImage &opened)
{
    if (opened.contents.checkpoint)
        takeTexts(opened.contents.checkpoint->images, [&](const PagePiece &piece) { return opened.texts.find(piece); });
}

} // namespace Thaw
