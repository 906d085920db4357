// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/provenance.h"

#include "core/engine/engineabilities.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/run.h"
#include "core/restore/restorecommand.h"

#include <QCoreApplication>

namespace Thaw {

using namespace Qt::StringLiterals;

Labels labelsOf(const Recipe &recipe)
{
    QStringList ports;
    for (const PortMapping &port : recipe.ports)
        ports << u"%1:%2/%3"_s.arg(port.hostPort).arg(port.containerPort).arg(port.protocol);
    QStringList mounts;
    for (const Mount &volume : recipe.volumes)
        mounts << volume.target;
    Labels labels{
        {Label::Kind, Label::KindCheckpoint},
        {Label::Application, recipe.name},
        {Label::Version, QCoreApplication::applicationVersion()},
        {Label::Ports, ports.join(u' ')},
        {Label::Tty, recipe.tty ? u"1"_s : u"0"_s},
        {Label::Tmpfs, recipe.tmpfs.join(u' ')},
        {Label::Mounts, mounts.join(u' ')},
        {Label::RestoreTimeout, QString::number(recipe.restoreTimeout)},
        {Label::CriuContainerName, recipe.name},
        {Label::CriuBaseName, recipe.baseImage},
    };
    if (!recipe.restoreEnvFile.isEmpty())
        labels.insert(Label::RestoreEnvFile, recipe.restoreEnvFile);
    if (recipe.probe.kind != Check::Kind::None)
        labels.insert(Label::Probe, checkText(recipe.probe));
    if (recipe.ready.kind == Check::Kind::Log) {
        labels.insert(Label::ReadyPattern, recipe.logMessage);
        labels.insert(Label::ReadySyntax, syntaxName(recipe.readySyntax));
    }
    return labels;
}

Labels provenance(const Run &run)
{
    const Report &report = run.report();
    const EngineInfo &engine = run.engine->info();
    Labels labels = labelsOf(*run.recipe);
    const Labels found{
        {Label::Run, QString::fromLatin1(run.nonce)},
        {Label::Capabilities, restoreCapabilities(report.checkpoint).join(u' ')},
        {Label::Clock, report.checkpoint.clock},
        {Label::Bytes, QString::number(report.checkpoint.bytes)},
        {Label::Processes, QString::number(report.checkpoint.processes)},
        {Label::ColdMs, QString::number(report.readyMs, 'f', 0)},
        {Label::CriuEngineName, abilitiesOf(engine.kind).program},
        {Label::CriuEngineVersion, engine.version},
        {Label::CriuBaseName, report.baseImage},
        {Label::CriuBaseId, report.baseImageId},
        {Label::CriuVersion, report.checkpoint.criuVersion},
        {Label::CriuHostArch, run.toolbox.architecture},
        {Label::CriuHostKernel, report.checkpoint.kernel},
        {Label::CriuCgroupVersion, report.checkpoint.cgroupVersion},
    };
    labels.insert(found);
    return labels;
}

} // namespace Thaw
