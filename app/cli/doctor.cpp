// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "core/engine/connect.h"
#include "core/toolbox/toolbox.h"

#include <QJsonArray>
#include <QSysInfo>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

Result<QList<Endpoint>> endpointsFor(const Invocation &call)
{
    if (call.host.isEmpty())
        return discoverEndpoints(QProcessEnvironment::systemEnvironment());
    const auto named = parseEndpoint(call.host, u"-H"_s);
    if (!named)
        return failure(named);
    return QList<Endpoint>{*named};
}

QCoro::Task<Result<EngineDetails>> detailsOf(Endpoint endpoint, std::stop_token stop)
{
    Docker engine(endpoint);
    const auto info = co_await engine.connectToEngine(stop);
    if (!info)
        co_return failure(info);
    co_return co_await engine.details(stop);
}

} // namespace

QCoro::Task<Result<int>> doctorCommand(std::shared_ptr<Invocation> call)
{
    QJsonArray engines;
    bool usable = false;
    const auto endpoints = endpointsFor(*call);
    if (!endpoints)
        co_return failure(endpoints);
    const auto attempts = co_await probeEndpoints(*endpoints, call->stop);
    if (!attempts)
        co_return failure(attempts);
    const auto toolbox = loadToolbox();
    QStringList lines;
    for (const EndpointAttempt &attempt : *attempts) {
        const QString place = u"%1 (%2)"_s.arg(attempt.endpoint.toString(), attempt.endpoint.origin);
        QJsonObject entry{{u"endpoint"_s, attempt.endpoint.toString()}, {u"origin"_s, attempt.endpoint.origin}};
        if (attempt.error) {
            lines << u"✘ %1: %2"_s.arg(place, attempt.error->message);
            entry.insert(u"error"_s, toJson(*attempt.error));
        } else {
            usable = true;
            const auto details = co_await detailsOf(attempt.endpoint, call->stop);
            const EngineDetails host = details.value_or(EngineDetails());
            const QString name = attempt.info.kind == EngineKind::Podman ? u"Podman"_s : u"Docker"_s;
            lines << u"✔ %1: %2 %3, API %4, storage %5, cgroup v%6"_s.arg(
                place, name, attempt.info.version, attempt.info.apiVersion, host.storageDriver, host.cgroupVersion);
            entry.insert(u"kind"_s, name);
            entry.insert(u"version"_s, attempt.info.version);
            entry.insert(u"api"_s, attempt.info.apiVersion);
            entry.insert(u"storage"_s, host.storageDriver);
            entry.insert(u"cgroup"_s, host.cgroupVersion);
            entry.insert(u"rootless"_s, host.rootless);
        }
        engines.append(entry);
    }
    lines << (toolbox ? u"✔ CRIU %1 (Thaw's own), for linux/%2"_s.arg(toolbox->criuVersion, toolbox->architecture)
                      : u"✘ "_s + toolbox.error().message);
    lines << u"  kernel %1 %2"_s.arg(QSysInfo::kernelType(), QSysInfo::kernelVersion());
    if (call->json) {
        printJson({{u"format"_s, u"thaw.doctor/1"_s},
                   {u"usable"_s, usable && toolbox.has_value()},
                   {u"engines"_s, engines},
                   {u"criu"_s, toolbox ? toolbox->criuVersion : QString()},
                   {u"kernel"_s, QSysInfo::kernelVersion()}});
        co_return !usable ? exitCode(ErrorKind::EngineUnreachable) : toolbox ? 0 : exitCode(toolbox.error().kind);
    }
    for (const QString &line : lines)
        printResult(line);
    if (!usable)
        co_return failure(ErrorKind::EngineUnreachable, u"No engine answers that Thaw can use."_s);
    if (!toolbox)
        co_return failure(toolbox);
    co_return 0;
}

} // namespace Thaw
