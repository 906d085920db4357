// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/checkpointparts.h"

#include "images.pb.h"

#include <QRegularExpression>
#include <QtEndian>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

// Source: criu/include/magic.h.
constexpr quint32 commonMagic = 0x54564319, serviceMagic = 0x55105940, inventoryMagic = 0x58313116, treeMagic = 0x50273030;
constexpr qint64 alwaysKept = 64 * 1024; ///< a damaged one is to be told from a missing one
constexpr qsizetype mostProcesses = 10'000;

QByteArray word(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

/// A pstree.img with a process for each map of memory.
QByteArray treeOf(const CheckpointFiles &files)
{
    static const QRegularExpression mapName(u"^mm-(\\d{1,9})\\.img$"_s);
    QByteArray tree = word(commonMagic) + word(treeMagic);
    qsizetype processes = 0;
    for (auto name = files.contents.keyBegin(); name != files.contents.keyEnd(); ++name) {
        const auto match = mapName.match(*name);
        if (!match.hasMatch() || ++processes > mostProcesses)
            continue;
        CriuFormat::PstreeEntry entry;
        entry.set_pid(match.captured(1).toUInt());
        entry.add_threads(entry.pid());
        const std::string bytes = entry.SerializeAsString();
        tree += word(quint32(bytes.size())) + QByteArray::fromStdString(bytes);
    }
    return tree;
}

} // namespace

bool isPageFile(const QString &name)
{
    return name.startsWith("pages-"_L1) && name.endsWith(".img"_L1);
}

bool mayBeCriuFile(QByteArrayView beginning, qint64 size)
{
    if (size <= alwaysKept)
        return true;
    const quint32 first = beginning.size() < 4 ? 0 : qFromLittleEndian<quint32>(beginning.data());
    return first == commonMagic || first == serviceMagic || first == inventoryMagic;
}

QList<PagePiece> earlyTextPieces(const CheckpointFiles &files)
{
    if (files.contents.contains(u"pstree.img"_s))
        return textPieces(readImages(files));
    CheckpointFiles completed = files;
    const QByteArray tree = treeOf(files);
    completed.contents.insert(u"pstree.img"_s, tree);
    completed.sizes.insert(u"pstree.img"_s, tree.size());
    return textPieces(readImages(completed));
}

DumpLogHead readDumpLog(const QByteArray &beginning)
{
    static const QRegularExpression version(u"^\\([\\d.]+\\) Version: (\\S+)"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression host(u"^\\([\\d.]+\\) Running on (\\S+) (\\S+ \\S+)"_s, QRegularExpression::MultilineOption);
    const QString text = QString::fromUtf8(beginning);
    const auto ran = host.match(text);
    return {.version = version.match(text).captured(1),
            .host = ran.hasMatch() ? ran.captured(1) + u", "_s + ran.captured(2) : QString()};
}

} // namespace Thaw
