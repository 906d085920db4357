// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/benchmarkstore.h"
#include "core/restore/benchmarker.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>
#include <stop_token>

namespace Thaw {

class EngineModel;

/// What a benchmark is about.
struct BenchmarkSubject
{
    QString image; ///< as people name it
    QString imageId;
    QString application;

    bool operator==(const BenchmarkSubject &) const = default;
};

/// The benchmarks of the image that is being looked at: the one under way, or those of the past. One runs at a time,
/// and goes on when another image is looked at.
class BenchmarkModel : public QObject
{
    Q_OBJECT
public:
    enum class State { Empty, Busy, Done, Failed };

    explicit BenchmarkModel(EngineModel *engines, const BenchmarkStore &store = BenchmarkStore(), QObject *parent = nullptr);
    ~BenchmarkModel() override;

    /// The image to look at; one without a name: none.
    void setSubject(const BenchmarkSubject &subject);
    const BenchmarkSubject &subject() const { return m_subject; }

    /// About the image that is looked at.
    State state() const;
    /// Under way, or the chosen one of stored().
    const Benchmark &benchmark() const;
    /// Those of the application, newest first; of this image and of those before it.
    const QList<Benchmark> &stored() const { return m_stored; }
    int chosen() const { return m_chosen; }
    void choose(int index);
    /// Why the last one failed.
    QString problem() const { return m_problem; }

    void start(const BenchmarkOptions &options);
    /// Its containers are removed before finished() comes.
    void stop();
    bool isRunning() const { return m_stop.has_value(); }
    bool isStopping() const { return m_stop && m_stop->stop_requested(); }
    const BenchmarkSubject &running() const { return m_running; }
    const BenchmarkProgress &progress() const { return m_progress; }

    /// For tests and screenshots.
    void show(const BenchmarkProgress &progress);
    void show(const QList<Benchmark> &stored);

Q_SIGNALS:
    void changed();
    /// sentence: how it went.
    void finished(const QString &sentence);

private:
    void load();
    void finish(const Result<Benchmark> &result);

    EngineModel *m_engines;
    BenchmarkStore m_store;
    BenchmarkSubject m_subject;
    BenchmarkSubject m_running;
    BenchmarkProgress m_progress;
    QList<Benchmark> m_stored;
    int m_chosen = 0;
    QString m_problem;
    std::optional<std::stop_source> m_stop; ///< of the one under way
};

/// "Restored in 203 ms (198–231, n = 10), 15.8 × sooner than a cold start (3.21 s)".
QString benchmarkSentence(const Benchmark &benchmark);

} // namespace Thaw
