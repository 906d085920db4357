// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/buildstage.h"

#include "core/engine/buildoutput.h"
#include "core/engine/engineabilities.h"
#include "core/engine/tarball.h"
#include "core/export/containerfileexport.h"
#include "core/init/protocol.h"
#include "core/pipeline/buildrequest.h"
#include "core/pipeline/elsewhere.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/projectfiles.h"
#include "core/pipeline/run.h"
#include "core/restore/restorecommand.h"
#include "core/words.h"

#include <QBuffer>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype quotedLines = 20;

Result<std::shared_ptr<QBuffer>> contextOf(const MakingParts &parts)
{
    const auto files = makingFiles(parts);
    if (!files)
        return failure(files);
    QList<TarEntry> entries{{.path = u"Containerfile"_s, .data = containerfile(parts)}};
    for (const ExportedFile &file : *files) {
        if (file.name == "toolbox.tar"_L1 || file.name.startsWith("app/"_L1) || file.name.startsWith("run/"_L1))
            entries.append({.path = file.name, .data = file.content, .mode = file.mode});
    }
    const auto tar = packTar(entries);
    if (!tar)
        return failure(tar);
    const auto buffer = std::make_shared<QBuffer>();
    buffer->setData(*tar);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

/// The build's own words, and thaw-init's exit code in it.
Error stepError(const Run &run, const BuildResult &result, const QStringList &last)
{
    const QString detail = (last.join(u'\n') + u'\n' + result.error.value_or(Error{}).detail).trimmed();
    if (result.exitCode == THAW_EXIT_BUILD_READY) {
        return {.kind = ErrorKind::NotReady, .message = Core::tr("The application was not ready within %1 s, or ended before").arg(run.recipe->timeout),
                .detail = detail, .fixes = {}};
    }
    if (result.exitCode == THAW_EXIT_BUILD_DUMP)
        return {.kind = ErrorKind::Checkpoint, .message = Core::tr("No checkpoint could be made in the build"), .detail = detail, .fixes = {}};
    return {.kind = ErrorKind::Commit, .message = Core::tr("The image could not be built"), .detail = detail, .fixes = {}};
}

Result<> checkRoad(const Run &run)
{
    if (!abilitiesOf(run.engine->info().kind).builderGrantsCapabilities) {
        return failure(ErrorKind::Invalid, Core::tr("Docker's builder cannot grant the capabilities that a checkpoint takes; Podman's can"), {},
                       {{.id = u"set:THAW_IMAGE_BY=copy"_s, .title = Core::tr("Copy the Checkpoint Instead"),
                         .command = Core::tr("set THAW_IMAGE_BY=copy in app_env_vars.sh")}});
    }
    return checkBuildStep(*run.recipe);
}

} // namespace

Task<> BuildStage::run(Run &run)
{
    if (const Result<> possible = checkRoad(run); !possible)
        co_return failure(possible);
    const MakingParts parts{.recipe = *run.recipe, .base = run.base, .toolbox = run.toolbox, .nonce = run.nonce, .capabilities = {}};
    const auto context = contextOf(parts);
    if (!context)
        co_return failure(context);
    QString name; // a name that the project gives comes once the image has proved itself
    if (run.tag.isEmpty()) {
        const auto tag = co_await nextTag(run);
        if (!tag)
            co_return failure(tag);
        name = run.repository + u':' + *tag;
    }
    QStringList last;
    const auto show = [&](const BuildLine &line) {
        last.append(line.text);
        if (last.size() > quotedLines)
            last.removeFirst();
        run.showEarlier((line.isStep ? u"→ "_s + line.text : line.text).toUtf8() + '\n');
    };
    BuildSpec spec{.name = name, .containerfile = u"Containerfile"_s};
    spec.capAdd = run.recipe->capabilities + dumpCapabilities(run.recipe->clock == ClockMode::Portable);
    spec.seccompProfile = dumpSeccomp(run);
    const auto built = co_await run.engine->build(spec, *context, show, run.stopOrHung());
    if (!built)
        co_return failure(built);
    if (built->image.isEmpty())
        co_return std::unexpected(stepError(run, *built, last));
    Report &report = run.report();
    report.imageId = built->image;
    report.image = name.isEmpty() ? built->image : name;
    if (!name.isEmpty())
        report.imageTags = {name};
    const auto made = co_await run.engine->inspectImage(built->image, run.stop());
    if (!made)
        co_return failure(made);
    report.imageSize = made->size;
    report.checkpoint.criuVersion = run.toolbox.criuVersion;
    report.checkpoint.capabilities = made->labels.value(Label::Capabilities).split(u' ', Qt::SkipEmptyParts);
    report.restoreCommand = restoreCommand(restoreSpec(*made), report.image, *run.engine, run.toolbox.restoreProfilePath);
    run.setNote(id(), report.image);
    co_return {};
}

} // namespace Thaw
