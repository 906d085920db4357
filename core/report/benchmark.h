// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"
#include "core/report/statistics.h"

#include <QDateTime>

namespace Thaw {

enum class StartKind { Cold, Restored };

/// One start of a benchmark, with its times since the create request; < 0: not reached, or not asked for.
struct BenchmarkRun
{
    StartKind kind = StartKind::Restored;
    int round = 0;            ///< from 1; 0: the warm-up, which counts for nothing
    int place = 1;            ///< among those that were started at once, from 1
    double engineMs = -1;     ///< the engine has answered create and start
    double restoreMs = -1;    ///< the checkpointed processes run again
    double criuMs = -1;       ///< of that, CRIU itself (a duration)
    double readyMs = -1;      ///< cold: ready, by the project's own rule
    double answerMs = -1;     ///< the check was answered for the first time
    Verdict verdict = Verdict::Untested; ///< of a restored one
    QString problem{};        ///< why it does not count

    /// What is compared: the first answer, or without a check that it runs (ready, restored). < 0: not reached.
    double totalMs() const;
    bool counts() const { return round > 0 && problem.isEmpty() && totalMs() >= 0; }
    bool operator==(const BenchmarkRun &) const = default;
};

/// A benchmark of one image as a value: every run is kept.
struct Benchmark
{
    QString image;            ///< as it was named
    QString imageId;
    QString application;      ///< io.thaw.application of the image
    QString engine;           ///< "Docker 26.1.5"
    QString machine;          ///< "2 × Intel(R) Xeon(R) …, Linux 6.18"
    QDateTime started;
    int rounds = 0;
    int concurrency = 1;      ///< restores that were started at once
    QList<BenchmarkRun> runs{};
    double recordedColdMs = -1; ///< start → ready when the image was made, from its label
    double busyBefore = -1;   ///< part of this machine's CPUs that others used just before, 0 … 1; < 0: not known
    double busyAfter = -1;
    double stolen = -1;       ///< part of the CPU time the hypervisor gave to others during the benchmark
    QStringList notes{};      ///< sentences: what could not be measured, and why

    bool operator==(const Benchmark &) const = default;
};

/// A run that is far from the others of its kind.
struct Outlier
{
    StartKind kind = StartKind::Restored;
    int round = 0;
    int place = 1;
    double ms = 0;

    bool operator==(const Outlier &) const = default;
};

/// What a benchmark says; follows from its runs alone.
struct BenchmarkSummary
{
    Spread restored{};   ///< totalMs()
    Spread cold{};
    Spread engine{};     ///< parts of the restored ones: create and start …
    Spread restore{};    ///< … → the processes run …
    Spread firstAnswer{};///< … → the check is answered
    Spread criu{};       ///< CRIU itself, within restore and engine
    double ratio = 0;    ///< cold / restored, medians; 0: not both known
    int failed = 0;      ///< restored runs that were not Restored or never answered
    QList<Outlier> outliers{};
    QStringList remarks{}; ///< sentences: a busy machine, outliers, failures

    bool operator==(const BenchmarkSummary &) const = default;
};

BenchmarkSummary summaryOf(const Benchmark &benchmark);

/// Versioned JSON ("format": "thaw.benchmark/1") with the summary beside the runs, and back.
QJsonObject toJson(const Benchmark &benchmark);
Result<Benchmark> benchmarkFromJson(const QJsonObject &json);
QJsonObject toJson(const Spread &spread);

/// A line a run, with a head; RFC 4180.
QString toCsv(const Benchmark &benchmark);
/// A table with a line a kind, the parts, and the remarks.
QString toMarkdown(const Benchmark &benchmark);

/// "203 ms (198–231, n = 10)", "3.21 s (…)": as people read it.
QString spreadText(const Spread &spread);

} // namespace Thaw
