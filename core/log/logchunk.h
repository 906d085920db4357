// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <memory>
#include <vector>

namespace Thaw {

/// A piece of a log: whole lines in one contiguous mapping, of memory or of the spill file. Immutable once it is in
/// a snapshot.
struct LogChunk
{
    LogChunk() = default;
    /// With memory of that many bytes, whole huge pages.
    explicit LogChunk(qsizetype length) : LogChunk(allocate(length), length) {}
    /// Takes over a mapping.
    LogChunk(char *mapping, qsizetype length) : data(mapping), capacity(length) {}
    ~LogChunk();
    LogChunk(const LogChunk &) = delete;
    LogChunk &operator=(const LogChunk &) = delete;

    qint64 firstLine = 0;
    char *data = nullptr;
    qsizetype size = 0;
    qsizetype capacity = 0;
    std::vector<quint32> starts; ///< where each line begins; a line without its end is the last one

    qsizetype lineCount() const { return qsizetype(starts.size()); }
    QByteArrayView text() const { return {data, size}; }
    /// Without its line end.
    QByteArrayView line(qsizetype index) const;
    /// The same text and lines in memory of its own.
    std::shared_ptr<LogChunk> copy() const;

    static constexpr qsizetype hugePage = 2 * 1024 * 1024;

private:
    static char *allocate(qsizetype size);
};

/// Chunks that do not change any more: safe to read from any thread while the store grows.
struct LogSnapshot
{
    std::vector<std::shared_ptr<const LogChunk>> chunks;
    qint64 firstLine = 0;   ///< lines before it are not in the snapshot
    qint64 lineCount = 0;   ///< of the whole log; the last one may have no end yet
};

} // namespace Thaw
