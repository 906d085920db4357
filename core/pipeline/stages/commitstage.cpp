// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/commitstage.h"

#include "core/images/imagename.h"
#include "core/init/protocol.h"
#include "core/pipeline/containerfile.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/provenance.h"
#include "core/pipeline/run.h"
#include "core/pipeline/runcontainer.h"
#include "core/pipeline/secretwarning.h"
#include "core/pipeline/selfrun.h"
#include "core/restore/contract.h"
#include "core/restore/restorecommand.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// What becomes of values that are given at a restore.
QString valuesNote(const Run &run)
{
    return run.recipe->by == CheckpointBy::Application ? selfValuesNote(run) : valuesAtRestore(run.recipe->restoreEnvFile);
}

} // namespace

Task<QString> nextTag(Run &run)
{
    const auto images = co_await run.engine->images(Label::Kind + u'=' + Label::KindCheckpoint, run.stop());
    if (!images)
        co_return failure(images);
    QStringList references;
    for (const ImageSummary &image : *images)
        references += image.tags;
    const auto choose = [&](const QStringList &taken) {
        return run.repository + u':' + nextCheckpointTag(run.repository, references + taken);
    };
    // Of two runs at once each gets a tag of its own.
    const QString name = run.underway ? run.underway->reserve(choose) : choose({});
    co_return parseImageName(name).tag;
}

Task<CommitSpec> imageSpec(Run &run)
{
    CommitSpec spec;
    spec.comment = u"Checkpoint of %1, made by Thaw"_s.arg(run.recipe->name);
    spec.entrypoint = {QString::fromLatin1(THAW_INIT_FILE), u"restore"_s};
    spec.user = u"0"_s; // thaw-init and CRIU; the application comes back as the user it was
    spec.labels = provenance(run);
    // A commit cannot take a variable of the base image away, only its value.
    for (const QString &assignment : std::as_const(run.base.environment)) {
        if (const QString name = assignment.section(u'=', 0, 0); run.recipe->scrubNames.contains(name))
            spec.environment.append(name + u'=');
    }
    if (run.recipe->by == CheckpointBy::Application)
        makeSelfRestoring(spec, run);
    if (run.tag.isEmpty()) {
        // A name of its own for each image; "latest" follows once the image has proved itself.
        if (!run.nextTag)
            run.nextTag = nextTag(run);
        const auto tag = co_await *run.nextTag;
        if (!tag)
            co_return failure(tag);
        spec.repository = run.repository;
        spec.tag = *tag;
    }
    co_return spec;
}

Task<> recordImage(Run &run, CommitSpec spec, Result<QString> image)
{
    if (!image && image.error().kind == ErrorKind::NoSpace)
        co_return failure(ErrorKind::Commit, Core::tr("The engine's disk is full, so no image could be made of the container"),
                          image.error().detail);
    if (!image && image.error().kind == ErrorKind::EngineFailure)
        co_return failure(ErrorKind::Commit, Core::tr("The engine could not make an image of the container"), image.error().detail);
    if (!image)
        co_return failure(image);
    Report &report = run.report();
    report.imageId = *image;
    report.image = *image;
    if (!spec.tag.isEmpty()) {
        report.image = spec.repository + u':' + spec.tag;
        report.imageTags = {report.image};
    }

    // The image exists; the rest does not hold anybody up.
    if (run.recipe->by == CheckpointBy::Thaw)
        co_await fetchDumpLog(run);
    run.note(valuesNote(run));
    run.follower.reset();
    run.session.reset();
    run.input.reset();
    // With secrets to look for, the container stays until the test is over: neither is to disturb the other.
    if (secretsOf(run).isEmpty())
        run.removal = run.engine->removeContainer(run.container);

    if (const auto made = co_await run.engine->inspectImage(*image, run.stop())) {
        report.imageSize = made->size;
        report.restoreCommand = restoreCommand(anyRestoreSpec(*made).value_or(restoreSpec(*made)), report.image, *run.engine,
                                               run.toolbox.restoreProfilePath);
    }
    run.setNote(StageId::Commit, report.image);
    co_return {};
}

Task<> CommitStage::run(Run &run)
{
    const auto spec = co_await imageSpec(run);
    if (!spec)
        co_return failure(spec);
    // Not cut off by a stop: the engine would make the image all the same, and nobody would remove it.
    const auto image = co_await run.engine->commit(run.container, *spec, run.engineHung());
    co_return co_await recordImage(run, *spec, image);
}

Task<> CommitStage::undo(Run &run)
{
    if (run.report().imageId.isEmpty())
        co_return {};
    for (const QString &tag : std::exchange(run.report().imageTags, {})) {
        if (const auto removed = co_await run.engine->removeImage(tag); !removed && removed.error().kind != ErrorKind::NotFound)
            co_return failure(removed);
    }
    const auto removed = co_await run.engine->removeImage(std::exchange(run.report().imageId, {}));
    run.report().image.clear();
    if (!removed && removed.error().kind != ErrorKind::NotFound)
        co_return failure(removed);
    co_return {};
}

} // namespace Thaw
