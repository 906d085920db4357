// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exporter.h"

#include "core/criu/cpu.h"
#include "core/engine/engineabilities.h"
#include "core/export/composefile.h"
#include "core/export/containerfileexport.h"
#include "core/export/kubernetes.h"
#include "core/export/makescript.h"
#include "core/export/startingparts.h"
#include "core/export/workflow.h"
#include "core/pipeline/buildrequest.h"
#include "core/pipeline/labels.h"
#include "core/report/reportstore.h"
#include "core/restore/preflight.h"
#include "core/words.h"

#include <QUuid>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

const QString profileFile = u"thaw-restore.json"_s;
const QString workflowDirectory = u"checkpoint"_s; ///< of the repository

Result<Recipe> recipeIn(const QString &directory)
{
    const auto project = Project::load(directory);
    if (!project)
        return failure(project);
    return recipeFor(*project);
}

/// The last run of the project that made an image which is said to restore.
std::optional<Report> lastGoodRun(const ExportRequest &request)
{
    const auto project = Project::load(request.project);
    if (!project)
        return std::nullopt;
    for (const Report &report : ReportStore(request.store).runs(project->directory())) {
        if (!report.image.isEmpty() && !report.error)
            return report;
    }
    return std::nullopt;
}

Result<> checkMaking(ExportFormat format, const Recipe &recipe)
{
    if (format == ExportFormat::Containerfile)
        return checkBuildStep(recipe);
    if (recipe.tty)
        return failure(ErrorKind::Project, Core::tr("The application wants a terminal (THAW_TTY), which a script in CI has not"));
    return {};
}

ExportedFiles below(const QString &directory, ExportedFiles files)
{
    for (ExportedFile &file : files)
        file.name.prepend(directory + u'/');
    return files;
}

Result<ExportedFiles> makingArtefact(ExportFormat format, const MakingParts &parts)
{
    const auto files = makingFiles(parts);
    if (!files)
        return failure(files);
    if (format == ExportFormat::Containerfile)
        return ExportedFiles{{.name = u"Containerfile"_s, .content = containerfile(parts)}} + *files;
    const ExportedFiles script = ExportedFiles{{.name = u"make-image.sh"_s, .content = makeScript(parts), .mode = 0755}} + *files;
    if (format == ExportFormat::Script)
        return script;
    return ExportedFiles{{.name = u".github/workflows/checkpoint.yml"_s, .content = workflow(parts, workflowDirectory).toUtf8()}}
        + below(workflowDirectory, script);
}

Task<ExportedFiles> exportMaking(std::shared_ptr<Docker> engine, ExportRequest request, std::stop_token stop)
{
    auto recipe = recipeIn(request.project);
    if (!recipe)
        co_return failure(recipe);
    if (const Result<> possible = checkMaking(request.format, *recipe); !possible)
        co_return failure(possible);
    // Who the application runs as, and what it is, the base image may say.
    const auto base = co_await engine->inspectImage(recipe->baseImage, stop);
    if (!base)
        co_return failure(base);
    const auto toolbox = loadToolbox();
    if (!toolbox)
        co_return failure(toolbox);
    MakingParts parts{.recipe = *recipe, .base = *base, .toolbox = *toolbox, .nonce = QUuid::createUuid().toByteArray(QUuid::Id128),
                      .capabilities = {}};
    if (const auto run = lastGoodRun(request))
        parts.capabilities = restoreCapabilities(run->checkpoint);
    co_return makingArtefact(request.format, parts);
}

Task<ExportedFiles> exportStarting(std::shared_ptr<Docker> engine, ExportRequest request, std::stop_token stop)
{
    if (request.image.isEmpty()) {
        const auto run = lastGoodRun(request);
        if (!run)
            co_return failure(ErrorKind::NotFound, Core::tr("%1 has made no image yet").arg(request.project), {},
                              {{.id = u"make"_s, .title = Core::tr("Make One"), .command = u"thaw make "_s + request.project}});
        request.image = run->image;
    }
    const auto image = co_await engine->inspectImage(request.image, stop);
    if (!image)
        co_return failure(image);
    const auto toolbox = loadToolbox();
    if (!toolbox)
        co_return failure(toolbox);
    auto parts = startingParts(*image, request.image, toolbox->restoreProfile);
    if (!parts)
        co_return failure(ErrorKind::Invalid, Core::tr("%1 is not a checkpoint image: neither Thaw's nor one whose entrypoint restores").arg(request.image));
    if (!request.project.isEmpty()) {
        if (const auto recipe = recipeIn(request.project); recipe && recipe->name == image->labels.value(Label::Application))
            parts->mounts = recipe->volumes;
    }
    const EngineKind kind = engine->info().kind;
    ExportedFiles files;
    if (request.format == ExportFormat::Kubernetes) {
        // What CPU it was made on only the checkpoint says. One that cannot be read is no worse a manifest.
        const RestoreConditions usual;
        const auto look = co_await preflightRestore(engine, request.image, usual, stop);
        if (const auto cpu = look ? look->checkpoint.cpu : std::nullopt)
            parts->instructions = missingInstructions(cpu->features, {});
        files.append({.name = u"kubernetes.yaml"_s, .content = kubernetesManifest(*parts, profileFile, request.kind).toUtf8()});
    }
    else
        files.append({.name = u"compose.yaml"_s, .content = composeFile(*parts, kind, u"./"_s + profileFile).toUtf8()});
    const bool needed = request.format == ExportFormat::Kubernetes || !abilitiesOf(kind).ownSeccompRestores;
    if (needed && parts->profile != "unconfined")
        files.append({.name = profileFile, .content = parts->profile});
    co_return files;
}

} // namespace

Task<ExportedFiles> exportArtefact(std::shared_ptr<Docker> engine, ExportRequest request, std::stop_token stop)
{
    if (makesImage(request.format))
        co_return co_await exportMaking(std::move(engine), std::move(request), std::move(stop));
    co_return co_await exportStarting(std::move(engine), std::move(request), std::move(stop));
}

} // namespace Thaw
