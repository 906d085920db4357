// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/contexts.h"
#include "core/engine/sshtunnel.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Thaw;

class EndpointTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_home = std::make_unique<QTemporaryDir>();
        m_environment = {};
        m_environment.insert(u"HOME"_s, m_home->path());
        m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_home->filePath(u"run"_s));
    }

    void parse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("path");
        QTest::newRow("unix URL") << u"unix:///run/docker.sock"_s << u"/run/docker.sock"_s;
        QTest::newRow("bare path") << u"/run/docker.sock"_s << u"/run/docker.sock"_s;
        QTest::newRow("double slashes") << u"unix:////run//docker.sock"_s << u"/run/docker.sock"_s;
        QTest::newRow("other schemes are refused") << u"npipe:////./pipe/engine"_s << QString();
        QTest::newRow("a password is refused") << u"ssh://user:secret@host"_s << QString();
        QTest::newRow("an option in place of a host is refused") << u"ssh://-oProxyCommand=x"_s << QString();
        QTest::newRow("an option in place of a user is refused") << u"ssh://-x@host"_s << QString();
        QTest::newRow("no host is refused") << u"tcp://:2375"_s << QString();
        QTest::newRow("a query is refused") << u"ssh://host?x=1"_s << QString();
        QTest::newRow("relative is refused") << u"docker.sock"_s << QString();
        QTest::newRow("relative URL is refused") << u"unix://docker.sock"_s << QString();
        QTest::newRow("empty is refused") << QString() << QString();
        QTest::newRow("too long for a socket is refused") << QString(u'/' + QString(107, u'a')) << QString();
    }
    void parse()
    {
        QFETCH(QString, text);
        QFETCH(QString, path);
        const auto endpoint = parseEndpoint(text, u"-H"_s, m_environment);
        QCOMPARE(endpoint.has_value(), !path.isEmpty());
        if (endpoint)
            QCOMPARE(*endpoint, (Endpoint{.socketPath = path, .origin = u"-H"_s}));
        else
            QCOMPARE(endpoint.error().kind, ErrorKind::Usage);
    }

    void elsewhere_data()
    {
        using Kind = Endpoint::Kind;
        QTest::addColumn<QString>("text");
        QTest::addColumn<Endpoint>("endpoint");
        QTest::addColumn<QString>("again");
        QTest::newRow("tcp") << u"tcp://host:2375"_s << Endpoint{.kind = Kind::Tcp, .host = u"host"_s, .port = 2375} << u"tcp://host:2375"_s;
        QTest::newRow("tcp has a usual port") << u"tcp://host"_s << Endpoint{.kind = Kind::Tcp, .host = u"host"_s, .port = 2375} << u"tcp://host:2375"_s;
        QTest::newRow("tcp to an IPv6 address")
            << u"tcp://[::1]:99"_s << Endpoint{.kind = Kind::Tcp, .host = u"::1"_s, .port = 99} << u"tcp://[::1]:99"_s;
        QTest::newRow("ssh") << u"ssh://me@host"_s
                             << Endpoint{.socketPath = u"/var/run/docker.sock"_s, .kind = Kind::Ssh, .user = u"me"_s, .host = u"host"_s}
                             << u"ssh://me@host"_s;
        QTest::newRow("ssh with all of it")
            << u"ssh://me@host:22022/run/podman/podman.sock"_s
            << Endpoint{.socketPath = u"/run/podman/podman.sock"_s, .kind = Kind::Ssh, .user = u"me"_s, .host = u"host"_s, .port = 22022}
            << u"ssh://me@host:22022/run/podman/podman.sock"_s;
    }
    void elsewhere()
    {
        QFETCH(QString, text);
        QFETCH(Endpoint, endpoint);
        QFETCH(QString, again);
        const auto parsed = parseEndpoint(text, QString(), m_environment);
        QVERIFY(parsed.has_value());
        QCOMPARE(*parsed, endpoint);
        QCOMPARE(parsed->argument(), again);
        QCOMPARE(parsed->isLocal(), false);
        QCOMPARE(parsed->warning().isEmpty(), endpoint.kind != Endpoint::Kind::Tcp);
    }

    void certificatesOfTheEnvironment()
    {
        m_environment.insert(u"DOCKER_TLS_VERIFY"_s, u"1"_s);
        m_environment.insert(u"DOCKER_CERT_PATH"_s, m_home->filePath(u"keys"_s));
        QCOMPARE(parseEndpoint(u"tcp://host"_s, {}, m_environment).error().kind, ErrorKind::Usage); // there is no such directory
        for (const auto &name : {u"ca.pem"_s, u"cert.pem"_s, u"key.pem"_s})
            write(u"keys/"_s + name, "x");
        const TlsFiles files{.authority = m_home->filePath(u"keys/ca.pem"_s), .certificate = m_home->filePath(u"keys/cert.pem"_s),
                             .key = m_home->filePath(u"keys/key.pem"_s)};
        QCOMPARE(*parseEndpoint(u"tcp://host"_s, {}, m_environment),
                 (Endpoint{.kind = Endpoint::Kind::Tls, .host = u"host"_s, .port = 2376, .tls = files}));
        m_environment.remove(u"DOCKER_TLS_VERIFY"_s);
        m_environment.insert(u"DOCKER_TLS"_s, u"1"_s);
        const auto anybody = parseEndpoint(u"tcp://host"_s, {}, m_environment);
        QCOMPARE(anybody->tls.verify, false);
        QVERIFY(!anybody->warning().isEmpty());
    }

    void contextsKeepTheirCertificates()
    {
        writeContext(u"far"_s, "tcp://host:2376");
        const QString directory = u".docker/contexts/tls/"_s + hashOf(u"far"_s) + u"/docker/"_s;
        write(directory + u"ca.pem"_s, "x");
        m_environment.insert(u"DOCKER_TLS_VERIFY"_s, u"1"_s); // is for addresses
        const auto endpoint = parseEndpoint(u"far"_s, u"-H"_s, m_environment);
        QVERIFY(endpoint.has_value());
        QCOMPARE(endpoint->kind, Endpoint::Kind::Tls);
        QCOMPARE(endpoint->tls, (TlsFiles{.authority = m_home->filePath(directory + u"ca.pem"_s)}));
        QCOMPARE(endpoint->argument(), u"far"_s);
        writeContext(u"plain"_s, "tcp://host");
        QCOMPARE(parseEndpoint(u"plain"_s, {}, m_environment)->kind, Endpoint::Kind::Tcp);
        QStringList names;
        for (const Endpoint &known : contextEndpoints(m_environment))
            names << known.context;
        QCOMPARE(names, (QStringList{u"far"_s, u"plain"_s}));
    }

    void sshTellsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("command");
        QTest::newRow("unknown host key") << u"No ED25519 host key is known for [h]:77 and you have requested strict checking.\r\nHost key verification failed."_s
                                          << ErrorKind::EngineUnreachable << u"host key"_s << u"ssh -p 77 me@h"_s;
        QTest::newRow("changed host key") << u"@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed."_s
                                          << ErrorKind::EngineUnreachable << u"another host key"_s << u"ssh-keygen -R [h]:77"_s;
        QTest::newRow("no key") << u"me@h: Permission denied (publickey)."_s << ErrorKind::EngineDenied << u"log-in"_s << u"ssh-copy-id -p 77 me@h"_s;
        QTest::newRow("refused") << u"ssh: connect to host h port 77: Connection refused"_s << ErrorKind::EngineUnreachable << u"Nothing listens"_s << QString();
        QTest::newRow("no such host") << u"ssh: Could not resolve hostname h: Name or service not known"_s << ErrorKind::EngineUnreachable
                                      << u"no host named h"_s << QString();
        QTest::newRow("no such socket") << u"channel 1: open failed: connect failed: open failed"_s << ErrorKind::EngineUnreachable
                                        << u"No engine answers"_s << u"ssh -p 77 me@h docker version"_s;
        QTest::newRow("anything else") << u"Killed by signal 15."_s << ErrorKind::EngineLost << u"ended"_s << QString();
    }
    void sshTellsWhatIsWrong()
    {
        QFETCH(QString, said);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, sentence);
        QFETCH(QString, command);
        const Error error = sshError(said, *parseEndpoint(u"ssh://me@h:77"_s, {}, m_environment));
        QCOMPARE(error.kind, kind);
        QVERIFY2(error.message.contains(sentence), qPrintable(error.message));
        QCOMPARE(error.fixes.isEmpty() ? QString() : error.fixes.first().command, command);
        QCOMPARE(error.detail, said);
    }

    void dockerHostStandsAlone()
    {
        m_environment.insert(u"DOCKER_HOST"_s, u"unix:///somewhere.sock"_s);
        m_environment.insert(u"DOCKER_CONTEXT"_s, u"other"_s);
        QCOMPARE(discoverEndpoints(m_environment).value(),
                 (QList<Endpoint>{{.socketPath = u"/somewhere.sock"_s, .origin = u"DOCKER_HOST"_s}}));
        m_environment.insert(u"DOCKER_HOST"_s, u"http://host:2375"_s);
        QVERIFY(!discoverEndpoints(m_environment));
    }

    void currentContextComesFirst()
    {
        writeContext(u"rootless"_s, "unix:///run/user/7/docker.sock");
        write(u".docker/config.json"_s, R"({"currentContext":"rootless"})");
        QCOMPARE(paths().value(0), u"/run/user/7/docker.sock"_s);
    }

    void contextOfTheEnvironmentBeatsTheCurrentOne()
    {
        writeContext(u"rootless"_s, "unix:///a.sock");
        writeContext(u"other"_s, "unix:///b.sock");
        write(u".docker/config.json"_s, R"({"currentContext":"rootless"})");
        m_environment.insert(u"DOCKER_CONTEXT"_s, u"other"_s);
        QCOMPARE(paths().value(0), u"/b.sock"_s);
        QVERIFY(!paths().contains(u"/a.sock"_s));
    }

    void explicitContextThatCannotBeUsedIsAnError()
    {
        m_environment.insert(u"DOCKER_CONTEXT"_s, u"missing"_s);
        QCOMPARE(discoverEndpoints(m_environment).error().kind, ErrorKind::NotFound);
        writeContext(u"far"_s, "npipe:////./pipe/engine");
        m_environment.insert(u"DOCKER_CONTEXT"_s, u"far"_s);
        QCOMPARE(discoverEndpoints(m_environment).error().kind, ErrorKind::Usage);
    }

    void currentContextThatCannotBeUsedIsLeftOut()
    {
        writeContext(u"far"_s, "npipe:////./pipe/engine");
        write(u".docker/config.json"_s, R"({"currentContext":"far"})");
        QVERIFY(paths().value(0).endsWith(u"/docker.sock"_s));
    }

    void configDirectoryOfTheEnvironment()
    {
        m_environment.insert(u"DOCKER_CONFIG"_s, m_home->filePath(u".docker"_s));
        m_environment.insert(u"HOME"_s, u"/nonexistent"_s);
        writeContext(u"mine"_s, "unix:///c.sock");
        write(u".docker/config.json"_s, R"({"currentContext":"mine"})");
        QCOMPARE(paths().value(0), u"/c.sock"_s);
    }

    void usualPlacesInOrderAndEachOnce()
    {
        QStringList found = paths();
        found.removeAll(u"/var/run/docker.sock"_s); // only where /var/run is not /run
        QCOMPARE(found,
                 (QStringList{u"/run/docker.sock"_s, m_home->filePath(u"run/docker.sock"_s),
                              m_home->filePath(u".docker/desktop/docker.sock"_s), u"/run/podman/podman.sock"_s,
                              m_home->filePath(u"run/podman/podman.sock"_s)}));
        if (QFileInfo(u"/var/run"_s).canonicalFilePath() == "/run"_L1)
            QVERIFY(!paths().contains(u"/var/run/docker.sock"_s));
    }

private:
    QStringList paths() const
    {
        QStringList result;
        const auto found = discoverEndpoints(m_environment);
        for (const auto &endpoint : found.value())
            result.append(endpoint.socketPath);
        return result;
    }
    void write(const QString &name, const QByteArray &text)
    {
        const QString path = m_home->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static QString hashOf(const QString &name)
    {
        return QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex());
    }
    void writeContext(const QString &name, const QByteArray &host)
    {
        write(u".docker/contexts/meta/"_s + hashOf(name) + u"/meta.json"_s,
              R"({"Name":")" + name.toUtf8() + R"(","Endpoints":{"docker":{"Host":")" + host + R"("}}})");
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
};

QTEST_GUILESS_MAIN(EndpointTest)
#include "tst_endpoint.moc"
