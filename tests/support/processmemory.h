// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include <malloc.h>
#include <unistd.h>

namespace Thaw {

/// What of this process is in memory, in bytes. Under AddressSanitizer, which keeps what is freed for a while, it says
/// nothing, and 0 is given.
inline qint64 residentMemory()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 0;
#else
    malloc_trim(0); // what the C library keeps for later is no leak
    QFile statm(QStringLiteral("/proc/self/statm"));
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : 0;
#endif
}

} // namespace Thaw
