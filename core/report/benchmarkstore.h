// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/problem.h"
#include "core/report/benchmark.h"

namespace Thaw {

/// The benchmarks of all images on the disk: $XDG_STATE_HOME/thaw/benchmarks/<application>/<time>-<image id>.json.
/// Values only, nothing is cached; several processes may use it at once.
class BenchmarkStore
{
public:
    static constexpr int defaultKept = 100; ///< of one application

    /// Empty: beside the report store's own place.
    explicit BenchmarkStore(const QString &baseDir = {});

    /// Keeps it and removes the application's oldest ones. Returns its file.
    Result<QString> save(const Benchmark &benchmark) const;

    /// Newest first: those of this image, or of every image of the application. What cannot be read is left out and
    /// told in problems.
    QList<Benchmark> ofImage(const QString &application, const QString &imageId, QList<Problem> *problems = nullptr) const;
    QList<Benchmark> ofApplication(const QString &application, QList<Problem> *problems = nullptr) const;

private:
    QString directoryOf(const QString &application) const;

    QString m_base;
};

} // namespace Thaw
