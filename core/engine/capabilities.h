// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Thaw {

/// Bit of a capability ("SYS_PTRACE", with or without "CAP_", any case); -1 if it is unknown.
/// Source: linux/capability.h.
int capabilityBit(const QString &name);

/// Mask of named capabilities; unknown names are left out.
quint64 capabilityMask(const QStringList &names);

/// Names in the order of their bits; unknown bits are left out.
QStringList capabilityNames(quint64 mask);

} // namespace Thaw
