// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engineerror.h"

#include "core/engine/transport.h"
#include "core/words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

struct TextRule
{
    QLatin1StringView text;
    ErrorKind kind;
};

/// Statuses that say too little: Podman's 500 for everything, Docker's 500 for taken ports.
constexpr TextRule failureTexts[] = {
    {"no space left on device"_L1, ErrorKind::NoSpace},
    {"disk quota exceeded"_L1, ErrorKind::NoSpace},
    {"port is already allocated"_L1, ErrorKind::Conflict},
    {"address already in use"_L1, ErrorKind::Conflict},
    {"invalid tar header"_L1, ErrorKind::Invalid},
};
constexpr TextRule podmanTexts[] = {
    {"already in use"_L1, ErrorKind::Conflict},
    {"container state improper"_L1, ErrorKind::Conflict},
    {"is not running"_L1, ErrorKind::Conflict},
    {"cannot remove container"_L1, ErrorKind::Conflict},
    {"image is in use"_L1, ErrorKind::Conflict},
    {"no such container"_L1, ErrorKind::NotFound},
    {"no such image"_L1, ErrorKind::NotFound},
    {"no such exec session"_L1, ErrorKind::NotFound},
    {"no container with "_L1, ErrorKind::NotFound},
    {"image not known"_L1, ErrorKind::NotFound},
    {"invalid "_L1, ErrorKind::Invalid},
    {"unknown capability"_L1, ErrorKind::Invalid},
    {"names must match"_L1, ErrorKind::Invalid},
    {"unable to find user"_L1, ErrorKind::Invalid},
};

/// The engine's own words out of an error body, and whether it is Podman's form ({cause, message, response}).
std::pair<QString, bool> engineMessage(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QString message = json["message"_L1].toString();
    if (!message.isEmpty())
        return {message.trimmed(), json.contains("cause"_L1) || json.contains("response"_L1)};
    return {QString::fromUtf8(body.left(4096)).trimmed(), false};
}

template<size_t N>
std::optional<ErrorKind> kindByText(const TextRule (&rules)[N], const QString &text)
{
    for (const TextRule &rule : rules) {
        if (text.contains(rule.text, Qt::CaseInsensitive))
            return rule.kind;
    }
    return {};
}

ErrorKind kindOf(int status, const QString &text, bool podman)
{
    if (const auto kind = kindByText(failureTexts, text); kind && status >= 500)
        return *kind;
    if (podman && status >= 500) {
        if (const auto kind = kindByText(podmanTexts, text))
            return *kind;
    }
    switch (status) {
    case 400:
    case 405:
    case 406:
    case 415:
        return ErrorKind::Invalid;
    case 401:
    case 403:
        return ErrorKind::EngineDenied;
    case 404:
        return ErrorKind::NotFound;
    case 409:
        return ErrorKind::Conflict;
    default:
        return ErrorKind::EngineFailure;
    }
}

QString reasonOf(ErrorKind kind, const Request &request)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return request.notFound.isEmpty() ? Core::tr("the engine does not have it") : request.notFound;
    case ErrorKind::Conflict:
        return Core::tr("something else is in the way, or it is in the wrong state");
    case ErrorKind::Invalid:
        return Core::tr("the engine does not accept the request");
    case ErrorKind::NoSpace:
        return Core::tr("the engine's disk is full");
    case ErrorKind::EngineDenied:
        return Core::tr("the engine does not allow it");
    default:
        return Core::tr("the engine reports a failure");
    }
}

QString sentence(const Request &request, const QString &reason)
{
    return Core::tr("Could not %1: %2.").arg(request.action, reason);
}

enum class Broken { NoSocket, NobodyListens, NotAllowed, Unusable, Lost };

/// The words for a connection that was not made or broke, whoever noticed.
Error brokenConnection(Broken how, const QString &evidence, const Request &request)
{
    switch (how) {
    case Broken::NoSocket:
        return {ErrorKind::EngineUnreachable, sentence(request, Core::tr("there is no engine's socket")), evidence, {}};
    case Broken::NobodyListens:
        return {ErrorKind::EngineUnreachable, sentence(request, Core::tr("nothing listens on the engine's socket")), evidence, {}};
    case Broken::NotAllowed:
        return {ErrorKind::EngineDenied, sentence(request, Core::tr("you may not use the engine's socket")), evidence, {}};
    case Broken::Unusable:
        return {ErrorKind::EngineUnreachable, sentence(request, Core::tr("the engine's socket cannot be used")), evidence, {}};
    case Broken::Lost:
        break;
    }
    return {ErrorKind::EngineLost, sentence(request, Core::tr("the connection to the engine broke")), evidence, {},
            !request.isReading()};
}

Error connectionError(QNetworkReply &reply, const Request &request)
{
    const QString text = reply.errorString();
    const QString evidence = Core::tr("Qt error %1: %2").arg(int(reply.error())).arg(text);
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError: // also: no such socket file
        return brokenConnection(Broken::NoSocket, evidence, request);
    case QNetworkReply::ConnectionRefusedError:
        return brokenConnection(Broken::NobodyListens, evidence, request);
    case QNetworkReply::UnknownNetworkError: {
        const bool denied = text.contains("access"_L1, Qt::CaseInsensitive) || text.contains("permission"_L1, Qt::CaseInsensitive);
        return brokenConnection(denied ? Broken::NotAllowed : Broken::Unusable, evidence, request);
    }
    case QNetworkReply::OperationCanceledError: // ours is known by its flag, so this is Qt's transfer timeout
        return timeoutError(request);
    default:
        return brokenConnection(Broken::Lost, evidence, request);
    }
}

} // namespace

Error statusError(int status, const QByteArray &body, const Request &request)
{
    const auto [text, podman] = engineMessage(body);
    const ErrorKind kind = kindOf(status, text, podman);
    QString detail = u"HTTP %1"_s.arg(status);
    if (!text.isEmpty())
        detail += u": "_s + text;
    return {kind, sentence(request, reasonOf(kind, request)), detail, {}, false};
}

std::optional<Error> errorOf(QNetworkReply &reply, const Request &request)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 300 && status != 304)
        return statusError(status, reply.isOpen() ? reply.readAll() : QByteArray(), request);
    if (reply.error() != QNetworkReply::NoError)
        return connectionError(reply, request);
    if (status < 200)
        return truncatedError(request);
    return {};
}

Error socketError(QLocalSocket::LocalSocketError error, const QString &text, const Request &request)
{
    switch (error) {
    case QLocalSocket::ServerNotFoundError:
        return brokenConnection(Broken::NoSocket, text, request);
    case QLocalSocket::ConnectionRefusedError:
        return brokenConnection(Broken::NobodyListens, text, request);
    case QLocalSocket::SocketAccessError:
        return brokenConnection(Broken::NotAllowed, text, request);
    default:
        return brokenConnection(Broken::Lost, text, request);
    }
}

Error cancelledError(const Request &request, bool sent)
{
    return {ErrorKind::Cancelled, sentence(request, Core::tr("cancelled")), {}, {}, sent && !request.isReading()};
}

Error timeoutError(const Request &request)
{
    return {ErrorKind::TimedOut,
            sentence(request, Core::tr("the engine did not answer in time")),
            {},
            {},
            !request.isReading()};
}

Error truncatedError(const Request &request, const QByteArray &evidence)
{
    return {ErrorKind::Truncated,
            sentence(request, Core::tr("the engine's answer is incomplete")),
            QString::fromUtf8(evidence.left(4096)),
            {},
            !request.isReading()};
}

} // namespace Thaw
