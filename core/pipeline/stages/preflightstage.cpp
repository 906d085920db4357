// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/preflightstage.h"

#include "core/build/basebuild.h"
#include "core/engine/connect.h"
#include "core/engine/engineabilities.h"
#include "core/images/imagename.h"
#include "core/pipeline/elsewhere.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/run.h"
#include "core/pipeline/selfrun.h"
#include "core/project/presets.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

Result<> readProject(Run &run)
{
    const auto project = Project::load(run.options().project);
    if (!project)
        return failure(project);
    run.report().project = project->directory();
    run.report().application = project->name();
    auto recipe = recipeFor(*project);
    if (!recipe)
        return failure(recipe);
    run.recipe = std::move(*recipe);
    if (!run.options().test)
        run.recipe->test = false;
    if (run.options().untilAnswer && run.recipe->probe.kind != Check::Kind::None)
        run.recipe->ready = run.recipe->probe;
    if (run.recipe->ready.kind == Check::Kind::Log) {
        auto pattern = run.recipe->readyPattern();
        if (!pattern)
            return failure(pattern);
        run.pattern = std::move(*pattern);
    }
    for (const Problem &problem : project->check()) {
        if (problem.severity == Severity::Warning)
            run.warn(problemText(problem));
    }
    return {};
}

Error unknownImage(const Run &run, const Error &error)
{
    const QString &image = run.recipe->baseImage;
    return {.kind = ErrorKind::NotFound,
            .message = Core::tr("The base image %1 is not on this engine").arg(image),
            .detail = error.detail,
            .fixes = {{.id = u"pull"_s, .title = Core::tr("Pull %1").arg(image), .command = u"docker pull "_s + image},
                      {.id = u"edit-base"_s,
                       .title = Core::tr("Choose Another Image"),
                       .command = Core::tr("edit APP_DOCKER_IMAGE in app_env_vars.sh")}}};
}

/// The project brings what its base image is built from.
Task<> buildMissing(Run &run)
{
    run.note(Core::tr("The base image %1 is built from %2").arg(run.recipe->baseImage, run.recipe->buildFile));
    const auto show = [&run](const BuildLine &line) {
        run.showEarlier((line.isStep ? u"→ "_s + line.text : line.text).toUtf8() + '\n');
    };
    const auto built = co_await buildBase(run.engine, *run.recipe, show, false, run.stopOrHung());
    co_return built ? Result<>{} : failure(built);
}

/// An image of that name that Thaw did not make is the user's, and is not replaced.
Task<> checkName(Run &run)
{
    const ImageName name = parseImageName(run.recipe->imageName);
    run.repository = name.repository;
    run.tag = name.tag;
    const QString taken = name.repository + u':' + (name.tag.isEmpty() ? u"latest"_s : name.tag);
    const auto existing = co_await run.engine->inspectImage(taken, run.stop());
    if (!existing && existing.error().kind == ErrorKind::NotFound)
        co_return {};
    if (!existing)
        co_return failure(existing);
    if (existing->labels.value(Label::Kind) == Label::KindCheckpoint)
        co_return {};
    co_return failure(ErrorKind::Conflict,
                      Core::tr("The image name %1 is taken by an image that Thaw did not make").arg(taken),
                      Core::tr("%1, created %2").arg(existing->id.left(19), existing->created.toString(Qt::ISODate)),
                      {{.id = u"edit-name"_s,
                        .title = Core::tr("Choose Another Name"),
                        .command = Core::tr("edit APP_CR_DOCKER_IMAGE in app_env_vars.sh")}});
}

} // namespace

Task<> PreflightStage::run(Run &run)
{
    if (const Result<> read = readProject(run); !read)
        co_return failure(read);
    if (const Result<> opened = run.openStore(); !opened)
        co_return failure(opened);
    auto toolbox = loadToolbox();
    if (!toolbox)
        co_return failure(toolbox);
    run.toolbox = *toolbox;

    auto engine =
        co_await connectFirst(run.options().endpoint, QProcessEnvironment::systemEnvironment(), run.stop());
    if (!engine)
        co_return failure(engine);
    run.engine = *engine;
    const EngineInfo &info = run.engine->info();
    run.report().engine = engineTitle(info);
    const Endpoint &endpoint = run.engine->endpoint();
    run.report().endpoint = endpoint.argument();
    if (const QString warning = endpoint.warning(); !warning.isEmpty())
        run.warn(warning);
    if (const auto fits = checkReach(*run.recipe, endpoint); !fits)
        co_return failure(fits);
    run.setNote(StageId::Preflight, run.report().engine);
    run.underway = std::make_unique<Underway>(QString::fromLatin1(run.nonce), run.report().endpoint);

    auto base = co_await run.engine->inspectImage(run.recipe->baseImage, run.stop());
    if (!base && base.error().kind == ErrorKind::NotFound && !run.recipe->buildFile.isEmpty()) {
        if (const auto built = co_await buildMissing(run); !built)
            co_return failure(built);
        base = co_await run.engine->inspectImage(run.recipe->baseImage, run.stop());
    }
    if (!base && base.error().kind == ErrorKind::NotFound)
        co_return std::unexpected(unknownImage(run, base.error()));
    if (!base)
        co_return failure(base);
    run.base = *base;
    run.report().baseImage = run.recipe->baseImage;
    run.report().baseImageId = run.base.id;
    if (run.base.architecture != run.toolbox.architecture || run.base.os != "linux"_L1) {
        co_return failure(ErrorKind::Invalid,
                          Core::tr("The base image %1 is for %2/%3, but Thaw's CRIU is for linux/%4").arg(
                              run.recipe->baseImage, run.base.os, run.base.architecture, run.toolbox.architecture));
    }
    if (run.base.labels.value(Label::Kind) == Label::KindCheckpoint) {
        co_return failure(ErrorKind::Invalid, Core::tr("The base image %1 is itself a checkpoint image").arg(run.recipe->baseImage),
                          {}, {{.id = u"edit-base"_s, .title = Core::tr("Choose Another Image"),
                                .command = Core::tr("edit APP_DOCKER_IMAGE in app_env_vars.sh")}});
    }
    const bool own = run.recipe->by == CheckpointBy::Application;
    if (own) {
        if (const auto completed = co_await completeSelf(run); !completed)
            co_return failure(completed);
    } else if (const auto preset = presetOf(run.base)) {
        run.note(Core::tr("This image can checkpoint itself (%1): THAW_PRESET=%2 in app_env_vars.sh has it do so")
                     .arg(presetTitle(*preset), preset->name));
    }
    if (!own && !run.recipe->usesRunApp && run.base.entrypoint.isEmpty() && run.base.command.isEmpty()) {
        co_return failure(ErrorKind::Project,
                          Core::tr("There is nothing to start: %1 has no executable run_app.sh, and the image %2 names no "
                                   "command").arg(run.report().project, run.recipe->baseImage),
                          {}, {{.id = u"add-run-app"_s, .title = Core::tr("Add run_app.sh"),
                                .command = Core::tr("write the start commands to run_app.sh and chmod +x it")}});
    }
    co_return co_await checkName(run);
}

} // namespace Thaw
