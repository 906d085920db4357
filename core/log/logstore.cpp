// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logstore.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <utility>

namespace Thaw {

LogStore::LogStore(qint64 limit) : m_limit(limit) {}

void LogStore::clear()
{
    m_chunks.clear();
    m_file.clear();
    m_firstInMemory = 0;
    m_bytes = m_inMemory = m_spilled = 0;
    m_matchedTo = 0;
    m_current = Channel::Output;
    m_waiting[0].clear();
    m_waiting[1].clear();
    m_runs.clear();
    m_marks.clear();
    m_readyLine = -1;
    m_notes.clear();
    m_startTime = {};
}

void LogStore::setMatcher(BlockMatcher matcher)
{
    m_matcher = std::move(matcher);
}

bool LogStore::endsOpen() const
{
    return !m_chunks.empty() && m_chunks.back()->size > 0 && m_chunks.back()->data[m_chunks.back()->size - 1] != '\n';
}

void LogStore::switchTo(Channel channel)
{
    if (channel == m_current)
        return;
    if (endsOpen()) {
        // The unfinished line steps aside until its own channel goes on.
        LogChunk &chunk = *m_chunks.back();
        const qsizetype begin = chunk.ownStarts.back();
        m_waiting[int(m_current)] = QByteArray(chunk.data + begin, chunk.size - begin);
        m_bytes -= chunk.size - begin;
        chunk.size = begin;
        chunk.ownStarts.pop_back();
    }
    m_current = channel;
}

void LogStore::append(Channel channel, QByteArrayView bytes, qint64 elapsedMs)
{
    if (bytes.isEmpty())
        return;
    switchTo(channel);
    const qint64 first = endsOpen() ? lineCount() - 1 : lineCount();
    if (m_runs.empty() ? channel != Channel::Output : m_runs.back().channel != channel) {
        while (!m_runs.empty() && m_runs.back().line >= first)
            m_runs.pop_back();
        m_runs.push_back({first, channel});
    }
    QByteArray &waiting = m_waiting[int(channel)];
    if (!waiting.isEmpty()) {
        const QByteArray begun = std::exchange(waiting, {});
        appendText(begun.constData(), begun.size(), elapsedMs);
    }
    appendText(bytes.data(), bytes.size(), elapsedMs);
    match();
}

void LogStore::finish(qint64 elapsedMs)
{
    for (const Channel channel : {Channel::Output, Channel::ErrorOutput}) {
        if (!m_waiting[int(channel)].isEmpty()) {
            if (endsOpen())
                append(m_current, "\n", elapsedMs);
            append(channel, std::exchange(m_waiting[int(channel)], {}), elapsedMs);
        }
    }
    matchOpenLine();
}

void LogStore::appendText(const char *bytes, qsizetype size, qint64 elapsedMs)
{
    while (size > 0) {
        makeRoom();
        LogChunk &chunk = *m_chunks.back();
        // In pieces that stay in the processor's cache while they are indexed and searched.
        const qsizetype piece = std::min({size, chunk.capacity - chunk.size, qsizetype(256 * 1024)});
        const qsizetype position = chunk.size;
        std::memcpy(chunk.data + position, bytes, size_t(piece));
        chunk.size += piece;
        m_bytes += piece;
        indexFrom(position, elapsedMs);
        match();
        bytes += piece;
        size -= piece;
    }
}

void LogStore::makeRoom()
{
    if (!m_chunks.empty() && m_chunks.back()->size < m_chunks.back()->capacity)
        return;
    LogChunk *const last = m_chunks.empty() ? nullptr : m_chunks.back().get();
    qsizetype carried = last && endsOpen() ? last->size - qsizetype(last->ownStarts.back()) : 0;
    if (carried >= maxLine) {
        matchOpenLine();
        carried = 0;
    }
    // A line is always in one piece; one that outgrows a chunk gets a chunk of its own that doubles.
    const qsizetype page = LogChunk::hugePage;
    auto next = newChunk(std::max(chunkSize, (carried * 2 + page - 1) / page * page));
    m_inMemory += next->capacity;
    if (last) {
        const qint64 begun = elapsed(lineCount() - 1);
        next->firstLine = last->firstLine + last->lineCount();
        if (carried > 0) {
            --next->firstLine;
            last->size -= carried;
            last->ownStarts.pop_back();
            std::memcpy(next->data, last->data + last->size, size_t(carried));
            next->size = carried;
            next->ownStarts.push_back(0);
            next->ownTimes.push_back({next->firstLine, begun});
        }
        last->ownStarts.shrink_to_fit();
        last->ownTimes.shrink_to_fit();
        if (last->size == 0) {
            m_inMemory -= last->capacity;
            m_chunks.pop_back();
        }
    }
    m_matchedTo = 0;
    m_chunks.push_back(std::move(next));
}

/// A chunk for which there is room, since older ones went to the file.
std::shared_ptr<LogChunk> LogStore::newChunk(qsizetype capacity)
{
    std::shared_ptr<LogChunk> spilled;
    while (m_inMemory + capacity > m_limit && (spilled = spillOldest())) {
        // Nobody reads it any more: its pages are there already, which saves half of the time.
        if (spilled.use_count() == 1 && spilled->capacity == capacity) {
            std::atomic_thread_fence(std::memory_order_acquire);
            return std::make_shared<LogChunk>(std::exchange(spilled->data, nullptr), capacity);
        }
    }
    return std::make_shared<LogChunk>(capacity);
}

/// Puts the oldest chunk that is in memory into the file and gives back what was in memory; null: it stays there.
std::shared_ptr<LogChunk> LogStore::spillOldest()
{
    if (m_firstInMemory + 1 >= m_chunks.size()) // the last one still grows
        return {};
    std::shared_ptr<LogChunk> &place = m_chunks[m_firstInMemory];
    // Another chunk, since a search may be reading this one on its thread.
    auto onDisk = place->spill(m_file);
    if (!onDisk)
        return {}; // no room: rather keep it in memory than lose it
    m_spilled += place->size;
    m_inMemory -= place->capacity;
    ++m_firstInMemory;
    return std::exchange(place, std::move(onDisk));
}

void LogStore::indexFrom(qsizetype position, qint64 elapsedMs)
{
    LogChunk &chunk = *m_chunks.back();
    const char *const end = chunk.data + chunk.size;
    const char *at = chunk.data + position;
    const qint64 before = lineCount();
    if (position == 0 || chunk.data[position - 1] == '\n')
        chunk.ownStarts.push_back(quint32(position));
    while ((at = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)))) != nullptr) {
        if (++at == end)
            break;
        chunk.ownStarts.push_back(quint32(at - chunk.data));
    }
    std::vector<LogChunk::TimeMark> &times = chunk.ownTimes;
    if (times.empty() || times.back().elapsedMs != elapsedMs) {
        // A line begun earlier keeps the time of its beginning.
        if (times.empty() || lineCount() > before)
            times.push_back({before, elapsedMs});
    }
}

