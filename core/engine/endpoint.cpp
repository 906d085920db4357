// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpoint.h"

#include "core/words.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

/// sun_path has 108 bytes with its end; Qt reports a longer path as "no such host".
constexpr qsizetype longestSocketPath = 107;

/// /var/run is /run on most systems; the socket itself may not exist.
QString canonical(const QString &path)
{
    const QFileInfo info(path);
    const QString whole = info.canonicalFilePath();
    if (!whole.isEmpty())
        return whole;
    const QString directory = info.dir().canonicalPath();
    return directory.isEmpty() ? QDir::cleanPath(path) : directory + u'/' + info.fileName();
}

void append(QList<Endpoint> &endpoints, const Endpoint &endpoint)
{
    const QString path = canonical(endpoint.socketPath);
    for (const Endpoint &known : std::as_const(endpoints)) {
        if (canonical(known.socketPath) == path)
            return;
    }
    endpoints.append(endpoint);
}

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QString homeOf(const QProcessEnvironment &environment)
{
    return environment.value(u"HOME"_s, QDir::homePath());
}

QString dockerConfig(const QProcessEnvironment &environment)
{
    const QString explicitly = environment.value(u"DOCKER_CONFIG"_s);
    return explicitly.isEmpty() ? homeOf(environment) + "/.docker"_L1 : explicitly;
}

/// The endpoint of a docker context, as `docker context create` stores it.
Result<Endpoint> endpointOfContext(const QString &name, const QString &config)
{
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex());
    const QString path = config + "/contexts/meta/"_L1 + hash + "/meta.json"_L1;
    const QJsonObject meta = readJson(path);
    const QString host = meta["Endpoints"_L1]["docker"_L1]["Host"_L1].toString();
    if (host.isEmpty())
        return failure(ErrorKind::NotFound, Core::tr("There is no docker context named %1.").arg(name),
                       Core::tr("No endpoint in %1").arg(path));
    return parseEndpoint(host, Core::tr("context %1").arg(name));
}

QString runtimeDirectory(const QProcessEnvironment &environment)
{
    const QString explicitly = environment.value(u"XDG_RUNTIME_DIR"_s);
    return explicitly.isEmpty() ? u"/run/user/%1"_s.arg(getuid()) : explicitly;
}

QStringList usualSockets(const QProcessEnvironment &environment)
{
    const QString runtime = runtimeDirectory(environment);
    return {u"/run/docker.sock"_s,        u"/var/run/docker.sock"_s,
            runtime + "/docker.sock"_L1,  homeOf(environment) + "/.docker/desktop/docker.sock"_L1,
            u"/run/podman/podman.sock"_s, runtime + "/podman/podman.sock"_L1};
}

} // namespace

QString Endpoint::toString() const
{
    return "unix://"_L1 + socketPath;
}

Result<Endpoint> parseEndpoint(const QString &text, const QString &origin)
{
    QString path = text.trimmed();
    if (path.startsWith("unix://"_L1)) {
        path = path.sliced(7);
    } else if (path.contains("://"_L1)) {
        return failure(ErrorKind::Usage,
                       Core::tr("Thaw cannot use the engine %1: it only talks to engines on this machine, over a unix "
                                "socket.")
                           .arg(path),
                       Core::tr("From: %1").arg(origin),
                       {{u"engine.unix"_s, Core::tr("Name an engine's unix socket"), u"-H unix:///run/docker.sock"_s}});
    }
    if (!path.startsWith(u'/'))
        return failure(ErrorKind::Usage,
                       Core::tr("“%1” is not an engine's address like unix:///run/docker.sock.").arg(text),
                       Core::tr("From: %1").arg(origin));
    if (QFile::encodeName(path).size() > longestSocketPath)
        return failure(ErrorKind::Usage,
                       Core::tr("The path of the engine's socket is too long: %1 (at most %2 bytes).")
                           .arg(path)
                           .arg(longestSocketPath),
                       Core::tr("From: %1").arg(origin));
    return Endpoint{QDir::cleanPath(path), origin};
}

Result<QList<Endpoint>> discoverEndpoints(const QProcessEnvironment &environment)
{
    if (const QString host = environment.value(u"DOCKER_HOST"_s); !host.isEmpty()) {
        const auto endpoint = parseEndpoint(host, u"DOCKER_HOST"_s);
        if (!endpoint)
            return failure(endpoint);
        return QList<Endpoint>{*endpoint};
    }

    QList<Endpoint> endpoints;
    const QString config = dockerConfig(environment);
    const QString chosen = environment.value(u"DOCKER_CONTEXT"_s);
    if (!chosen.isEmpty() && chosen != "default"_L1) {
        const auto endpoint = endpointOfContext(chosen, config);
        if (!endpoint)
            return failure(endpoint);
        append(endpoints, *endpoint);
    } else if (chosen.isEmpty()) {
        const QString current = readJson(config + "/config.json"_L1)["currentContext"_L1].toString();
        if (!current.isEmpty() && current != "default"_L1) {
            if (const auto endpoint = endpointOfContext(current, config))
                append(endpoints, *endpoint);
        }
    }
    for (const QString &path : usualSockets(environment)) {
        if (const auto endpoint = parseEndpoint(path, Core::tr("usual place")))
            append(endpoints, *endpoint);
    }
    return endpoints;
}

} // namespace Thaw
