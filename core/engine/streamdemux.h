// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/outputstream.h"

#include <QList>

#include <optional>

namespace Thaw {

/// Takes apart the engine's stream of frames (8 bytes: type, 0, 0, 0, length big-endian; then the bytes).
/// Frames may be split anywhere, headers too.
class StreamDemux
{
public:
    struct Piece
    {
        Channel channel = Channel::Output;
        QByteArray bytes;

        bool operator==(const Piece &) const = default;
    };

    /// The application's bytes in this part of the stream; neighbours of the same channel are joined.
    /// After an error nothing more comes.
    QList<Piece> feed(QByteArrayView stream);

    /// A malformed frame (ErrorKind::Truncated), or an error the engine put into the stream.
    const std::optional<Error> &error() const { return m_error; }

    /// Call at the end of the stream: error(), or ErrorKind::Truncated inside a frame.
    Result<> finish() const;

private:
    void readHeader();
    void endFrame();

    QByteArray m_header;
    QByteArray m_systemError;
    quint32 m_left = 0;
    quint8 m_type = 0;
    std::optional<Error> m_error;
};

} // namespace Thaw
