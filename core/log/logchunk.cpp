// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logchunk.h"

#include "core/log/spillfile.h"

#include <cstring>

#include <sys/mman.h>

namespace Thaw {

namespace {

char *mapMemory(qsizetype size)
{
    void *memory = mmap(nullptr, size_t(size), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        qFatal("Out of memory for the log");
    return static_cast<char *>(memory);
}

template<typename T>
QByteArrayView bytesOf(std::span<const T> numbers)
{
    return {reinterpret_cast<const char *>(numbers.data()), qsizetype(numbers.size_bytes())};
}

} // namespace

/// Whole huge pages: fresh memory is what ingest waits for most, and they halve it. Mapped, not from the heap, so
/// that a log that is no longer shown is given back.
char *LogChunk::allocate(qsizetype size)
{
    char *const memory = mapMemory(size + hugePage);
    char *const aligned = reinterpret_cast<char *>((quintptr(memory) + hugePage - 1) & ~quintptr(hugePage - 1));
    if (aligned > memory)
        munmap(memory, size_t(aligned - memory));
    if (memory + hugePage > aligned)
        munmap(aligned + size, size_t(memory + hugePage - aligned));
    madvise(aligned, size_t(size), MADV_HUGEPAGE);
    return aligned;
}

LogChunk::~LogChunk()
{
    if (data)
        munmap(data, size_t(capacity));
}

QByteArrayView LogChunk::line(qsizetype index) const
{
    const auto begins = starts();
    const qsizetype begin = begins[size_t(index)];
    qsizetype end = index + 1 < qsizetype(begins.size()) ? qsizetype(begins[size_t(index) + 1]) : size;
    if (end > begin && data[end - 1] == '\n')
        --end;
    if (end > begin && data[end - 1] == '\r')
        --end;
    return {data + begin, end - begin};
}

std::shared_ptr<LogChunk> LogChunk::copy() const
{
    auto result = size > 0 ? std::make_shared<LogChunk>(mapMemory(size), size) : std::make_shared<LogChunk>();
    if (size > 0)
        std::memcpy(result->data, data, size_t(size));
    result->firstLine = firstLine;
    result->size = size;
    result->ownStarts.assign(starts().begin(), starts().end());
    result->ownTimes.assign(times().begin(), times().end());
    return result;
}

std::shared_ptr<LogChunk> LogChunk::spill(SpillFile &file) const
{
    const qsizetype startsAt = SpillFile::padded(size);
    const qsizetype timesAt = startsAt + SpillFile::padded(bytesOf(starts()).size());
    const qsizetype length = timesAt + SpillFile::padded(bytesOf(times()).size());
    char *const mapping = file.add({text(), bytesOf(starts()), bytesOf(times())});
    if (!mapping)
        return {};
    auto result = std::make_shared<LogChunk>(mapping, length);
    result->firstLine = firstLine;
    result->size = size;
    result->m_fileStarts = {reinterpret_cast<const quint32 *>(mapping + startsAt), starts().size()};
    result->m_fileTimes = {reinterpret_cast<const TimeMark *>(mapping + timesAt), times().size()};
    return result;
}

} // namespace Thaw
