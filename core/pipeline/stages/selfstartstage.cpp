// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/selfstartstage.h"

#include "core/pipeline/run.h"
#include "core/pipeline/runcontainer.h"
#include "core/pipeline/selfrun.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

Task<> create(Run &run, bool hidden)
{
    run.triggerHidden = hidden;
    const ContainerSpec spec = selfContainerSpec(run, hidden);
    const auto container = co_await run.engine->createContainer(spec);
    if (!container) {
        noteUnknownContainer(run, spec.name, container.error());
        co_return failure(container);
    }
    run.container = *container;
    run.report().container = *container;
    co_return {};
}

Task<bool> hasFile(Run &run, QString path)
{
    const auto stat = co_await run.engine->statPath(run.container, path, run.stop());
    if (stat)
        co_return true;
    if (stat.error().kind != ErrorKind::NotFound)
        co_return failure(stat);
    co_return false;
}

/// An image may lack the tools: one with nothing but a program in it gets the variables in its configuration.
Task<> createFitting(Run &run)
{
    if (const auto created = co_await create(run, true); !created)
        co_return failure(created);
    if (!isStartedByEnv(run))
        co_return {};
    const auto env = co_await hasFile(run, u"/usr/bin/env"_s);
    const auto setpriv = co_await hasFile(run, u"/usr/bin/setpriv"_s);
    if (!env || !setpriv)
        co_return failure(env ? setpriv : env);
    run.hasSetpriv = *setpriv;
    if (*env && *setpriv)
        co_return {};
    if (const auto removed = co_await removeRunContainer(run); !removed)
        co_return failure(removed);
    if (!*env && !run.recipe->self.environment.isEmpty()) {
        run.warn(Core::tr("The base image %1 has no /usr/bin/env, so the variables that trigger the checkpoint stay in the image, without a value")
                     .arg(run.recipe->baseImage));
    }
    co_return co_await create(run, *env);
}

/// The entrypoint of an image that has a checkpoint would restore instead of making one.
Task<> refuseOldCheckpoint(Run &run)
{
    const QString inventory = run.recipe->self.directory + u"/inventory.img"_s;
    const auto stat = co_await run.engine->statPath(run.container, inventory, run.stop());
    if (!stat && stat.error().kind == ErrorKind::NotFound)
        co_return {};
    if (!stat)
        co_return failure(stat);
    co_return failure(ErrorKind::Invalid, Core::tr("The base image %1 has a checkpoint in it already").arg(run.recipe->baseImage), inventory,
                      {{.id = u"edit-base"_s, .title = Core::tr("Choose Another Image"),
                        .command = Core::tr("edit APP_DOCKER_IMAGE in app_env_vars.sh")}});
}

/// tail is in any image that has a shell; without it the ready line is not found, and that says so.
ExecSpec tailOf(const QString &file)
{
    ExecSpec spec;
    spec.command = {u"tail"_s, u"-n"_s, u"+1"_s, u"-F"_s, file};
    return spec;
}

} // namespace

Task<> SelfStartStage::run(Run &run)
{
    if (const auto created = co_await createFitting(run); !created)
        co_return failure(created);
    if (const auto checked = co_await refuseOldCheckpoint(run); !checked)
        co_return failure(checked);
    run.session = std::make_unique<Session>(run.engine, run.container, run.nonce, run.recipe->tty);
    if (const auto armed = co_await run.session->open(false, run.stop()); !armed)
        co_return failure(armed);
    run.watchOutput();
    run.sinceStart.start();
    if (const auto started = co_await run.engine->startContainer(run.container, run.stop()); !started)
        co_return failure(started);
    co_return co_await followLogFile(run, tailOf(run.recipe->logFile));
}

Task<> SelfStartStage::undo(Run &run)
{
    co_return co_await removeRunContainer(run);
}

} // namespace Thaw
