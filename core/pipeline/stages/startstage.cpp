// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/startstage.h"

#include "core/init/protocol.h"
#include "core/pipeline/elsewhere.h"
#include "core/pipeline/hostscript.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/projectfiles.h"
#include "core/pipeline/run.h"
#include "core/pipeline/runcontainer.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ContainerSpec containerSpec(const Run &run, bool portableClock)
{
    const Recipe &recipe = *run.recipe;
    ContainerSpec spec;
    spec.name = containerName(run);
    spec.image = run.preparedImage;
    spec.entrypoint = {QString::fromLatin1(THAW_INIT_FILE), u"run"_s};
    spec.user = u"0"_s; // thaw-init; the application gets its own user from it
    spec.labels = {{Label::Kind, Label::KindTemporary},
                   {Label::Run, QString::fromLatin1(run.nonce)},
                   {Label::Application, recipe.name}};
    spec.capAdd = recipe.capabilities + dumpCapabilities(portableClock);
    spec.seccompProfile = dumpSeccomp(run);
    spec.mounts = recipe.volumes;
    spec.tmpfs = recipe.tmpfs;
    spec.network = recipe.network;
    spec.tty = recipe.tty;
    spec.memoryLimit = recipe.memoryLimit;
    return spec;
}

Task<> createAndStart(Run &run, bool portableClock)
{
    const auto files = startFiles(run, portableClock);
    if (!files)
        co_return failure(files);

    ContainerSpec spec = containerSpec(run, portableClock);
    if (files->byInput) {
        spec.entrypoint.append(u"--input"_s);
        spec.openInput = true;
    }
    const auto container = co_await run.engine->createContainer(spec);
    if (!container) {
        noteUnknownContainer(run, spec.name, container.error());
        co_return failure(container);
    }
    run.container = *container;
    run.report().container = *container;
    if (!files->byInput) {
        if (const auto put = co_await run.engine->putArchive(run.container, u"/"_s, files->bytes, run.stopOrHung()); !put)
            co_return failure(put);
    }
    run.session = std::make_unique<Session>(run.engine, run.container, run.nonce, run.recipe->tty);
    if (const auto armed = co_await run.session->open(false, run.stop()); !armed)
        co_return failure(armed);
    run.watchOutput();
    if (files->byInput) {
        const auto input = co_await run.engine->attachInput(run.container, run.stop());
        if (!input)
            co_return failure(input);
        run.input = *input;
        run.input->write(files->bytes);
    }
    run.sinceStart.start();
    co_return co_await run.engine->startContainer(run.container, run.stop());
}

/// Some hosts and rootless engines cannot give what the portable clock needs.
bool refusesCapabilities(const Error &error)
{
    return error.detail.contains(u"caps"_s) || error.detail.contains(u"capabilit"_s)
        || error.message.contains(u"capabilit"_s);
}

Task<> startOwn(Run &run)
{
    const bool portable = run.recipe->clock == ClockMode::Portable;
    Result<> started = co_await createAndStart(run, portable);
    if (!started && portable && refusesCapabilities(started.error())) {
        run.warn(Core::tr("The engine does not grant SYS_ADMIN and SYS_TIME, so the application keeps this host's clock: "
                          "restore it only on hosts that have been up at least as long"));
        if (const auto removed = co_await removeRunContainer(run); !removed)
            co_return failure(removed);
        started = co_await createAndStart(run, false);
    }
    co_return started;
}

ExecSpec followerOf(const QString &file)
{
    ExecSpec spec;
    spec.command = {QString::fromLatin1(THAW_INIT_FILE), u"follow"_s, file};
    spec.user = u"0"_s;
    return spec;
}

} // namespace

Task<> StartStage::run(Run &run)
{
    const Result<> started = run.recipe->usesRunHost ? co_await startByHostScript(run) : co_await startOwn(run);
    if (!started)
        co_return failure(started);
    const auto event = co_await run.session->nextEvent({u"started"_s, u"ended"_s}, 30s, run.stop());
    if (!event && event.error().kind == ErrorKind::AppEnded)
        co_return std::unexpected(co_await endedEarly(run));
    if (!event)
        co_return failure(event);
    run.report().checkpoint.clock = event->values.value(u"clock"_s);
    if (run.recipe->clock == ClockMode::Portable && run.report().checkpoint.clock == "host"_L1)
        run.warn(Core::tr("The application keeps this host's clock: restore it only on hosts that have been up at least as long"));
    co_return co_await followLogFile(run, followerOf(run.recipe->logFile));
}

Task<> StartStage::undo(Run &run)
{
    co_return co_await removeRunContainer(run);
}

} // namespace Thaw
