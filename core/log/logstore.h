// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/outputstream.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>

#include <functional>
#include <memory>
#include <vector>

namespace Thaw {

/// Position of the next match at or after from in a block of whole lines, or −1. Must be safe on any bytes.
using BlockMatcher = std::function<qsizetype(QByteArrayView block, qsizetype from)>;

/// A piece of a log: whole lines in one contiguous block of memory (or of the spill file). Immutable once it
/// is in a snapshot.
struct LogChunk
{
    LogChunk() = default;
    ~LogChunk();
    LogChunk(const LogChunk &) = delete;
    LogChunk &operator=(const LogChunk &) = delete;

    qint64 firstLine = 0;
    char *data = nullptr;
    qsizetype size = 0;
    qsizetype capacity = 0;
    bool mapped = false;               ///< data is a mapping of the spill file, not memory of ours
    std::vector<quint32> starts;       ///< where each line begins; a line without its end is the last one

    qsizetype lineCount() const { return qsizetype(starts.size()); }
    QByteArrayView text() const { return {data, size}; }
    /// Without its line end.
    QByteArrayView line(qsizetype index) const;
};

/// Chunks that do not change any more: safe to read from any thread while the store grows.
struct LogSnapshot
{
    std::vector<std::shared_ptr<const LogChunk>> chunks;
    qint64 firstLine = 0;   ///< lines before it are not in the snapshot
    qint64 lineCount = 0;   ///< of the whole log; the last one may have no end yet
};

/// Everything an application wrote, as bytes and line offsets: about 4 bytes a line beside the text. Append
/// only, on one thread; other threads read snapshots. Text beyond a limit goes to an unlinked temporary file.
///
/// Output and error output are put together line by line, so a line is never torn by the other channel: the
/// n-th line end that arrives ends line n.
class LogStore
{
public:
    static constexpr qsizetype chunkSize = 2 * 1024 * 1024;
    static constexpr qint64 memoryLimit = 256ll * 1024 * 1024;
    static constexpr size_t markLimit = 65536;

    explicit LogStore(qint64 limit = memoryLimit);
    ~LogStore();
    LogStore(const LogStore &) = delete;
    LogStore &operator=(const LogStore &) = delete;

    void clear();
    /// Looked for in every line from now on.
    void setMatcher(BlockMatcher matcher);
    /// When the container was started, to which the elapsed times are relative.
    void setStartTime(const QDateTime &time) { m_startTime = time; }
    const QDateTime &startTime() const { return m_startTime; }

    void append(Channel channel, QByteArrayView bytes, qint64 elapsedMs);
    /// Nothing more comes: what waits for its line end becomes a line.
    void finish(qint64 elapsedMs);

    /// Lines, the unfinished last one included.
    qint64 lineCount() const;
    qint64 byteCount() const { return m_bytes; }
    /// Bytes that are in memory beside and including the text (not the spill file).
    qint64 memoryUse() const;
    qint64 spilledBytes() const { return m_spilled; }

    /// Lines count from 0. The view is valid until the next append().
    QByteArrayView line(qint64 number) const;
    Channel channel(qint64 number) const;
    /// Milliseconds since the start, of the batch that ended the line; −1 if there is none.
    qint64 elapsed(qint64 number) const;

    /// Lines that the matcher found, ascending, at most markLimit of them.
    const std::vector<qint64> &marks() const { return m_marks; }
    void addMark(qint64 number);
    bool isMarked(qint64 number) const;

    /// What is there from a line on; costs one copy of the last, growing chunk.
    LogSnapshot snapshot(qint64 fromLine = 0) const;

private:
    struct TimeMark { qint64 line; qint64 elapsedMs; };
    struct ChannelRun { qint64 line; Channel channel; };

    void appendText(const char *bytes, qsizetype size, qint64 elapsedMs);
    void makeRoom();
    void seal();
    void indexFrom(qsizetype position, qint64 elapsedMs);
    void match();
    void switchTo(Channel channel);
    bool endsOpen() const;
    const LogChunk *chunkOf(qint64 number) const;

    qint64 m_limit;
    std::vector<std::shared_ptr<LogChunk>> m_chunks; ///< the last one grows
    qint64 m_bytes = 0;
    qint64 m_inMemory = 0;
    qint64 m_spilled = 0;
    int m_file = -1;
    bool m_spillFailed = false;
    char *m_spare = nullptr;    ///< a chunk's memory to use again
    qsizetype m_matchedTo = 0;  ///< within the last chunk
    Channel m_current = Channel::Output;
    QByteArray m_waiting[2];    ///< an unfinished line of the channel that is not current
    std::vector<TimeMark> m_times;
    std::vector<ChannelRun> m_runs;
    std::vector<qint64> m_marks;
    BlockMatcher m_matcher;
    QDateTime m_startTime;
};

} // namespace Thaw
