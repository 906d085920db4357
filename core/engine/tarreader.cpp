// SPDX-License-Identifier: GPL-3.0-or-later
// Source of the format: POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format".
#include "core/engine/tarreader.h"

#include "core/engine/tarball.h"

#include <algorithm>
#include <cstring>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestExtension = 1 << 20; ///< bytes of a pax or long name header
constexpr qint64 mostKept = qint64(256) << 20;

QByteArray textAt(QByteArrayView block, qsizetype at, qsizetype size)
{
    const QByteArrayView field = block.sliced(at, size);
    return field.first(std::ranges::find(field, '\0') - field.begin()).toByteArray();
}

/// Octal digits, or GNU's big-endian binary with the highest bit set. -1: neither, or no size at all.
qint64 numberAt(QByteArrayView block, qsizetype at, qsizetype size)
{
    const auto bytes = reinterpret_cast<const unsigned char *>(block.data() + at);
    qint64 value = 0;
    if (bytes[0] & 0x80) {
        value = bytes[0] & 0x7f;
        for (qsizetype i = 1; i < size; ++i) {
            if (value >> 54)
                return -1;
            value = value << 8 | bytes[i];
        }
        return value;
    }
    bool digits = false;
    for (qsizetype i = 0; i < size && bytes[i]; ++i) {
        if (bytes[i] == ' ' && !digits)
            continue;
        if (bytes[i] == ' ')
            break;
        if (bytes[i] < '0' || bytes[i] > '7' || value >> 58)
            return -1;
        value = value << 3 | (bytes[i] - '0');
        digits = true;
    }
    return value;
}

bool checksumFits(QByteArrayView block)
{
    qint64 sum = 0;
    for (qsizetype i = 0; i < tarBlockSize; ++i)
        sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(block[i]);
    return sum == numberAt(block, 148, 8);
}

QString plainPath(const QByteArray &bytes)
{
    QString path = QString::fromUtf8(bytes);
    while (path.startsWith("./"_L1))
        path.remove(0, 2);
    while (path.startsWith(u'/'))
        path.remove(0, 1);
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

} // namespace

bool TarReader::takeHeader(QByteArrayView block)
{
    if (std::ranges::all_of(block, [](char c) { return c == 0; })) {
        ++m_zeroBlocks;
        return true;
    }
    if (m_zeroBlocks > 0 || !checksumFits(block))
        return false;
    m_header = {};
    m_header.type = block[156] ? block[156] : '0';
    m_header.size = numberAt(block, 124, 12);
    const qint64 mode = numberAt(block, 100, 8);
    if (m_header.size < 0 || mode < 0)
        return false;
    m_header.mode = quint32(mode & 07777);
    const bool extension = m_header.type == 'x' || m_header.type == 'g' || m_header.type == 'L' || m_header.type == 'K';
    if (extension) {
        m_keep = m_header.size;
        if (m_keep > longestExtension)
            return false;
    } else {
        QByteArray path = textAt(block, 0, 100);
        const QByteArray prefix = block.sliced(257, 5) == "ustar" && block[262] == 0 ? textAt(block, 345, 155) : QByteArray();
        if (!prefix.isEmpty())
            path = prefix + '/' + path;
        m_header.path = m_next.path.isEmpty() ? plainPath(path) : m_next.path;
        m_header.link = m_next.link.isEmpty() ? QString::fromUtf8(textAt(block, 157, 100)) : m_next.link;
        if (m_hasNextSize)
            m_header.size = m_next.size;
        // Links and directories have no contents, whatever size they claim.
        if (m_header.type >= '1' && m_header.type <= '6')
            m_header.size = 0;
        m_next = {};
        m_hasNextSize = false;
        m_keep = m_wanted ? std::clamp<qint64>(m_wanted(m_header), 0, std::min(m_header.size, mostKept)) : 0;
    }
    m_bodyLeft = m_header.size;
    m_left = (m_header.size + tarBlockSize - 1) / tarBlockSize * tarBlockSize;
    m_body.clear();
    return m_left > 0 || takeBody();
}

bool TarReader::takeLongName(const QByteArray &body)
{
    const QByteArray text = body.first(qsizetype(qstrnlen(body.constData(), size_t(body.size()))));
    (m_header.type == 'L' ? m_next.path : m_next.link) = m_header.type == 'L' ? plainPath(text) : QString::fromUtf8(text);
    return true;
}

/// A body is complete.
bool TarReader::takeBody()
{
    m_left = -1;
    switch (m_header.type) {
    case 'g':
        return true;
    case 'L':
    case 'K':
        return takeLongName(m_body);
    case 'x':
        break;
    default:
        m_taken(m_header, m_body);
        m_body.clear();
        return true;
    }
    // "LENGTH KEY=VALUE\n", where LENGTH counts the whole line.
    for (QByteArrayView rest(m_body); !rest.isEmpty();) {
        const qsizetype space = rest.indexOf(' ');
        bool valid = false;
        const qsizetype length = space > 0 ? rest.first(space).toLongLong(&valid) : 0;
        if (!valid || length <= space + 1 || length > rest.size())
            return false;
        const QByteArrayView line = rest.sliced(space + 1, length - space - 2);
        const qsizetype equals = line.indexOf('=');
        if (equals < 0)
            return false;
        const QByteArrayView key = line.first(equals), value = line.sliced(equals + 1);
        if (key == "path") {
            m_next.path = plainPath(value.toByteArray());
        } else if (key == "linkpath") {
            m_next.link = QString::fromUtf8(value);
        } else if (key == "size") {
            m_next.size = value.toLongLong(&valid);
            m_hasNextSize = true;
            if (!valid || m_next.size < 0 || m_next.size > qint64(1) << 60)
                return false;
        }
        rest = rest.sliced(length);
    }
    return true;
}

bool TarReader::feed(const QByteArray &bytes)
{
    if (m_broken)
        return false;
    qsizetype at = 0;
    while (at < bytes.size() && !m_broken) {
        if (m_left > 0) {
            const qint64 part = std::min<qint64>(m_left, bytes.size() - at);
            const qint64 kept = std::clamp<qint64>(m_keep - m_body.size(), 0, std::min(part, m_bodyLeft));
            m_body.append(bytes.constData() + at, kept);
            m_bodyLeft -= std::min(part, m_bodyLeft);
            m_left -= part;
            at += part;
            m_broken = m_left == 0 && !takeBody();
            continue;
        }
        const qsizetype part = std::min(tarBlockSize - m_buffer.size(), bytes.size() - at);
        m_buffer.append(bytes.constData() + at, part);
        at += part;
        if (m_buffer.size() == tarBlockSize) {
            m_broken = !takeHeader(m_buffer);
            m_buffer.clear();
        }
    }
    return !m_broken;
}

} // namespace Thaw
