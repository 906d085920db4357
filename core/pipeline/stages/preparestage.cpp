// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/preparestage.h"

#include "core/images/imagename.h"
#include "core/init/protocol.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/projectfiles.h"
#include "core/pipeline/run.h"
#include "core/words.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString keyOf(const Run &run)
{
    const QByteArray both = (run.base.id + run.toolbox.digest).toLatin1();
    return QString::fromLatin1(QCryptographicHash::hash(both, QCryptographicHash::Sha256).toHex().first(16));
}

QString bakingContainer(const Run &run)
{
    return markedName(u"prepare"_s, QString::fromLatin1(run.nonce));
}

/// create + put + commit: an image of `image` with these files in it. The container is removed in any case.
Task<QString> bake(Run &run, QString image, QByteArray tar, CommitSpec commit)
{
    ContainerSpec spec;
    spec.name = bakingContainer(run);
    spec.image = image;
    spec.entrypoint = {QString::fromLatin1(THAW_INIT_FILE)}; // never started; engines want a command
    spec.labels = {{Label::Kind, Label::KindTemporary}, {Label::Run, QString::fromLatin1(run.nonce)}};
    // What makes something on the engine is never cut off: it would be made all the same, and nobody would know it.
    const auto container = co_await run.engine->createContainer(spec);
    if (!container)
        co_return failure(container);
    Result<QString> baked = failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    if (const auto put = co_await run.engine->putArchive(*container, u"/"_s, tar, run.stopOrHung()); !put)
        baked = failure(put);
    else
        baked = co_await run.engine->commit(*container, commit, run.engineHung());
    if (run.engineHung().stop_requested()) // it would not do that either
        co_return baked;
    const auto removed = co_await run.engine->removeContainer(*container);
    if (baked && !removed)
        co_return failure(removed);
    co_return baked;
}

CommitSpec commitSpec(const QString &repository, const QString &tag, const QString &kind)
{
    CommitSpec spec;
    spec.repository = repository;
    spec.tag = tag;
    spec.labels = {{Label::Kind, kind}, {Label::Version, QCoreApplication::applicationVersion()}};
    return spec;
}

/// run_<app>.sh starts a container with no more than an image's name, so that image must bring everything.
Task<> bakeTemporary(Run &run)
{
    const auto files = projectTar(run);
    if (!files)
        co_return failure(files);
    const ImageName name = parseImageName(temporaryImageName(run.nonce));
    CommitSpec spec = commitSpec(name.repository, name.tag, Label::KindTemporary);
    spec.labels.insert(Label::Run, QString::fromLatin1(run.nonce));
    // The configuration follows once the container runs and is watched: it holds values no image should keep.
    spec.entrypoint = {QString::fromLatin1(THAW_INIT_FILE), u"run"_s, u"--wait"_s};
    spec.user = u"0"_s;
    run.temporaryImage = name.toString();
    const auto baked = co_await bake(run, run.preparedImage, *files, spec);
    if (!baked)
        co_return failure(baked);
    co_return {};
}

} // namespace

Task<> PrepareStage::run(Run &run)
{
    const QString key = keyOf(run);
    run.preparedImage = u"thaw-prepared:"_s + key;
    const auto existing = co_await run.engine->inspectImage(run.preparedImage, run.stop());
    if (!existing && existing.error().kind != ErrorKind::NotFound)
        co_return failure(existing);
    if (existing && existing->labels.value(Label::Key) == key) {
        run.setNote(id(), Core::tr("from an earlier run"));
    } else {
        CommitSpec spec = commitSpec(u"thaw-prepared"_s, key, Label::KindPrepared);
        spec.labels.insert(Label::Key, key);
        run.madePrepared = true;
        const auto baked = co_await bake(run, run.base.id, run.toolbox.contents, spec);
        if (!baked)
            co_return failure(baked);
    }
    if (run.recipe->usesRunHost)
        co_return co_await bakeTemporary(run);
    co_return {};
}

Task<> PrepareStage::undo(Run &run)
{
    Result<> outcome;
    // Where the way to the engine broke, nobody was told that it was made, or it could not be removed.
    if (run.madePrepared || !run.temporaryImage.isEmpty())
        outcome = co_await run.engine->removeContainer(bakingContainer(run));
    if (!run.temporaryImage.isEmpty()) {
        const auto removed = co_await run.engine->removeImage(run.temporaryImage);
        if (outcome)
            outcome = removed;
    }
    if (run.madePrepared) {
        const auto removed = co_await run.engine->removeImage(run.preparedImage);
        if (outcome)
            outcome = removed;
    }
    co_return outcome;
}

} // namespace Thaw
