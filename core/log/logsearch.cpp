// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logsearch.h"

#include "core/log/ansi.h"

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <cstring>
#include <mutex>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace Thaw {

Result<BytePattern> BytePattern::compile(const LogQuery &query)
{
    const QByteArray pattern = query.text.toUtf8();
    uint32_t options = PCRE2_NEVER_BACKSLASH_C;
    // Without UTF mode bytes compare as bytes, which is quicker and right as long as nothing asks for letters.
    const bool ascii = std::all_of(pattern.begin(), pattern.end(), [](char c) { return uchar(c) < 0x80; });
    if (!query.caseSensitive)
        options |= PCRE2_CASELESS;
    if (query.regex)
        options |= PCRE2_MULTILINE;
    else
        options = PCRE2_LITERAL | (options & PCRE2_CASELESS);
    if (query.regex ? true : !ascii && !query.caseSensitive)
        options |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;

    int number = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.constData()), size_t(pattern.size()), options,
                                     &number, &offset, nullptr);
    if (!code) {
        PCRE2_UCHAR text[256] = {};
        pcre2_get_error_message(number, text, sizeof text);
        const auto position = QString::fromUtf8(pattern.first(qMin(qsizetype(offset), pattern.size()))).size();
        return failure(ErrorKind::Usage, QString::fromUtf8(reinterpret_cast<const char *>(text)),
                       QString::number(position));
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    BytePattern result;
    result.m_code = std::shared_ptr<void>(code, [](void *p) { pcre2_code_free(static_cast<pcre2_code *>(p)); });
    return result;
}

std::pair<qsizetype, qsizetype> BytePattern::find(QByteArrayView text, qsizetype from) const
{
    struct Scratch
    {
        pcre2_match_data *data = pcre2_match_data_create(1, nullptr);
        pcre2_match_context *context = pcre2_match_context_create(nullptr);
        // A hostile pattern must not hang the search; a block that hits the limit counts as no match.
        Scratch() { pcre2_set_match_limit(context, 10'000'000); }
        ~Scratch()
        {
            pcre2_match_data_free(data);
            pcre2_match_context_free(context);
        }
    };
    thread_local Scratch scratch;
    if (isNull() || from > text.size())
        return {-1, 0};
    const int found = pcre2_match(static_cast<const pcre2_code *>(m_code.get()),
                                  reinterpret_cast<PCRE2_SPTR>(text.data()), size_t(text.size()), size_t(from), 0,
                                  scratch.data, scratch.context);
    if (found < 0)
        return {-1, 0};
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(scratch.data);
    qsizetype length = qsizetype(ends[1]) - qsizetype(ends[0]);
    // [^x]* may run over a line end; what is shown is the part in its first line.
    if (const void *lineEnd = length > 0 ? std::memchr(text.data() + ends[0], '\n', size_t(length)) : nullptr)
        length = static_cast<const char *>(lineEnd) - text.data() - qsizetype(ends[0]);
    return {qsizetype(ends[0]), length};
}

void searchChunk(const LogChunk &chunk, const BlockMatcher &matcher, qint64 fromLine, std::vector<qint64> &lines)
{
    const auto skip = size_t(std::max<qint64>(0, fromLine - chunk.firstLine));
    std::span<const quint32> starts = chunk.starts();
    if (skip >= starts.size())
        return;
    QByteArrayView text = chunk.text();
    QByteArray stripped;
    std::vector<quint32> strippedStarts;
    if (std::memchr(text.data(), '\x1b', size_t(text.size()))) {
        stripped = stripAnsi(text);
        strippedStarts.push_back(0);
        for (qsizetype at = 0; (at = stripped.indexOf('\n', at)) >= 0 && ++at < stripped.size();)
            strippedStarts.push_back(quint32(at));
        if (strippedStarts.size() == starts.size()) {
            text = stripped;
            starts = strippedStarts;
        }
    }
    const auto end = starts.end();
    auto line = starts.begin() + qptrdiff(skip);
    while (line != end) {
        const qsizetype found = matcher(text, qsizetype(*line));
        if (found < 0)
            return;
        const auto next = std::upper_bound(line, end, quint32(std::min(found, text.size() - 1)));
        lines.push_back(chunk.firstLine + (next - starts.begin()) - 1);
        line = next;
    }
}

