// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/machineload.h"

#include <QFile>
#include <QList>
#include <QSysInfo>

#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

std::optional<CpuTimes> cpuTimes(const QByteArray &procStat)
{
    // "cpu  user nice system idle iowait irq softirq steal guest guest_nice"; guests are part of user.
    const QList<QByteArray> words = procStat.left(procStat.indexOf('\n')).simplified().split(' ');
    if (words.size() < 9 || words.first() != "cpu")
        return std::nullopt;
    CpuTimes times;
    for (int i = 1; i <= 8; ++i)
        times.total += words[i].toULongLong();
    times.idle = words[4].toULongLong() + words[5].toULongLong();
    times.stolen = words[8].toULongLong();
    return times;
}

std::optional<CpuTimes> cpuTimesNow()
{
    QFile file(u"/proc/stat"_s);
    return file.open(QIODevice::ReadOnly) ? cpuTimes(file.readAll()) : std::nullopt;
}

double busyPart(const CpuTimes &before, const CpuTimes &after)
{
    if (after.total <= before.total || after.idle < before.idle)
        return -1;
    return 1 - double(after.idle - before.idle) / double(after.total - before.total);
}

double stolenPart(const CpuTimes &before, const CpuTimes &after)
{
    if (after.total <= before.total || after.stolen < before.stolen)
        return -1;
    return double(after.stolen - before.stolen) / double(after.total - before.total);
}

QString machineName()
{
    QString cpu = QSysInfo::currentCpuArchitecture();
    QFile file(u"/proc/cpuinfo"_s);
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("model name")) {
                cpu = QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
                break;
            }
        }
    }
    return u"%1 × %2, Linux %3"_s.arg(sysconf(_SC_NPROCESSORS_ONLN)).arg(cpu, QSysInfo::kernelVersion());
}

} // namespace Thaw
