// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/streamdemux.h"

#include "core/words.h"

#include <QtEndian>

namespace Thaw {

namespace {

constexpr qsizetype headerSize = 8;
/// Engines write 8 to 32 KiB; more than this is not a frame's length.
constexpr quint32 longestFrame = 256 * 1024 * 1024;
constexpr qsizetype longestSystemError = 64 * 1024;

enum FrameType : quint8 { Input = 0, Output = 1, ErrorOutput = 2, SystemError = 3 };

void append(QList<StreamDemux::Piece> &pieces, Channel channel, QByteArrayView bytes)
{
    if (pieces.isEmpty() || pieces.last().channel != channel)
        pieces.append({channel, bytes.toByteArray()});
    else
        pieces.last().bytes.append(bytes);
}

} // namespace

QList<StreamDemux::Piece> StreamDemux::feed(QByteArrayView stream)
{
    QList<Piece> pieces;
    while (!stream.isEmpty() && !m_error) {
        if (m_left == 0) {
            const auto part = stream.first(qMin(headerSize - m_header.size(), stream.size()));
            m_header.append(part);
            stream = stream.sliced(part.size());
            if (m_header.size() == headerSize)
                readHeader();
            continue;
        }
        const auto part = stream.first(qMin(qsizetype(m_left), stream.size()));
        stream = stream.sliced(part.size());
        m_left -= quint32(part.size());
        if (m_type == SystemError)
            m_systemError.append(part.first(qMin(part.size(), longestSystemError - m_systemError.size())));
        else
            append(pieces, m_type == ErrorOutput ? Channel::ErrorOutput : Channel::Output, part);
        if (m_left == 0)
            endFrame();
    }
    return pieces;
}

void StreamDemux::readHeader()
{
    const bool zeros = m_header[1] == 0 && m_header[2] == 0 && m_header[3] == 0;
    m_type = quint8(m_header[0]);
    m_left = qFromBigEndian<quint32>(m_header.constData() + 4);
    if (m_type > SystemError || !zeros || m_left > longestFrame) {
        m_error = Error{ErrorKind::Truncated,
                        Core::tr("The engine's output stream is malformed."),
                        Core::tr("Frame header: %1").arg(QString::fromLatin1(m_header.toHex(' '))),
                        {}};
        return;
    }
    m_header.clear();
    if (m_left == 0)
        endFrame();
}

void StreamDemux::endFrame()
{
    if (m_type == SystemError)
        m_error = Error{ErrorKind::EngineFailure,
                        Core::tr("The engine reports an error in the output stream."),
                        QString::fromUtf8(m_systemError),
                        {}};
}

Result<> StreamDemux::finish() const
{
    if (m_error)
        return std::unexpected(*m_error);
    if (m_left > 0 || !m_header.isEmpty())
        return failure(ErrorKind::Truncated, Core::tr("The engine's output stream ended in the middle."));
    return {};
}

} // namespace Thaw
