// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/resumestage.h"

#include "core/engine/connect.h"
#include "core/images/checkpointimages.h"
#include "core/images/imagename.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/projectfiles.h"
#include "core/pipeline/run.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

Error gone(Run &run)
{
    run.report().container.clear(); // nothing offers it again
    return {.kind = ErrorKind::NotFound,
            .message = Core::tr("Run %1 has no container any more that could go on").arg(run.report().number),
            .detail = {},
            .fixes = {{.id = u"run"_s, .title = Core::tr("Run Again"), .command = u"thaw run "_s + run.report().project}}};
}

} // namespace

Task<> ResumeStage::run(Run &run)
{
    auto report = run.store().load(run.options().project, *run.options().resume);
    if (!report)
        co_return failure(report);
    report->stages = run.stages;
    report->error.reset();
    run.report() = *report;
    auto project = Project::load(run.report().project);
    if (!project)
        co_return failure(project);
    auto recipe = recipeFor(*project);
    if (!recipe)
        co_return failure(recipe);
    run.recipe = *recipe;
    if (auto pattern = recipe->readyPattern(); pattern && recipe->ready.kind == Check::Kind::Log)
        run.pattern = *pattern;
    auto toolbox = loadToolbox();
    if (!toolbox)
        co_return failure(toolbox);
    run.toolbox = *toolbox;
    if (run.report().container.isEmpty())
        co_return std::unexpected(gone(run));

    auto engine = co_await connectFirst(run.report().endpoint, QProcessEnvironment::systemEnvironment(), run.stop());
    if (!engine)
        co_return failure(engine);
    run.engine = *engine;
    const auto details = co_await run.engine->inspectContainer(run.report().container, run.stop());
    if (!details && details.error().kind == ErrorKind::NotFound)
        co_return std::unexpected(gone(run));
    if (!details)
        co_return failure(details);
    if (!details->running)
        co_return std::unexpected(gone(run));
    const ImageName name = parseImageName(run.recipe->imageName);
    run.repository = name.repository;
    run.tag = name.tag;
    run.container = details->id;
    run.nonce = details->labels.value(Label::Run).toLatin1();
    run.underway = std::make_unique<Underway>(QString::fromLatin1(run.nonce), run.report().endpoint);
    if (run.recipe->usesRunHost)
        run.temporaryImage = temporaryImageName(run.nonce);
    if (const Result<> opened = run.openLog(); !opened)
        co_return failure(opened);
    run.earlierMs = std::max<qint64>(0, details->startedAt.msecsTo(QDateTime::currentDateTimeUtc()));
    run.sinceStart.start();
    run.session = std::make_unique<Session>(run.engine, run.container, run.nonce, details->tty);
    if (run.options().seen)
        run.session->passOver(*run.options().seen);
    const auto armed = co_await run.session->open(run.options().seen.has_value(), run.stop());
    if (!armed)
        co_return failure(armed);
    run.watchOutput();
    if (run.options().awaitReady)
        run.warn(Core::tr("The engine was away while the application started, so that its cold start may have taken longer"));
    co_return {};
}

Task<> ResumeStage::undo(Run &run)
{
    if (!run.options().seen || run.container.isEmpty())
        co_return {};
    run.session.reset();
    if (const auto removed = co_await run.engine->removeContainer(run.container); !removed)
        co_return failure(removed);
    run.container.clear();
    run.report().container.clear();
    if (!run.temporaryImage.isEmpty()) {
        if (const auto removed = co_await run.engine->removeImage(run.temporaryImage); !removed)
            co_return failure(removed);
    }
    const auto prepared = co_await removeUnusedPrepared(run.engine);
    co_return prepared ? Result<>{} : failure(prepared);
}

} // namespace Thaw
