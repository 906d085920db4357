// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/benchmark.h"

#include "core/words.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

const QString benchmarkFormat = u"thaw.benchmark/1"_s;
/// Above this part of the CPUs, what others do shows in the times.
constexpr double busy = 0.25;
constexpr double muchStolen = 0.05;
/// The middle half of the runs is wider than this part of the median.
constexpr double uneven = 0.3;

double part(double from, double to)
{
    return from >= 0 && to >= 0 ? std::max(0.0, to - from) : -1;
}

QString kindName(StartKind kind)
{
    return kind == StartKind::Cold ? u"cold"_s : u"restored"_s;
}

QString runName(const Outlier &run)
{
    const QString number = QString::number(run.round) + (run.place > 1 ? u'.' + QString::number(run.place) : QString());
    return run.kind == StartKind::Cold ? Core::tr("cold run %1").arg(number) : Core::tr("restored run %1").arg(number);
}

QString ms(double value)
{
    return value < 1000 ? u"%1 ms"_s.arg(QLocale().toString(value, 'f', 0)) : u"%1 s"_s.arg(QLocale().toString(value / 1000, 'f', 2));
}

QString percent(double value)
{
    return u"%1 %"_s.arg(value * 100, 0, 'f', 0);
}

QList<double> totals(const Benchmark &benchmark, StartKind kind, QList<const BenchmarkRun *> *which = nullptr)
{
    QList<double> values;
    for (const BenchmarkRun &run : benchmark.runs) {
        if (run.kind != kind || !run.counts())
            continue;
        values.append(run.totalMs());
        if (which)
            which->append(&run);
    }
    return values;
}

void findOutliers(const Benchmark &benchmark, BenchmarkSummary &summary)
{
    for (const StartKind kind : {StartKind::Cold, StartKind::Restored}) {
        QList<const BenchmarkRun *> runs;
        for (const qsizetype at : outliers(totals(benchmark, kind, &runs)))
            summary.outliers.append({kind, runs[at]->round, runs[at]->place, runs[at]->totalMs()});
    }
}

void addRemarks(const Benchmark &benchmark, BenchmarkSummary &summary)
{
    QStringList &remarks = summary.remarks;
    for (const Outlier &outlier : std::as_const(summary.outliers)) {
        const double median = outlier.kind == StartKind::Cold ? summary.cold.median : summary.restored.median;
        remarks.append(Core::tr("Outlier: %1 took %2, the median is %3").arg(runName(outlier), ms(outlier.ms), ms(median)));
    }
    if (const double most = std::max(benchmark.busyBefore, benchmark.busyAfter); most > busy)
        remarks.append(Core::tr("The machine was busy with other things: %1 of its CPUs before, %2 after").arg(
            percent(std::max(0.0, benchmark.busyBefore)), percent(std::max(0.0, benchmark.busyAfter))));
    if (benchmark.stolen > muchStolen)
        remarks.append(Core::tr("The hypervisor gave %1 of this machine's CPU time to others").arg(percent(benchmark.stolen)));
    const Spread &restored = summary.restored;
    if (restored.count >= 5 && benchmark.concurrency == 1
        && restored.upperQuartile - restored.lowerQuartile > uneven * restored.median)
        remarks.append(Core::tr("The restored starts vary a lot: half of them lie between %1 and %2").arg(
            ms(restored.lowerQuartile), ms(restored.upperQuartile)));
    if (summary.ratio > 0 && summary.ratio < 1)
        remarks.append(Core::tr("This application starts faster than it restores: a checkpoint gains nothing"));
    QStringList told;
    for (const BenchmarkRun &run : benchmark.runs) {
        if (run.round > 0 && !run.problem.isEmpty() && !told.contains(run.problem)) {
            told.append(run.problem);
            remarks.append((run.kind == StartKind::Cold ? Core::tr("Cold run %1 does not count: %2")
                                                        : Core::tr("Restored run %1 does not count: %2")).arg(run.round).arg(run.problem));
        }
    }
    remarks += benchmark.notes;
}

QJsonObject toJson(const BenchmarkRun &run)
{
    return {{u"kind"_s, kindName(run.kind)},   {u"round"_s, run.round},         {u"place"_s, run.place},
            {u"engineMs"_s, run.engineMs},     {u"restoreMs"_s, run.restoreMs}, {u"criuMs"_s, run.criuMs},
            {u"readyMs"_s, run.readyMs},       {u"answerMs"_s, run.answerMs},
            {u"verdict"_s, verdictName(run.verdict)}, {u"problem"_s, run.problem}};
}

