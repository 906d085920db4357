// SPDX-License-Identifier: GPL-3.0-or-later
// What only Podman's own API (libpod) has, and what is asked of containers for it.
#include "core/engine/docker.h"
#include "core/engine/dockerjson.h"
#include "core/engine/engineabilities.h"
#include "core/engine/transport.h"
#include "core/words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

/// Of libpod's API, which has versions of its own.
Request libpodRequest(Verb verb, const QString &path, const QString &action)
{
    Request request;
    request.verb = verb;
    request.path = u"/v5.0.0/libpod"_s + path;
    request.versioned = false;
    request.action = action;
    return request;
}

Request restoreRequest(const QString &what, const QString &name)
{
    auto request = libpodRequest(Verb::Post, u"/containers/%1/restore"_s.arg(what), Core::tr("restore %1 by Podman").arg(what));
    // Another container may have the old one's addresses; the old one may still be there.
    request.query = {{u"name"_s, name}, {u"ignoreStaticIP"_s, u"true"_s}, {u"ignoreStaticMAC"_s, u"true"_s}, {u"printStats"_s, u"true"_s}};
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0);
    return request;
}

Result<NativeRestore> restored(const Result<QJsonObject> &answer)
{
    if (!answer)
        return failure(answer);
    const double microseconds = (*answer)["criu_statistics"_L1]["restore_time"_L1].toDouble(-1000);
    return NativeRestore{.container = (*answer)["Id"_L1].toString(), .criuMs = microseconds / 1000};
}

std::unexpected<Error> onlyPodman()
{
    return failure(ErrorKind::Invalid, Core::tr("Only Podman restores what Podman has checkpointed"));
}

} // namespace

Task<NativeRestore> Docker::restoreArchive(QString archive, QString name, std::stop_token stop)
{
    if (!abilitiesOf(m_info.kind).restoresNatively)
        co_return onlyPodman();
    const auto file = std::make_shared<QFile>(archive);
    if (!file->open(QIODevice::ReadOnly))
        co_return failure(ErrorKind::Usage, Core::tr("%1 cannot be read: %2").arg(archive, file->errorString()));
    Request request = restoreRequest(u"import"_s, name);
    request.query.append({u"import"_s, u"true"_s});
    request.contentType = "application/x-tar";
    request.upload = file;
    co_return restored(co_await callForObject(request, stop));
}

Task<NativeRestore> Docker::restoreImage(QString image, QString name, std::stop_token stop)
{
    if (!abilitiesOf(m_info.kind).restoresNatively)
        co_return onlyPodman();
    co_return restored(co_await callForObject(restoreRequest(image, name), stop));
}

Task<Labels> Docker::imageAnnotations(QString reference, std::stop_token stop)
{
    if (!abilitiesOf(m_info.kind).restoresNatively)
        co_return Labels{};
    const auto json = co_await callForObject(
        libpodRequest(Verb::Get, u"/images/%1/json"_s.arg(reference), Core::tr("read the image %1").arg(reference)), stop);
    if (!json)
        co_return failure(json);
    Labels annotations;
    for (const auto &[key, value] : (*json)["Annotations"_L1].toObject().toVariantMap().asKeyValueRange())
        annotations.insert(key, value.toString());
    co_return annotations;
}

Task<QList<ContainerSummary>> Docker::halfMadeContainers(std::stop_token stop)
{
    if (!abilitiesOf(m_info.kind).keepsHalfMade)
        co_return QList<ContainerSummary>{};
    Request request = libpodRequest(Verb::Get, u"/containers/json"_s, Core::tr("list the containers"));
    request.query = {{u"all"_s, u"true"_s}, {u"external"_s, u"true"_s}};
    const auto json = co_await callForArray(request, stop);
    if (!json)
        co_return failure(json);
    QList<ContainerSummary> halfMade;
    for (const auto &container : *json) {
        if (container[u"State"_s].toString() == "storage"_L1)
            halfMade.append(DockerJson::containerSummary(container.toObject()));
    }
    co_return halfMade;
}

Task<QStringList> Docker::changedFiles(QString container, std::stop_token stop)
{
    Request request;
    request.path = u"/containers/%1/changes"_s.arg(container);
    request.action = Core::tr("ask what the container %1 has changed").arg(container);
    request.ownConnection = true;
    request.timeout = std::chrono::minutes(5); // the engine compares all files
    const auto answer = co_await call(request, stop);
    if (!answer)
        co_return failure(answer);
    constexpr int deleted = 2;
    QStringList paths;
    for (const auto &change : QJsonDocument::fromJson(answer->body).array()) { // "null" if there is nothing
        if (change["Kind"_L1].toInt() != deleted)
            paths.append(change["Path"_L1].toString());
    }
    co_return paths;
}

} // namespace Thaw
