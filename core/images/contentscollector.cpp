// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/contentscollector.h"

#include "core/words.h"

#include <QSet>

#include <xxhash.h>

#include <optional>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestText = 256 * 1024;
constexpr qsizetype mostTexts = 24 << 20;     ///< bytes in all
constexpr qsizetype logBeginning = 4096;
constexpr qsizetype mostLogs = 200;           ///< of a layer
constexpr qint64 largestNote = 4 << 20;
constexpr qsizetype mostEntries = 4'000'000;
constexpr QByteArrayView whiteout = ".wh.";
constexpr QByteArrayView opaque = ".wh..wh..opq";

struct FileHash
{
    XXH3_state_t *state = XXH3_createState();
    FileHash() = default;
    Q_DISABLE_COPY_MOVE(FileHash)
    ~FileHash() { XXH3_freeState(state); }
};

} // namespace

ContentsCollector::ContentsCollector(OpenOptions options, const QList<KnownSecret> &looked)
    : known(looked), m_options(options), m_scanner(known)
{
}

void ContentsCollector::takeWhiteout(CollectedLayer &layer, LayerEntry entry, const QByteArray &directory, const QByteArray &name)
{
    const QByteArray prefix = directory.isEmpty() ? QByteArray() : directory + '/';
    if (name != opaque && name.startsWith(".wh..wh."))
        return; // a layer store's own
    entry.type = name == opaque ? 'o' : 'w';
    entry.path = name == opaque ? directory : prefix + name.sliced(whiteout.size());
    entry.size = 0;
    layer.layer.entries.append(entry);
}

void ContentsCollector::takeEntry(const QByteArray &layerName, const TarItem &item, const Pull &data)
{
    CollectedLayer &layer = layers[layerName];
    if (++m_entries > mostEntries) {
        layer.problem = Core::tr("it has more than %1 files; the rest is left out").arg(mostEntries);
        return;
    }
    LayerEntry entry{.path = item.path, .size = item.size, .mode = item.mode, .uid = item.uid, .gid = item.gid, .type = item.type, .link = item.link};
    const qsizetype slash = item.path.lastIndexOf('/');
    const QByteArray directory = item.path.first(std::max<qsizetype>(slash, 0)), name = item.path.sliced(slash + 1);
    if (name.startsWith(whiteout)) {
        takeWhiteout(layer, entry, directory, name);
        return;
    }
    if (item.type == '0')
        takeFile(layerName, layer, item, data, entry);
    layer.layer.size += entry.size;
    layer.layer.entries.append(std::move(entry));
}

/// One pass over a file's bytes: its hash, its pages' hashes, secrets, and what of it is kept.
void ContentsCollector::takeFile(const QByteArray &layerName, CollectedLayer &layer, const TarItem &item, const Pull &data,
                                 LayerEntry &entry)
{
    thread_local const FileHash hash;
    const qsizetype slash = item.path.lastIndexOf('/');
    const QByteArray directory = item.path.first(std::max<qsizetype>(slash, 0));
    const QString name = QString::fromUtf8(item.path.sliced(slash + 1));
    const bool pages = isPageFile(name);
    const bool log = name.endsWith(".log"_L1) && layer.logs.size() < mostLogs;
    const bool note = name == "config.dump"_L1 || name == "spec.dump"_L1;
    const bool metadata = isReadable(name) || name == "stats-dump"_L1;
    qint64 wanted = m_options.texts && item.size <= largestText ? largestText : log ? logBeginning : note ? largestNote : 0;
    if (metadata)
        wanted = std::min(largestImageFile, mostImageBytes - m_metadata);
    std::optional<PageHasher> hasher;
    std::optional<PieceCatcher> catcher;
    if (pages) {
        CheckpointParts &parts = layer.parts[directory];
        if (!std::exchange(parts.asked, true) && parts.isCheckpoint())
            parts.wanted = earlyTextPieces(parts.files);
        catcher.emplace(name, parts.wanted);
        if (m_options.pages)
            hasher.emplace();
    }
    XXH3_64bits_reset(hash.state);
    QByteArray kept;
    qint64 size = 0;
    for (QByteArrayView piece = data(); !piece.isEmpty(); piece = data()) {
        if (!hasher)
            XXH3_64bits_update(hash.state, piece.data(), size_t(piece.size()));
        if (metadata && size == 0 && !mayBeCriuFile(piece, item.size))
            wanted = 0;
        if (kept.size() < wanted)
            kept += piece.first(std::min<qint64>(piece.size(), wanted - kept.size()));
        if (hasher)
            hasher->feed(piece);
        if (catcher)
            catcher->feed(piece);
        if (m_options.secrets)
            m_scanner.feed(piece);
        size += piece.size();
    }
    if (hasher) {
        // Gigabytes are not hashed twice: that of their pages' hashes tells them apart as well.
        const PageHashes hashes = hasher->take();
        XXH3_64bits_update(hash.state, hashes.constData(), size_t(hashes.size()) * sizeof(PageHashes::value_type));
        layer.parts[directory].hashes.insert(name, hashes);
    }
    entry.hash = XXH3_64bits_digest(hash.state);
    entry.size = size;
    if (m_options.secrets) {
        if (const auto found = m_scanner.take(); !found.isEmpty() && hits.size() < mostFileHits)
            hits.append({layerName, item.path, found});
    }
    if (pages) {
        CheckpointParts &parts = layer.parts[directory];
        catcher->finish(parts.texts);
        parts.files.sizes.insert(name, size);
    }
    const bool whole = kept.size() == size;
    if (metadata)
        keepMetadata(layer, directory, name, item, whole ? kept : QByteArray());
    if (log)
        layer.logs.insert(item.path, kept.left(logBeginning));
    if (note && whole)
        layer.notes.insert(item.path, kept);
    if (m_options.texts && whole && size <= largestText)
        keepText(layer, entry, kept);
}

