// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Thaw {

/// How much of a program or library CRIU looks at for its build-id, from the beginning (BUILD_ID_MAP_SIZE in
/// criu/files-reg.c): bytes.
inline constexpr qint64 buildIdReach = 1 << 20;

/// The GNU build-id of an ELF file for a little-endian machine, of which this is the beginning; empty: it has none.
QByteArray buildIdOf(const QByteArray &beginning);

} // namespace Thaw
