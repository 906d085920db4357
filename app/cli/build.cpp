// SPDX-License-Identifier: GPL-3.0-or-later
// build: the base image, from the project's Containerfile.
#include "command.h"

#include "core/build/basebuild.h"

namespace Thaw {

using namespace Qt::StringLiterals;

QList<QCommandLineOption> buildOptions()
{
    return {{u"no-cache"_s, u"Run every step again."_s}};
}

QCoro::Task<Result<int>> buildCommand(std::shared_ptr<Invocation> call)
{
    const auto project = Project::load(call->projectDirectory());
    if (!project)
        co_return failure(project);
    const auto recipe = recipeFor(*project);
    if (!recipe)
        co_return failure(recipe);
    const auto engine = co_await engineFor(call);
    if (!engine)
        co_return failure(engine);
    const auto show = [call](const BuildLine &line) {
        if (call->progress != ProgressKind::None && call->progress != ProgressKind::Json)
            call->note(line.isStep ? u"→ "_s + line.text : line.text);
    };
    const auto image = co_await buildBase(*engine, *recipe, show, call->has(u"no-cache"_s), call->stop);
    if (!image)
        co_return failure(image);
    if (call->json)
        printJson({{u"format"_s, u"thaw.build/1"_s}, {u"image"_s, recipe->baseImage}, {u"id"_s, *image}});
    else
        printResult(recipe->baseImage);
    co_return 0;
}

} // namespace Thaw
