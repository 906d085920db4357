// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/checkpointimages.h"

#include "core/pipeline/labels.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Whether image is built on base: its layers begin with all of the base's.
bool isBuiltOn(const ImageDetails &image, const ImageDetails &base)
{
    return image.layers.size() > base.layers.size() && image.layers.first(base.layers.size()) == base.layers;
}

} // namespace

Task<QStringList> removeUnusedPrepared(std::shared_ptr<Docker> engine, std::stop_token stop)
{
    const auto prepared = co_await engine->images(Label::Kind + u'=' + Label::KindPrepared, stop);
    if (!prepared)
        co_return failure(prepared);
    const auto checkpoints = co_await engine->images(Label::Kind + u'=' + Label::KindCheckpoint, stop);
    if (!checkpoints)
        co_return failure(checkpoints);
    QList<ImageDetails> images;
    for (const ImageSummary &checkpoint : *checkpoints) {
        if (const auto details = co_await engine->inspectImage(checkpoint.id, stop))
            images.append(*details);
    }
    QStringList removed;
    for (const ImageSummary &candidate : *prepared) {
        const auto base = co_await engine->inspectImage(candidate.id, stop);
        if (!base || std::ranges::any_of(images, [&](const ImageDetails &image) { return isBuiltOn(image, *base); }))
            continue;
        // A run that is just using it keeps it: the engine refuses, and the next removal tries again.
        // Of two first runs at once the one that came later has taken the other's name.
        const QStringList references = base->tags.isEmpty() ? QStringList{base->id} : base->tags;
        for (const QString &reference : references) {
            if (co_await engine->removeImage(reference, stop))
                removed.append(Core::tr("Removed %1, which no image needs any more").arg(reference));
        }
    }
    co_return removed;
}

Task<QStringList> removeCheckpointImage(std::shared_ptr<Docker> engine, QString reference, std::stop_token stop)
{
    const auto image = co_await engine->inspectImage(reference, stop);
    if (!image)
        co_return failure(image);
    if (image->labels.value(Label::Kind) != Label::KindCheckpoint) {
        co_return failure(ErrorKind::Invalid, Core::tr("%1 is not an image that Thaw made, so Thaw does not remove it").arg(reference));
    }
    QStringList removed;
    for (const QString &tag : image->tags) {
        if (const auto untagged = co_await engine->removeImage(tag, stop); !untagged)
            co_return failure(untagged);
        removed.append(Core::tr("Removed %1").arg(tag));
    }
    if (image->tags.isEmpty()) {
        if (const auto gone = co_await engine->removeImage(image->id, stop); !gone)
            co_return failure(gone);
        removed.append(Core::tr("Removed %1").arg(image->id.left(19)));
    }
    const auto prepared = co_await removeUnusedPrepared(engine, stop);
    if (!prepared)
        co_return failure(prepared);
    co_return removed + *prepared;
}

} // namespace Thaw
