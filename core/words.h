// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace Thaw {

/// The sentences of core/ for people: Core::tr("The run's log %1 cannot be written").arg(path). The window shows them
/// in its language, the terminal in English. What code compares, what files and labels hold as data, and what CRIU,
/// thaw-init and the engines say stays as it is. A number beside its noun: n == 1 ? Core::tr("1 process")
/// : Core::tr("%n processes", nullptr, n).
class Core
{
    Q_DECLARE_TR_FUNCTIONS(Thaw::Core)
};

} // namespace Thaw
