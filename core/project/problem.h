// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Thaw {

enum class Severity { Warning, Error };

/// Something wrong or surprising at a place in a file.
struct Problem
{
    Severity severity = Severity::Warning;
    QString message; ///< one sentence: what, and how to mend it
    QString file;    ///< relative to the project's directory; empty: the directory itself
    int line = 0;    ///< from 1; 0: the file as a whole
    int column = 0;  ///< from 1, in characters; 0: the line as a whole

    bool operator==(const Problem &) const = default;
};

/// "app_env_vars.sh:3:5: message", as compilers write it and editors jump to it.
QString problemText(const Problem &problem);

bool hasErrors(const QList<Problem> &problems);

} // namespace Thaw
