// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/statistics.h"

#include <algorithm>
#include <cmath>

namespace Thaw {

namespace {

double quantile(const QList<double> &sorted, double part)
{
    const double at = part * double(sorted.size() - 1);
    const auto below = qsizetype(std::floor(at));
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - double(below)) * (sorted[above] - sorted[below]);
}

} // namespace

Spread spreadOf(QList<double> values)
{
    if (values.isEmpty())
        return {};
    std::ranges::sort(values);
    return {.count = values.size(),
            .median = quantile(values, 0.5),
            .least = values.first(),
            .most = values.last(),
            .lowerQuartile = quantile(values, 0.25),
            .upperQuartile = quantile(values, 0.75)};
}

QList<qsizetype> outliers(const QList<double> &values)
{
    constexpr qsizetype fewest = 5;
    constexpr double normal = 1.4826; ///< makes the median absolute deviation a standard deviation
    if (values.size() < fewest)
        return {};
    const double median = spreadOf(values).median;
    QList<double> distances;
    for (const double value : values)
        distances.append(std::abs(value - median));
    const double limit = std::max(3.5 * normal * spreadOf(distances).median, 0.1 * median);
    QList<qsizetype> found;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (distances[i] > limit)
            found.append(i);
    }
    return found;
}

} // namespace Thaw
