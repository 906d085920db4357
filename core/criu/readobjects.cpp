// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/readfiles.h"

#include <sched.h>
#include <time.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Fields that hold lists, which images.proto leaves out.
constexpr int epollWatches = 4, inotifyWatches = 5, fanotifyMarks = 6;

QString count(const QString &what, qsizetype number)
{
    return u"%1 %2"_s.arg(what).arg(number);
}

QString clockName(quint32 clock)
{
    switch (clock) {
    case CLOCK_REALTIME: return u"real time"_s;
    case CLOCK_MONOTONIC: return u"monotonic clock"_s;
    case CLOCK_BOOTTIME: return u"boot clock"_s;
    case CLOCK_REALTIME_ALARM: return u"real time alarm"_s;
    case CLOCK_BOOTTIME_ALARM: return u"boot clock alarm"_s;
    default: return u"clock %1"_s.arg(clock);
    }
}

QString namespaceName(quint32 kind)
{
    switch (kind) {
    case CLONE_NEWNET: return u"net"_s;
    case CLONE_NEWNS: return u"mnt"_s;
    case CLONE_NEWPID: return u"pid"_s;
    case CLONE_NEWUTS: return u"uts"_s;
    case CLONE_NEWIPC: return u"ipc"_s;
    case CLONE_NEWUSER: return u"user"_s;
    case CLONE_NEWCGROUP: return u"cgroup"_s;
    case 0x80: return u"time"_s; // CLONE_NEWTIME
    default: return u"unknown"_s;
    }
}

QString seconds(quint64 whole, quint64 nanoseconds)
{
    return QString::number(double(whole) + double(nanoseconds) / 1e9, 'g', 10);
}

} // namespace

CriuObject objectOf(const CriuFormat::NamespaceFile &file)
{
    return {.id = file.id(), .kind = CriuObject::Kind::Namespace, .name = namespaceName(file.kind()), .flags = file.flags()};
}

CriuObject objectOf(const CriuFormat::EventFd &file)
{
    return {.id = file.id(), .kind = CriuObject::Kind::EventFd, .details = u"counter %1"_s.arg(file.counter()), .flags = file.flags()};
}

CriuObject objectOf(const CriuFormat::Epoll &file)
{
    return {.id = file.id(),
            .kind = CriuObject::Kind::Epoll,
            .details = count(u"descriptors watched:"_s, CriuFormat::countMessages(file.unknown_fields(), epollWatches)),
            .flags = file.flags()};
}

CriuObject objectOf(const CriuFormat::SignalFd &file)
{
    QStringList signalNumbers;
    for (int number = 1; number <= 64; ++number) {
        if (file.signals() >> (number - 1) & 1)
            signalNumbers.append(QString::number(number));
    }
    return {.id = file.id(),
            .kind = CriuObject::Kind::SignalFd,
            .details = u"signals "_s + signalNumbers.join(u", "_s),
            .flags = file.flags()};
}

CriuObject objectOf(const CriuFormat::TunFile &file)
{
    return {.id = file.id(), .kind = CriuObject::Kind::Device, .name = QString::fromStdString(file.device()), .details = u"tun"_s};
}

CriuObject objectOf(const CriuFormat::TimerFd &file)
{
    QString details = clockName(file.clock()) + u", "_s;
    if (file.seconds() == 0 && file.nanoseconds() == 0)
        details += u"not armed"_s;
    else
        details += u"due in %1 s"_s.arg(seconds(file.seconds(), file.nanoseconds()));
    if (file.period_seconds() != 0 || file.period_nanoseconds() != 0)
        details += u", then every %1 s"_s.arg(seconds(file.period_seconds(), file.period_nanoseconds()));
    return {.id = file.id(), .kind = CriuObject::Kind::TimerFd, .details = details, .flags = file.flags()};
}

CriuObject objectOf(const CriuFormat::Inotify &file)
{
    return {.id = file.id(),
            .kind = CriuObject::Kind::Inotify,
            .details = count(u"files watched:"_s, CriuFormat::countMessages(file.unknown_fields(), inotifyWatches)),
            .flags = file.flags()};
}

CriuObject objectOf(const CriuFormat::Fanotify &file)
{
    return {.id = file.id(),
            .kind = CriuObject::Kind::Fanotify,
            .details = count(u"marks:"_s, CriuFormat::countMessages(file.unknown_fields(), fanotifyMarks)),
            .flags = file.flags()};
}

CriuObject objectOf(const CriuFormat::ExternalFile &file)
{
    return {.id = file.id(), .kind = CriuObject::Kind::Other, .name = u"external"_s, .details = u"given to CRIU at the restore"_s};
}

CriuObject objectOf(const CriuFormat::BpfMap &file)
{
    return {.id = file.id(), .kind = CriuObject::Kind::Other, .name = QString::fromStdString(file.name()),
            .details = u"BPF map"_s, .flags = file.flags()};
}

CriuObject objectOf(const CriuFormat::PidFd &file)
{
    return {.id = file.id(), .kind = CriuObject::Kind::Other, .name = u"pidfd"_s, .details = u"process %1"_s.arg(file.pid()),
            .flags = file.flags()};
}

} // namespace Thaw
