// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in a checkpoint's memory, found by reading it once more.
#include "core/images/imagesource.h"
#include "core/images/literalfinder.h"
#include "core/images/checkpointparts.h"
#include "core/words.h"

#include <QSet>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownAround = 32;    ///< bytes on each side
constexpr qsizetype mostHits = 100'000;
constexpr qsizetype longestWanted = 64 * 1024;

struct RawHit
{
    QString file{};
    qint64 offset = 0;
    QByteArray around{};
    qsizetype at = 0;
};

class MemorySearchSink : public LayerSink
{
public:
    MemorySearchSink(QByteArray directory, const MemorySearch &search)
        : m_directory(std::move(directory)), m_finder({{.bytes = search.wanted, .anyCase = !search.caseSensitive}}),
          m_wanted(search.wanted.size()), m_most(std::clamp<qsizetype>(search.most, 0, mostHits))
    {
    }

    void takeEntry(const QByteArray &layer, const TarItem &item, const Pull &data) override;
    void endLayer(const QByteArray &, const QString &) override {}

    QMap<QByteArray, QList<RawHit>> hits; ///< by layer
    QSet<QByteArray> layers;

private:
    /// Finds what begins in the window before that place; what is shown around it has to be there.
    void look(QList<RawHit> &found, const QString &file, qsizetype to);

    QByteArray m_directory; ///< with a "/" behind it, or empty
    LiteralFinder m_finder;
    qsizetype m_wanted;
    qsizetype m_most;
    QByteArray m_window;
    qsizetype m_from = 0;   ///< in the window: places before were looked at
    qint64 m_begins = 0;    ///< offset of the window
};

void MemorySearchSink::look(QList<RawHit> &found, const QString &file, qsizetype to)
{
    m_finder.find(m_window, m_from, to, [&](qsizetype, qsizetype at) {
        if (found.size() >= m_most)
            return;
        const qsizetype begin = std::max<qsizetype>(at - shownAround, 0), end = std::min(m_window.size(), at + m_wanted + shownAround);
        found.append({file, m_begins + at, m_window.sliced(begin, end - begin), at - begin});
    });
    const qsizetype gone = std::max<qsizetype>(to - shownAround, 0);
    m_window.remove(0, gone);
    m_begins += gone;
    m_from = to - gone;
}

void MemorySearchSink::takeEntry(const QByteArray &layer, const TarItem &item, const Pull &data)
{
    layers.insert(layer);
    const QString name = QString::fromUtf8(item.path.sliced(item.path.lastIndexOf('/') + 1));
    if (item.type != '0' || !isPageFile(name) || item.path != m_directory + name.toUtf8())
        return;
    QList<RawHit> &found = hits[layer];
    m_window.clear();
    m_from = 0;
    m_begins = 0;
    const qsizetype behind = m_wanted + shownAround;
    for (QByteArrayView piece = data(); !piece.isEmpty(); piece = data()) {
        m_window.append(piece);
        if (const qsizetype to = m_window.size() - behind; to > m_from + behind)
            look(found, name, to);
    }
    look(found, name, m_window.size());
}

/// The checkpoint's directory as the sink meets it.
QByteArray pathInArchive(const ImageContents &contents)
{
    QString path = contents.checkpoint->directory;
    if (contents.origin == ImageContents::Origin::Directory)
        path = path.mid(contents.name.size());
    while (path.startsWith(u'/'))
        path.remove(0, 1);
    return path.isEmpty() ? QByteArray() : path.toUtf8() + '/';
}

QList<MemoryHit> placed(const QList<RawHit> &found, const CriuImages &images, qsizetype length)
{
    QList<MemoryHit> hits;
    for (const RawHit &raw : found) {
        const auto place = placeOf(images, raw.file, raw.offset), end = placeOf(images, raw.file, raw.offset + length - 1);
        // Neighbours in the file need not be neighbours in memory.
        if (place && end && end->pid == place->pid && end->address - place->address == quint64(length - 1))
            hits.append({place->pid, place->address, place->mapping, raw.around, raw.at});
    }
    std::ranges::stable_sort(hits, [](const MemoryHit &a, const MemoryHit &b) {
        return std::tie(a.pid, a.address) < std::tie(b.pid, b.address);
    });
    return hits;
}

} // namespace

Task<QList<MemoryHit>> searchMemory(std::shared_ptr<Docker> engine, ImageContents contents, MemorySearch search, OpenProgress progress,
                                    std::stop_token stop)
{
    if (!contents.checkpoint)
        co_return failure(ErrorKind::Usage, Core::tr("%1 has no checkpoint to search").arg(contents.name));
    if (search.wanted.isEmpty() || search.wanted.size() > longestWanted)
        co_return failure(ErrorKind::Usage, Core::tr("What is searched for must have between 1 and %1 bytes").arg(longestWanted));
    const bool fromEngine = contents.origin == ImageContents::Origin::Engine;
    if (fromEngine && !engine)
        co_return failure(ErrorKind::Usage, Core::tr("%1 is an engine's image, and there is no engine").arg(contents.name));
    const ImageSource source{.engine = fromEngine ? engine : nullptr, .name = contents.name, .size = contents.bytesRead};
    const auto sink = std::make_shared<MemorySearchSink>(pathInArchive(contents), search);
    const auto index = std::make_shared<ArchiveIndex>();
    const SourceWork work{.sink = sink, .index = index};
    const auto read = co_await readSource(source, work, std::move(progress), stop);
    if (!read)
        co_return failure(read);
    const auto order = layerOrder(manifestOf(*index), sink->layers.contains(rootDifference.toByteArray()));
    const QByteArray layer = contents.checkpoint->layer < 0 ? QByteArray() : order.value(contents.checkpoint->layer);
    co_return placed(sink->hits.value(layer), contents.checkpoint->images, search.wanted.size());
}

} // namespace Thaw
