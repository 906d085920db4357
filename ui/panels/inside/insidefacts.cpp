// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of an image or of a process line by line.
#include "core/criu/cpu.h"
#include "core/engine/capabilities.h"
#include "core/pipeline/labels.h"
#include "core/restore/contract.h"
#include "ui/panels/inside/insiderows.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace Thaw::Inside {

namespace {

/// What is empty is not a fact.
void add(Facts &facts, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        facts.append({name, text});
}

QString micros(qint64 us)
{
    return us < 0 ? QString() : Text::duration(double(us) / 1000);
}

void addProvenance(Facts &facts, const Labels &labels)
{
    add(facts, tr("Project"), labels.value(Label::Application));
    add(facts, tr("Base image"), labels.value(Label::CriuBaseName));
    add(facts, tr("Dumped by"), (labels.value(Label::CriuEngineName) + u' ' + labels.value(Label::CriuEngineVersion)).trimmed());
}

void addCheckpoint(Facts &facts, const ImageContents &contents)
{
    const FoundCheckpoint &found = *contents.checkpoint;
    const CriuImages &images = found.images;
    add(facts, tr("Checkpoint"), found.layer < 0 ? tr("%1 in %2 files, in %3").arg(Text::bytes(found.bytes())).arg(found.sizes.size()).arg(found.directory)
                                                 : tr("%1 in %2 files, in %3 of layer %4").arg(Text::bytes(found.bytes())).arg(found.sizes.size())
                                                       .arg(found.directory).arg(found.layer + 1));
    qint64 threads = 0, pages = 0;
    for (const CriuProcess &process : images.processes)
        threads += process.threads.size();
    for (const CriuPages &map : images.pages)
        pages += map.present;
    add(facts, tr("Processes"), tr("%1 with %2 threads").arg(images.processes.size()).arg(threads));
    add(facts, tr("Memory"), tr("%1 in %2 pages").arg(pagesText(pages), number(pages)));
    add(facts, tr("Format"), images.newer ? tr("version %1, with fields Thaw does not know: made by a newer CRIU, what is shown may be incomplete").arg(images.version)
                                          : tr("version %1").arg(images.version));
    if (images.cpu) {
        const QStringList missing = missingInstructions(images.cpu->features, thisCpu());
        add(facts, tr("CPU"), images.cpu->name);
        add(facts, tr("Fits this machine"), missing.isEmpty() ? tr("yes: it has every instruction set recorded")
                                                              : tr("no: it lacks %1").arg(missing.join(QStringLiteral(", "))));
    }
    const CriuStatistics &s = images.statistics;
    add(facts, tr("Frozen for"), micros(s.frozenUs));
    add(facts, tr("Memory dumped in"), micros(s.memoryDumpUs));
    add(facts, tr("Memory written in"), micros(s.memoryWriteUs));
    if (s.pagesWritten >= 0)
        add(facts, tr("Pages written"), s.pagesScanned >= 0 ? tr("%1 of %2 scanned").arg(number(s.pagesWritten), number(s.pagesScanned)) : number(s.pagesWritten));
    if (images.uptime > 0)
        add(facts, tr("Uptime at the dump"), tr("%1 h").arg(QLocale().toString(double(images.uptime) / 3600, 'f', 1)));
    for (const QString &problem : images.problems)
        add(facts, tr("Problem"), problem);
}

} // namespace

Facts overview(const ImageSummary &image)
{
    Facts facts;
    addProvenance(facts, image.labels);
    add(facts, tr("Made"), image.created.isValid() ? QLocale().toString(image.created.toLocalTime(), QLocale::ShortFormat) : QString());
    add(facts, tr("Size"), image.size > 0 ? Text::bytes(image.size) : QString());
    if (const qint64 bytes = image.labels.value(Label::Bytes).toLongLong(); bytes > 0)
        add(facts, tr("Checkpoint"), Text::bytes(bytes));
    add(facts, tr("Processes"), image.labels.value(Label::Processes));
    add(facts, tr("CRIU"), image.labels.value(Label::CriuVersion));
    add(facts, tr("Host"), image.labels.value(Label::CriuHostKernel));
    add(facts, tr("Needs"), image.labels.value(Label::Capabilities));
    add(facts, tr("Id"), image.id.startsWith(QStringLiteral("path:")) ? QString() : image.id);
    return facts;
}

