// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/registrylogin.h"

#include "core/engine/contexts.h"
#include "core/engine/engineabilities.h"
#include "core/trigger.h"
#include "core/words.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Thaw {

namespace {

constexpr auto hub = "docker.io"_L1;
/// The name that Docker's own registry has in the log-ins.
constexpr auto hubKey = "https://index.docker.io/v1/"_L1;
constexpr auto helperPatience = 60s; ///< it may ask the user to unlock something

/// "localhost:5000" of "https://localhost:5000/v1/", as older entries are written.
QString hostOf(QString key)
{
    if (const qsizetype scheme = key.indexOf("://"_L1); scheme >= 0)
        key = key.sliced(scheme + 3);
    const QString host = key.section(u'/', 0, 0);
    return host == "index.docker.io"_L1 || host == "registry-1.docker.io"_L1 ? QString(hub) : host;
}

/// The value of the entry that is for that registry.
QJsonValue entryFor(const QJsonObject &entries, const QString &registry)
{
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        if (hostOf(it.key()) == registry)
            return it.value();
    }
    return QJsonValue::Undefined;
}

RegistryLogin loginIn(const QJsonObject &entry)
{
    const QByteArray pair = QByteArray::fromBase64(entry["auth"_L1].toString().toLatin1());
    const qsizetype colon = pair.indexOf(':');
    RegistryLogin login{.user = entry["username"_L1].toString(), .secret = entry["password"_L1].toString(),
                        .identityToken = entry["identitytoken"_L1].toString()};
    if (colon > 0) {
        login.user = QString::fromUtf8(pair.first(colon));
        login.secret = QString::fromUtf8(pair.sliced(colon + 1));
        while (login.secret.endsWith(QChar(0)))
            login.secret.chop(1);
    }
    return login;
}

struct Helper
{
    QString name{};
    QString file{}; ///< that names it
    QString program() const { return u"docker-credential-"_s + name; }
};

/// Asks a credential helper, as Docker's do: the server on standard input, JSON on standard output.
/// https://github.com/docker/docker-credential-helpers
Task<RegistryLogin> ask(Helper helper, QString registry, QProcessEnvironment environment, std::stop_token stop)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    Trigger ended;
    QObject::connect(&process, &QProcess::finished, &ended, &Trigger::fire);
    // One that does not read what it is asked for is no error; one that does not start never finishes.
    QObject::connect(&process, &QProcess::errorOccurred, &ended, [&ended](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended.fire();
    });
    // Not by its name alone: that would be looked for where this program's own environment says.
    const QString program = QStandardPaths::findExecutable(helper.program(), environment.value(u"PATH"_s).split(u':'));
    if (program.isEmpty())
        co_return failure(ErrorKind::Usage, Core::tr("The log-in for %1 is with %2, which is not installed.").arg(registry, helper.program()),
                          Core::tr("Named in %1").arg(helper.file),
                          {{u"registry.helper"_s, Core::tr("Install it, or take its name out of that file and log in again"), {}}});
    process.start(program, {u"get"_s});
    process.write(registry == hub ? QByteArray(hubKey.data(), hubKey.size()) : registry.toUtf8());
    process.closeWriteChannel();
    const auto outcome = co_await ended.wait(helperPatience, stop);
    if (outcome != Trigger::Outcome::Fired) {
        process.kill();
        process.waitForFinished(1000);
        if (outcome == Trigger::Outcome::Stopped)
            co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
        co_return failure(ErrorKind::Other, Core::tr("%1 does not say the log-in for %2.").arg(helper.program(), registry));
    }
    const QByteArray said = process.readAllStandardOutput();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        if (said.contains("credentials not found"))
            co_return RegistryLogin{};
        co_return failure(ErrorKind::Other, Core::tr("%1 does not say the log-in for %2.").arg(helper.program(), registry),
                          QString::fromUtf8(said + process.readAllStandardError()).trimmed());
    }
    const auto json = QJsonDocument::fromJson(said);
    const QString user = json["Username"_L1].toString(), secret = json["Secret"_L1].toString();
    if (user == "<token>"_L1)
        co_return RegistryLogin{.identityToken = secret};
    co_return RegistryLogin{.user = user, .secret = secret};
}

} // namespace

QByteArray RegistryLogin::header(const QString &registry) const
{
    QJsonObject json;
    if (!identityToken.isEmpty())
        json = {{"identitytoken"_L1, identityToken}};
    else if (!user.isEmpty())
        json = {{"username"_L1, user}, {"password"_L1, secret}};
    if (!json.isEmpty())
        json.insert("serveraddress"_L1, registry == hub ? QString(hubKey) : registry);
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding);
}

QString registryOf(const QString &reference)
{
    // As Docker tells a host from the first part of a path: by a dot, a port, or its being localhost.
    const QString first = reference.section(u'/', 0, 0);
    const bool host = reference.contains(u'/') && (first.contains(u'.') || first.contains(u':') || first == "localhost"_L1);
    return host ? hostOf(first) : QString(hub);
}

QStringList loginFiles(EngineKind engine, const QProcessEnvironment &environment)
{
    QStringList files;
    if (abilitiesOf(engine).hasOwnLogins) { // containers-auth.json(5)
        const QString named = environment.value(u"REGISTRY_AUTH_FILE"_s), runtime = environment.value(u"XDG_RUNTIME_DIR"_s);
        if (!named.isEmpty())
            files << named;
        if (!runtime.isEmpty())
            files << runtime + "/containers/auth.json"_L1;
        files << environment.value(u"XDG_CONFIG_HOME"_s, environment.value(u"HOME"_s) + "/.config"_L1) + "/containers/auth.json"_L1;
    }
    return files << dockerConfigDirectory(environment) + "/config.json"_L1;
}

Task<RegistryLogin> loginFor(QString registry, EngineKind engine, QProcessEnvironment environment, std::stop_token stop)
{
    for (const QString &path : loginFiles(engine, environment)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QJsonParseError problem;
        const auto document = QJsonDocument::fromJson(file.readAll(), &problem);
        if (!document.isObject())
            co_return failure(ErrorKind::Usage, Core::tr("The file %1 with your log-ins is not JSON.").arg(path), problem.errorString());
        const QJsonObject json = document.object();
        const QString own = entryFor(json["credHelpers"_L1].toObject(), registry).toString();
        const QString store = own.isEmpty() ? json["credsStore"_L1].toString() : own;
        if (!store.isEmpty()) {
            const auto login = co_await ask({.name = store, .file = path}, registry, environment, stop);
            if (!login || !login->isEmpty())
                co_return login;
        }
        const RegistryLogin login = loginIn(entryFor(json["auths"_L1].toObject(), registry).toObject());
        if (!login.isEmpty())
            co_return login;
    }
    co_return RegistryLogin{};
}

} // namespace Thaw
