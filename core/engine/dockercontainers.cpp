// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/docker.h"
#include "core/engine/dockerjson.h"
#include "core/engine/engineabilities.h"
#include "core/engine/engineerror.h"
#include "core/engine/seccompfile.h"
#include "core/engine/transport.h"
#include "core/words.h"

#include <QCoroTimer>
#include <QFileInfo>
#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

constexpr auto operationLabel = "io.thaw.operation"_L1;

Request containerRequest(Verb verb, const QString &container, const QString &call, const QString &action)
{
    Request request;
    request.verb = verb;
    request.path = u"/containers/"_s + container + call;
    request.action = action;
    request.notFound = Core::tr("the engine has no container %1").arg(container);
    return request;
}

/// Signals sent to end a container: on one that has ended they have nothing left to do.
bool endsContainer(const QString &signal)
{
    const QString name = signal.startsWith("SIG"_L1) ? signal.sliced(3) : signal;
    return QStringList{u"KILL"_s, u"TERM"_s, u"INT"_s, u"QUIT"_s, u"9"_s, u"15"_s, u"2"_s, u"3"_s}.contains(name);
}

/// Whether a create that failed may have made the container all the same.
bool mayHaveHappened(const Error &error)
{
    return error.kind == ErrorKind::Conflict || (error.outcomeUnknown && error.kind != ErrorKind::Cancelled);
}

/// Some engines would make missing bind sources as directories on their host, and nobody can look there from another one.
Result<> checkBindSources(const ContainerSpec &spec, const Endpoint &endpoint, EngineKind kind)
{
    if (!abilitiesOf(kind).makesBindSources)
        return {};
    for (const Mount &mount : spec.mounts) {
        if (mount.type == "bind"_L1 && !endpoint.isLocal())
            return failure(ErrorKind::Invalid,
                           Core::tr("Could not create the container %1: whether %2 is there to mount cannot be seen from here, and %3 "
                                    "would make it.").arg(spec.name, mount.source, abilitiesOf(kind).name),
                           {}, {{u"engine.volume"_s, Core::tr("Use a volume with a name"), u"NAME:"_s + mount.target}});
        if (mount.type == "bind"_L1 && !QFileInfo::exists(mount.source))
            return failure(ErrorKind::Invalid,
                           Core::tr("Could not create the container %1: there is no %2 to mount at %3.")
                               .arg(spec.name, mount.source, mount.target));
    }
    return {};
}

} // namespace

Task<QList<ContainerSummary>> Docker::containers(QString label, std::stop_token stop)
{
    Request request;
    request.path = u"/containers/json"_s;
    request.query = {{u"all"_s, u"1"_s}};
    request.action = Core::tr("list the containers");
    if (const QString filter = DockerJson::labelFilter(label); !filter.isEmpty())
        request.query.append({u"filters"_s, filter});
    const auto json = co_await callForArray(request, stop);
    if (!json)
        co_return failure(json);
    QList<ContainerSummary> containers;
    for (const auto &container : *json)
        containers.append(DockerJson::containerSummary(container.toObject()));
    co_return containers;
}

Result<QString> Docker::seccompOption(const QByteArray &profile) const
{
    if (profile.isEmpty() || profile == "unconfined" || abilitiesOf(m_info.kind).takesSeccompInline)
        return QString::fromUtf8(profile);
    if (!m_endpoint.isLocal())
        return failure(ErrorKind::Invalid,
                       Core::tr("%1 takes a seccomp profile only as a file of its own host, which %2 is not.")
                           .arg(abilitiesOf(m_info.kind).name, m_endpoint.toString()));
    return seccompFile(profile);
}

