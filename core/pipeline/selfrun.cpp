// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/selfrun.h"

#include "core/engine/capabilities.h"
#include "core/engine/engineabilities.h"
#include "core/pipeline/hostscript.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/run.h"
#include "core/project/presets.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// By files of the image, for one that says nothing of itself: in a container that is never started.
Task<std::optional<Preset>> presetByFiles(Run &run)
{
    ContainerSpec spec;
    spec.name = markedName(u"look"_s, QString::fromLatin1(run.nonce));
    spec.image = run.base.id;
    spec.entrypoint = {u"/"_s}; // engines want a command
    spec.labels = {{Label::Kind, Label::KindTemporary}, {Label::Run, QString::fromLatin1(run.nonce)}};
    const auto container = co_await run.engine->createContainer(spec);
    if (!container) {
        run.underway->leaveAfter(container.error());
        co_return failure(container);
    }
    std::optional<Preset> found;
    for (const auto &[name, path] : filesToLookFor(run.base)) {
        if (const auto stat = co_await run.engine->statPath(*container, path); stat) {
            found = presetNamed(name);
            break;
        }
    }
    if (const auto removed = co_await run.engine->removeContainer(*container); !removed)
        co_return failure(removed);
    co_return found;
}

Task<> recognise(Run &run)
{
    SelfCheckpoint &self = run.recipe->self;
    auto preset = self.preset.isEmpty() ? presetOf(run.base) : presetNamed(self.preset);
    if (!preset && selfProblem(completed(self, presetNamed(u"custom"_s))).size() > 0) {
        auto byFiles = co_await presetByFiles(run);
        if (!byFiles)
            co_return failure(byFiles);
        preset = *byFiles;
    }
    if (preset && self.preset.isEmpty())
        run.note(Core::tr("The image is taken for “%1” (THAW_PRESET=%2)").arg(presetTitle(*preset), preset->name));
    if (!preset)
        preset = presetNamed(u"custom"_s);
    self = completed(self, preset);
    if (!preset->exercised)
        run.warn(Core::tr("The preset “%1” %2").arg(presetTitle(*preset), exercisedText(*preset)));
    co_return {};
}

/// Files in a volume do not get into an image.
QString volumeAround(const Run &run)
{
    QStringList places = run.base.volumes + run.recipe->tmpfs;
    for (const Mount &volume : run.recipe->volumes)
        places.append(volume.target);
    const QString &directory = run.recipe->self.directory;
    const auto found = std::ranges::find_if(places, [&](const QString &place) {
        return directory == place || directory.startsWith(place + u'/');
    });
    return found == places.end() ? QString() : *found;
}

/// Podman hands a user other than root what is added to the container, so that the application itself would have it,
/// and nothing could give it back in a restore that is allowed less. What may dump has it from its own file.
bool isGivenCapabilities(const Run &run)
{
    const QString user = (run.recipe->user.isEmpty() ? run.base.user : run.recipe->user).section(u':', 0, 0);
    const bool root = user.isEmpty() || user == "0"_L1 || user == "root"_L1;
    return abilitiesOf(run.engine->info().kind).addedReachAnyUser && !root && run.hasSetpriv;
}

QStringList withoutCapabilities()
{
    return {u"setpriv"_s, u"--ambient-caps=-all"_s, u"--inh-caps=-all"_s, u"--"_s};
}

/// CRIU before 4.2 waits for ever for a hardware breakpoint where a virtual machine has none (as AMD SEV's; CRIU's pull
/// request 2660). FI_NO_BREAKPOINTS of criu/include/fault-injection.h has it stop processes at system calls instead, as
/// Liberty does on its own account. A restore does well with it too, so it may stay in the image.
QStringList withoutBreakpoints(const Run &run)
{
    const QString name = u"CRIU_FAULT="_s;
    const QStringList given = run.base.environment + run.recipe->environment + run.recipe->self.environment;
    const bool decided = std::ranges::any_of(given, [&](const QString &value) { return value.startsWith(name); });
    return decided ? QStringList() : QStringList{name + u"130"_s};
}

Result<> checkOptions(Run &run)
{
    if (run.options().last) {
        return failure(ErrorKind::Usage, Core::tr("An application that checkpoints itself is made into an image in one go"), {},
                       {{.id = u"make"_s, .title = Core::tr("Make Checkpoint Image"), .command = u"thaw make "_s + run.report().project}});
    }
    const Recipe &recipe = *run.recipe;
    if (const QString problem = selfProblem(recipe.self); !problem.isEmpty())
        return failure(ErrorKind::Project, u"app_env_vars.sh: "_s + problem);
    if (const QString volume = volumeAround(run); !volume.isEmpty()) {
        return failure(ErrorKind::Project, Core::tr("The checkpoint in %1 would not get into the image: %2 is a volume")
                                               .arg(recipe.self.directory, volume));
    }
    if (isToldWhenReady(recipe.self) && recipe.ready.kind == Check::Kind::None) {
        return failure(ErrorKind::Project, Core::tr("LOG_MESSAGE or THAW_READY has to say when the application is ready to be told "
                                                    "to checkpoint itself"));
    }
    if (recipe.self.arguments.isEmpty() && run.base.entrypoint.isEmpty() && run.base.command.isEmpty())
        return failure(ErrorKind::Project, Core::tr("There is nothing to start: the image %1 names no command").arg(recipe.baseImage));
    if (!recipe.restoreEnvFile.isEmpty() || !recipe.afterRestore.isEmpty()) {
        run.warn(Core::tr("THAW_RESTORE_ENV_FILE and THAW_AFTER_RESTORE are for images that Thaw restores; this one restores itself"));
    }
    if (recipe.usesRunApp)
        run.warn(Core::tr("run_app.sh is not used: an application that checkpoints itself is started by its image's own entrypoint"));
    return {};
}

} // namespace

