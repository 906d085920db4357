// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/copystage.h"

#include "core/images/imageopener.h"
#include "core/init/protocol.h"
#include "core/pipeline/checkpointcopy.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/projectfiles.h"
#include "core/pipeline/run.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// What a restore needs beside the checkpoint's own directory: the project's files, and those that were changed.
Task<QByteArray> filesOf(Run &run)
{
    const auto checkpoint = co_await checkpointInContainer(run.engine, run.container, QString::fromLatin1(THAW_CHECKPOINT_DIR), run.stopOrHung());
    if (!checkpoint)
        co_return failure(checkpoint);
    const auto changed = co_await run.engine->changedFiles(run.container, run.stop());
    if (!changed)
        co_return failure(changed);
    const auto copied = co_await copyFiles(run.engine, run.container, neededPaths(*changed, *checkpoint), run.stopOrHung());
    if (!copied)
        co_return failure(copied);
    const auto project = projectEntries(*run.recipe);
    if (!project)
        co_return failure(project);
    QStringList names;
    for (const TarEntry &entry : *copied) {
        if (!entry.isDirectory)
            names << u'/' + entry.path;
    }
    if (!names.isEmpty())
        run.note(Core::tr("Changed files that go with the checkpoint: %1").arg(names.join(u", "_s)));
    co_return packTar(*copied + *project);
}

/// The container it is put into: of the image that the run's own began with, and never started.
Task<QString> createTarget(Run &run)
{
    const auto details = co_await run.engine->inspectContainer(run.container, run.stop());
    if (!details)
        co_return failure(details);
    ContainerSpec spec;
    spec.name = markedName(u"copy"_s, QString::fromLatin1(run.nonce));
    spec.image = details->imageId;
    spec.entrypoint = {QString::fromLatin1(THAW_INIT_FILE)};
    spec.labels = {{Label::Kind, Label::KindTemporary}, {Label::Run, QString::fromLatin1(run.nonce)}};
    co_return co_await run.engine->createContainer(spec);
}

Task<> fill(Run &run, QString target)
{
    const auto files = co_await filesOf(run);
    if (!files)
        co_return failure(files);
    if (const auto put = co_await run.engine->putArchive(target, u"/"_s, *files, run.stopOrHung()); !put)
        co_return failure(put);
    co_return co_await copyDirectory(run.engine, run.container, target, QString::fromLatin1(THAW_CHECKPOINT_DIR), run.stopOrHung());
}

} // namespace

Task<> CopyStage::run(Run &run)
{
    const auto spec = co_await imageSpec(run);
    if (!spec)
        co_return failure(spec);
    const auto target = co_await createTarget(run);
    if (!target) {
        run.underway->leaveAfter(target.error());
        co_return failure(target);
    }
    Result<QString> image = failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    if (const auto filled = co_await fill(run, *target); !filled)
        image = failure(filled);
    else
        image = co_await run.engine->commit(*target, *spec, run.engineHung());
    const auto removed = co_await run.engine->removeContainer(*target);
    const auto recorded = co_await recordImage(run, *spec, image);
    co_return recorded && !removed ? failure(removed) : recorded;
}

} // namespace Thaw
