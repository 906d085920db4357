// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Thaw {

/// Takes HTTP/1.1's chunked coding off a stream (RFC 9112, 7.1).
class ChunkDecoder
{
public:
    /// What bytes hold of the body, made in place. Nothing more comes after an error or the end.
    QByteArray decode(QByteArray bytes);
    bool hasEnded() const { return m_state == State::End; }
    bool isBroken() const { return m_state == State::Broken; }

private:
    enum class State { Size, Data, LineEnd, Trailer, End, Broken };

    void takeLine(QByteArrayView line);

    State m_state = State::Size;
    QByteArray m_line;
    qint64 m_left = 0; ///< of a chunk
};

} // namespace Thaw
