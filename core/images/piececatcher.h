// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/imagereader.h"

#include <map>

namespace Thaw {

/// Pieces of page files, caught while the files stream by.
class CaughtPieces
{
public:
    void insert(const PagePiece &piece, const QByteArray &bytes);
    void insert(const CaughtPieces &others) { m_pieces.insert(others.m_pieces.begin(), others.m_pieces.end()); }
    bool contains(const PagePiece &piece) const { return !find(piece).isEmpty(); }
    /// Its bytes, or fewer if the file ended; empty if it was not caught.
    QByteArray find(const PagePiece &piece) const;

private:
    std::map<std::pair<QString, qint64>, QByteArray> m_pieces;
};

/// Catches some pieces of one file.
class PieceCatcher
{
public:
    /// wanted: of any files. No more than 64 MiB are caught.
    PieceCatcher(const QString &file, const QList<PagePiece> &wanted);

    void feed(QByteArrayView bytes);
    void finish(CaughtPieces &caught);

private:
    struct Part
    {
        PagePiece piece;
        QByteArray bytes{};
    };

    QList<Part> m_parts; ///< by offset
    qsizetype m_first = 0; ///< those before are complete
    qint64 m_at = 0;
};

} // namespace Thaw