/// Shared by the worker threads of one search; each takes the next chunk until none is left.
struct LogSearch::Job
{
    LogSnapshot snapshot;
    BlockMatcher matcher;
    std::atomic<size_t> next = 0;
    std::atomic<int> left = 0; ///< workers
    std::atomic<bool> cancelled = false;
    std::atomic<bool> announced = false;
    std::mutex mutex;
    std::vector<std::vector<qint64>> found; ///< by chunk
    std::vector<char> done;
    size_t collected = 0;                   ///< chunks whose lines are in LogSearch already
};

LogSearch::LogSearch(QObject *parent) : QObject(parent) {}

LogSearch::~LogSearch()
{
    cancel();
}

void LogSearch::cancel()
{
    if (m_job)
        m_job->cancelled = true;
    m_job.reset();
    m_running = false;
    m_matcher = {};
    m_lines.clear();
    m_searchedTo = 0;
}

void LogSearch::start(LogSnapshot snapshot, BlockMatcher matcher)
{
    cancel();
    m_matcher = std::move(matcher);
    run(std::move(snapshot));
}

void LogSearch::extend(LogSnapshot snapshot)
{
    if (!m_running && m_matcher)
        run(std::move(snapshot));
}

void LogSearch::run(LogSnapshot snapshot)
{
    // The last line may go on growing: it is searched again with what comes after it.
    while (!m_lines.empty() && m_lines.back() >= m_searchedTo)
        m_lines.pop_back();
    snapshot.firstLine = m_searchedTo;
    m_searchedTo = std::max<qint64>(m_searchedTo, snapshot.lineCount - 1);
    m_job = std::make_shared<Job>();
    m_job->found.resize(snapshot.chunks.size());
    m_job->done.resize(snapshot.chunks.size());
    m_job->snapshot = std::move(snapshot);
    m_job->matcher = m_matcher;
    m_running = true;
    const int workers = qMax(1, int(qMin<qsizetype>(QThread::idealThreadCount(), qsizetype(m_job->found.size()))));
    m_job->left = workers;
    const auto job = m_job;
    for (int worker = 0; worker < workers; ++worker) {
        QThreadPool::globalInstance()->start([this, job] {
            const auto announce = [this, &job] {
                if (!job->announced.exchange(true))
                    QMetaObject::invokeMethod(qApp, [this, job] { if (!job->cancelled) collect(job); });
            };
            for (size_t i = job->next++; i < job->found.size() && !job->cancelled; i = job->next++) {
                std::vector<qint64> lines;
                searchChunk(*job->snapshot.chunks[i], job->matcher, job->snapshot.firstLine, lines);
                const bool any = !lines.empty();
                {
                    const std::lock_guard lock(job->mutex);
                    job->found[i] = std::move(lines);
                    job->done[i] = 1;
                }
                if (any)
                    announce();
            }
            if (--job->left == 0) {
                job->announced = false;
                announce();
            }
        });
    }
}

void LogSearch::collect(const std::shared_ptr<Job> &job)
{
    // Runs on the thread of the program; a cancelled job never comes here, so `this` lives.
    const bool last = job->left == 0;
    job->announced = false;
    const size_t before = m_lines.size();
    {
        const std::lock_guard lock(job->mutex);
        for (; job->collected < job->done.size() && job->done[job->collected]; ++job->collected) {
            auto &lines = job->found[job->collected];
            m_lines.insert(m_lines.end(), lines.begin(), lines.end());
            lines = {};
        }
    }
    if (m_lines.size() != before)
        Q_EMIT progressed();
    if (last && m_running && m_job == job && job->collected == job->done.size()) {
        m_running = false;
        job->cancelled = true; // a call that is still queued has nothing left to do
        m_job.reset();
        Q_EMIT finished();
    }
}

} // namespace Thaw
