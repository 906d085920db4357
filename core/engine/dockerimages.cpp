// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/docker.h"
#include "core/engine/bytepipe.h"
#include "core/engine/dockerjson.h"
#include "core/engine/engineabilities.h"
#include "core/engine/engineerror.h"
#include "core/engine/jsonlinereader.h"
#include "core/engine/pulledreply.h"
#include "core/engine/tarball.h"
#include "core/engine/transport.h"
#include "core/words.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

Request imageRequest(Verb verb, const QString &reference, const QString &call, const QString &action)
{
    Request request;
    request.verb = verb;
    request.path = u"/images/"_s + reference + call;
    request.action = action;
    request.notFound = Core::tr("the engine has no image %1").arg(reference);
    return request;
}

/// Both imports take labels as Dockerfile lines. Docker reads these as in a Dockerfile; Podman only takes one pair
/// of outer quotes off and keeps every other character.
QString labelLine(EngineKind engine, const QString &name, const QString &value)
{
    QString quoted = value;
    if (!abilitiesOf(engine).changesAreUnquoted)
        quoted.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'$', "\\$"_L1);
    return u"LABEL %1=\"%2\""_s.arg(name, quoted);
}

/// The JSON lines of a whole answer.
Result<QList<QJsonObject>> linesOf(const QByteArray &body)
{
    JsonLineReader reader;
    auto lines = reader.feed(body);
    const auto rest = reader.finish();
    if (!rest)
        return failure(rest);
    return lines + *rest;
}

/// What an answer with the status 200 says of a failure.
QString errorIn(const QJsonObject &line)
{
    return line["errorDetail"_L1]["message"_L1].toString(line["error"_L1].toString());
}

Error notAnArchive(const QString &file, const QString &detail)
{
    return {ErrorKind::Invalid, Core::tr("%1 is not an image archive that the engine can read.").arg(file), detail, {}};
}

} // namespace

Task<QList<ImageSummary>> Docker::images(QString label, std::stop_token stop)
{
    Request request;
    request.path = u"/images/json"_s;
    request.action = Core::tr("list the images");
    if (const QString filter = DockerJson::labelFilter(label); !filter.isEmpty())
        request.query.append({u"filters"_s, filter});
    const auto json = co_await callForArray(request, stop);
    if (!json)
        co_return failure(json);
    QList<ImageSummary> images;
    for (const auto &image : *json)
        images.append(DockerJson::imageSummary(image.toObject()));
    co_return images;
}

Task<ImageDetails> Docker::inspectImage(QString reference, std::stop_token stop)
{
    const auto request = imageRequest(Verb::Get, reference, u"/json"_s, Core::tr("read the image %1").arg(reference));
    const auto json = co_await callForObject(request, stop);
    if (!json)
        co_return failure(json);
    co_return DockerJson::imageDetails(*json);
}

Task<QList<HistoryEntry>> Docker::imageHistory(QString reference, std::stop_token stop)
{
    const auto request =
        imageRequest(Verb::Get, reference, u"/history"_s, Core::tr("read the history of the image %1").arg(reference));
    const auto json = co_await callForArray(request, stop);
    if (!json)
        co_return failure(json);
    QList<HistoryEntry> history;
    for (const auto &entry : *json)
        history.append(DockerJson::historyEntry(entry.toObject()));
    co_return history;
}

Task<> Docker::tagImage(QString reference, QString repository, QString tag, std::stop_token stop)
{
    auto request = imageRequest(Verb::Post, reference, u"/tag"_s,
                                Core::tr("name the image %1 %2").arg(reference, repository + u':' + tag));
    request.query = {{u"repo"_s, repository}, {u"tag"_s, tag}};
    co_return co_await callForNothing(request, stop);
}

Task<> Docker::removeImage(QString reference, std::stop_token stop)
{
    const auto answer = co_await call(
        imageRequest(Verb::Delete, reference, QString(), Core::tr("remove the image %1").arg(reference)), stop);
    if (!answer && answer.error().kind != ErrorKind::NotFound)
        co_return failure(answer);
    co_return {};
}

Task<qint64> Docker::exportImage(QString reference, QIODevice *sink, std::function<void(qint64)> progress,
                                 std::stop_token stop)
{
    auto request = imageRequest(Verb::Get, reference, u"/get"_s, Core::tr("export the image %1").arg(reference));
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0); // the engine prepares big images in silence
    TarEnd tar;
    const auto write = [&](const QByteArray &bytes) {
        if (sink->write(bytes) != bytes.size())
            return false;
        tar.take(bytes);
        if (progress)
            progress(tar.size());
        return true;
    };
    const auto answer = co_await m_transport->send(request, stop, write);
    if (!answer && answer.error().kind == ErrorKind::Other)
        co_return failure(ErrorKind::NoSpace, Core::tr("Could not write the image %1.").arg(reference),
                          sink->errorString());
    if (!answer)
        co_return failure(answer);
    if (!tar.hasEnded())
        co_return std::unexpected(truncatedError(request));
    co_return tar.size();
}

