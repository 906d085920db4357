// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/benchmarker.h"

#include "core/engine/engineabilities.h"
#include "core/pipeline/labels.h"
#include "core/report/reportstore.h"
#include "core/restore/coldstart.h"
#include "core/restore/contract.h"
#include "core/restore/machineload.h"
#include "core/restore/trust.h"
#include "core/scratchdirectory.h"
#include "core/trigger.h"
#include "core/words.h"

#include <QDir>
#include <QElapsedTimer>

#include <vector>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How long the machine is watched, before and after, while nothing of ours runs.
constexpr auto loadWindow = 300ms;

/// One benchmark under way; owns what its coroutines need.
struct Bench
{
    std::shared_ptr<Docker> engine;
    BenchmarkOptions options;
    std::function<void(const BenchmarkProgress &)> progress;
    std::stop_token stop;
    Benchmark result;
    QString project;
    ScratchDirectory scratch{ScratchDirectory::ofTrials()};
    QElapsedTimer clock;
    double roundsBeganMs = 0;
    int round = 0;

    void tell() const
    {
        if (!progress)
            return;
        BenchmarkProgress now{result, round, -1};
        if (round > 1) {
            const double took = double(clock.elapsed()) - roundsBeganMs;
            now.leftMs = std::max(0.0, took / (round - 1) * (options.rounds - round + 1));
        }
        progress(now);
    }
};

Task<double> watchMachine(std::shared_ptr<Bench> bench)
{
    const auto before = cpuTimesNow();
    if (!before || !co_await pauseFor(loadWindow, bench->stop))
        co_return -1;
    const auto after = cpuTimesNow();
    co_return after ? busyPart(*before, *after) : -1;
}

Task<> coldRound(std::shared_ptr<Bench> bench)
{
    BenchmarkRun run{.kind = StartKind::Cold, .round = bench->round};
    const QString reports = bench->scratch.filePath(ScratchDirectory::trialReports());
    const auto cold = co_await startCold(bench->project, bench->engine->endpoint().argument(), reports, bench->stop);
    if (!cold && bench->stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    if (cold) {
        run.engineMs = cold->engineMs;
        run.readyMs = cold->readyMs;
        run.answerMs = cold->answered ? cold->readyMs : -1;
    } else if (bench->round == 0) {
        // No use in trying again: what does not start once does not start ten times.
        bench->result.notes.append(Core::tr("No cold starts were measured: %1").arg(cold.error().message));
        bench->project.clear();
        co_return {};
    } else {
        run.problem = cold.error().message;
    }
    bench->result.runs.append(run);
    bench->tell();
    co_return {};
}

BenchmarkRun runOf(const RestoreTest &test, int round, int place)
{
    BenchmarkRun run{.kind = StartKind::Restored,
                     .round = round,
                     .place = place,
                     .engineMs = test.engineMs,
                     .restoreMs = test.restoreMs,
                     .criuMs = test.criuMs,
                     .answerMs = test.answerMs,
                     .verdict = test.verdict};
    if (test.verdict != Verdict::Restored)
        run.problem = verdictText(test.verdict) + u": "_s + test.reason;
    return run;
}

Task<> restoredRound(std::shared_ptr<Bench> bench)
{
    // Eager tasks: all are under way before the first is waited for.
    std::vector<Task<RestoreTest>> tests;
    tests.reserve(size_t(bench->options.concurrency));
    for (int i = 0; i < bench->options.concurrency; ++i)
        tests.push_back(testRestore(bench->engine, bench->result.imageId, bench->options.test, bench->stop));
    Result<> outcome;
    for (int i = 0; i < bench->options.concurrency; ++i) {
        const auto test = co_await tests[size_t(i)];
        if (!test && outcome)
            outcome = failure(test); // the others are waited for all the same, so that they clean up
        if (test)
            bench->result.runs.append(runOf(*test, bench->round, i + 1));
    }
    if (bench->stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    bench->tell();
    co_return outcome;
}

Task<> play(std::shared_ptr<Bench> bench)
{
    const auto begun = cpuTimesNow();
    const auto before = co_await watchMachine(bench);
    bench->result.busyBefore = before.value_or(-1);
    for (int i = 0; i < bench->options.warmUps + bench->options.rounds; ++i) {
        bench->round = std::max(0, i - bench->options.warmUps + 1);
        if (bench->round == 1)
            bench->roundsBeganMs = double(bench->clock.elapsed());
        // What one start leaves the machine to do must not always fall on the same kind.
        const bool coldFirst = i % 2 == 0;
        for (const bool cold : {coldFirst, !coldFirst}) {
            if (bench->stop.stop_requested())
                co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
            if (cold && bench->project.isEmpty())
                continue;
            const Result<> done = cold ? co_await coldRound(bench) : co_await restoredRound(bench);
            if (!done)
                co_return failure(done);
        }
    }
    const auto after = co_await watchMachine(bench);
    bench->result.busyAfter = after.value_or(-1);
    if (const auto ended = cpuTimesNow(); begun && ended)
        bench->result.stolen = stolenPart(*begun, *ended);
    co_return {};
}

void findProject(Bench &bench, const ImageDetails &image)
{
    if (!bench.options.cold)
        return;
    if (contractOf(image)->way != RestoreWay::Thaw) {
        bench.result.notes.append(Core::tr("No cold starts were measured: Thaw does not know how this image starts without its checkpoint"));
        return;
    }
    bench.project = bench.options.project.isEmpty() ? projectOfImage(image.id) : bench.options.project;
    if (bench.project.isEmpty())
        bench.result.notes.append(Core::tr("No cold starts were measured: the project that the image was made of is not known here (-C DIR names it)"));
}

} // namespace

QString projectOfImage(const QString &imageId)
{
    for (const Report &report : ReportStore().all()) {
        if (report.imageId == imageId && QDir(report.project).exists())
            return report.project;
    }
    return {};
}

Task<Benchmark> runBenchmark(std::shared_ptr<Docker> engine, QString image, BenchmarkOptions options,
                             std::function<void(const BenchmarkProgress &)> progress, std::stop_token stop)
{
    const auto details = co_await engine->inspectImage(image, stop);
    if (!details)
        co_return failure(details);
    if (!contractOf(*details))
        co_return failure(ErrorKind::Invalid, Core::tr("%1 is not a checkpoint image: neither Thaw's nor one whose entrypoint restores").arg(image));
    if (!options.test.trusted && !isTrusted(details->id))
        co_return std::unexpected(untrusted(image, u"thaw bench --trust "_s + image));
    options.test.trusted = true; // looked at once
    auto bench = std::make_shared<Bench>();
    bench->engine = engine;
    bench->options = options;
    bench->options.test.keep = false;
    bench->progress = std::move(progress);
    bench->stop = stop;
    bench->clock.start();
    Benchmark &result = bench->result;
    result.image = image;
    result.imageId = details->id;
    result.application = details->labels.value(Label::Application, image.section(u':', 0, 0));
    result.engine = engineTitle(engine->info());
    result.machine = machineName();
    result.started = QDateTime::currentDateTimeUtc();
    result.rounds = options.rounds;
    result.concurrency = options.concurrency;
    result.recordedColdMs = details->labels.contains(Label::ColdMs) ? details->labels.value(Label::ColdMs).toDouble() : -1;
    findProject(*bench, *details);
    const auto played = co_await play(bench);
    if (!played)
        co_return failure(played);
    co_return result;
}

} // namespace Thaw
