// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/machine.h"

#include "core/words.h"

#include <QFile>
#include <QSysInfo>
#include <QVersionNumber>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

using S = Finding::State;

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(1 << 20).trimmed() : QByteArray();
}

QString cpuModel()
{
    for (const QByteArray &line : contentsOf(u"/proc/cpuinfo"_s).split('\n')) {
        if (line.startsWith("model name"))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).trimmed();
    }
    return {};
}

Finding yamaFinding(const MachineFacts &facts)
{
    Finding finding{.id = u"yama"_s, .title = Core::tr("Yama (who may look into processes)"), .text = Core::tr("not in force")};
    if (facts.ptraceScope < 0)
        return finding;
    finding.text = Core::tr("ptrace_scope is %1").arg(facts.ptraceScope);
    if (facts.ptraceScope >= 3) {
        finding.state = S::Bad;
        finding.remedy = Core::tr("Nobody may look into processes, so nothing can be frozen; it takes a reboot with a lower "
                                  "kernel.yama.ptrace_scope");
    }
    return finding;
}

} // namespace

Finding kernelFinding(const QString &kernel)
{
    const QVersionNumber version = QVersionNumber::fromString(kernel);
    Finding finding{.id = u"kernel"_s, .title = Core::tr("Kernel"), .text = kernel};
    // The first with CAP_CHECKPOINT_RESTORE: capabilities(7). The first whose pages CRIU reads by one call instead of a walk
    // (PAGEMAP_SCAN): proc_pid_pagemap(5).
    const QVersionNumber firstKernel(5, 9), fastKernel(6, 7);
    if (version < firstKernel) {
        finding.state = S::Bad;
        finding.remedy = Core::tr("Checkpoints without full privileges need Linux %1 or later").arg(firstKernel.toString());
    } else if (version < fastKernel) {
        finding.state = S::Doubtful;
        finding.remedy = Core::tr("It works, but large applications freeze faster from Linux %1 on").arg(fastKernel.toString());
    }
    return finding;
}

MachineFacts machineFacts()
{
    MachineFacts facts{.kernel = QSysInfo::kernelVersion(), .architecture = QSysInfo::currentCpuArchitecture(), .cpu = cpuModel()};
    bool known = false;
    const int scope = contentsOf(u"/proc/sys/kernel/yama/ptrace_scope"_s).toInt(&known);
    facts.ptraceScope = known ? scope : -1;
    facts.unifiedCgroups = QFile::exists(u"/sys/fs/cgroup/cgroup.controllers"_s);
    for (const QString &module : {u"apparmor"_s, u"selinux"_s}) {
        if (contentsOf(u"/sys/kernel/security/lsm"_s).split(',').contains(module.toLatin1()))
            facts.modules << module;
    }
    return facts;
}

QList<Finding> machineFindings(const MachineFacts &facts, const Result<Toolbox> &toolbox)
{
    QList<Finding> findings;
    findings << kernelFinding(facts.kernel);
    const bool supported = facts.architecture == "x86_64"_L1;
    findings << Finding{.id = u"cpu"_s,
                        .title = Core::tr("Processor"),
                        .state = supported ? S::Good : S::Bad,
                        .text = facts.cpu.isEmpty() ? facts.architecture : u"%1, %2"_s.arg(facts.architecture, facts.cpu),
                        .remedy = supported ? QString() : Core::tr("Thaw works on x86-64 only so far")};
    findings << yamaFinding(facts);
    findings << Finding{.id = u"cgroups"_s,
                        .title = Core::tr("Control groups"),
                        .text = facts.unifiedCgroups ? Core::tr("version 2") : Core::tr("version 1"),
                        .remedy = {}};
    findings << Finding{.id = u"modules"_s,
                        .title = Core::tr("Security modules"),
                        .text = facts.modules.isEmpty() ? Core::tr("none that matters here") : facts.modules.join(u", "_s),
                        .remedy = {}};
    findings << (toolbox ? Finding{.id = u"criu"_s, .title = u"CRIU"_s, .text = Core::tr("%1 (Thaw's own)").arg(toolbox->criuVersion)}
                         : Finding{.id = u"criu"_s, .title = u"CRIU"_s, .state = S::Bad, .text = toolbox.error().message,
                                   .remedy = toolbox.error().detail});
    return findings;
}

} // namespace Thaw
