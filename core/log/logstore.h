// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/outputstream.h"
#include "core/log/logchunk.h"
#include "core/log/spillfile.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace Thaw {

/// Position of the next match at or after from in a block of whole lines, or −1. Must be safe on any bytes.
using BlockMatcher = std::function<qsizetype(QByteArrayView block, qsizetype from)>;

/// Something that we have to say between two lines. Not part of the log: it has no number and is neither found nor
/// saved.
struct LogNote
{
    qint64 line = 0; ///< stands before this line
    QString text;

    bool operator==(const LogNote &) const = default;
};

/// Everything an application wrote, as bytes and line offsets: about 4 bytes a line beside the text. Append
/// only, on one thread at a time; other threads read snapshots. The newest part is in memory, up to a limit of text,
/// and what came before it in an unlinked temporary file, so that a log may go on for days.
///
/// Output and error output are put together line by line, so a line is never torn by the other channel: the
/// n-th line end that arrives ends line n.
class LogStore
{
public:
    static constexpr qsizetype chunkSize = 2 * 1024 * 1024;
    static constexpr qint64 memoryLimit = 256ll * 1024 * 1024;
    static constexpr size_t markLimit = 65536;
    /// A line is in one piece of memory; what is longer goes on as another line.
    static constexpr qsizetype maxLine = 32 * 1024 * 1024;

    explicit LogStore(qint64 limit = memoryLimit);
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
    /// Bytes that are in memory, text, offsets and all (not the spill file).
    qint64 memoryUse() const;
    qint64 spilledBytes() const { return m_spilled; }

    /// Lines count from 0. The view is valid until the next append().
    QByteArrayView line(qint64 number) const;
    Channel channel(qint64 number) const;
    /// Milliseconds since the start, of the batch that ended the line; −1 if there is none.
    qint64 elapsed(qint64 number) const;

    /// Lines that the matcher found, ascending, at most markLimit of them.
    const std::vector<qint64> &marks() const { return m_marks; }
    bool isMarked(qint64 number) const;
    /// The line by which the application became ready; −1: none did. It may still be to come.
    qint64 readyLine() const { return m_readyLine; }
    void setReadyLine(qint64 number) { m_readyLine = number; }

    /// Says something after what is there now. The index is for setNote(), when there is more to say.
    size_t addNote(const QString &text);
    void setNote(size_t index, const QString &text);
    /// Ascending by line.
    const std::vector<LogNote> &notes() const { return m_notes; }

    /// What is there from a line on; costs one copy of the last, growing chunk.
    LogSnapshot snapshot(qint64 fromLine = 0) const;

private:
    struct ChannelRun { qint64 line; Channel channel; };

    void appendText(const char *bytes, qsizetype size, qint64 elapsedMs);
    void makeRoom();
    std::shared_ptr<LogChunk> newChunk(qsizetype capacity);
    std::shared_ptr<LogChunk> spillOldest();
    void indexFrom(qsizetype position, qint64 elapsedMs);
    void match();
    void matchOpenLine();
    void addMark(qint64 number);
    void switchTo(Channel channel);
    bool endsOpen() const;
    const LogChunk *chunkOf(qint64 number) const;

    qint64 m_limit;
    std::vector<std::shared_ptr<LogChunk>> m_chunks; ///< the last one grows
    size_t m_firstInMemory = 0;  ///< chunks before it are in the spill file
    qint64 m_bytes = 0;
    qint64 m_inMemory = 0;
    qint64 m_spilled = 0;
    SpillFile m_file;
    qsizetype m_matchedTo = 0;  ///< within the last chunk
    Channel m_current = Channel::Output;
    QByteArray m_waiting[2];    ///< an unfinished line of the channel that is not current
    std::vector<ChannelRun> m_runs;
    std::vector<qint64> m_marks;
    qint64 m_readyLine = -1;
    std::vector<LogNote> m_notes;
    BlockMatcher m_matcher;
    QDateTime m_startTime;
};

} // namespace Thaw
