// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/imagereader.h"

namespace Thaw {

/// What is in every page of one page file, as a 64-bit hash (XXH3) each; 8 bytes a page instead of 4096.
/// Two pages of equal hash are taken for equal: the chance of an error among 2^20 pages is below 10^-7.
using PageHashes = QList<quint64>;

/// The hash of a page that holds nothing but zeros.
quint64 zeroPageHash();

/// Hashes a page file as it streams by, in pieces of any size.
class PageHasher
{
public:
    void feed(QByteArrayView bytes);
    /// The hashes so far; a last, incomplete page counts as if filled with zeros.
    PageHashes take();

private:
    PageHashes m_hashes;
    QByteArray m_rest;
};

/// What of a mapping is in the checkpoint, and how much of that says nothing new. In pages of 4 KiB. Pages that
/// processes share count in each one's mapping, and once in the sums of MemoryUse.
struct MappingUse
{
    quint32 pid = 0;       ///< 0: shared memory that no process has mapped, only open
    CriuMapping mapping{};
    qint64 pages = 0;
    qint64 zero = 0;       ///< of pages: hold only zeros
    qint64 duplicate = 0;  ///< of pages: equal another that came before, anywhere in the checkpoint (zeros not counted)

    bool operator==(const MappingUse &) const = default;
};

struct MemoryUse
{
    QList<MappingUse> mappings{}; ///< those with pages, by process and address
    qint64 pages = 0, zero = 0, duplicate = 0;

    bool operator==(const MemoryUse &) const = default;
};

/// hashes: by page file. A file without hashes has its pages counted, but not looked into.
MemoryUse memoryUse(const CriuImages &images, const QMap<QString, PageHashes> &hashes);

/// Two checkpoints' mappings matched by what they are (process by its place in the tree and its name, mapping by
/// its name and order), and their pages by what they hold.
struct MappingDifference
{
    QString process{};   ///< "server"
    QString mapping{};   ///< name, "[anonymous]"
    qint64 before = 0, after = 0; ///< pages
    qint64 equal = 0;    ///< the same bytes at the same distance from the mapping's start
    qint64 moved = 0;    ///< of after: the bytes are in the earlier checkpoint, at another place
    qint64 changed = 0;  ///< of after: nowhere in the earlier one

    bool operator==(const MappingDifference &) const = default;
};

/// Those with pages in either, the later checkpoint's first. Where a page file's hashes are missing, its pages are
/// counted, and are neither equal nor moved nor changed.
QList<MappingDifference> compareMemory(const CriuImages &before, const QMap<QString, PageHashes> &beforeHashes,
                                       const CriuImages &after, const QMap<QString, PageHashes> &afterHashes);

} // namespace Thaw
