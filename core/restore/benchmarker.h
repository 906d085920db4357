// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/report/benchmark.h"
#include "core/restore/restoretest.h"

#include <functional>

namespace Thaw {

struct BenchmarkOptions
{
    int rounds = 10;       ///< measured ones, each a cold start and its restores
    int warmUps = 1;       ///< rounds before them that do not count
    int concurrency = 1;   ///< restores started at once
    bool cold = true;      ///< measure cold starts too, if the project is known
    QString project{};     ///< directory; empty: looked for in the report store by the image
    RestoreTestOptions test{}; ///< how each restored container is made; its keep is not looked at

    bool operator==(const BenchmarkOptions &) const = default;
};

/// How far a benchmark has come.
struct BenchmarkProgress
{
    Benchmark soFar;
    int round = 0;      ///< under way; 0: warming up
    double leftMs = -1; ///< by the rounds so far; < 0: not known yet

    bool operator==(const BenchmarkProgress &) const = default;
};

/// The directory of the project that an image was made of, by the report store; empty if it is not there (any more).
QString projectOfImage(const QString &imageId);

/// Cold and restored starts in turn, so that whatever else happens on the machine falls on both. Every restored run
/// is judged: only Restored ones count. Stopping removes the containers under way and fails with Cancelled.
/// progress is called after every start.
Task<Benchmark> runBenchmark(std::shared_ptr<Docker> engine, QString image, BenchmarkOptions options,
                             std::function<void(const BenchmarkProgress &)> progress, std::stop_token stop);

} // namespace Thaw
