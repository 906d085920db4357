// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logstore.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace Thaw {

namespace {

constexpr qsizetype hugePage = 2 * 1024 * 1024;

/// Fresh memory is what ingest waits for most; huge pages halve it.
char *allocate(qsizetype size)
{
    const qsizetype rounded = (size + hugePage - 1) / hugePage * hugePage;
    auto *memory = static_cast<char *>(std::aligned_alloc(size_t(hugePage), size_t(rounded)));
    if (!memory)
        qFatal("Out of memory for the log");
    madvise(memory, size_t(rounded), MADV_HUGEPAGE);
    return memory;
}

int openSpillFile()
{
    // The cache directory first: /tmp is often memory itself.
    for (const QString &directory : {QStandardPaths::writableLocation(QStandardPaths::CacheLocation), QDir::tempPath()}) {
        if (directory.isEmpty() || !QDir().mkpath(directory))
            continue;
        const int file = open(QFile::encodeName(directory).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
        if (file >= 0)
            return file;
        QByteArray name = QFile::encodeName(directory + QStringLiteral("/log-XXXXXX"));
        const int named = mkostemp(name.data(), O_CLOEXEC);
        if (named >= 0) {
            unlink(name.constData());
            return named;
        }
    }
    return -1;
}

bool writeAll(int file, const char *data, qsizetype size, qint64 offset)
{
    while (size > 0) {
        const ssize_t written = pwrite(file, data, size_t(size), off_t(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        data += written;
        size -= written;
        offset += written;
    }
    return true;
}

} // namespace

LogChunk::~LogChunk()
{
    if (mapped)
        munmap(data, size_t(capacity));
    else
        std::free(data);
}

QByteArrayView LogChunk::line(qsizetype index) const
{
    const qsizetype begin = starts[size_t(index)];
    qsizetype end = index + 1 < lineCount() ? qsizetype(starts[size_t(index) + 1]) : size;
    if (end > begin && data[end - 1] == '\n')
        --end;
    if (end > begin && data[end - 1] == '\r')
        --end;
    return {data + begin, end - begin};
}

LogStore::LogStore(qint64 limit) : m_limit(limit) {}

LogStore::~LogStore()
{
    std::free(m_spare);
    if (m_file >= 0)
        close(m_file);
}

void LogStore::clear()
{
    m_chunks.clear();
    if (m_file >= 0)
        close(m_file);
    m_file = -1;
    m_spillFailed = false;
    m_bytes = m_inMemory = m_spilled = 0;
    m_matchedTo = 0;
    m_current = Channel::Output;
    m_waiting[0].clear();
    m_waiting[1].clear();
    m_times.clear();
    m_runs.clear();
    m_marks.clear();
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
        const qsizetype begin = chunk.starts.back();
        m_waiting[int(m_current)] = QByteArray(chunk.data + begin, chunk.size - begin);
        m_bytes -= chunk.size - begin;
        chunk.size = begin;
        chunk.starts.pop_back();
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
    if (endsOpen() && m_matcher) {
        LogChunk &chunk = *m_chunks.back();
        const qsizetype begin = chunk.starts.back();
        if (m_matcher(QByteArrayView(chunk.data + begin, chunk.size - begin), 0) >= 0)
            addMark(lineCount() - 1);
    }
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
    auto next = std::make_shared<LogChunk>();
    qsizetype carried = 0;
    if (!m_chunks.empty()) {
        LogChunk &last = *m_chunks.back();
        const qsizetype begin = last.size > 0 && endsOpen() ? qsizetype(last.starts.back()) : last.size;
        carried = last.size - begin;
        // A line is always in one piece; one that outgrows a chunk gets a chunk of its own that doubles.
        next->capacity = std::max(chunkSize, carried * 2);
        next->data = next->capacity == chunkSize && m_spare ? std::exchange(m_spare, nullptr)
                                                            : allocate(next->capacity);
        next->firstLine = last.firstLine + last.lineCount() - (carried > 0 ? 1 : 0);
        if (carried > 0) {
            std::memcpy(next->data, last.data + begin, size_t(carried));
            next->size = carried;
            next->starts.push_back(0);
            last.size = begin;
            last.starts.pop_back();
        }
        if (last.size == 0) {
            m_inMemory -= last.capacity;
            m_chunks.pop_back();
        } else {
            seal();
        }
    } else {
        next->capacity = chunkSize;
        next->data = allocate(next->capacity);
    }
    m_inMemory += next->capacity;
    m_matchedTo = 0;
    m_chunks.push_back(std::move(next));
}

void LogStore::seal()
{
    LogChunk &chunk = *m_chunks.back();
    chunk.starts.shrink_to_fit();
    if (m_inMemory <= m_limit || m_spillFailed)
        return;
    if (m_file < 0)
        m_file = openSpillFile();
    const qint64 page = sysconf(_SC_PAGESIZE);
    const qint64 offset = (m_spilled + page - 1) / page * page;
    if (m_file < 0 || !writeAll(m_file, chunk.data, chunk.size, offset)) {
        m_spillFailed = true; // no room: rather keep it in memory than lose it
        return;
    }
    void *mapping = mmap(nullptr, size_t(chunk.size), PROT_READ, MAP_SHARED, m_file, off_t(offset));
    if (mapping == MAP_FAILED) {
        m_spillFailed = true;
        return;
    }
    m_inMemory -= chunk.capacity;
    if (chunk.capacity == chunkSize && !m_spare)
        m_spare = chunk.data; // its pages are there already
    else
        std::free(chunk.data);
    chunk.data = static_cast<char *>(mapping);
    chunk.capacity = chunk.size;
    chunk.mapped = true;
    m_spilled = offset + chunk.size;
}

void LogStore::indexFrom(qsizetype position, qint64 elapsedMs)
{
    LogChunk &chunk = *m_chunks.back();
    const char *const end = chunk.data + chunk.size;
    const char *at = chunk.data + position;
    const qint64 before = lineCount();
    if (position == 0 || chunk.data[position - 1] == '\n')
        chunk.starts.push_back(quint32(position));
    while ((at = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)))) != nullptr) {
        if (++at == end)
            break;
        chunk.starts.push_back(quint32(at - chunk.data));
    }
    if (m_times.empty() || m_times.back().elapsedMs != elapsedMs) {
        // A line begun earlier keeps the time of its beginning.
        if (m_times.empty() || lineCount() > before)
            m_times.push_back({before, elapsedMs});
    }
}

