// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/imagecontents.h"

namespace Thaw {

namespace {

void removeBelow(QMap<QByteArray, LayerEntry> &files, const QByteArray &directory)
{
    const QByteArray prefix = directory.isEmpty() ? directory : directory + '/';
    auto file = files.lowerBound(prefix);
    while (file != files.end() && file.key().startsWith(prefix))
        file = files.erase(file);
}

} // namespace

qint64 FoundCheckpoint::bytes() const
{
    qint64 sum = 0;
    for (const qint64 size : sizes)
        sum += size;
    return sum;
}

QMap<QByteArray, LayerEntry> mergedFiles(const ImageContents &contents)
{
    QMap<QByteArray, LayerEntry> files;
    for (const ImageLayer &layer : contents.layers) {
        // What a layer takes away is of those below, wherever in its tar that stands.
        for (const LayerEntry &entry : layer.entries) {
            if (entry.type == 'w')
                files.remove(entry.path);
            if (entry.type == 'w' || entry.type == 'o')
                removeBelow(files, entry.path);
        }
        for (const LayerEntry &entry : layer.entries) {
            if (entry.type == 'w' || entry.type == 'o')
                continue;
            const auto before = files.find(entry.path);
            if (before == files.end()) {
                files.insert(entry.path, entry);
                continue;
            }
            const bool replaced = before->type == '5' && entry.type != '5';
            *before = entry;
            if (replaced)
                removeBelow(files, entry.path);
        }
    }
    return files;
}

} // namespace Thaw
