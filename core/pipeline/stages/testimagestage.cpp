// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/testimagestage.h"

#include "core/engine/connect.h"
#include "core/engine/engineabilities.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/run.h"
#include "core/restore/restorecommand.h"
#include "core/restore/restoretest.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// The project's volumes and network, if it is the one that the image was made of.
std::optional<Recipe> recipeOf(const QString &directory, const QString &application)
{
    if (directory.isEmpty())
        return {};
    const auto project = Project::load(directory);
    if (!project || project->name() != application)
        return {};
    auto recipe = recipeFor(*project);
    return recipe ? std::optional(std::move(*recipe)) : std::nullopt;
}

Task<> describe(Run &run)
{
    auto toolbox = loadToolbox();
    if (!toolbox)
        co_return failure(toolbox);
    run.toolbox = *toolbox;
    auto engine = co_await connectFirst(run.options().endpoint, QProcessEnvironment::systemEnvironment(), run.stop());
    if (!engine)
        co_return failure(engine);
    run.engine = *engine;
    const QString &reference = run.options().testImage;
    const auto image = co_await run.engine->inspectImage(reference, run.stop());
    if (!image)
        co_return failure(image);
    Report &report = run.report();
    report.engine = engineTitle(run.engine->info());
    report.endpoint = run.engine->endpoint().argument();
    report.application = image->labels.value(Label::Application);
    report.image = reference;
    report.imageId = image->id;
    report.imageTags = image->tags;
    report.imageSize = image->size;
    report.readyMs = image->labels.value(Label::ColdMs, u"-1"_s).toDouble();
    report.checkpoint.bytes = image->labels.value(Label::Bytes).toLongLong();
    report.checkpoint.processes = image->labels.value(Label::Processes).toInt();
    report.restoreCommand = restoreCommand(anyRestoreSpec(*image).value_or(restoreSpec(*image)), reference, *run.engine,
                                           run.toolbox.restoreProfilePath);
    co_return {};
}

} // namespace

Task<> TestImageStage::run(Run &run)
{
    if (const auto described = co_await describe(run); !described)
        co_return failure(described);
    RestoreTestOptions options;
    options.recipe = recipeOf(run.options().project, run.report().application);
    options.keep = run.options().keepTested;
    const auto tested = co_await testRestore(run.engine, run.report().imageId, options, run.stop());
    if (!tested)
        co_return failure(tested);
    run.report().test = *tested;
    Q_EMIT run.outputReceived(Channel::Output, tested->log.toUtf8(), -1);
    if (!tested->criuLog.isEmpty())
        Q_EMIT run.criuLogReceived(Core::tr("Restore test"), tested->criuLog);
    run.setNote(id(), verdictText(tested->verdict));
    if (tested->verdict == Verdict::Restored)
        co_return {};
    co_return failure(ErrorKind::Restore,
                      Core::tr("%1 does not come up warm: %2").arg(run.report().image, verdictText(tested->verdict).toLower()),
                      tested->reason);
}

} // namespace Thaw
