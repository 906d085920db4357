// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/docker.h"

#include "core/engine/engineabilities.h"
#include "core/engine/engineerror.h"
#include "core/engine/transport.h"
#include "core/words.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

/// Connecting is also asking whether anybody is there: a hung engine should be known soon.
constexpr std::chrono::seconds connectTimeout{10};

Request reading(const QString &path, bool versioned, const QString &action)
{
    Request request;
    request.path = path;
    request.versioned = versioned;
    request.timeout = connectTimeout;
    request.action = action;
    return request;
}

bool isPodman(const Response &ping)
{
    return ping.header("Server").startsWith("Libpod/") || !ping.header("Libpod-Api-Version").isEmpty();
}

/// min(newest we know, the engine's newest), but not below what the engine still takes.
QString negotiate(const QString &engineNewest, const QString &engineOldest)
{
    // Newer API versions remove fields; up to this one everything we read is there.
    const QVersionNumber newestApi(1, 44);
    const auto newest = QVersionNumber::fromString(engineNewest);
    const auto oldest = QVersionNumber::fromString(engineOldest);
    return qMax(newest.isNull() ? newestApi : qMin(newestApi, newest), oldest).toString();
}

/// "5.4.2" of "Libpod/5.4.2 (linux)".
QString serverVersion(const Response &ping)
{
    const QString product = QString::fromLatin1(ping.header("Server")).section(u' ', 0, 0);
    return product.section(u'/', 1);
}

std::optional<Error> tooOld(const EngineInfo &info)
{
    const EngineAbilities &engine = abilitiesOf(info.kind);
    const int major = QVersionNumber::fromString(info.version).majorVersion();
    if (major >= engine.oldestVersion)
        return {};
    return Error{ErrorKind::EngineTooOld,
                 Core::tr("%1 %2 is too old: Thaw needs %1 %3 or newer.").arg(engine.name, info.version).arg(engine.oldestVersion),
                 {},
                 {{u"engine.upgrade"_s, Core::tr("Install a newer %1 or choose another engine").arg(engine.name), {}}}};
}

EngineDetails readDetails(const QJsonObject &json)
{
    EngineDetails info;
    info.kernel = json["KernelVersion"_L1].toString();
    info.storageDriver = json["Driver"_L1].toString();
    info.rootDir = json["DockerRootDir"_L1].toString();
    info.cgroupVersion = json["CgroupVersion"_L1].toString();
    for (const auto &option : json["SecurityOptions"_L1].toArray())
        info.securityOptions.append(option.toString());
    info.rootless = json["Rootless"_L1].toBool() || info.securityOptions.contains("name=rootless"_L1);
    return info;
}

} // namespace

Docker::Docker(Endpoint endpoint, QObject *parent)
    : QObject(parent), m_transport(std::make_unique<Transport>(endpoint)), m_endpoint(std::move(endpoint))
{
    connect(m_transport.get(), &Transport::asked, this, &Docker::asked);
    connect(m_transport.get(), &Transport::answered, this, &Docker::answered);
}

Docker::~Docker()
{
    // Tasks still waiting end now, while this object is whole.
    m_transport->shutDown();
}

const Endpoint &Docker::endpoint() const
{
    return m_endpoint;
}

const EngineInfo &Docker::info() const
{
    return m_info;
}

QString Docker::socketPath() const
{
    return m_transport->socketPath();
}

Task<Response> Docker::call(Request request, std::stop_token stop)
{
    return m_transport->send(std::move(request), std::move(stop));
}

Task<> Docker::ping(std::stop_token stop)
{
    const auto pong =
        co_await call(reading(u"/_ping"_s, false, Core::tr("reach the engine at %1").arg(m_endpoint.toString())), stop);
    if (!pong)
        co_return failure(pong);
    co_return {};
}

Task<EngineInfo> Docker::askVersion(EngineInfo info, std::stop_token stop)
{
    const auto answer = co_await call(
        reading(u"/version"_s, false, Core::tr("reach the engine at %1").arg(m_endpoint.toString())), stop);
    if (!answer)
        co_return failure(answer);
    const QJsonObject version = QJsonDocument::fromJson(answer->body).object();
    if (version["Version"_L1].toString().isEmpty())
        co_return failure(ErrorKind::EngineUnreachable,
                          Core::tr("What listens at %1 is not a container engine.").arg(m_endpoint.toString()),
                          QString::fromUtf8(answer->body.left(512)));
    info.version = version["Version"_L1].toString();
    info.apiVersion = negotiate(version["ApiVersion"_L1].toString(), version["MinAPIVersion"_L1].toString());
    co_return info;
}

Task<EngineInfo> Docker::connectToEngine(std::stop_token stop)
{
    if (const auto reached = co_await m_transport->reach(stop); !reached)
        co_return failure(reached);
    const auto pong = co_await call(
        reading(u"/_ping"_s, false, Core::tr("reach the engine at %1").arg(m_endpoint.toString())), stop);
    if (!pong)
        co_return failure(pong);
    Result<EngineInfo> info = EngineInfo{.kind = isPodman(*pong) ? EngineKind::Podman : EngineKind::Docker};
    info->buildKit = pong->header("Builder-Version") == "2";
    const QString version = serverVersion(*pong);
    const QString api = QString::fromLatin1(pong->header("Api-Version"));
    if (abilitiesOf(info->kind).pingHasVersion && !version.isEmpty() && !api.isEmpty()) {
        info->version = version;
        info->apiVersion = negotiate(api, {});
    } else {
        info = co_await askVersion(*info, stop);
    }
    if (!info)
        co_return info;
    if (const auto error = tooOld(*info))
        co_return std::unexpected(*error);
    m_transport->setApiVersion(info->apiVersion);
    m_info = *info;
    co_return info;
}

Task<EngineDetails> Docker::details(std::stop_token stop)
{
    auto request = reading(u"/info"_s, true, Core::tr("ask the engine at %1 about its host").arg(m_endpoint.toString()));
    request.ownConnection = true;
    const auto json = co_await callForObject(request, stop);
    if (!json)
        co_return failure(json);
    co_return readDetails(*json);
}

Task<QJsonArray> Docker::callForArray(Request request, std::stop_token stop)
{
    const auto answer = co_await call(request, stop);
    if (!answer)
        co_return failure(answer);
    const auto document = QJsonDocument::fromJson(answer->body);
    if (!document.isArray())
        co_return std::unexpected(truncatedError(request, answer->body));
    co_return document.array();
}

Task<QJsonObject> Docker::callForObject(Request request, std::stop_token stop)
{
    const auto answer = co_await call(request, stop);
    if (!answer)
        co_return failure(answer);
    const auto document = QJsonDocument::fromJson(answer->body);
    if (!document.isObject())
        co_return std::unexpected(truncatedError(request, answer->body));
    co_return document.object();
}

Task<> Docker::callForNothing(Request request, std::stop_token stop)
{
    const auto answer = co_await call(request, stop);
    if (!answer)
        co_return failure(answer);
    co_return {};
}

} // namespace Thaw
