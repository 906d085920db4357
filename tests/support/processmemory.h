// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sanitized.h"

#include <QFile>

#include <malloc.h>
#include <unistd.h>

namespace Thaw {

/// What of this process is in memory, in bytes; 0 where sanitizers make it say nothing.
inline qint64 residentMemory()
{
    if constexpr (sanitized)
        return 0;
    malloc_trim(0); // what the C library keeps for later is no leak
    QFile statm(QStringLiteral("/proc/self/statm"));
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

} // namespace Thaw
