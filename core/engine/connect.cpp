// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/connect.h"

#include "core/words.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

QCoro::Task<EndpointAttempt> probe(Endpoint endpoint, std::stop_token stop)
{
    Docker engine(endpoint);
    const auto info = co_await engine.connectToEngine(stop);
    if (!info)
        co_return EndpointAttempt{endpoint, info.error(), {}};
    co_return EndpointAttempt{endpoint, {}, *info};
}

bool isPodmanSocket(const Endpoint &endpoint)
{
    return endpoint.socketPath.contains("podman"_L1);
}

/// What a person can do, from the most telling of the failures.
QList<Fix> fixesFor(ErrorKind kind, const Endpoint &endpoint)
{
    if (!endpoint.isLocal())
        return {};
    const bool podman = isPodmanSocket(endpoint);
    switch (kind) {
    case ErrorKind::EngineDenied:
        if (podman)
            return {
                {u"engine.podman.user"_s, Core::tr("Start your own Podman"), u"systemctl --user start podman.socket"_s}};
        return {{u"engine.group"_s, Core::tr("Join the group docker (then log in again)"),
                 u"sudo usermod -aG docker $USER"_s}};
    case ErrorKind::EngineUnreachable:
        return {{u"engine.start.docker"_s, Core::tr("Start Docker"), u"sudo systemctl start docker"_s},
                {u"engine.start.podman"_s, Core::tr("Start Podman"), u"sudo systemctl start podman.socket"_s}};
    default:
        return {};
    }
}

/// The failure that says most: one that answers beats one that is not there.
const EndpointAttempt &mostTelling(const QList<EndpointAttempt> &attempts)
{
    const auto rank = [](const EndpointAttempt &attempt) {
        switch (attempt.error->kind) {
        case ErrorKind::EngineUnreachable:
            return 2;
        case ErrorKind::EngineDenied:
            return 1;
        default:
            return 0;
        }
    };
    return *std::ranges::min_element(attempts, {}, rank);
}

Error nobodyAnswers(const QList<EndpointAttempt> &attempts)
{
    QStringList tried;
    for (const EndpointAttempt &attempt : attempts)
        tried.append(
            u"%1 (%2): %3"_s.arg(attempt.endpoint.toString(), attempt.endpoint.origin, attempt.error.value_or(Error{}).message));
    const EndpointAttempt &telling = mostTelling(attempts);
    Error error = telling.error.value_or(Error{});
    if (attempts.size() == 1) {
        error.detail = u"%1 (%2)"_s.arg(telling.endpoint.toString(), telling.endpoint.origin) +
                       (error.detail.isEmpty() ? QString() : u'\n' + error.detail);
    } else {
        if (error.kind == ErrorKind::EngineUnreachable)
            error.message = Core::tr("No container engine answers on this machine.");
        error.detail = tried.join(u'\n');
    }
    if (error.fixes.isEmpty())
        error.fixes = fixesFor(error.kind, telling.endpoint);
    return error;
}

} // namespace

Result<QList<Endpoint>> endpointsFor(const QString &host, const QProcessEnvironment &environment)
{
    if (host.isEmpty())
        return discoverEndpoints(environment);
    const auto endpoint = parseEndpoint(host, u"-H"_s, environment);
    if (!endpoint)
        return failure(endpoint);
    return QList<Endpoint>{*endpoint};
}

Task<QList<EndpointAttempt>> probeEndpoints(QList<Endpoint> endpoints, std::stop_token stop)
{
    std::vector<QCoro::Task<EndpointAttempt>> probes; // tasks start when they are made
    for (const Endpoint &endpoint : std::as_const(endpoints))
        probes.push_back(probe(endpoint, stop));
    QList<EndpointAttempt> attempts;
    for (auto &running : probes)
        attempts.append(co_await running);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, Core::tr("Looking for engines was cancelled."));
    co_return attempts;
}

Task<std::shared_ptr<Docker>> connectFirst(QString host, QProcessEnvironment environment, std::stop_token stop)
{
    const auto endpoints = endpointsFor(host, environment);
    if (!endpoints)
        co_return failure(endpoints);
    QList<EndpointAttempt> attempts;
    for (const Endpoint &endpoint : *endpoints) {
        auto engine = std::make_shared<Docker>(endpoint);
        const auto info = co_await engine->connectToEngine(stop);
        if (info)
            co_return engine;
        if (info.error().kind == ErrorKind::Cancelled)
            co_return failure(info);
        attempts.append({endpoint, info.error(), {}});
        if (!endpoint.isLocal())
            break; // somebody chose that one: another engine in its place would surprise
    }
    co_return std::unexpected(nobodyAnswers(attempts));
}

} // namespace Thaw
