// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/restore/benchmarker.h"
#include "core/restore/restoretest.h"

#include <QTimeZone>

namespace Thaw::Samples {

/// Ten rounds of the sample, one of them far off; factor: how slow the machine is.
inline Benchmark benchmark(double factor = 1, int concurrency = 1)
{
    Benchmark benchmark{.image = QStringLiteral("hello:ck-3"),
                        .imageId = QStringLiteral("sha256:3333333333333333333333333333333333333333333333333333333333333333"),
                        .application = QStringLiteral("hello"),
                        .engine = QStringLiteral("Docker 26.1.5"),
                        .machine = QStringLiteral("2 × CPU, Linux 6.18"),
                        .started = QDateTime(QDate(2026, 3, 4), QTime(14, 3), QTimeZone::UTC).addSecs(int(factor * 1000)),
                        .rounds = 10,
                        .concurrency = concurrency};
    const double offsets[] = {0, 4, -3, 9, 2, -6, 1, 140, 5, -2};
    for (int round = 0; round <= 10; ++round) {
        const double offset = round == 0 ? 60 : offsets[round - 1];
        benchmark.runs.append({.kind = StartKind::Cold, .round = round, .engineMs = 171 + offset / 3,
                               .readyMs = (3150 + offset * 4) * factor, .answerMs = (3160 + offset * 4) * factor});
        benchmark.runs.append({.kind = StartKind::Restored, .round = round, .engineMs = (150 + offset) * factor,
                               .restoreMs = (205 + offset) * factor, .criuMs = 38 * factor,
                               .answerMs = (212 + offset) * factor, .verdict = Verdict::Restored});
    }
    return benchmark;
}

/// A restore test that went well, and one that did not.
inline RestoreTest goodTest(bool kept)
{
    RestoreTest test;
    test.verdict = Verdict::Restored;
    test.restoreMs = 205;
    test.answerMs = 212;
    test.engineMs = 150;
    test.criuMs = 38;
    test.log = QStringLiteral("GET / 200\n");
    test.criuLog = QStringLiteral("(00.038) Restore finished successfully.\n");
    if (kept) {
        test.container = QStringLiteral("thaw-test-0123456789ab");
        test.ports = {{QStringLiteral("8080/tcp"), 49153}};
    }
    return test;
}

inline RestoreTest badTest()
{
    RestoreEvidence seen;
    seen.ended = true;
    seen.exitCode = 120;
    seen.criuLog = QStringLiteral("(00.021) Error (criu/cr-restore.c:1290): Can't fork for 7: Operation not permitted\n");
    RestoreTest test = judge(seen);
    test.criuLog = seen.criuLog;
    return test;
}

inline Report testReport(const RestoreTest &test)
{
    Report report;
    report.image = QStringLiteral("hello:ck-3");
    report.readyMs = 3160;
    report.test = test;
    report.restoreCommand = {QStringLiteral("docker"), QStringLiteral("run"), QStringLiteral("--cap-add"),
                             QStringLiteral("CHECKPOINT_RESTORE"), QStringLiteral("hello:ck-3")};
    return report;
}

/// The fourth round of ten.
inline BenchmarkProgress benchmarkUnderWay()
{
    BenchmarkProgress progress{.soFar = benchmark(), .round = 4, .leftMs = 20'000};
    progress.soFar.runs.resize(8);
    return progress;
}

} // namespace Thaw::Samples
