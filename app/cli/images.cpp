// SPDX-License-Identifier: GPL-3.0-or-later
// images, rm: what is done with images once they exist.
#include "command.h"
#include "runselection.h"

#include "core/images/checkpointimages.h"
#include "core/pipeline/labels.h"

#include <QJsonArray>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString megabytes(qint64 bytes)
{
    return u"%1 MB"_s.arg(double(bytes) / 1e6, 0, 'f', bytes < 10'000'000 ? 1 : 0);
}

} // namespace

QCoro::Task<Result<int>> imagesCommand(std::shared_ptr<Invocation> call)
{
    const auto engine = co_await engineFor(call);
    if (!engine)
        co_return failure(engine);
    const auto images = co_await (*engine)->images(Label::Kind + u'=' + Label::KindCheckpoint, call->stop);
    if (!images)
        co_return failure(images);
    if (call->json) {
        QJsonArray list;
        for (const ImageSummary &image : *images) {
            list.append(QJsonObject{{u"id"_s, image.id},
                                    {u"tags"_s, QJsonArray::fromStringList(image.tags)},
                                    {u"created"_s, image.created.toString(Qt::ISODate)},
                                    {u"size"_s, image.size},
                                    {u"application"_s, image.labels.value(Label::Application)},
                                    {u"checkpointBytes"_s, image.labels.value(Label::Bytes).toLongLong()},
                                    {u"coldMs"_s, image.labels.value(Label::ColdMs).toDouble()}});
        }
        printJson({{u"format"_s, u"thaw.images/1"_s}, {u"images"_s, list}});
        co_return 0;
    }
    if (images->isEmpty()) {
        call->note(u"No checkpoint images on this engine yet. Make one with: thaw make DIR"_s);
        co_return 0;
    }
    printResult(u"%1 %2 %3 %4 %5"_s.arg(u"IMAGE"_s, -36).arg(u"ID"_s, -13).arg(u"MADE"_s, -17).arg(u"SIZE"_s, 9)
                    .arg(u"CHECKPOINT"_s, 11));
    for (const ImageSummary &image : *images) {
        QStringList names = image.tags;
        names.sort();
        printResult(u"%1 %2 %3 %4 %5"_s.arg(names.isEmpty() ? u"(no name)"_s : names.join(u", "_s), -36)
                        .arg(image.id.mid(image.id.indexOf(u':') + 1, 12), -13)
                        .arg(image.created.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s), -17)
                        .arg(megabytes(image.size), 9)
                        .arg(megabytes(image.labels.value(Label::Bytes).toLongLong()), 11));
    }
    co_return 0;
}

QCoro::Task<Result<int>> removeCommand(std::shared_ptr<Invocation> call)
{
    const auto engine = co_await engineFor(call);
    if (!engine)
        co_return failure(engine);
    for (const QString &reference : std::as_const(call->arguments)) {
        const auto removed = co_await removeCheckpointImage(*engine, reference, call->stop);
        if (!removed)
            co_return failure(removed);
        for (const QString &sentence : *removed)
            call->note(sentence);
    }
    if (call->json)
        printJson({{u"format"_s, u"thaw.rm/1"_s}, {u"removed"_s, QJsonArray::fromStringList(call->arguments)}});
    co_return 0;
}

} // namespace Thaw
