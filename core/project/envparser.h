// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/envfile.h"

namespace Thaw {

/// What one reading of a shell file finds; EnvFile keeps it.
struct ParsedEnv
{
    QList<Assignment> assignments;
    QList<EnvFile::Span> spans; ///< in the order of the file
    QList<Problem> problems;    ///< in the order of the file
};

ParsedEnv parseEnv(const QByteArray &text, const QProcessEnvironment &environment);

} // namespace Thaw