void LogStore::match()
{
    if (m_chunks.empty())
        return;
    LogChunk &chunk = *m_chunks.back();
    const qsizetype whole = endsOpen() ? qsizetype(chunk.ownStarts.back()) : chunk.size;
    if (!m_matcher || whole <= m_matchedTo) {
        m_matchedTo = std::max(m_matchedTo, whole);
        return;
    }
    const QByteArrayView block(chunk.data + m_matchedTo, whole - m_matchedTo);
    qsizetype from = 0;
    while (from < block.size() && m_marks.size() < markLimit) {
        const qsizetype found = m_matcher(block, from);
        if (found < 0)
            break;
        const auto position = quint32(m_matchedTo + std::min(found, block.size() - 1));
        const auto next = std::upper_bound(chunk.ownStarts.begin(), chunk.ownStarts.end(), position);
        addMark(chunk.firstLine + (next - chunk.ownStarts.begin()) - 1);
        if (next == chunk.ownStarts.end())
            break;
        from = qsizetype(*next) - m_matchedTo;
    }
    m_matchedTo = whole;
}

void LogStore::matchOpenLine()
{
    if (!m_matcher || !endsOpen() || m_marks.size() >= markLimit)
        return;
    const LogChunk &chunk = *m_chunks.back();
    const qsizetype begin = chunk.ownStarts.back();
    if (m_matcher(QByteArrayView(chunk.data + begin, chunk.size - begin), 0) >= 0)
        addMark(lineCount() - 1);
}

