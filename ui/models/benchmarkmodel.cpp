// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/benchmarkmodel.h"

#include "ui/models/enginemodel.h"
#include "ui/text.h"

#include <QCoroTask>
#include <QPointer>

namespace Thaw {

BenchmarkModel::BenchmarkModel(EngineModel *engines, const BenchmarkStore &store, QObject *parent)
    : QObject(parent), m_engines(engines), m_store(store)
{
}

BenchmarkModel::~BenchmarkModel()
{
    if (m_stop)
        m_stop->request_stop();
}

void BenchmarkModel::setSubject(const BenchmarkSubject &subject)
{
    if (subject == m_subject)
        return;
    m_subject = subject;
    m_problem.clear();
    load();
}

void BenchmarkModel::load()
{
    m_stored = m_subject.image.isEmpty() ? QList<Benchmark>() : m_store.ofApplication(m_subject.application);
    // This image's come first; the others show what became of the application.
    std::ranges::stable_partition(m_stored, [this](const Benchmark &b) { return b.imageId == m_subject.imageId; });
    m_chosen = 0;
    Q_EMIT changed();
}

BenchmarkModel::State BenchmarkModel::state() const
{
    if (isRunning() && m_running == m_subject)
        return State::Busy;
    if (!m_problem.isEmpty())
        return State::Failed;
    return m_stored.isEmpty() ? State::Empty : State::Done;
}

const Benchmark &BenchmarkModel::benchmark() const
{
    static const Benchmark none;
    if (state() == State::Busy)
        return m_progress.soFar;
    return m_chosen >= 0 && m_chosen < m_stored.size() ? m_stored[m_chosen] : none;
}

void BenchmarkModel::choose(int index)
{
    m_chosen = index;
    m_problem.clear();
    Q_EMIT changed();
}

void BenchmarkModel::start(const BenchmarkOptions &options)
{
    const auto engine = m_engines ? m_engines->engine() : nullptr;
    if (!engine || isRunning() || m_subject.image.isEmpty())
        return;
    m_running = m_subject;
    m_progress = {};
    m_progress.soFar.rounds = options.rounds;
    m_problem.clear();
    m_stop.emplace();
    const auto report = [self = QPointer(this)](const BenchmarkProgress &progress) {
        if (!self)
            return;
        self->m_progress = progress;
        Q_EMIT self->changed();
    };
    QCoro::connect(runBenchmark(engine, m_running.image, options, report, m_stop->get_token()), this,
                   [this](const Result<Benchmark> &result) { finish(result); });
    Q_EMIT changed();
}

void BenchmarkModel::stop()
{
    if (!m_stop)
        return;
    m_stop->request_stop();
    Q_EMIT changed();
}

void BenchmarkModel::finish(const Result<Benchmark> &result)
{
    m_stop.reset();
    QString sentence;
    if (result) {
        sentence = benchmarkSentence(*result);
        if (const auto saved = m_store.save(*result); !saved)
            sentence += u' ' + saved.error().message;
    } else if (result.error().kind == ErrorKind::Cancelled) {
        sentence = tr("The benchmark was stopped; its containers were removed.");
    } else {
        sentence = result.error().message;
        if (m_running == m_subject)
            m_problem = sentence;
    }
    const QString problem = m_problem;
    load();
    m_problem = problem;
    Q_EMIT changed();
    Q_EMIT finished(sentence);
}

void BenchmarkModel::show(const BenchmarkProgress &progress)
{
    m_stop.emplace();
    m_running = m_subject;
    m_progress = progress;
    Q_EMIT changed();
}

void BenchmarkModel::show(const QList<Benchmark> &stored)
{
    m_stop.reset();
    m_stored = stored;
    m_chosen = 0;
    Q_EMIT changed();
}

QString benchmarkSentence(const Benchmark &benchmark)
{
    const BenchmarkSummary summary = summaryOf(benchmark);
    if (summary.restored.count == 0)
        return BenchmarkModel::tr("No start of this image was restored and answered.");
    const QString restored = BenchmarkModel::tr("Restored in %1").arg(spreadText(summary.restored));
    if (summary.ratio <= 0)
        return restored;
    const double cold = summary.cold.count > 0 ? summary.cold.median : benchmark.recordedColdMs;
    return summary.ratio >= 1 ? BenchmarkModel::tr("%1, %2 × sooner than a cold start (%3)")
                                    .arg(restored, QLocale().toString(summary.ratio, 'f', 1), Text::duration(cold))
                              : BenchmarkModel::tr("%1; a cold start is faster (%2): a checkpoint gains nothing here")
                                    .arg(restored, Text::duration(cold));
}

} // namespace Thaw
