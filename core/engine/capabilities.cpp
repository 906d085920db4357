// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/capabilities.h"

#include <array>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array names{
    "CHOWN"_L1, "DAC_OVERRIDE"_L1, "DAC_READ_SEARCH"_L1, "FOWNER"_L1, "FSETID"_L1, "KILL"_L1, "SETGID"_L1,
    "SETUID"_L1, "SETPCAP"_L1, "LINUX_IMMUTABLE"_L1, "NET_BIND_SERVICE"_L1, "NET_BROADCAST"_L1, "NET_ADMIN"_L1,
    "NET_RAW"_L1, "IPC_LOCK"_L1, "IPC_OWNER"_L1, "SYS_MODULE"_L1, "SYS_RAWIO"_L1, "SYS_CHROOT"_L1,
    "SYS_PTRACE"_L1, "SYS_PACCT"_L1, "SYS_ADMIN"_L1, "SYS_BOOT"_L1, "SYS_NICE"_L1, "SYS_RESOURCE"_L1,
    "SYS_TIME"_L1, "SYS_TTY_CONFIG"_L1, "MKNOD"_L1, "LEASE"_L1, "AUDIT_WRITE"_L1, "AUDIT_CONTROL"_L1,
    "SETFCAP"_L1, "MAC_OVERRIDE"_L1, "MAC_ADMIN"_L1, "SYSLOG"_L1, "WAKE_ALARM"_L1, "BLOCK_SUSPEND"_L1,
    "AUDIT_READ"_L1, "PERFMON"_L1, "BPF"_L1, "CHECKPOINT_RESTORE"_L1,
};

} // namespace

int capabilityBit(const QString &name)
{
    QString plain = name.toUpper();
    if (plain.startsWith("CAP_"_L1))
        plain.remove(0, 4);
    const auto found = std::ranges::find(names, plain);
    return found == names.end() ? -1 : int(found - names.begin());
}

quint64 capabilityMask(const QStringList &wanted)
{
    quint64 mask = 0;
    for (const QString &name : wanted) {
        if (const int bit = capabilityBit(name); bit >= 0)
            mask |= quint64(1) << bit;
    }
    return mask;
}

QStringList capabilityNames(quint64 mask)
{
    QStringList found;
    for (size_t bit = 0; bit < names.size(); ++bit) {
        if (mask & (quint64(1) << bit))
            found.append(names[bit]);
    }
    return found;
}

} // namespace Thaw
