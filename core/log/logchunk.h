// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <memory>
#include <span>
#include <vector>

namespace Thaw {

class SpillFile;

/// A piece of a log: whole lines in one contiguous mapping, of memory or of the spill file. Immutable once it is in
/// a snapshot.
struct LogChunk
{
    /// From this line of the log on, lines came at that time.
    struct TimeMark { qint64 line; qint64 elapsedMs; };

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
    /// While it grows; in the spill file these lie behind the text, and here is nothing.
    std::vector<quint32> ownStarts;
    std::vector<TimeMark> ownTimes;

    /// Where each line begins; a line without its end is the last one.
    std::span<const quint32> starts() const { return m_fileStarts.empty() ? ownStarts : m_fileStarts; }
    /// Ascending by line.
    std::span<const TimeMark> times() const { return m_fileTimes.empty() ? ownTimes : m_fileTimes; }
    qsizetype lineCount() const { return qsizetype(starts().size()); }
    QByteArrayView text() const { return {data, size}; }
    /// Without its line end.
    QByteArrayView line(qsizetype index) const;
    /// The same text and lines in memory of its own.
    std::shared_ptr<LogChunk> copy() const;
    /// The same in the spill file, with nothing of it in memory; null: there is no room.
    std::shared_ptr<LogChunk> spill(SpillFile &file) const;

    static constexpr qsizetype hugePage = 2 * 1024 * 1024;

private:
    static char *allocate(qsizetype size);

    std::span<const quint32> m_fileStarts;
    std::span<const TimeMark> m_fileTimes;
};

/// Chunks that do not change any more: safe to read from any thread while the store grows.
struct LogSnapshot
{
    std::vector<std::shared_ptr<const LogChunk>> chunks;
    qint64 firstLine = 0;   ///< lines before it are not in the snapshot
    qint64 lineCount = 0;   ///< of the whole log; the last one may have no end yet
};

} // namespace Thaw
