// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/mergedfiles.h"

namespace Thaw {

namespace {

/// A hard link's target is its layer's or a lower layer's file; without a leading "/" or "./", as paths are.
QByteArrayView targetOf(const LayerEntry &link)
{
    QByteArrayView target(link.link);
    while (target.startsWith("./") || target.startsWith('/'))
        target = target.sliced(target.startsWith('/') ? 1 : 2);
    return target;
}

} // namespace

void MergedFiles::removeBelow(QByteArrayView directory, Side sides)
{
    const QByteArray prefix = directory.isEmpty() ? QByteArray() : directory.toByteArray() + '/';
    for (auto it = m_files.lower_bound(QByteArrayView(prefix)); it != m_files.end() && it->first.startsWith(prefix);) {
        for (const unsigned side : {0u, 1u}) {
            if (sides & (1u << side))
                it->second[side] = nullptr;
        }
        it = it->second == Sides{} ? m_files.erase(it) : std::next(it);
    }
}

void MergedFiles::set(QByteArrayView path, const LayerEntry &entry, Side sides)
{
    const auto [place, isNew] = m_files.try_emplace(path);
    bool wasDirectory = false;
    const auto target = entry.type == '1' ? m_files.find(targetOf(entry)) : m_files.end();
    for (const unsigned side : {0u, 1u}) {
        if (!(sides & (1u << side)))
            continue;
        const LayerEntry *&at = place->second[side];
        wasDirectory = wasDirectory || (at && at->type == '5');
        // Resolved now: what is later laid over the target is another file.
        const LayerEntry *resolved = target == m_files.end() ? nullptr : target->second[side];
        at = resolved ? resolved : &entry;
    }
    if (wasDirectory && entry.type != '5')
        removeBelow(path, sides);
}

void MergedFiles::add(const ImageLayer &layer, Side sides)
{
    // Whiteouts take away what lower layers have, wherever in the layer they stand.
    for (const LayerEntry &entry : layer.entries) {
        if (entry.type != 'w' && entry.type != 'o')
            continue;
        removeBelow(entry.path, sides);
        const auto place = entry.type == 'w' ? m_files.find(QByteArrayView(entry.path)) : m_files.end();
        if (place == m_files.end())
            continue;
        for (const unsigned side : {0u, 1u}) {
            if (sides & (1u << side))
                place->second[side] = nullptr;
        }
        if (place->second == Sides{})
            m_files.erase(place);
    }
    for (const LayerEntry &entry : layer.entries) {
        if (entry.type != 'w' && entry.type != 'o' && !entry.path.isEmpty())
            set(entry.path, entry, sides);
    }
}

qsizetype commonLayers(const ImageContents &before, const ImageContents &after)
{
    qsizetype common = 0;
    while (common < std::min(before.layers.size(), after.layers.size()) && !before.layers[common].digest.isEmpty()
           && before.layers[common].digest == after.layers[common].digest)
        ++common;
    return common;
}

QMap<QByteArray, LayerEntry> mergedFiles(const ImageContents &contents)
{
    MergedFiles merged;
    for (const ImageLayer &layer : contents.layers)
        merged.add(layer, MergedFiles::Before);
    QMap<QByteArray, LayerEntry> files;
    for (const auto &[path, sides] : merged.files()) {
        LayerEntry entry = *sides[0];
        entry.path = path.toByteArray();
        files.insert(files.cend(), entry.path, entry);
    }
    return files;
}

} // namespace Thaw
