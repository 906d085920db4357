// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Thaw {

/// A tar's header block by hand, also one that no program would write. size: as in the block, octal or binary.
inline QByteArray tarHeader(const QByteArray &name, const QByteArray &size, char type, const QByteArray &link = {})
{
    QByteArray block(512, '\0');
    block.replace(0, name.size(), name);
    block.replace(100, 7, "0000640");
    block.replace(124, size.size(), size);
    block[156] = type;
    block.replace(157, link.size(), link);
    block.replace(257, 6, QByteArray("ustar\0", 6));
    block.replace(148, 8, "        ");
    int sum = 0;
    for (const char byte : block)
        sum += uchar(byte);
    block.replace(148, 7, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
    return block;
}

/// Filled up to whole blocks.
inline QByteArray padded(QByteArray bytes)
{
    return bytes.append((512 - bytes.size() % 512) % 512, '\0');
}

/// A whole entry.
inline QByteArray tarFile(const QByteArray &name, const QByteArray &contents)
{
    return tarHeader(name, QByteArray::number(contents.size(), 8).rightJustified(11, '0'), '0') + padded(contents);
}

inline QByteArray tarEnd()
{
    return QByteArray(1024, '\0');
}

} // namespace Thaw