Facts overview(const ImageContents &contents)
{
    const ImageDetails &image = contents.details;
    Facts facts;
    add(facts, tr("Made by"), contents.maker);
    addProvenance(facts, image.labels);
    add(facts, tr("Made"), image.created.isValid() ? QLocale().toString(image.created.toLocalTime(), QLocale::ShortFormat) : QString());
    if (!contents.layers.isEmpty())
        add(facts, tr("Size"), tr("%1 in %2 layers").arg(Text::bytes(image.size > 0 ? image.size : contents.bytesRead)).arg(contents.layers.size()));
    if (const auto contract = contractOf(image))
        add(facts, tr("Restored by"), contract->name);
    if (contents.checkpoint) {
        const FoundCheckpoint &found = *contents.checkpoint;
        add(facts, tr("CRIU"), found.criuVersion.isEmpty() ? image.labels.value(Label::CriuVersion) : found.criuVersion);
        add(facts, tr("Host"), found.host.isEmpty() ? image.labels.value(Label::CriuHostKernel) : found.host);
        addCheckpoint(facts, contents);
    } else {
        add(facts, tr("Checkpoint"), tr("none found"));
    }
    add(facts, tr("Needs"), image.labels.value(Label::Capabilities));
    add(facts, tr("Starts"), (image.entrypoint + image.command).join(u' '));
    add(facts, tr("User"), image.user);
    add(facts, tr("Ports"), image.exposedPorts.join(u' '));
    add(facts, tr("Id"), image.id);
    for (const QString &problem : contents.problems)
        add(facts, tr("Problem"), problem);
    add(facts, tr("Read"), tr("%1 in %2").arg(Text::bytes(contents.bytesRead), Text::duration(contents.ms)));
    return facts;
}

Facts processFacts(const CriuImages &images, const CriuProcess &process)
{
    const CriuCredentials who = process.threadStates.isEmpty() ? CriuCredentials{} : process.threadStates.first().credentials;
    const auto capabilities = [](quint64 mask) { return capabilityNames(mask).join(u' '); };
    Facts facts;
    add(facts, tr("Command line"), process.arguments.join(u' '));
    const auto program = std::ranges::find(images.files, process.program, &CriuFile::id);
    if (process.program && program != images.files.end())
        add(facts, tr("Program"), program->path);
    add(facts, tr("Process"), tr("%1, child of %2, group %3, session %4").arg(process.pid).arg(process.parent).arg(process.group).arg(process.session));
    switch (process.state) {
    case CriuState::Alive: break;
    case CriuState::Dead: add(facts, tr("State"), tr("dead")); break;
    case CriuState::Stopped: add(facts, tr("State"), tr("stopped")); break;
    case CriuState::Zombie: add(facts, tr("State"), tr("has ended with %1").arg(process.exitCode)); break;
    }
    add(facts, tr("Working directory"), process.workingDirectory);
    add(facts, tr("Root"), process.root == u"/" ? QString() : process.root);
    add(facts, tr("User and group"), tr("%1:%2 (effective %3:%4)").arg(process.uid).arg(process.gid).arg(who.effectiveUid).arg(who.effectiveGid));
    QStringList groups;
    for (const quint32 group : who.groups)
        groups << QString::number(group);
    add(facts, tr("Further groups"), groups.join(u' '));
    add(facts, tr("Effective capabilities"), who.effective ? capabilities(who.effective) : tr("none"));
    if (who.permitted != who.effective)
        add(facts, tr("Permitted capabilities"), capabilities(who.permitted));
    add(facts, tr("Inheritable capabilities"), capabilities(who.inheritable));
    add(facts, tr("Ambient capabilities"), capabilities(who.ambient));
    add(facts, tr("Bounding set"), process.bounding ? capabilities(process.bounding) : tr("none"));
    add(facts, tr("Seccomp"), who.seccompMode == 2 || process.seccomp ? tr("a filter of its own") : who.seccompMode == 1 ? tr("strict") : tr("off"));
    add(facts, tr("New privileges"), who.noNewPrivileges ? tr("none can be gained") : QString());
    add(facts, tr("Security label"), who.securityLabel);
    add(facts, tr("Caught signals"), signalsText(process.caughtSignals));
    add(facts, tr("Ignored signals"), signalsText(process.ignoredSignals));
    add(facts, tr("Open files"), process.descriptorLimit ? tr("%1, at most %2").arg(process.table.size()).arg(number(qint64(process.descriptorLimit)))
                                                         : number(process.table.size()));
    if (process.umask >= 0)
        add(facts, tr("Umask"), modeText(quint32(process.umask)));
    return facts;
}

} // namespace Thaw::Inside
