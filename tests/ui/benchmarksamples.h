// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/benchmark.h"

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
    RestoreTest test{.verdict = Verdict::Restored, .restoreMs = 205, .answerMs = 212, .engineMs = 150};
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
    RestoreTest test{.verdict = Verdict::Failed,
                     .reason = QStringLiteral("The container may not set the capability CHECKPOINT_RESTORE, so nothing was restored.")};
    test.proof = QStringLiteral("Error (criu/cr-restore.c:1290): CAP_CHECKPOINT_RESTORE is not permitted");
    test.remedy = QStringLiteral("Run the image with the options that “thaw test” prints.");
    test.criuLog = test.proof;
    return test;
}

} // namespace Thaw::Samples