double number(const QJsonObject &json, QLatin1StringView key)
{
    return json[key].toDouble(-1);
}

BenchmarkRun runFromJson(const QJsonObject &json)
{
    return {.kind = json["kind"_L1].toString() == "cold"_L1 ? StartKind::Cold : StartKind::Restored,
            .round = json["round"_L1].toInt(),
            .place = json["place"_L1].toInt(1),
            .engineMs = number(json, "engineMs"_L1),
            .restoreMs = number(json, "restoreMs"_L1),
            .criuMs = number(json, "criuMs"_L1),
            .readyMs = number(json, "readyMs"_L1),
            .answerMs = number(json, "answerMs"_L1),
            .verdict = verdictOf(json["verdict"_L1].toString()),
            .problem = json["problem"_L1].toString()};
}

QString csvField(const QString &text)
{
    return text.contains(u',') || text.contains(u'"') || text.contains(u'\n')
        ? u'"' + QString(text).replace(u"\""_s, u"\"\""_s) + u'"'
        : text;
}

QString csvNumber(double value)
{
    return value < 0 ? QString() : QString::number(value, 'f', 3);
}

} // namespace

double BenchmarkRun::totalMs() const
{
    if (answerMs >= 0)
        return answerMs;
    return kind == StartKind::Cold ? readyMs : restoreMs;
}

BenchmarkSummary summaryOf(const Benchmark &benchmark)
{
    BenchmarkSummary summary;
    QList<const BenchmarkRun *> restored;
    summary.restored = spreadOf(totals(benchmark, StartKind::Restored, &restored));
    summary.cold = spreadOf(totals(benchmark, StartKind::Cold));
    QList<double> engine, restore, answer, criu;
    const auto add = [](QList<double> &list, double value) {
        if (value >= 0)
            list.append(value);
    };
    for (const BenchmarkRun *run : std::as_const(restored)) {
        add(engine, run->engineMs);
        add(restore, part(run->engineMs, run->restoreMs));
        // The restore may be over before the engine has answered.
        add(answer, part(std::max(run->engineMs, run->restoreMs), run->answerMs));
        add(criu, run->criuMs);
    }
    summary.engine = spreadOf(engine);
    summary.restore = spreadOf(restore);
    summary.firstAnswer = spreadOf(answer);
    summary.criu = spreadOf(criu);
    if (summary.cold.count > 0 && summary.restored.median > 0)
        summary.ratio = summary.cold.median / summary.restored.median;
    for (const BenchmarkRun &run : benchmark.runs)
        summary.failed += run.kind == StartKind::Restored && run.round > 0 && !run.counts() ? 1 : 0;
    findOutliers(benchmark, summary);
    addRemarks(benchmark, summary);
    return summary;
}

QJsonObject toJson(const Spread &spread)
{
    return {{u"count"_s, spread.count},
            {u"median"_s, spread.median},
            {u"min"_s, spread.least},
            {u"max"_s, spread.most},
            {u"lowerQuartile"_s, spread.lowerQuartile},
            {u"upperQuartile"_s, spread.upperQuartile}};
}

QJsonObject toJson(const Benchmark &benchmark)
{
    QJsonArray runs;
    for (const BenchmarkRun &run : benchmark.runs)
        runs.append(toJson(run));
    const BenchmarkSummary summary = summaryOf(benchmark);
    const QJsonObject said{{u"restored"_s, toJson(summary.restored)},
                           {u"cold"_s, toJson(summary.cold)},
                           {u"engine"_s, toJson(summary.engine)},
                           {u"restore"_s, toJson(summary.restore)},
                           {u"firstAnswer"_s, toJson(summary.firstAnswer)},
                           {u"criu"_s, toJson(summary.criu)},
                           {u"ratio"_s, summary.ratio},
                           {u"failed"_s, summary.failed},
                           {u"remarks"_s, QJsonArray::fromStringList(summary.remarks)}};
    return {{u"format"_s, benchmarkFormat},
            {u"image"_s, benchmark.image},
            {u"imageId"_s, benchmark.imageId},
            {u"application"_s, benchmark.application},
            {u"engine"_s, benchmark.engine},
            {u"machine"_s, benchmark.machine},
            {u"started"_s, benchmark.started.toUTC().toString(Qt::ISODateWithMs)},
            {u"rounds"_s, benchmark.rounds},
            {u"concurrency"_s, benchmark.concurrency},
            {u"recordedColdMs"_s, benchmark.recordedColdMs},
            {u"busyBefore"_s, benchmark.busyBefore},
            {u"busyAfter"_s, benchmark.busyAfter},
            {u"stolen"_s, benchmark.stolen},
            {u"notes"_s, QJsonArray::fromStringList(benchmark.notes)},
            {u"summary"_s, said},
            {u"runs"_s, runs}};
}

