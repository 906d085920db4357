// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/contexts.h"

#include "core/words.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QString hashOf(const QString &name)
{
    return QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

QString dockerConfigDirectory(const QProcessEnvironment &environment)
{
    const QString explicitly = environment.value(u"DOCKER_CONFIG"_s);
    return explicitly.isEmpty() ? environment.value(u"HOME"_s, QDir::homePath()) + "/.docker"_L1 : explicitly;
}

TlsFiles tlsFilesIn(const QString &directory, bool verify)
{
    const QDir files(directory);
    const auto present = [&](const QString &name) { return files.exists(name) ? files.absoluteFilePath(name) : QString(); };
    return {.authority = present(u"ca.pem"_s), .certificate = present(u"cert.pem"_s), .key = present(u"key.pem"_s), .verify = verify};
}

QString currentContext(const QProcessEnvironment &environment)
{
    const QString name = readJson(dockerConfigDirectory(environment) + "/config.json"_L1).value("currentContext"_L1).toString();
    return name == "default"_L1 ? QString() : name;
}

Result<Endpoint> contextNamed(const QString &name, const QProcessEnvironment &environment)
{
    const QString contexts = dockerConfigDirectory(environment) + "/contexts/"_L1;
    const QString path = contexts + "meta/"_L1 + hashOf(name) + "/meta.json"_L1;
    const QJsonObject docker = readJson(path).value("Endpoints"_L1)["docker"_L1].toObject();
    const QString host = docker["Host"_L1].toString();
    if (!host.contains("://"_L1)) // an address; a context cannot name another one
        return failure(ErrorKind::NotFound, Core::tr("There is no docker context named %1.").arg(name),
                       Core::tr("No endpoint in %1").arg(path));
    // A context says itself whether it has TLS; the variables are for addresses.
    QProcessEnvironment without = environment;
    for (const QString &variable : {u"DOCKER_TLS"_s, u"DOCKER_TLS_VERIFY"_s, u"DOCKER_CERT_PATH"_s})
        without.remove(variable);
    auto endpoint = parseEndpoint(host, Core::tr("context %1").arg(name), without);
    if (!endpoint || endpoint->isLocal())
        return endpoint;
    endpoint->context = name;
    const TlsFiles tls = tlsFilesIn(contexts + "tls/"_L1 + hashOf(name) + "/docker"_L1, !docker["SkipTLSVerify"_L1].toBool());
    // It has TLS where it has files for it, or is told not to look at the engine's certificate.
    if (tls != TlsFiles{} && endpoint->kind == Endpoint::Kind::Tcp) {
        endpoint->kind = Endpoint::Kind::Tls;
        endpoint->tls = tls;
    }
    return endpoint;
}

QList<Endpoint> contextEndpoints(const QProcessEnvironment &environment)
{
    const QDir meta(dockerConfigDirectory(environment) + "/contexts/meta"_L1);
    QStringList names;
    for (const QString &directory : meta.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString name = readJson(meta.filePath(directory) + "/meta.json"_L1).value("Name"_L1).toString();
        if (!name.isEmpty())
            names.append(name);
    }
    names.sort();
    QList<Endpoint> endpoints;
    for (const QString &name : std::as_const(names)) {
        if (const auto endpoint = contextNamed(name, environment))
            endpoints.append(*endpoint);
    }
    return endpoints;
}

} // namespace Thaw