void LogStore::match()
{
    if (m_chunks.empty())
        return;
    LogChunk &chunk = *m_chunks.back();
    const qsizetype whole = endsOpen() ? qsizetype(chunk.starts.back()) : chunk.size;
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
        const auto next = std::upper_bound(chunk.starts.begin(), chunk.starts.end(), position);
        addMark(chunk.firstLine + (next - chunk.starts.begin()) - 1);
        if (next == chunk.starts.end())
            break;
        from = qsizetype(*next) - m_matchedTo;
    }
    m_matchedTo = whole;
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

qint64 LogStore::lineCount() const
{
    return m_chunks.empty() ? 0 : m_chunks.back()->firstLine + m_chunks.back()->lineCount();
}

qint64 LogStore::memoryUse() const
{
    qint64 bytes = m_inMemory;
    for (const auto &chunk : m_chunks)
        bytes += qint64(chunk->starts.capacity() * sizeof(quint32) + sizeof(LogChunk));
    return bytes + qint64(m_times.capacity() * sizeof(TimeMark) + m_runs.capacity() * sizeof(ChannelRun)
                          + m_marks.capacity() * sizeof(qint64));
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
    const auto next = std::upper_bound(m_times.begin(), m_times.end(), number,
                                       [](qint64 line, const TimeMark &mark) { return line < mark.line; });
    return next == m_times.begin() ? -1 : std::prev(next)->elapsedMs;
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
        auto copy = std::make_shared<LogChunk>();
        copy->firstLine = chunk->firstLine;
        copy->size = copy->capacity = chunk->size;
        copy->data = static_cast<char *>(std::malloc(size_t(std::max<qsizetype>(1, chunk->size))));
        std::memcpy(copy->data, chunk->data, size_t(chunk->size));
        copy->starts = chunk->starts;
        result.chunks.push_back(std::move(copy));
    }
    return result;
}

} // namespace Thaw