Result<Benchmark> benchmarkFromJson(const QJsonObject &json)
{
    if (const QString found = json["format"_L1].toString(); found != benchmarkFormat) {
        return failure(ErrorKind::Other, found.isEmpty()
                                             ? Core::tr("This is not a benchmark of Thaw.")
                                             : Core::tr("This benchmark has the format \"%1\"; this Thaw reads \"%2\".").arg(found, benchmarkFormat));
    }
    Benchmark benchmark;
    benchmark.image = json["image"_L1].toString();
    benchmark.imageId = json["imageId"_L1].toString();
    benchmark.application = json["application"_L1].toString();
    benchmark.engine = json["engine"_L1].toString();
    benchmark.machine = json["machine"_L1].toString();
    benchmark.started = QDateTime::fromString(json["started"_L1].toString(), Qt::ISODateWithMs);
    benchmark.rounds = json["rounds"_L1].toInt();
    benchmark.concurrency = json["concurrency"_L1].toInt(1);
    benchmark.recordedColdMs = number(json, "recordedColdMs"_L1);
    benchmark.busyBefore = number(json, "busyBefore"_L1);
    benchmark.busyAfter = number(json, "busyAfter"_L1);
    benchmark.stolen = number(json, "stolen"_L1);
    for (const QJsonValue note : json["notes"_L1].toArray())
        benchmark.notes.append(note.toString());
    for (const QJsonValue run : json["runs"_L1].toArray())
        benchmark.runs.append(runFromJson(run.toObject()));
    return benchmark;
}

QString toCsv(const Benchmark &benchmark)
{
    QString text = u"kind,round,place,engine_ms,restore_ms,criu_ms,ready_ms,answer_ms,verdict,problem\r\n"_s;
    for (const BenchmarkRun &run : benchmark.runs) {
        const QStringList fields{kindName(run.kind),       QString::number(run.round),  QString::number(run.place),
                                 csvNumber(run.engineMs),  csvNumber(run.restoreMs),    csvNumber(run.criuMs),
                                 csvNumber(run.readyMs),   csvNumber(run.answerMs),
                                 run.kind == StartKind::Cold ? QString() : verdictName(run.verdict), csvField(run.problem)};
        text += fields.join(u',') + u"\r\n"_s;
    }
    return text;
}

QString toMarkdown(const Benchmark &benchmark)
{
    const BenchmarkSummary summary = summaryOf(benchmark);
    QString text = u"### %1\n\n| %2 | %3 | min | max | n |\n|---|---:|---:|---:|---:|\n"_s.arg(benchmark.image, Core::tr("start"), Core::tr("median"));
    const auto row = [&](const QString &name, const Spread &spread) {
        if (spread.count > 0)
            text += u"| %1 | %2 | %3 | %4 | %5 |\n"_s.arg(name, ms(spread.median), ms(spread.least), ms(spread.most)).arg(spread.count);
    };
    row(Core::tr("cold"), summary.cold);
    row(u"**%1**"_s.arg(Core::tr("restored")), summary.restored);
    row(Core::tr("… engine"), summary.engine);
    row(Core::tr("… restore"), summary.restore);
    row(Core::tr("… first answer"), summary.firstAnswer);
    if (summary.ratio > 0)
        text += u'\n' + Core::tr("%1 × faster than a cold start.").arg(QLocale().toString(summary.ratio, 'f', 1)) + u'\n';
    QStringList conditions{benchmark.engine, benchmark.machine, benchmark.started.toUTC().toString(Qt::ISODate)};
    if (benchmark.concurrency > 1)
        conditions << Core::tr("%n restores at once", nullptr, benchmark.concurrency);
    text += u'\n' + conditions.join(u", "_s) + u'\n';
    for (const QString &remark : summary.remarks)
        text += u"\n- "_s + remark;
    return text + (summary.remarks.isEmpty() ? QString() : u"\n"_s);
}

QString spreadText(const Spread &spread)
{
    if (spread.count == 0)
        return Core::tr("not measured");
    const bool seconds = spread.median >= 1000;
    const auto plain = [seconds](double value) { return QLocale().toString(seconds ? value / 1000 : value, 'f', seconds ? 2 : 0); };
    return u"%1 %2 (%3–%4, n = %5)"_s.arg(plain(spread.median), seconds ? u"s"_s : u"ms"_s, plain(spread.least), plain(spread.most))
        .arg(spread.count);
}

} // namespace Thaw
