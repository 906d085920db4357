// SPDX-License-Identifier: GPL-3.0-or-later
// bench: how fast the image answers, beside a cold start.
#include "agreement.h"
#include "command.h"

#include "core/report/benchmarkstore.h"
#include "core/restore/benchmarker.h"

#include <QRegularExpression>

#include <cstdio>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

struct BenchRequest
{
    BenchmarkOptions options;
    double failAbove = -1; ///< ms
};

Result<int> countOption(const Invocation &call, const QString &name, int otherwise, int most)
{
    if (!call.has(name))
        return otherwise;
    bool valid = false;
    const int value = call.value(name).toInt(&valid);
    if (!valid || value < 1 || value > most)
        return failure(ErrorKind::Usage, u"%1%2 takes a number from 1 to %3."_s.arg(name.size() == 1 ? u"-"_s : u"--"_s, name).arg(most));
    return value;
}

/// "300ms", "0.3s", "300": milliseconds.
Result<double> parseDuration(const QString &text)
{
    static const QRegularExpression form(u"^(\\d+(?:\\.\\d+)?)(ms|s)?$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return failure(ErrorKind::Usage, u"--fail-above takes a time: 300ms or 0.3s."_s);
    return match.captured(1).toDouble() * (match.captured(2) == "s"_L1 ? 1000 : 1);
}

Result<BenchRequest> requestOf(const Invocation &call)
{
    BenchRequest request;
    const auto rounds = countOption(call, u"n"_s, 10, 10'000);
    if (!rounds)
        return failure(rounds);
    const auto concurrency = countOption(call, u"concurrency"_s, 1, 1000);
    if (!concurrency)
        return failure(concurrency);
    request.options.rounds = *rounds;
    request.options.concurrency = *concurrency;
    request.options.cold = !call.has(u"no-cold"_s);
    request.options.project = call.value(u"project"_s);
    if (!request.options.project.isEmpty() && !request.options.project.startsWith(u'/'))
        request.options.project.prepend(call.directory + u'/');
    if (call.has(u"fail-above"_s)) {
        const auto limit = parseDuration(call.value(u"fail-above"_s));
        if (!limit)
            return failure(limit);
        request.failAbove = *limit;
    }
    if (int(call.json) + int(call.has(u"csv"_s)) + int(call.has(u"markdown"_s)) > 1)
        return failure(ErrorKind::Usage, u"Only one of --json, --csv and --markdown can be printed."_s);
    return request;
}

/// A line that is redrawn on a terminal; elsewhere nothing until the end.
void showProgress(const BenchmarkProgress &now)
{
    const BenchmarkSummary summary = summaryOf(now.soFar);
    QString line = now.round == 0 ? u"warming up"_s : u"round %1 of %2: restored %3"_s.arg(now.round).arg(now.soFar.rounds).arg(spreadText(summary.restored));
    if (now.leftMs >= 0)
        line += u", %1 s left"_s.arg(now.leftMs / 1000, 0, 'f', 0);
    const QByteArray bytes = "\r\x1b[K" + line.toUtf8();
    fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
}

std::function<void(const BenchmarkProgress &)> progressFor(const Invocation &call)
{
    const bool terminal = call.progress == ProgressKind::Tty
        || (call.progress == ProgressKind::Auto && isatty(STDERR_FILENO) == 1);
    if (call.quiet || !terminal)
        return {};
    return showProgress;
}

void printBenchmark(const Invocation &call, const Benchmark &benchmark, const QList<Benchmark> &earlier)
{
    const BenchmarkSummary summary = summaryOf(benchmark);
    printResult(u"restored  %1"_s.arg(spreadText(summary.restored)));
    if (summary.restored.count > 0) {
        printResult(u"          engine %1 · restore %2 · first answer %3 (medians, ms)"_s
                        .arg(summary.engine.median, 0, 'f', 0).arg(summary.restore.median, 0, 'f', 0).arg(summary.firstAnswer.median, 0, 'f', 0));
    }
    if (summary.cold.count > 0)
        printResult(u"cold      %1"_s.arg(spreadText(summary.cold)));
    else if (benchmark.recordedColdMs >= 0)
        printResult(u"cold      %1 ms when the image was made"_s.arg(benchmark.recordedColdMs, 0, 'f', 0));
    if (summary.ratio > 0)
        printResult(u"%1 × faster"_s.arg(summary.ratio, 0, 'f', 1));
    for (const QString &remark : summary.remarks)
        call.note(remark);
    constexpr qsizetype shown = 5;
    for (const Benchmark &old : earlier.first(std::min(shown, earlier.size()))) {
        const BenchmarkSummary then = summaryOf(old);
        call.note(u"earlier: %1 %2: restored %3%4"_s.arg(
            old.started.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s), old.image, spreadText(then.restored),
            old.concurrency > 1 ? u", %1 at once"_s.arg(old.concurrency) : QString()));
    }
}

} // namespace

QList<QCommandLineOption> benchOptions()
{
    return {
        {u"n"_s, u"Measure N starts of each kind (10)."_s, u"N"_s},
        {u"concurrency"_s, u"Start K restores at once."_s, u"K"_s},
        trustOption(),
        {u"no-cold"_s, u"Only measure restored starts."_s},
        {u"project"_s, u"For cold starts: the project of the image, if it was not made here."_s, u"DIR"_s},
        {u"fail-above"_s, u"Exit with 8 if the restored starts' median is above TIME (300ms)."_s, u"TIME"_s},
        {u"csv"_s, u"Print every run as CSV."_s},
        {u"markdown"_s, u"Print a table in Markdown."_s},
    };
}

QCoro::Task<Result<int>> benchCommand(std::shared_ptr<Invocation> call)
{
    const auto request = requestOf(*call);
    if (!request)
        co_return failure(request);
    const auto engine = co_await engineFor(call);
    if (!engine)
        co_return failure(engine);
    if (const auto agreed = co_await agreeToImage(call, *engine, call->arguments.first()); !agreed)
        co_return failure(agreed);
    BenchmarkOptions options = request->options;
    options.test.trusted = true;
    const auto progress = progressFor(*call);
    const auto benchmark = co_await runBenchmark(*engine, call->arguments.first(), options, progress, call->stop);
    if (progress)
        fputs("\r\x1b[K", stderr);
    if (!benchmark)
        co_return failure(benchmark);
    const BenchmarkStore store;
    const QList<Benchmark> earlier = store.ofApplication(benchmark->application);
    if (const auto saved = store.save(*benchmark); !saved)
        call->note(saved.error().message);
    if (call->json)
        printJson(toJson(*benchmark));
    else if (call->has(u"csv"_s))
        printResult(toCsv(*benchmark).trimmed());
    else if (call->has(u"markdown"_s))
        printResult(toMarkdown(*benchmark).trimmed());
    else
        printBenchmark(*call, *benchmark, earlier);
    const BenchmarkSummary summary = summaryOf(*benchmark);
    if (summary.failed > 0) {
        printNote(u"thaw: %1 of the restored starts failed"_s.arg(summary.failed));
        co_return exitCode(ErrorKind::Restore);
    }
    if (request->failAbove >= 0 && summary.restored.median > request->failAbove) {
        printNote(u"thaw: the median of %1 ms is above %2 ms"_s.arg(summary.restored.median, 0, 'f', 0).arg(request->failAbove, 0, 'f', 0));
        co_return exitCode(ErrorKind::Threshold);
    }
    co_return 0;
}

} // namespace Thaw
