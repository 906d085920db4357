// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/imageopener.h"

#include "core/images/imagesource.h"
#include "core/images/secondlook.h"
#include "core/words.h"

#include <QElapsedTimer>
#include <QFileInfo>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLooks = 2; ///< after the first: for texts, and for the secrets that those tell of

/// One image that is being opened; owns what its coroutine needs.
struct Opening
{
    ImageSource source;
    ImageContents::Origin origin;
    std::optional<ImageDetails> details{};
    OpenOptions options{};
    OpenProgress progress{};
    std::stop_token stop{};
};

/// Secrets in the environments that were not looked for yet.
QList<KnownSecret> furtherSecrets(const ImageContents &contents, const QList<KnownSecret> &known)
{
    QList<QStringList> environments{contents.details.environment};
    if (contents.checkpoint) {
        for (const CriuProcess &process : contents.checkpoint->images.processes)
            environments.append(process.environment);
    }
    QList<KnownSecret> further = knownSecrets(environments);
    further.removeIf([&](const KnownSecret &secret) { return known.contains(secret); });
    return further;
}

Task<> lookAgain(std::shared_ptr<Opening> opening, std::shared_ptr<OpenedImage> opened, std::shared_ptr<ContentsCollector> first)
{
    for (int look = 0; look < mostLooks; ++look) {
        const auto pieces = opened->missingTexts();
        const auto secrets = opening->options.secrets ? furtherSecrets(opened->contents, first->known) : QList<KnownSecret>();
        if (pieces.isEmpty() && secrets.isEmpty())
            co_return {};
        const auto second = std::make_shared<SecondLook>(opened, pieces, secrets);
        const SourceWork work{.sink = second, .index = std::make_shared<ArchiveIndex>()};
        const auto read = co_await readSource(opening->source, work, opening->progress, opening->stop);
        if (!read && read.error().kind == ErrorKind::Cancelled)
            co_return failure(read);
        if (!read) {
            opened->contents.problems.append(Core::tr("It could not be read a second time: %1").arg(read.error().message));
            co_return {};
        }
        first->known += secrets;
        first->hits += second->hits;
        opened->texts.insert(second->caught);
        readTexts(*opened);
    }
    co_return {};
}

Task<ImageContents> open(std::shared_ptr<Opening> opening)
{
    QElapsedTimer clock;
    clock.start();
    const auto known = opening->details ? knownSecrets(opening->details->environment) : QList<KnownSecret>();
    const auto collector = std::make_shared<ContentsCollector>(opening->options, known);
    const auto opened = std::make_shared<OpenedImage>();
    const SourceWork work{.sink = collector,
                          .index = std::shared_ptr<ArchiveIndex>(collector, &collector->index),
                          .after = [opening, opened, collector] {
                              *opened = assemble(*collector, opening->origin, opening->source.name, opening->details);
                          }};
    const auto read = co_await readSource(opening->source, work, opening->progress, opening->stop);
    if (!read)
        co_return failure(read);
    if (opening->origin == ImageContents::Origin::Directory && !opened->contents.checkpoint) {
        co_return failure(ErrorKind::Invalid, Core::tr("%1 is no checkpoint: it has no inventory.img").arg(opening->source.name));
    }
    if (const auto looked = co_await lookAgain(opening, opened, collector); !looked)
        co_return failure(looked);
    if (opening->options.secrets)
        opened->contents.secrets = secretPlaces(*opened, collector->hits);
    opened->contents.bytesRead = *read;
    opened->contents.ms = double(clock.nsecsElapsed()) / 1e6;
    co_return std::move(opened->contents);
}

} // namespace

Task<QList<SecretPlace>> secretsInContainer(std::shared_ptr<Docker> engine, QString container, QString directory,
                                            QList<KnownSecret> known, std::stop_token stop)
{
    const OpenOptions options{.secrets = true, .pages = false, .texts = false};
    const auto collector = std::make_shared<ContentsCollector>(options, known);
    const auto opened = std::make_shared<OpenedImage>();
    const SourceWork work{.sink = collector,
                          .index = std::shared_ptr<ArchiveIndex>(collector, &collector->index),
                          .after = [opened, collector, directory] {
                              *opened = assemble(*collector, ImageContents::Origin::Archive, directory, {});
                          }};
    const ImageSource source{.engine = engine, .name = directory, .container = container};
    const auto read = co_await readSource(source, work, {}, stop);
    if (!read)
        co_return failure(read);
    QList<SecretPlace> places = secretPlaces(*opened, collector->hits);
    places.removeIf([](const SecretPlace &place) {
        return place.where != SecretPlace::Where::Memory && place.where != SecretPlace::Where::Environment;
    });
    co_return places;
}

Task<CriuImages> checkpointInContainer(std::shared_ptr<Docker> engine, QString container, QString directory, std::stop_token stop)
{
    const OpenOptions options{.secrets = false, .pages = false, .texts = false};
    const auto collector = std::make_shared<ContentsCollector>(options, QList<KnownSecret>());
    const auto opened = std::make_shared<OpenedImage>();
    const SourceWork work{.sink = collector,
                          .index = std::shared_ptr<ArchiveIndex>(collector, &collector->index),
                          .after = [opened, collector, directory] {
                              *opened = assemble(*collector, ImageContents::Origin::Archive, directory, {});
                          }};
    const auto read = co_await readSource({.engine = engine, .name = directory, .container = container}, work, {}, stop);
    if (!read)
        co_return failure(read);
    if (!opened->contents.checkpoint)
        co_return failure(ErrorKind::Checkpoint, Core::tr("There is no checkpoint in the container's %1").arg(directory));
    co_return std::move(opened->contents.checkpoint->images);
}

Task<ImageContents> openImage(std::shared_ptr<Docker> engine, QString reference, OpenOptions options, OpenProgress progress,
                              std::stop_token stop)
{
    const auto details = co_await engine->inspectImage(reference, stop);
    if (!details)
        co_return failure(details);
    const auto opening = std::make_shared<Opening>(Opening{.source = {.engine = engine, .name = reference, .size = details->size},
                                                           .origin = ImageContents::Origin::Engine,
                                                           .details = *details,
                                                           .options = options,
                                                           .progress = std::move(progress),
                                                           .stop = stop});
    co_return co_await open(opening);
}

Task<ImageContents> openPath(QString path, OpenOptions options, OpenProgress progress, std::stop_token stop)
{
    const QFileInfo info(path);
    if (!info.exists())
        co_return failure(ErrorKind::NotFound, Core::tr("There is no file or directory %1").arg(path));
    const auto opening = std::make_shared<Opening>(
        Opening{.source = {.name = path, .size = info.isDir() ? 0 : info.size()},
                .origin = info.isDir() ? ImageContents::Origin::Directory : ImageContents::Origin::Archive,
                .options = options,
                .progress = std::move(progress),
                .stop = stop});
    co_return co_await open(opening);
}

} // namespace Thaw
