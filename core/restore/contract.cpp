// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/contract.h"

#include "core/init/protocol.h"
#include "core/pipeline/labels.h"
#include "core/project/presets.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// What --unprivileged CRIU needs, beside what the application had.
QStringList fewest()
{
    return {u"CHECKPOINT_RESTORE"_s, u"SETPCAP"_s};
}

RestoreContract thawContract()
{
    return {.way = RestoreWay::Thaw,
            .name = u"Thaw"_s,
            .directory = QString::fromLatin1(THAW_CHECKPOINT_DIR),
            .log = QString::fromLatin1(THAW_RESTORE_LOG)};
}

/// Source: criu-for-docker, appcr.sh and common_env_vars.sh. CRIU runs in the scripts' directory, and there is no way
/// back to a cold start. Of its capabilities SYS_RESOURCE is left out, which a dump needs and a restore does not;
/// SYS_TIME is what a current CRIU needs beside them.
RestoreContract criuForDocker(const QString &directory)
{
    return {.way = RestoreWay::CriuForDocker,
            .name = u"criu-for-docker"_s,
            .directory = directory,
            .log = directory + u"/cr_logs/restore.log"_s,
            .capabilities = {u"AUDIT_CONTROL"_s, u"DAC_READ_SEARCH"_s, u"NET_ADMIN"_s, u"SYS_ADMIN"_s,
                             u"SYS_PTRACE"_s, u"SYS_TIME"_s, u"CHECKPOINT_RESTORE"_s},
            .console = {},
            .unconfined = true,
            .restoredPattern = {},
            .coldPattern = u"^INFO: Starting the app to checkpoint it"_s};
}

/// What the application's project or its preset says (core/project/presets.h).
QString nameOf(const QString &preset)
{
    const auto known = presetNamed(preset);
    return known && preset != "custom"_L1 ? presetTitle(*known) : u"its own entrypoint"_s;
}

RestoreContract fromLabels(const Labels &labels)
{
    const QString preset = labels.value(Label::OwnPreset);
    return {.way = RestoreWay::Own,
            .name = nameOf(preset),
            .preset = preset,
            .directory = labels.value(Label::OwnDirectory),
            .log = labels.value(Label::OwnLog),
            .environment = labels.value(Label::OwnEnvironment).split(u' ', Qt::SkipEmptyParts),
            .capabilities = labels.contains(Label::Capabilities)
                ? labels.value(Label::Capabilities).split(u' ', Qt::SkipEmptyParts)
                : fewest(),
            .console = labels.value(Label::OwnConsole),
            .restoredPattern = labels.value(Label::OwnRestored),
            .coldPattern = labels.value(Label::OwnCold)};
}

} // namespace

RestoreContract contractFor(const SelfCheckpoint &self)
{
    return {.way = RestoreWay::Own,
            .name = nameOf(self.preset),
            .preset = self.preset,
            .directory = self.directory,
            .log = self.restoreLog,
            .environment = self.restoreEnvironment,
            .capabilities = self.restoreCapabilities.isEmpty() ? fewest() : self.restoreCapabilities,
            .console = self.console,
            .restoredPattern = self.restoredPattern,
            .coldPattern = self.coldPattern};
}

std::optional<RestoreContract> contractOf(const ImageDetails &image)
{
    // Before our own kind: an image of ours whose application restores itself has both.
    if (image.labels.contains(Label::OwnDirectory))
        return fromLabels(image.labels);
    if (image.labels.value(Label::Kind) == Label::KindCheckpoint)
        return thawContract();
    const QString line = (image.entrypoint + image.command).join(u' ');
    if (line.contains("appcr.sh"_L1))
        return criuForDocker(image.workingDir.isEmpty() ? u"/opt/appcr"_s : image.workingDir);
    const auto known = restoringPresetOf(image);
    if (!known)
        return std::nullopt;
    SelfCheckpoint self = known->preset.values;
    self.directory = known->directory;
    return contractFor(self);
}

QString valuesAtRestore(const QString &envFile)
{
    return envFile.isEmpty()
        ? Core::tr("Values given at a restore (-e) do not reach the application: it has those of the checkpoint.")
        : Core::tr("Values given at a restore (-e) are written to %1 before the application goes on, which has to read it again.").arg(envFile);
}

QString valuesAtRestore(const ImageDetails &image)
{
    const auto contract = contractOf(image);
    if (contract && contract->way == RestoreWay::Thaw)
        return valuesAtRestore(image.labels.value(Label::RestoreEnvFile));
    const auto named = presetNamed(image.labels.value(Label::OwnPreset));
    const auto found = named ? std::nullopt : restoringPresetOf(image);
    return named ? valuesAtRestore(*named) : found ? valuesAtRestore(found->preset) : QString();
}

} // namespace Thaw