Task<QString> Docker::createContainer(ContainerSpec spec, std::stop_token stop)
{
    if (spec.name.isEmpty())
        spec.name = u"thaw-"_s + QUuid::createUuid().toString(QUuid::Id128).first(12);
    if (!spec.labels.contains(operationLabel))
        spec.labels.insert(operationLabel, QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (const auto checked = checkBindSources(spec, m_endpoint, m_info.kind); !checked)
        co_return failure(checked);
    const auto seccomp = seccompOption(spec.seccompProfile);
    if (!seccomp)
        co_return failure(seccomp);

    Request request;
    request.verb = Verb::Post;
    request.path = u"/containers/create"_s;
    request.query = {{u"name"_s, spec.name}};
    request.body = QJsonDocument(DockerJson::createBody(spec, *seccomp)).toJson(QJsonDocument::Compact);
    request.action = Core::tr("create the container %1 from the image %2").arg(spec.name, spec.image);
    request.notFound = Core::tr("the engine has no image %1").arg(spec.image);
    const auto answer = co_await call(request, stop);
    if (!answer) {
        // The answer may have been lost, or Qt may have sent the request twice. Who hangs is not waited for twice.
        const bool hangs = answer.error().kind == ErrorKind::TimedOut && !co_await ping(stop);
        if (!hangs && mayHaveHappened(answer.error())) {
            const auto own = co_await findOwnContainer(spec.name, spec.labels[operationLabel], stop);
            if (own)
                co_return *own;
        }
        co_return failure(answer);
    }
    const QString id = QJsonDocument::fromJson(answer->body)["Id"_L1].toString();
    if (id.isEmpty())
        co_return co_await findOwnContainer(spec.name, spec.labels[operationLabel], stop);
    co_return id;
}

Task<QString> Docker::findOwnContainer(QString name, QString operation, std::stop_token stop)
{
    const auto details = co_await inspectContainer(name, stop);
    if (!details)
        co_return failure(details);
    if (details->labels.value(operationLabel) != operation)
        co_return failure(ErrorKind::Conflict, Core::tr("The name %1 belongs to another container.").arg(name));
    co_return details->id;
}

Task<ContainerDetails> Docker::inspectContainer(QString container, std::stop_token stop)
{
    const auto request =
        containerRequest(Verb::Get, container, u"/json"_s, Core::tr("look at the container %1").arg(container));
    const auto json = co_await callForObject(request, stop);
    if (!json)
        co_return failure(json);
    co_return DockerJson::containerDetails(*json);
}

Task<> Docker::startContainer(QString container, std::stop_token stop)
{
    co_return co_await callForNothing(
        containerRequest(Verb::Post, container, u"/start"_s, Core::tr("start the container %1").arg(container)), stop);
}

Task<> Docker::stopContainer(QString container, int timeoutSeconds, std::stop_token stop)
{
    auto request = containerRequest(Verb::Post, container, u"/stop"_s, Core::tr("stop the container %1").arg(container));
    request.query = {{u"t"_s, QString::number(timeoutSeconds)}};
    request.timeout = std::chrono::seconds(timeoutSeconds + 15);
    request.ownConnection = true;
    co_return co_await callForNothing(request, stop);
}

Task<> Docker::killContainer(QString container, QString signal, std::stop_token stop)
{
    auto request = containerRequest(Verb::Post, container, u"/kill"_s,
                                    Core::tr("send the signal %1 to the container %2").arg(signal, container));
    request.query = {{u"signal"_s, signal}};
    const auto answer = co_await call(request, stop);
    if (!answer && !(answer.error().kind == ErrorKind::Conflict && endsContainer(signal)))
        co_return failure(answer);
    co_return {};
}

Task<> Docker::removeContainer(QString container, std::stop_token stop)
{
    if (abilitiesOf(m_info.kind).removalIsPolite) {
        const auto killed = co_await killContainer(container, u"KILL"_s, stop);
        // "Not found" may still be one that was never made to the end: the removal knows those.
        if (!killed && killed.error().kind == ErrorKind::Cancelled)
            co_return failure(killed);
    }
    auto request =
        containerRequest(Verb::Delete, container, QString(), Core::tr("remove the container %1").arg(container));
    request.query = {{u"force"_s, u"1"_s}, {u"v"_s, u"1"_s}};
    const auto answer = co_await call(request, stop);
    if (answer || answer.error().kind == ErrorKind::NotFound)
        co_return {};
    if (answer.error().kind != ErrorKind::Conflict)
        co_return failure(answer);
    // Somebody else is removing it already; wait until it is gone.
    for (int attempt = 0; attempt < 100; ++attempt) {
        const auto details = co_await inspectContainer(container, stop);
        if (!details && details.error().kind == ErrorKind::NotFound)
            co_return {};
        if (!details)
            co_return failure(details);
        QTimer pause;
        pause.setSingleShot(true);
        pause.start(std::chrono::milliseconds(100));
        co_await pause;
    }
    co_return failure(answer);
}

Task<int> Docker::waitContainer(QString container, std::stop_token stop)
{
    auto request =
        containerRequest(Verb::Post, container, u"/wait"_s, Core::tr("wait for the container %1").arg(container));
    request.query = {{u"condition"_s, u"not-running"_s}};
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0);
    const auto answer = co_await call(request, stop);
    if (!answer) {
        Error error = answer.error();
        error.outcomeUnknown = false; // waiting changes nothing
        co_return std::unexpected(error);
    }
    const auto document = QJsonDocument::fromJson(answer->body);
    if (!document.isObject())
        co_return std::unexpected(truncatedError(request, answer->body));
    const int code = document["StatusCode"_L1].toInt(-1);
    if (code >= 0)
        co_return code;
    // Podman says -1 of a container that has not run, and of one it has lost track of.
    const auto details = co_await inspectContainer(container, stop);
    if (!details)
        co_return failure(details);
    co_return details->exitCode;
}

Task<> Docker::renameContainer(QString container, QString name, std::stop_token stop)
{
    auto request = containerRequest(Verb::Post, container, u"/rename"_s,
                                    Core::tr("rename the container %1 to %2").arg(container, name));
    request.query = {{u"name"_s, name}};
    co_return co_await callForNothing(request, stop);
}

Task<QString> Docker::commit(QString container, CommitSpec spec, std::stop_token stop)
{
    Request request;
    request.verb = Verb::Post;
    request.path = u"/commit"_s;
    request.query = {{u"container"_s, container}, {u"pause"_s, spec.pause ? u"1"_s : u"0"_s}};
    const std::pair<QString, QString> optional[] = {{u"repo"_s, spec.repository},
                                                    {u"tag"_s, spec.tag},
                                                    {u"comment"_s, spec.comment},
                                                    {u"author"_s, spec.author}};
    for (const auto &item : optional) {
        if (!item.second.isEmpty())
            request.query.append(item);
    }
    request.body = QJsonDocument(DockerJson::commitBody(spec)).toJson(QJsonDocument::Compact);
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0); // big layers take minutes without a byte
    request.action = Core::tr("commit the container %1").arg(container);
    request.notFound = Core::tr("the engine has no container %1").arg(container);
    const auto answer = co_await call(request, stop);
    if (!answer)
        co_return failure(answer);
    const QString id = QJsonDocument::fromJson(answer->body)["Id"_L1].toString();
    if (id.isEmpty())
        co_return std::unexpected(truncatedError(request, answer->body));
    co_return DockerJson::imageId(id);
}

} // namespace Thaw
