// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/secondlook.h"

namespace Thaw {

SecondLook::SecondLook(std::shared_ptr<const OpenedImage> opened, const QList<PagePiece> &pieces, const QList<KnownSecret> &known)
    : m_opened(std::move(opened)), m_pieces(pieces), m_scanner(known, SecretForms::KnownValuesOnly), m_scans(!known.isEmpty())
{
}

void SecondLook::takeEntry(const QByteArray &layer, const TarItem &item, const Pull &data)
{
    const QString pages = m_opened->pageFileOf(layer, item.path);
    if (item.type != '0' || (!m_scans && pages.isEmpty()))
        return;
    PieceCatcher catcher(pages, m_pieces);
    for (QByteArrayView piece = data(); !piece.isEmpty(); piece = data()) {
        if (!pages.isEmpty())
            catcher.feed(piece);
        if (m_scans)
            m_scanner.feed(piece);
    }
    if (!pages.isEmpty())
        catcher.finish(caught);
    if (const auto found = m_scanner.take(); !found.isEmpty() && hits.size() < mostFileHits)
        hits.append({layer, item.path, found});
}

} // namespace Thaw