Task<qint64> Docker::pullImage(QString reference, std::shared_ptr<BytePipe> pipe, std::function<void(qint64)> progress,
                               std::stop_token stop)
{
    const auto request = imageRequest(Verb::Get, reference, u"/get"_s, Core::tr("export the image %1").arg(reference));
    co_return co_await pullTar(request, std::move(pipe), std::move(progress), stop);
}

Task<qint64> Docker::pullTar(Request request, std::shared_ptr<BytePipe> pipe, std::function<void(qint64)> progress, std::stop_token stop)
{
    if (const auto way = co_await m_transport->ready(stop); !way) {
        pipe->finish(way.error());
        co_return failure(way);
    }
    co_return co_await PulledReply::pullTar(m_transport->socketPath(), m_transport->targetOf(request), request, std::move(pipe),
                                            std::move(progress), stop);
}

Task<QString> Docker::importImage(QByteArray tar, QString repository, QString tag, Labels labels, QStringList changes,
                                  std::stop_token stop)
{
    Request request;
    request.verb = Verb::Post;
    request.path = u"/images/create"_s;
    request.query = {{u"fromSrc"_s, u"-"_s}, {u"repo"_s, repository}, {u"tag"_s, tag}};
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        request.query.append({u"changes"_s, labelLine(m_info.kind, it.key(), it.value())});
    for (const QString &change : std::as_const(changes))
        request.query.append({u"changes"_s, change});
    request.contentType = "application/x-tar";
    request.body = std::move(tar);
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0);
    request.action = Core::tr("import the image %1:%2").arg(repository, tag);
    const auto answer = co_await call(request, stop);
    if (!answer)
        co_return failure(answer);

    const auto lines = linesOf(answer->body);
    if (!lines)
        co_return failure(lines);
    QString id;
    for (const QJsonObject &line : *lines) {
        if (const QString error = errorIn(line); !error.isEmpty())
            co_return failure(ErrorKind::EngineFailure, Core::tr("The engine could not import the image."), error);
        if (const QString status = line["status"_L1].toString(); !status.isEmpty())
            id = status;
    }
    if (id.isEmpty())
        co_return std::unexpected(truncatedError(request, answer->body));
    co_return DockerJson::imageId(id);
}

Task<QStringList> Docker::loadImages(QString file, std::function<void(qint64, qint64)> progress, std::stop_token stop)
{
    const auto archive = std::make_shared<QFile>(file);
    if (!archive->open(QIODevice::ReadOnly))
        co_return failure(ErrorKind::Usage, Core::tr("%1 cannot be read: %2").arg(file, archive->errorString()));
    // Cutting the call off is safe only while the archive is not whole on the other side.
    const auto whole = std::make_shared<bool>(false);
    std::stop_source beforeTheEnd;
    const std::stop_callback onStop(stop, [&beforeTheEnd, whole] {
        if (!*whole)
            beforeTheEnd.request_stop();
    });
    Request request;
    request.verb = Verb::Post;
    request.path = u"/images/load"_s;
    request.query = {{u"quiet"_s, u"1"_s}};
    request.contentType = "application/x-tar";
    request.upload = archive;
    request.uploaded = [whole, progress](qint64 sent, qint64 total) {
        *whole = sent >= total;
        if (progress)
            progress(sent, total);
    };
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0);
    request.action = Core::tr("load the images of %1").arg(file);
    const auto answer = co_await call(request, beforeTheEnd.get_token());
    if (!answer) {
        const Error &error = answer.error();
        // Qt loses the refusal of an engine that closes during the upload; one that still answers has refused.
        bool refused = error.kind == ErrorKind::EngineFailure || error.kind == ErrorKind::Invalid;
        if (error.kind == ErrorKind::EngineLost) {
            const auto alive = co_await ping();
            refused = alive.has_value();
        }
        if (refused)
            co_return std::unexpected(notAnArchive(file, error.detail));
        co_return failure(answer);
    }
    const auto lines = linesOf(answer->body);
    if (!lines)
        co_return failure(lines);
    QStringList names;
    for (const QJsonObject &line : *lines) {
        if (const QString error = errorIn(line); !error.isEmpty())
            co_return std::unexpected(notAnArchive(file, error));
        const QString said = line["stream"_L1].toString().trimmed();
        for (const auto beginning : {"Loaded image: "_L1, "Loaded image ID: "_L1}) {
            if (said.startsWith(beginning))
                names.append(said.sliced(beginning.size()));
        }
    }
    if (names.isEmpty())
        co_return std::unexpected(notAnArchive(file, QString::fromUtf8(answer->body.left(1024))));
    co_return names;
}

} // namespace Thaw
