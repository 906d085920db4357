// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/reportstage.h"

#include "core/pipeline/labels.h"
#include "core/pipeline/run.h"
#include "core/pipeline/secretwarning.h"
#include "core/restore/trust.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Gives the image the name the project asks for. An older image of ours that loses its last name by that, and
/// that nobody uses, goes.
Task<> nameImage(Run &run)
{
    const QString tag = run.tag.isEmpty() ? u"latest"_s : run.tag;
    const QString name = run.repository + u':' + tag;
    const auto before = co_await run.engine->inspectImage(name, run.stop());
    if (const auto tagged = co_await run.engine->tagImage(run.report().imageId, run.repository, tag); !tagged)
        co_return failure(tagged);
    run.report().imageTags.append(name);
    if (!run.tag.isEmpty())
        run.report().image = name;
    if (!run.report().restoreCommand.isEmpty())
        run.report().restoreCommand.last() = run.report().image;
    if (before && before->id != run.report().imageId && before->labels.value(Label::Kind) == Label::KindCheckpoint
        && before->tags.size() == 1) {
        if (const auto removed = co_await run.engine->removeImage(before->id); !removed)
            run.note(Core::tr("The image that was %1 before is kept, as it is in use: %2").arg(name, before->id.left(19)));
    }
    co_return {};
}

} // namespace

Task<> ReportStage::run(Run &run)
{
    if (const auto named = co_await nameImage(run); !named)
        co_return failure(named);
    if (!run.options().store.isEmpty()) {
        // of a program that tries something out and keeps nothing
    } else if (const Result<> kept = TrustStore().addMade(run.report().imageId, run.report().image); !kept)
        run.note(kept.error().message);
    if (!run.removal && !run.container.isEmpty()) {
        co_await warnOfSecrets(run);
        run.removal = run.engine->removeContainer(run.container);
    }
    if (run.removal) {
        const Result<> removed = co_await *run.removal;
        run.removal.reset();
        if (!removed)
            co_return failure(removed);
    }
    run.container.clear();
    run.report().container.clear();
    if (!run.temporaryImage.isEmpty()) {
        if (const auto removed = co_await run.engine->removeImage(run.temporaryImage); !removed)
            co_return failure(removed);
        run.temporaryImage.clear();
    }
    run.madePrepared = false; // the image is built on it: kept, it serves the next run
    co_return {};
}

Task<> ReportStage::undo(Run &run)
{
    if (!run.removal)
        co_return {};
    const Result<> removed = co_await *run.removal;
    run.removal.reset();
    if (removed)
        run.container.clear();
    co_return removed;
}

} // namespace Thaw
