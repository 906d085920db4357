// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sanitized.h"

#include <QFile>

#include <malloc.h>
#include <unistd.h>

namespace Thaw {

/// What of a process is in memory, in bytes; 0 where sanitizers make it say nothing.
inline qint64 residentMemory(qint64 pid)
{
    if constexpr (sanitized)
        return 0;
    QFile statm(QStringLiteral("/proc/%1/statm").arg(pid));
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

/// The same of this process.
inline qint64 residentMemory()
{
    malloc_trim(0); // what the C library keeps for later is no leak
    return residentMemory(getpid());
}

} // namespace Thaw
