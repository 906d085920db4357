// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpoint.h"

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
        QTest::newRow("tcp is refused") << u"tcp://host:2375"_s << QString();
        QTest::newRow("ssh is refused") << u"ssh://user@host"_s << QString();
        QTest::newRow("relative is refused") << u"docker.sock"_s << QString();
        QTest::newRow("relative URL is refused") << u"unix://docker.sock"_s << QString();
        QTest::newRow("empty is refused") << QString() << QString();
        QTest::newRow("too long for a socket is refused") << QString(u'/' + QString(107, u'a')) << QString();
    }
    void parse()
    {
        QFETCH(QString, text);
        QFETCH(QString, path);
        const auto endpoint = parseEndpoint(text, u"-H"_s);
        QCOMPARE(endpoint.has_value(), !path.isEmpty());
        if (endpoint)
            QCOMPARE(*endpoint, (Endpoint{path, u"-H"_s}));
        else
            QCOMPARE(endpoint.error().kind, ErrorKind::Usage);
    }

    void dockerHostStandsAlone()
    {
        m_environment.insert(u"DOCKER_HOST"_s, u"unix:///somewhere.sock"_s);
        m_environment.insert(u"DOCKER_CONTEXT"_s, u"other"_s);
        QCOMPARE(discoverEndpoints(m_environment).value(),
                 (QList<Endpoint>{{u"/somewhere.sock"_s, u"DOCKER_HOST"_s}}));
        m_environment.insert(u"DOCKER_HOST"_s, u"tcp://host:2375"_s);
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
        writeContext(u"far"_s, "tcp://host:2376");
        m_environment.insert(u"DOCKER_CONTEXT"_s, u"far"_s);
        QCOMPARE(discoverEndpoints(m_environment).error().kind, ErrorKind::Usage);
    }

    void currentContextThatCannotBeUsedIsLeftOut()
    {
        writeContext(u"far"_s, "ssh://host");
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
    void writeContext(const QString &name, const QByteArray &host)
    {
        const auto hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex();
        write(u".docker/contexts/meta/"_s + QString::fromLatin1(hash) + u"/meta.json"_s,
              R"({"Name":"x","Endpoints":{"docker":{"Host":")" + host + R"("}}})");
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
};

QTEST_GUILESS_MAIN(EndpointTest)
#include "tst_endpoint.moc"