Task<> completeSelf(Run &run)
{
    if (const auto recognised = co_await recognise(run); !recognised)
        co_return failure(recognised);
    if (const Result<> checked = checkOptions(run); !checked)
        co_return checked;
    // Nobody waits for it to be ready, so there is no such moment to pause at.
    if (!isToldWhenReady(run.recipe->self) && run.options().pauseBefore == StageId::Checkpoint)
        run.proceed({});
    co_return {};
}

bool isStartedByEnv(const Run &run)
{
    return !run.recipe->self.environment.isEmpty() || isGivenCapabilities(run);
}

ContainerSpec selfContainerSpec(const Run &run, bool hidden)
{
    const Recipe &recipe = *run.recipe;
    const SelfCheckpoint &self = recipe.self;
    ContainerSpec spec;
    spec.name = containerName(run);
    spec.image = run.base.id;
    spec.command = self.arguments;
    for (const QString &assignment : recipe.environment) {
        if (!recipe.scrubNames.contains(assignment.section(u'=', 0, 0)))
            spec.environment.append(assignment);
    }
    spec.environment += withoutBreakpoints(run);
    if (isStartedByEnv(run) && hidden) {
        // It becomes the application by exec: the same process, with the same arguments.
        const QStringList by = QStringList{u"/usr/bin/env"_s} + self.environment + (isGivenCapabilities(run) ? withoutCapabilities() : QStringList());
        const QStringList command = self.arguments.isEmpty() ? run.base.command : self.arguments;
        // A commit can change an entrypoint, but not take one away.
        spec.entrypoint = run.base.entrypoint.isEmpty() ? QStringList() : by + run.base.entrypoint;
        spec.command = run.base.entrypoint.isEmpty() ? by + command : command;
    } else {
        spec.environment += self.environment;
    }
    spec.user = recipe.user;
    spec.labels = {{Label::Kind, Label::KindTemporary},
                   {Label::Run, QString::fromLatin1(run.nonce)},
                   {Label::Application, recipe.name}};
    spec.capAdd = recipe.capabilities + self.capabilities;
    // A dump cannot suspend a filter that it runs under itself. Only this short-lived container is without one.
    if (self.seccomp != "default"_L1)
        spec.seccompProfile = "unconfined";
    spec.mounts = recipe.volumes;
    spec.tmpfs = recipe.tmpfs;
    spec.network = recipe.network;
    spec.tty = recipe.tty;
    spec.memoryLimit = recipe.memoryLimit;
    if (recipe.ready.kind == Check::Kind::Port || recipe.ready.kind == Check::Kind::Http)
        spec.ports.append({.containerPort = recipe.ready.port, .hostPort = 0, .hostAddress = u"127.0.0.1"_s});
    return spec;
}

void makeSelfRestoring(CommitSpec &spec, const Run &run)
{
    const SelfCheckpoint &self = run.recipe->self;
    spec.entrypoint = run.base.entrypoint;
    spec.command = run.base.command;
    if (!self.restoreEntrypoint.isEmpty()) {
        spec.entrypoint = self.restoreEntrypoint;
        spec.command.clear();
    }
    spec.user = run.recipe->user.isEmpty() ? std::nullopt : std::optional(run.recipe->user);
    if (!run.triggerHidden) {
        for (const QString &assignment : self.environment)
            spec.environment.append(assignment.section(u'=', 0, 0) + u'=');
    }
    // A restore gives the processes their capabilities back, and hangs where it may not.
    const QStringList needed = abilitiesOf(run.engine->info().kind).defaultCapabilities + self.restoreCapabilities + run.report().checkpoint.capabilities;
    spec.labels.insert(Label::Capabilities, capabilityNames(capabilityMask(needed)).join(u' '));
    spec.labels.insert(Label::OwnDirectory, self.directory);
    spec.labels.insert(Label::OwnPreset, self.preset);
    const std::pair<QString, QString> optional[] = {{Label::OwnPhase, self.phase},
                                                    {Label::OwnLog, self.restoreLog},
                                                    {Label::OwnConsole, self.console},
                                                    {Label::OwnEnvironment, self.restoreEnvironment.join(u' ')},
                                                    {Label::OwnRestored, self.restoredPattern},
                                                    {Label::OwnCold, self.coldPattern}};
    for (const auto &[label, value] : optional) {
        if (!value.isEmpty())
            spec.labels.insert(label, value);
    }
    // A line that came before the checkpoint is not printed again by a restored application; one that did not may be.
    if (!run.isReady()) {
        spec.labels.remove(Label::ReadyPattern);
        spec.labels.remove(Label::ReadySyntax);
        spec.labels.remove(Label::ColdMs);
    }
    spec.labels.remove(Label::Clock);
}

QString selfValuesNote(const Run &run)
{
    const auto preset = presetNamed(run.recipe->self.preset);
    return preset ? valuesAtRestore(*preset) : QString();
}

} // namespace Thaw
