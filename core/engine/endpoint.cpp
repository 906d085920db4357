// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpoint.h"

#include "core/engine/contexts.h"
#include "core/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

using Kind = Endpoint::Kind;

/// sun_path has 108 bytes with its end; Qt reports a longer path as "no such host".
constexpr qsizetype longestSocketPath = 107;
constexpr int tcpPort = 2375, tlsPort = 2376; ///< as registered for Docker
const QString usualRemoteSocket = u"/var/run/docker.sock"_s;

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
        if (known.isLocal() && endpoint.isLocal() && canonical(known.socketPath) == path)
            return;
    }
    endpoints.append(endpoint);
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
            runtime + "/docker.sock"_L1,  environment.value(u"HOME"_s, QDir::homePath()) + "/.docker/desktop/docker.sock"_L1,
            u"/run/podman/podman.sock"_s, runtime + "/podman/podman.sock"_L1};
}

std::unexpected<Error> unusable(const QString &sentence, const QString &origin)
{
    return failure(ErrorKind::Usage, sentence, Core::tr("From: %1").arg(origin),
                   {{u"engine.address"_s, Core::tr("Name an engine"),
                     u"-H unix:///run/docker.sock, -H tcp://HOST:2376, -H ssh://USER@HOST"_s}});
}

Result<Endpoint> unixEndpoint(const QString &path, const QString &text, const QString &origin)
{
    if (!path.startsWith(u'/'))
        return unusable(Core::tr("“%1” is not an engine's address like unix:///run/docker.sock.").arg(text), origin);
    if (QFile::encodeName(path).size() > longestSocketPath)
        return unusable(Core::tr("The path of the engine's socket is too long: %1 (at most %2 bytes).")
                            .arg(path)
                            .arg(longestSocketPath),
                        origin);
    return Endpoint{QDir::cleanPath(path), origin};
}

/// An address with a host. None of it may pass for an option of ssh.
Result<QUrl> urlOf(const QString &text, const QString &origin)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool whole = url.isValid() && !url.host().isEmpty() && !url.hasQuery() && !url.hasFragment();
    if (!whole || url.host().startsWith(u'-') || url.userName().startsWith(u'-'))
        return unusable(Core::tr("“%1” is not an engine's address like tcp://host:2376 or ssh://user@host.").arg(text), origin);
    if (!url.password().isEmpty())
        return unusable(Core::tr("An engine's address holds no password; ssh has keys for that."), origin);
    return url;
}

Result<Endpoint> tcpEndpoint(const QString &text, const QString &origin, const QProcessEnvironment &environment)
{
    const auto url = urlOf(text, origin);
    if (!url)
        return failure(url);
    const bool verify = !environment.value(u"DOCKER_TLS_VERIFY"_s).isEmpty();
    const bool encrypted = verify || !environment.value(u"DOCKER_TLS"_s).isEmpty();
    Endpoint endpoint{.origin = origin, .kind = encrypted ? Kind::Tls : Kind::Tcp, .host = url->host(),
                      .port = url->port(encrypted ? tlsPort : tcpPort)};
    if (!encrypted)
        return endpoint;
    const QString explicitly = environment.value(u"DOCKER_CERT_PATH"_s);
    if (!explicitly.isEmpty() && !QDir(explicitly).exists())
        return unusable(Core::tr("There is no directory %1, where DOCKER_CERT_PATH has the certificates.").arg(explicitly), origin);
    endpoint.tls = tlsFilesIn(explicitly.isEmpty() ? dockerConfigDirectory(environment) : explicitly, verify);
    return endpoint;
}

Result<Endpoint> sshEndpoint(const QString &text, const QString &origin)
{
    const auto url = urlOf(text, origin);
    if (!url)
        return failure(url);
    const QString path = url->path();
    return Endpoint{.socketPath = path.isEmpty() || path == "/"_L1 ? usualRemoteSocket : QDir::cleanPath(path),
                    .origin = origin,
                    .kind = Kind::Ssh,
                    .user = url->userName(),
                    .host = url->host(),
                    .port = url->port(0)};
}

} // namespace

QString Endpoint::toString() const
{
    if (kind == Kind::Unix)
        return "unix://"_L1 + socketPath;
    QUrl url;
    url.setScheme(kind == Kind::Ssh ? u"ssh"_s : u"tcp"_s);
    url.setHost(host);
    url.setUserName(user);
    url.setPort(port > 0 ? port : -1);
    if (kind == Kind::Ssh && socketPath != usualRemoteSocket)
        url.setPath(socketPath);
    return url.toString();
}

QString Endpoint::warning() const
{
    if (kind == Kind::Tcp)
        return Core::tr("%1 is not encrypted and asks nobody who they are: whoever reaches it is root there").arg(toString());
    if (kind == Kind::Tls && !tls.verify)
        return Core::tr("%1 may be anybody: its certificate is not looked at").arg(toString());
    return {};
}

Result<Endpoint> parseEndpoint(const QString &text, const QString &origin, const QProcessEnvironment &environment)
{
    const QString address = text.trimmed();
    if (address.startsWith("unix://"_L1))
        return unixEndpoint(address.sliced(7), text, origin);
    if (address.startsWith("tcp://"_L1))
        return tcpEndpoint(address, origin, environment);
    if (address.startsWith("ssh://"_L1))
        return sshEndpoint(address, origin);
    if (address.contains("://"_L1))
        return unusable(Core::tr("Thaw does not know engines at addresses like %1; it knows unix, tcp and ssh.").arg(address), origin);
    if (address.startsWith(u'/'))
        return unixEndpoint(address, text, origin);
    const auto context = address.isEmpty() ? Result<Endpoint>() : contextNamed(address, environment);
    if (address.isEmpty() || (!context && context.error().kind == ErrorKind::NotFound))
        return unusable(Core::tr("“%1” is neither an engine's address like unix:///run/docker.sock nor a docker context.").arg(text), origin);
    return context;
}

Result<QList<Endpoint>> discoverEndpoints(const QProcessEnvironment &environment)
{
    if (const QString host = environment.value(u"DOCKER_HOST"_s); !host.isEmpty()) {
        const auto endpoint = parseEndpoint(host, u"DOCKER_HOST"_s, environment);
        if (!endpoint)
            return failure(endpoint);
        return QList<Endpoint>{*endpoint};
    }

    QList<Endpoint> endpoints;
    const QString chosen = environment.value(u"DOCKER_CONTEXT"_s);
    if (!chosen.isEmpty() && chosen != "default"_L1) {
        const auto endpoint = contextNamed(chosen, environment);
        if (!endpoint)
            return failure(endpoint);
        append(endpoints, *endpoint);
    } else if (const QString current = currentContext(environment); chosen.isEmpty() && !current.isEmpty()) {
        if (const auto endpoint = contextNamed(current, environment))
            append(endpoints, *endpoint);
    }
    for (const QString &path : usualSockets(environment)) {
        if (const auto endpoint = parseEndpoint(path, Core::tr("usual place"), environment))
            append(endpoints, *endpoint);
    }
    return endpoints;
}

} // namespace Thaw
