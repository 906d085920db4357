// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/leftovers.h"

#include "core/images/checkpointimages.h"
#include "core/pipeline/labels.h"
#include "core/report/underway.h"
#include "core/restore/trust.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString filter(const QString &kind)
{
    return Label::Kind + u'=' + kind;
}

QString nameOf(const QString &name, const QString &id)
{
    return name.isEmpty() ? id.section(u':', -1).left(12) : name;
}

/// What was removed, a sentence; none if it was gone already.
Task<QStringList> removeContainer(std::shared_ptr<Docker> engine, Leftover left)
{
    if (const auto gone = co_await engine->removeContainer(left.id); !gone)
        co_return failure(gone);
    co_return QStringList{Core::tr("Removed the container %1").arg(left.name)};
}

/// The same.
Task<QStringList> removeImage(std::shared_ptr<Docker> engine, Leftover left)
{
    const auto image = co_await engine->inspectImage(left.id);
    if (!image && image.error().kind == ErrorKind::NotFound)
        co_return QStringList();
    if (!image)
        co_return failure(image);
    QStringList references = image->tags;
    if (references.isEmpty())
        references << image->id;
    for (const QString &reference : std::as_const(references)) {
        if (const auto gone = co_await engine->removeImage(reference); !gone)
            co_return failure(gone);
    }
    co_return QStringList{Core::tr("Removed the image %1").arg(left.name)};
}

} // namespace

Task<QList<Leftover>> findLeftovers(std::shared_ptr<Docker> engine, QString interruptedRun, bool ofOthers,
                                    std::stop_token stop)
{
    QList<Leftover> found;
    const auto counts = [&](const Labels &labels) { return ofOthers || labels.value(Label::Run) == interruptedRun; };
    for (const QString &kind : {Label::KindTemporary, Label::KindTest}) {
        const auto containers = co_await engine->containers(filter(kind), stop);
        if (!containers)
            co_return failure(containers);
        for (const ContainerSummary &container : *containers) {
            if (counts(container.labels))
                found.append({Leftover::Kind::Container, container.id, nameOf(container.names.value(0), container.id),
                              container.labels.value(Label::Application), container.labels.value(Label::Run),
                              container.state == "running"_L1});
        }
    }
    const auto halfMade = co_await engine->halfMadeContainers(stop);
    if (!halfMade)
        co_return failure(halfMade);
    for (const ContainerSummary &container : *halfMade) {
        const QString name = container.names.value(0);
        if (ofOthers ? isMarkedName(name) : isMarkedName(name, interruptedRun))
            found.append({Leftover::Kind::Container, container.id, name, {}, interruptedRun, false});
    }
    for (const QString &kind : {Label::KindTemporary, Label::KindCheckpoint}) {
        const auto images = co_await engine->images(filter(kind), stop);
        if (!images)
            co_return failure(images);
        for (const ImageSummary &image : *images) {
            const bool unproved = image.labels.value(Label::Run) == interruptedRun && !interruptedRun.isEmpty();
            if (unproved || (kind == Label::KindTemporary && counts(image.labels)))
                found.append({Leftover::Kind::Image, image.id, nameOf(image.tags.value(0), image.id),
                              image.labels.value(Label::Application), image.labels.value(Label::Run), false});
        }
    }
    co_return found;
}

Task<QList<Leftover>> findOrphans(std::shared_ptr<Docker> engine, std::stop_token stop)
{
    QList<Leftover> found;
    const TrustStore made;
    for (const Underway::Orphan &orphan : Underway::orphans()) {
        if (orphan.endpoint != engine->endpoint().argument())
            continue;
        auto left = co_await findLeftovers(engine, orphan.mark, false, stop);
        if (!left)
            co_return failure(left);
        left->removeIf([&](const Leftover &item) { return item.kind == Leftover::Kind::Image && made.contains(item.id); });
        if (left->isEmpty())
            Underway::forget(orphan.mark);
        found += *left;
    }
    co_return found;
}

Task<QStringList> removeLeftovers(std::shared_ptr<Docker> engine, QList<Leftover> leftovers)
{
    QStringList removed;
    Result<> outcome;
    // Containers first: an image that one is made of cannot go.
    std::ranges::stable_sort(leftovers, {}, &Leftover::kind);
    for (const Leftover &left : std::as_const(leftovers)) {
        const auto gone = left.kind == Leftover::Kind::Container ? co_await removeContainer(engine, left) : co_await removeImage(engine, left);
        if (gone)
            removed.append(*gone);
        else if (outcome) // the others go all the same
            outcome = failure(gone);
    }
    if (!outcome)
        co_return failure(outcome);
    for (const Leftover &left : std::as_const(leftovers))
        Underway::forget(left.run);
    const auto prepared = co_await removeUnusedPrepared(engine);
    if (!prepared)
        co_return failure(prepared);
    co_return removed + *prepared;
}

} // namespace Thaw
