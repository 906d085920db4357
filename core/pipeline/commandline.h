// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/runcontroller.h"

#include <QStringList>

namespace Thaw {

/// The command line of thaw that does the same.
QStringList commandLine(const MakeOptions &options);

} // namespace Thaw
