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

} // namespace

QCoro::Task<Result<int>> doctorCommand(std::shared_ptr<Invocation> call)
{
    QJsonArray engines;
    bool usable = false;
    Result<> firstFailure = failure(ErrorKind::EngineUnreachable, u"No engine answers that Thaw can use"_s);
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
            const QString name = attempt.info.kind == EngineKind::Podman ? u"Podman"_s : u"Docker"_s;
            lines << u"✔ %1: %2 %3, API %4, storage %5, cgroup v%6"_s.arg(
                place, name, attempt.info.version, attempt.info.apiVersion, attempt.info.storageDriver,
                attempt.info.cgroupVersion);
            entry.insert(u"kind"_s, name);
            entry.insert(u"version"_s, attempt.info.version);
            entry.insert(u"api"_s, attempt.info.apiVersion);
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
    } else {
        for (const QString &line : lines)
            printResult(line);
    }
    if (!usable)
        co_return failure(firstFailure);
    if (!toolbox)
        co_return failure(toolbox);
    co_return 0;
}

} // namespace Thaw
