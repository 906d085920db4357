// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/chunkdecoder.h"

#include <algorithm>
#include <cstring>

namespace Thaw {

namespace {

constexpr qsizetype longestLine = 4096;
constexpr qint64 largestChunk = qint64(1) << 40;

} // namespace

void ChunkDecoder::takeLine(QByteArrayView line)
{
    switch (m_state) {
    case State::Size: {
        bool valid = false;
        const qsizetype extension = line.indexOf(';');
        m_left = line.first(extension < 0 ? line.size() : extension).trimmed().toLongLong(&valid, 16);
        if (!valid || m_left < 0 || m_left > largestChunk)
            m_state = State::Broken;
        else
            m_state = m_left > 0 ? State::Data : State::Trailer;
        return;
    }
    case State::LineEnd:
        m_state = line.isEmpty() ? State::Size : State::Broken;
        return;
    case State::Trailer:
        m_state = line.isEmpty() ? State::End : State::Trailer;
        return;
    default:
        return;
    }
}

QByteArray ChunkDecoder::decode(QByteArray bytes)
{
    qsizetype at = 0, kept = 0;
    while (at < bytes.size() && m_state != State::End && m_state != State::Broken) {
        if (m_state == State::Data) {
            const qsizetype part = std::min<qint64>(m_left, bytes.size() - at);
            if (kept != at)
                std::memmove(bytes.data() + kept, bytes.constData() + at, size_t(part));
            kept += part;
            at += part;
            m_left -= part;
            if (m_left == 0)
                m_state = State::LineEnd;
            continue;
        }
        const qsizetype end = bytes.indexOf('\n', at);
        m_line += QByteArrayView(bytes).sliced(at, (end < 0 ? bytes.size() : end) - at);
        at = end < 0 ? bytes.size() : end + 1;
        if (m_line.size() > longestLine)
            m_state = State::Broken;
        if (end < 0)
            break;
        if (m_line.endsWith('\r'))
            m_line.chop(1);
        takeLine(std::exchange(m_line, {}));
    }
    bytes.truncate(kept);
    return bytes;
}

} // namespace Thaw
