// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/finding.h"
#include "core/result.h"
#include "core/toolbox/toolbox.h"

namespace Thaw {

/// What of this machine decides whether checkpoints work, as the kernel tells it.
struct MachineFacts
{
    QString kernel{};        ///< release: "6.18.2"
    QString architecture{};  ///< Qt's name: "x86_64"
    QString cpu{};           ///< model name; may be empty
    int ptraceScope = -1;    ///< Yama's kernel.yama.ptrace_scope; < 0: there is no Yama
    bool unifiedCgroups = false;
    QStringList modules{};   ///< security modules in force: "apparmor", "selinux"

    bool operator==(const MachineFacts &) const = default;
};

MachineFacts machineFacts();

/// Of a kernel's release, this machine's or another's.
Finding kernelFinding(const QString &release);

/// What follows from them.
QList<Finding> machineFindings(const MachineFacts &facts, const Result<Toolbox> &toolbox);

} // namespace Thaw
