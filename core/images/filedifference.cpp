// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/differenceparts.h"
#include "core/images/mergedfiles.h"

#include <QSet>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// What an engine puts into every container; its contents and whether a commit has it say nothing of an image.
bool isOfEveryContainer(QByteArrayView path)
{
    static const QSet<QByteArray> paths{"etc/hostname", "etc/hosts",   "etc/resolv.conf", "etc/mtab", ".dockerenv",
                                        "run/.containerenv", "dev",    "dev/console",     "dev/pts",  "dev/shm",
                                        "proc",         "sys"};
    return path.size() < 20 && paths.contains(path.toByteArray());
}

/// The directory of an image's checkpoint as a prefix of paths; empty: it has none.
QByteArray checkpointPrefix(const ImageContents &contents)
{
    if (!contents.checkpoint || contents.origin == ImageContents::Origin::Directory)
        return {};
    QByteArray directory = contents.checkpoint->directory.toUtf8();
    while (directory.startsWith('/'))
        directory.removeFirst();
    return directory.isEmpty() || directory.endsWith('/') ? directory : directory + '/';
}

bool isBelow(QByteArrayView path, const QByteArray &prefix)
{
    return !prefix.isEmpty() && (path.startsWith(prefix) || path == QByteArrayView(prefix).chopped(1));
}

/// Old tars and contiguous files have plain files too.
char typeOf(const LayerEntry &entry)
{
    return entry.type == '\0' || entry.type == '7' ? '0' : entry.type;
}

QString typeText(char type)
{
    switch (type) {
    case '0': return u"file"_s;
    case '1': return u"hard link"_s;
    case '2': return u"symbolic link"_s;
    case '3': return u"character device"_s;
    case '4': return u"block device"_s;
    case '5': return u"directory"_s;
    case '6': return u"pipe"_s;
    default: return u"special file"_s;
    }
}

QString modeText(quint32 mode)
{
    return QString::number(mode, 8).rightJustified(4, u'0');
}

QString arrow(const QString &name, const QString &before, const QString &after)
{
    return u"%1 %2 → %3"_s.arg(name, before, after);
}

bool contentsDiffer(const LayerEntry &before, const LayerEntry &after)
{
    return typeOf(before) == '0' && (before.size != after.size || before.hash != after.hash);
}

/// Empty: equal.
QString whyDifferent(const LayerEntry &before, const LayerEntry &after)
{
    QStringList why;
    if (typeOf(before) != typeOf(after)) {
        why.append(u"%1 → %2"_s.arg(typeText(typeOf(before)), typeText(typeOf(after))));
    } else {
        if (contentsDiffer(before, after))
            why.append(u"contents"_s);
        if (before.link != after.link)
            why.append(arrow(u"link"_s, QString::fromUtf8(before.link), QString::fromUtf8(after.link)));
    }
    // Symbolic links have a mode only by name.
    if (before.mode != after.mode && typeOf(before) != '2' && typeOf(after) != '2')
        why.append(arrow(u"mode"_s, modeText(before.mode), modeText(after.mode)));
    if (before.uid != after.uid || before.gid != after.gid)
        why.append(arrow(u"owner"_s, u"%1:%2"_s.arg(before.uid).arg(before.gid), u"%1:%2"_s.arg(after.uid).arg(after.gid)));
    return why.join(u", "_s);
}

bool hasText(const LayerEntry *entry)
{
    return !entry || (typeOf(*entry) == '0' && !entry->text.isNull());
}

FileDifference differenceOf(QByteArrayView path, const LayerEntry *before, const LayerEntry *after, const QString &why)
{
    FileDifference file{.change = !before ? Change::Added : !after ? Change::Removed : Change::Changed,
                        .path = path.toByteArray(),
                        .before = before ? before->size : -1,
                        .after = after ? after->size : -1,
                        .why = why};
    const bool differ = !before || !after || contentsDiffer(*before, *after);
    file.isText = differ && hasText(before) && hasText(after);
    if (file.isText) {
        file.beforeText = before ? before->text : QByteArray();
        file.afterText = after ? after->text : QByteArray();
    }
    return file;
}

/// A directory that came or went with what is in it need not be named beside that.
void removeImplied(QList<FileDifference> &files, const QSet<QByteArray> &directories)
{
    QSet<QByteArrayView> parents;
    for (const FileDifference &file : std::as_const(files)) {
        QByteArrayView path(file.path);
        for (qsizetype slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/')) {
            path = path.first(slash);
            if (parents.contains(path))
                break;
            parents.insert(path);
        }
    }
    QList<FileDifference> kept;
    for (const FileDifference &file : std::as_const(files)) {
        if (file.change == Change::Changed || !directories.contains(file.path) || !parents.contains(file.path))
            kept.append(file);
    }
    files = kept;
}

} // namespace

ComparedFiles compareFiles(const ImageContents &before, const ImageContents &after)
{
    MergedFiles merged;
    const qsizetype common = commonLayers(before, after);
    for (qsizetype i = 0; i < common; ++i)
        merged.add(before.layers[i], MergedFiles::Both);
    for (const ImageLayer &layer : before.layers.sliced(common))
        merged.add(layer, MergedFiles::Before);
    for (const ImageLayer &layer : after.layers.sliced(common))
        merged.add(layer, MergedFiles::After);

    const QByteArray ownBefore = checkpointPrefix(before), ownAfter = checkpointPrefix(after);
    ComparedFiles compared;
    QSet<QByteArray> directories;
    for (const auto &[path, sides] : merged.files()) {
        const auto [one, other] = sides;
        if (isBelow(path, ownBefore) || isBelow(path, ownAfter))
            continue;
        const QString why = one && other && one != other ? whyDifferent(*one, *other) : QString();
        if (one && other && why.isEmpty()) {
            ++compared.equal;
        } else if (isOfEveryContainer(path)) {
            compared.leftOut.append(u'/' + QString::fromUtf8(path));
        } else {
            compared.different.append(differenceOf(path, one, other, why));
            if (typeOf(one ? *one : *other) == '5')
                directories.insert(path.toByteArray());
        }
    }
    removeImplied(compared.different, directories);
    return compared;
}

QList<FieldDifference> compareLayers(const ImageContents &before, const ImageContents &after)
{
    const auto digests = [](const ImageContents &contents) {
        QSet<QString> set;
        for (const ImageLayer &layer : contents.layers)
            set.insert(layer.digest);
        return set;
    };
    const QSet<QString> inBefore = digests(before), inAfter = digests(after);
    QList<FieldDifference> list;
    const auto add = [&](const ImageLayer &layer, bool isAfter) {
        if (!layer.digest.isEmpty() && (isAfter ? inBefore : inAfter).contains(layer.digest))
            return;
        const QString made = layer.createdBy.isEmpty() ? QString() : u" · "_s + layer.createdBy;
        const QString said = sizeText(layer.size) + made;
        list.append({.change = isAfter ? Change::Added : Change::Removed,
                     .name = layer.digest.isEmpty() ? u"(no digest)"_s : layer.digest,
                     .before = isAfter ? QString() : said,
                     .after = isAfter ? said : QString(),
                     .beforeNumber = isAfter ? -1 : double(layer.size),
                     .afterNumber = isAfter ? double(layer.size) : -1});
    };
    for (const ImageLayer &layer : before.layers)
        add(layer, false);
    for (const ImageLayer &layer : after.layers)
        add(layer, true);
    return list;
}

} // namespace Thaw
