// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

struct archive;

namespace Thaw {

/// One entry of a tar.
struct TarItem
{
    QByteArray path{}; ///< without a leading "/" or "./" and without a trailing "/"; never leads out of the archive
    char type = '0';   ///< as in TarHeader
    qint64 size = 0;   ///< as the header claims
    quint32 mode = 0;  ///< permission bits
    quint32 uid = 0, gid = 0;
    qint64 time = 0;   ///< of the last change, seconds since 1970
    QByteArray link{}; ///< target of links, of hard ones in the same form as path

    bool operator==(const TarItem &) const = default;
};

/// The next bytes of something that streams by; empty: its end. Valid until the next call.
using Pull = std::function<QByteArrayView()>;

/// Reads a tar, plain or compressed with gzip or zstd, entry by entry as it is pulled from elsewhere: nothing is kept.
class TarWalk
{
public:
    explicit TarWalk(Pull pull);
    ~TarWalk();
    Q_DISABLE_COPY_MOVE(TarWalk)

    /// Goes to the next entry; false: there is none, or the rest cannot be read.
    bool next(TarItem &item);
    /// Contents of the current entry, holes of sparse files as zeros; empty: their end.
    QByteArrayView data();

    /// What is wrong with the archive, in libarchive's words; empty: nothing so far.
    QString error() const { return m_error; }
    /// After the end: whether it ended as a tar does.
    bool isWhole() const;
    /// Entries whose path led out of the archive and that were left out.
    int refused() const { return m_refused; }
    /// Bytes of contents so far, uncompressed.
    qint64 bytes() const { return m_bytes; }

private:
    struct Closer
    {
        void operator()(archive *handle) const;
    };

    void fail();

    Pull m_pull;
    std::unique_ptr<archive, Closer> m_archive;
    QString m_error;
    qint64 m_taken = 0;   ///< bytes pulled
    qint64 m_bytes = 0;
    qint64 m_at = 0;      ///< in the current entry
    QByteArrayView m_block; ///< behind a hole
    qint64 m_hole = 0;    ///< bytes of zeros that come before it
    int m_refused = 0;
    bool m_ended = false;
};

/// Whether bytes begin as a tar does, or as one that gzip or zstd compressed.
bool looksLikeTar(QByteArrayView bytes);

} // namespace Thaw
