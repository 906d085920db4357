// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/problem.h"

#include <algorithm>

namespace Thaw {

QString problemText(const Problem &problem)
{
    QString place = problem.file;
    if (problem.line > 0)
        place += QLatin1Char(':') + QString::number(problem.line);
    if (problem.line > 0 && problem.column > 0)
        place += QLatin1Char(':') + QString::number(problem.column);
    return place.isEmpty() ? problem.message : place + QStringLiteral(": ") + problem.message;
}

bool hasErrors(const QList<Problem> &problems)
{
    return std::ranges::any_of(problems, [](const Problem &p) { return p.severity == Severity::Error; });
}

} // namespace Thaw
