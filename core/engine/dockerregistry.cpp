// SPDX-License-Identifier: GPL-3.0-or-later
// Images on their way to and from a registry.
#include "core/engine/docker.h"
#include "core/engine/engineabilities.h"
#include "core/engine/jsonlinereader.h"
#include "core/engine/transport.h"
#include "core/words.h"

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

Request transferRequest(const QString &path, const QByteArray &login, const QString &action)
{
    Request request;
    request.verb = Verb::Post;
    request.path = path;
    request.registryAuth = login;
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0); // a registry may be slow
    request.action = action;
    return request;
}

} // namespace

Task<> Docker::transferByRegistry(Request request, std::function<void(const QJsonObject &)> line, std::stop_token stop)
{
    JsonLineReader reader;
    const auto show = [&line](const QList<QJsonObject> &objects) {
        for (const QJsonObject &object : objects)
            line(object);
    };
    const auto answer = co_await m_transport->send(request, stop, [&](const QByteArray &bytes) {
        show(reader.feed(bytes));
        return !reader.error();
    });
    if (const auto error = reader.error())
        co_return std::unexpected(*error);
    if (!answer)
        co_return failure(answer);
    const auto rest = reader.finish();
    if (!rest)
        co_return failure(rest);
    show(*rest);
    co_return {};
}

Task<> Docker::pushToRegistry(QString repository, QString tag, QByteArray login, std::function<void(const QJsonObject &)> line, std::stop_token stop)
{
    auto request = transferRequest(u"/images/%1/push"_s.arg(repository), login, Core::tr("push the image %1:%2").arg(repository, tag));
    request.query = {{u"tag"_s, tag}};
    if (abilitiesOf(m_info.kind).tellsLayersByLibpod) {
        const QString name = repository + u':' + tag;
        request.path = u"/v5.0.0/libpod/images/%1/push"_s.arg(name);
        request.versioned = false;
        request.query = {{u"destination"_s, name}, {u"quiet"_s, u"false"_s}};
    }
    co_return co_await transferByRegistry(std::move(request), std::move(line), stop);
}

Task<> Docker::pullFromRegistry(QString repository, QString tag, QByteArray login, std::function<void(const QJsonObject &)> line, std::stop_token stop)
{
    auto request = transferRequest(u"/images/create"_s, login, Core::tr("pull the image %1").arg(repository));
    request.query = {{u"fromImage"_s, repository}, {u"tag"_s, tag}};
    co_return co_await transferByRegistry(std::move(request), std::move(line), stop);
}

} // namespace Thaw
