// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/resumestage.h"

#include "core/engine/connect.h"
#include "core/images/imagename.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/projectfiles.h"
#include "core/pipeline/run.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

Error gone(const Run &run)
{
    return {.kind = ErrorKind::NotFound,
            .message = u"Run %1 has no container any more that could go on"_s.arg(run.report().number),
            .detail = {},
            .fixes = {{.id = u"run"_s, .title = u"Run Again"_s, .command = u"thaw run "_s + run.report().project}}};
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
    run.engineDetails = run.engine->details(run.stop());
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
    if (run.recipe->usesRunHost)
        run.temporaryImage = temporaryImageName(run.nonce);
    run.session = std::make_unique<Session>(run.engine, run.container, run.nonce, details->tty);
    const auto armed = co_await run.session->open(false, run.stop());
    if (!armed)
        co_return failure(armed);
    run.watchOutput();
    co_return {};
}

} // namespace Thaw
