// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace Thaw {

struct TarHeader
{
    QString path{}; ///< as the archive has it, without a leading "./" or "/" and without a trailing "/"
    qint64 size = 0;
    quint32 mode = 0; ///< permission bits
    char type = '0';  ///< POSIX: '0' file, '1' hard link, '2' symbolic link, '5' directory …
    QString link{};   ///< target of links

    bool operator==(const TarHeader &) const = default;
};

/// Takes a tar stream (ustar, pax, GNU) piece by piece and keeps no more of it than it is asked to: for archives
/// that do not fit into memory. Never writes a file, so paths that lead out of the archive do no harm.
class TarReader
{
public:
    /// How many bytes of a file to keep, from its beginning; 0: only its header.
    using Wanted = std::function<qint64(const TarHeader &)>;
    using Taken = std::function<void(const TarHeader &, const QByteArray &)>;

    TarReader(Wanted wanted, Taken taken) : m_wanted(std::move(wanted)), m_taken(std::move(taken)) {}

    /// False: this is not a tar stream, and nothing more is taken.
    bool feed(const QByteArray &bytes);
    /// The stream's end has been seen.
    bool hasEnded() const { return m_zeroBlocks >= 2; }

private:
    bool takeHeader(QByteArrayView block);
    bool takeBody();
    bool takeLongName(const QByteArray &body);

    Wanted m_wanted;
    Taken m_taken;
    QByteArray m_buffer;
    TarHeader m_header;
    TarHeader m_next;        ///< what pax and GNU headers say of the file behind them
    bool m_hasNextSize = false;
    QByteArray m_body;
    qint64 m_keep = 0;
    qint64 m_left = -1;      ///< of the body and its padding; < 0: a header comes
    qint64 m_bodyLeft = 0;
    int m_zeroBlocks = 0;
    bool m_broken = false;
};

} // namespace Thaw