void ContentsCollector::keepMetadata(CollectedLayer &layer, const QByteArray &directory, const QString &name, const TarItem &item,
                                     const QByteArray &bytes)
{
    if (name == "stats-dump"_L1)
        layer.statistics.insert(directory, bytes);
    CheckpointParts &parts = layer.parts[directory];
    parts.files.sizes.insert(name, item.size);
    if (bytes.size() == item.size) {
        parts.files.contents.insert(name, bytes);
        m_metadata += bytes.size();
    }
    if (name == "inventory.img"_L1)
        parts.time = item.time;
}

/// Small texts are kept as far as there is room. The layer that has most of them, a base system's as a rule, gives
/// its up for those of others.
void ContentsCollector::keepText(CollectedLayer &layer, LayerEntry &entry, const QByteArray &text)
{
    if (text.contains('\0'))
        return;
    while (m_texts + text.size() > mostTexts) {
        const auto largest = std::ranges::max_element(layers, {}, [](const auto &named) { return named.second.textBytes; });
        if (&largest->second == &layer || largest->second.textBytes == 0)
            return;
        for (LayerEntry &other : largest->second.layer.entries)
            other.text = QByteArray();
        m_texts -= std::exchange(largest->second.textBytes, 0);
    }
    entry.text = text.isNull() ? QByteArray("") : text;
    entry.text.squeeze();
    m_texts += text.size();
    layer.textBytes += text.size();
}

void ContentsCollector::endLayer(const QByteArray &layerName, const QString &problem)
{
    CollectedLayer &layer = layers[layerName];
    if (layer.problem.isEmpty())
        layer.problem = problem;
    // Whatever else is called .img is no checkpoint.
    std::erase_if(layer.parts, [this](const auto &named) {
        if (named.second.isCheckpoint())
            return false;
        for (const QByteArray &bytes : named.second.files.contents)
            m_metadata -= bytes.size();
        return true;
    });
    QSet<QByteArray> targets;
    for (const LayerEntry &entry : std::as_const(layer.layer.entries)) {
        if (entry.type == '1')
            targets.insert(entry.link);
    }
    QHash<QByteArray, quint64> hashes;
    for (const LayerEntry &entry : std::as_const(layer.layer.entries)) {
        if (entry.type == '0' && targets.contains(entry.path))
            hashes.insert(entry.path, entry.hash);
    }
    for (LayerEntry &entry : layer.layer.entries) {
        if (entry.type == '1')
            entry.hash = hashes.value(entry.link);
    }
    layer.layer.entries.squeeze();
}

} // namespace Thaw
