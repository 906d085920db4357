// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <stop_token>

class QIODevice;

namespace Thaw {

inline constexpr qsizetype tarBlockSize = 512; ///< bytes (POSIX.1, pax interchange format)

struct TarEntry
{
    QString path{}; ///< relative, without "./"
    QByteArray data{};
    quint32 mode = 0644; ///< permission bits
    bool isDirectory = false;
    QString linkTarget{}; ///< not empty: a symbolic link
    qint64 uid = 0;
    qint64 gid = 0;

    bool operator==(const TarEntry &) const = default;
};

/// A tar stream (pax where needed) with these entries; the same entries give the same bytes.
Result<QByteArray> packTar(const QList<TarEntry> &entries);

/// Entries of a whole tar stream. A cut or malformed stream, or one whose entries leave its root, is an error.
Result<QList<TarEntry>> unpackTar(const QByteArray &tar);

/// The same of files below a directory on this machine, given relative, written as it is made. Owner 0:0, times fixed.
Result<> packFiles(const QString &directory, const QStringList &paths, QIODevice *to, const std::stop_token &stop = {});

/// A tar stream ends with two blocks of zeros; without them it was cut, whatever HTTP says.
inline constexpr qsizetype tarEndSize = 1024;

/// Whether a stream of that size ends as a tar stream does. tail: at least its last tarEndSize bytes.
bool endsLikeTar(QByteArrayView tail, qint64 size);

/// Looks at a stream of bytes that goes by for the end of a tar.
class TarEnd
{
public:
    void take(QByteArrayView bytes);
    bool hasEnded() const { return endsLikeTar(m_tail, m_size); }
    qint64 size() const { return m_size; }
    /// At most tarEndSize bytes.
    const QByteArray &tail() const { return m_tail; }

private:
    QByteArray m_tail;
    qint64 m_size = 0;
};

/// The files below a directory on this machine as entries below prefix, sorted by path; symbolic links are
/// kept as links. Owner 0:0, times fixed, so that the same files give the same bytes.
Result<QList<TarEntry>> entriesOf(const QString &directory, const QString &prefix);

} // namespace Thaw