void LogStore::addMark(qint64 number)
{
    const auto place = std::lower_bound(m_marks.begin(), m_marks.end(), number);
    if (place == m_marks.end() || *place != number)
        m_marks.insert(place, number);
}

bool LogStore::isMarked(qint64 number) const
{
    return std::binary_search(m_marks.begin(), m_marks.end(), number);
}

size_t LogStore::addNote(const QString &text)
{
    // An unfinished line that stepped aside may have left fewer lines than the last note saw.
    m_notes.push_back({std::max(lineCount(), m_notes.empty() ? 0 : m_notes.back().line), text});
    return m_notes.size() - 1;
}

void LogStore::setNote(size_t index, const QString &text)
{
    if (index < m_notes.size())
        m_notes[index].text = text;
}

qint64 LogStore::lineCount() const
{
    return m_chunks.empty() ? 0 : m_chunks.back()->firstLine + m_chunks.back()->lineCount();
}

qint64 LogStore::memoryUse() const
{
    qint64 bytes = m_inMemory + qint64(m_chunks.size() * sizeof(LogChunk));
    for (const auto &chunk : m_chunks)
        bytes += qint64(chunk->ownStarts.capacity() * sizeof(quint32) + chunk->ownTimes.capacity() * sizeof(LogChunk::TimeMark));
    return bytes + qint64(m_runs.capacity() * sizeof(ChannelRun) + m_marks.capacity() * sizeof(qint64));
}

const LogChunk *LogStore::chunkOf(qint64 number) const
{
    if (number < 0 || number >= lineCount())
        return nullptr;
    const auto next = std::upper_bound(m_chunks.begin(), m_chunks.end(), number,
                                       [](qint64 line, const auto &chunk) { return line < chunk->firstLine; });
    return std::prev(next)->get();
}

QByteArrayView LogStore::line(qint64 number) const
{
    const LogChunk *chunk = chunkOf(number);
    return chunk ? chunk->line(number - chunk->firstLine) : QByteArrayView();
}

Channel LogStore::channel(qint64 number) const
{
    const auto next = std::upper_bound(m_runs.begin(), m_runs.end(), number,
                                       [](qint64 line, const ChannelRun &run) { return line < run.line; });
    return next == m_runs.begin() ? Channel::Output : std::prev(next)->channel;
}

qint64 LogStore::elapsed(qint64 number) const
{
    const LogChunk *chunk = chunkOf(number);
    if (!chunk)
        return -1;
    const auto times = chunk->times();
    const auto next = std::upper_bound(times.begin(), times.end(), number,
                                       [](qint64 line, const LogChunk::TimeMark &mark) { return line < mark.line; });
    return next == times.begin() ? -1 : std::prev(next)->elapsedMs;
}

LogSnapshot LogStore::snapshot(qint64 fromLine) const
{
    LogSnapshot result;
    result.firstLine = std::max<qint64>(0, fromLine);
    result.lineCount = lineCount();
    for (const auto &chunk : m_chunks) {
        if (chunk->firstLine + chunk->lineCount() <= fromLine)
            continue;
        if (chunk != m_chunks.back()) {
            result.chunks.push_back(chunk);
            continue;
        }
        result.chunks.push_back(chunk->copy());
    }
    return result;
}

} // namespace Thaw
