// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Thaw {

/// CPU time of this machine so far, in the kernel's ticks (/proc/stat, proc(5)).
struct CpuTimes
{
    quint64 total = 0;
    quint64 idle = 0;   ///< idle and waiting for disks
    quint64 stolen = 0; ///< the hypervisor gave it to others

    bool operator==(const CpuTimes &) const = default;
};

std::optional<CpuTimes> cpuTimes(const QByteArray &procStat);
std::optional<CpuTimes> cpuTimesNow();

/// 0 … 1: the part of the CPUs that was used, or stolen, between two looks; < 0: they are too close together.
double busyPart(const CpuTimes &before, const CpuTimes &after);
double stolenPart(const CpuTimes &before, const CpuTimes &after);

/// "2 × Intel(R) Xeon(R) …, Linux 6.18.0".
QString machineName();

} // namespace Thaw
