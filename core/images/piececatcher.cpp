// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/piececatcher.h"

#include <algorithm>

namespace Thaw {

namespace {

constexpr qint64 mostCaught = qint64(64) << 20;
constexpr qsizetype mostPieces = 10'000; ///< a thousand processes have no more

} // namespace

void CaughtPieces::insert(const PagePiece &piece, const QByteArray &bytes)
{
    QByteArray &place = m_pieces[{piece.file, piece.offset}];
    if (bytes.size() > place.size())
        place = bytes;
}

QByteArray CaughtPieces::find(const PagePiece &piece) const
{
    auto place = m_pieces.upper_bound({piece.file, piece.offset});
    if (place == m_pieces.begin())
        return {};
    --place;
    const qint64 skipped = piece.offset - place->first.second;
    if (place->first.first != piece.file || skipped >= place->second.size())
        return {};
    return place->second.mid(skipped, piece.size);
}

PieceCatcher::PieceCatcher(const QString &file, const QList<PagePiece> &wanted)
{
    qint64 room = mostCaught;
    for (const PagePiece &piece : wanted) {
        if (piece.file != file || piece.size <= 0 || piece.offset < 0 || piece.size > room || m_parts.size() >= mostPieces)
            continue;
        room -= piece.size;
        m_parts.append({piece});
    }
    std::ranges::sort(m_parts, {}, [](const Part &part) { return part.piece.offset; });
}

void PieceCatcher::feed(QByteArrayView bytes)
{
    const qint64 end = m_at + bytes.size();
    for (qsizetype i = m_first; i < m_parts.size() && m_parts[i].piece.offset < end; ++i) {
        Part &part = m_parts[i];
        const qint64 from = part.piece.offset + part.bytes.size(), to = std::min(end, part.piece.offset + part.piece.size);
        if (from >= m_at && from < to)
            part.bytes.append(bytes.sliced(from - m_at, to - from));
        if (i == m_first && part.bytes.size() >= part.piece.size)
            ++m_first;
    }
    m_at = end;
}

void PieceCatcher::finish(CaughtPieces &caught)
{
    for (const Part &part : std::as_const(m_parts)) {
        if (!part.bytes.isEmpty())
            caught.insert(part.piece, part.bytes);
    }
}

} // namespace Thaw
