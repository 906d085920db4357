// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace Thaw {

/// What is said of several measurements of one thing.
struct Spread
{
    qsizetype count = 0;
    double median = 0;
    double least = 0;
    double most = 0;
    double lowerQuartile = 0;
    double upperQuartile = 0;

    bool operator==(const Spread &) const = default;
};

/// All zero for no values. Quartiles by linear interpolation between the nearest (Hyndman and Fan's type 7).
Spread spreadOf(QList<double> values);

/// Positions of the values that are far from the others: more than 3.5 scaled median absolute deviations (Iglewicz
/// and Hoaglin, 1993) and more than a tenth of the median away from the median, so that nothing is called an outlier
/// for noise alone. Empty below five values.
QList<qsizetype> outliers(const QList<double> &values);

} // namespace Thaw
