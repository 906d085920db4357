// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// The head of an HTTP/1.1 answer, for the streams that read it from a socket themselves (RFC 9112, 2.1).
namespace Thaw::HttpHead {

inline constexpr qsizetype longest = 64 * 1024; ///< a longer one is none
inline constexpr QByteArrayView end = "\r\n\r\n";

/// 0 if there is none.
inline int statusOf(const QByteArray &head)
{
    return head.startsWith("HTTP/1.") ? head.split(' ').value(1).toInt() : 0;
}

/// The value of the first field of that name; null: there is none.
inline QByteArray fieldOf(const QByteArray &head, QByteArrayView name)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

} // namespace Thaw::HttpHead
