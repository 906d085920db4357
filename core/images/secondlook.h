// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/assembly.h"

namespace Thaw {

/// Reads an image once more, for what could not be looked for the first time: secrets that only its processes'
/// environments told of, and pieces of memory that came before it was known where they are.
class SecondLook : public LayerSink
{
public:
    SecondLook(std::shared_ptr<const OpenedImage> opened, const QList<PagePiece> &pieces, const QList<KnownSecret> &known);

    void takeEntry(const QByteArray &layer, const TarItem &item, const Pull &data) override;
    void endLayer(const QByteArray &, const QString &) override {}

    CaughtPieces caught;
    QList<FileHits> hits;

private:
    std::shared_ptr<const OpenedImage> m_opened;
    QList<PagePiece> m_pieces;
    SecretScanner m_scanner;
    bool m_scans;
};

} // namespace Thaw
