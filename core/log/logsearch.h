// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logstore.h"
#include "core/result.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

namespace Thaw {

struct LogQuery
{
    QString text;
    bool regex = false;
    bool caseSensitive = false;

    bool operator==(const LogQuery &) const = default;
};

/// A compiled query over bytes. Copies share the compiled form; matching is safe on any number of threads.
class BytePattern
{
public:
    BytePattern() = default;
    /// The error's detail is the position in the text, in characters.
    static Result<BytePattern> compile(const LogQuery &query);

    bool isNull() const { return !m_code; }
    /// Start and length of the next match at or after from; start −1: none. Matches do not cross line ends.
    std::pair<qsizetype, qsizetype> find(QByteArrayView text, qsizetype from = 0) const;

private:
    std::shared_ptr<void> m_code;
};

/// Numbers of the lines of a chunk that match, appended to lines. Colours in the text do not hide a match.
void searchChunk(const LogChunk &chunk, const BlockMatcher &matcher, qint64 fromLine, std::vector<qint64> &lines);

/// Finds every line that matches, on worker threads, in the order of the lines.
class LogSearch : public QObject
{
    Q_OBJECT
public:
    explicit LogSearch(QObject *parent = nullptr);
    ~LogSearch() override;

    /// Forgets what was found and begins anew.
    void start(LogSnapshot snapshot, BlockMatcher matcher);
    /// Goes on with what came since (from searchedTo() on); ignored while still busy.
    void extend(LogSnapshot snapshot);
    void cancel();

    bool isRunning() const { return m_running; }
    bool isActive() const { return bool(m_matcher); }
    /// Found so far, ascending.
    const std::vector<qint64> &lines() const { return m_lines; }
    /// The first line that was not searched: the next extend() begins there.
    qint64 searchedTo() const { return m_searchedTo; }

Q_SIGNALS:
    /// lines() has grown.
    void progressed();
    void finished();

private:
    struct Job;
    void run(LogSnapshot snapshot);
    void collect(const std::shared_ptr<Job> &job);

    BlockMatcher m_matcher;
    std::shared_ptr<Job> m_job;
    std::vector<qint64> m_lines;
    qint64 m_searchedTo = 0;
    bool m_running = false;
};

} // namespace Thaw
