// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace Thaw {

/// This machine's CPU features, words in the order of Linux' cpufeatures.h (only those cpuFeatureNames() looks at are
/// filled in). Empty on machines whose features Thaw cannot read.
QList<quint32> thisCpu();

/// The instruction sets, as /proc/cpuinfo names them, that are in has and not in lacks. What programs choose their
/// code by: with one of these gone they end with SIGILL.
QStringList missingInstructions(const QList<quint32> &has, const QList<quint32> &lacks);

} // namespace Thaw
