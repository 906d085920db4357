// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/runcontroller.h"

#include <QStringList>

namespace Thaw {

/// The command line of thaw that does the same.
QStringList commandLine(const MakeOptions &options);

/// Words as a shell would need them typed.
QString shellLine(const QStringList &words);

} // namespace Thaw
