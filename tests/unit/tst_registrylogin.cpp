// SPDX-License-Identifier: GPL-3.0-or-later
// Log-ins as Docker and Podman keep them, and what an engine tells of a transfer.
#include "core/registry/registrylogin.h"
#include "core/registry/transferprogress.h"

#include "support/async.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

/// A file of log-ins with one in it.
QByteArray entry(const QByteArray &registry, const QByteArray &field, const QByteArray &value)
{
    return "{\"auths\":{\"" + registry + "\":{\"" + field + "\":\"" + value + "\"}}}";
}

} // namespace

class RegistryLoginTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_home = std::make_unique<QTemporaryDir>();
        m_environment = {};
        m_environment.insert(u"HOME"_s, m_home->path());
        m_environment.insert(u"PATH"_s, m_home->path() + u":/usr/bin:/bin"_s);
    }

    void aNameSaysItsRegistry_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("registry");
        QTest::newRow("none") << u"hello:1"_s << u"docker.io"_s;
        QTest::newRow("a path of Docker's own") << u"library/hello"_s << u"docker.io"_s;
        QTest::newRow("its old name") << u"index.docker.io/library/hello"_s << u"docker.io"_s;
        QTest::newRow("a port") << u"host:5000/hello"_s << u"host:5000"_s;
        QTest::newRow("a domain") << u"quay.io/team/hello:2"_s << u"quay.io"_s;
        QTest::newRow("this machine") << u"localhost/hello"_s << u"localhost"_s;
    }
    void aNameSaysItsRegistry()
    {
        QFETCH(QString, name);
        QTEST(registryOf(name), "registry");
    }

    void logIns_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QString>("registry");
        QTest::addColumn<RegistryLogin>("login");
        const QByteArray pair = QByteArray("ada:a:b").toBase64();
        QTest::newRow("no file") << QByteArray() << u"h:1"_s << RegistryLogin{};
        QTest::newRow("a pair, with a colon in the password")
            << entry("h:1", "auth", pair) << u"h:1"_s << RegistryLogin{.user = u"ada"_s, .secret = u"a:b"_s};
        QTest::newRow("the key is a URL")
            << entry("https://h:1/v1/", "auth", pair) << u"h:1"_s << RegistryLogin{.user = u"ada"_s, .secret = u"a:b"_s};
        QTest::newRow("Docker's own") << entry("https://index.docker.io/v1/", "auth", pair) << u"docker.io"_s
                                      << RegistryLogin{.user = u"ada"_s, .secret = u"a:b"_s};
        QTest::newRow("another registry") << entry("h:2", "auth", pair) << u"h:1"_s << RegistryLogin{};
        QTest::newRow("a token") << entry("h:1", "identitytoken", "t") << u"h:1"_s << RegistryLogin{.identityToken = u"t"_s};
        QTest::newRow("a helper") << QByteArray(R"({"credsStore":"here"})") << u"h:1"_s << RegistryLogin{.user = u"hal"_s, .secret = u"h:1"_s};
        QTest::newRow("a helper for that registry only")
            << QByteArray(R"({"credsStore":"absent","credHelpers":{"h:1":"here"}})") << u"h:1"_s << RegistryLogin{.user = u"hal"_s, .secret = u"h:1"_s};
        QTest::newRow("a helper that knows nothing") << QByteArray(R"({"credsStore":"empty","auths":{"h:1":{"identitytoken":"t"}}})") << u"h:1"_s
                                                     << RegistryLogin{.identityToken = u"t"_s};
    }
    void logIns()
    {
        QFETCH(QByteArray, config);
        QFETCH(QString, registry);
        QFETCH(RegistryLogin, login);
        write(u"docker-credential-here"_s, "#!/bin/sh\nread -r server\nprintf '{\"Username\":\"hal\",\"Secret\":\"%s\"}' \"$server\"\n", true);
        write(u"docker-credential-empty"_s, "#!/bin/sh\ncat >/dev/null\necho 'credentials not found in native keychain'\nexit 1\n", true);
        if (!config.isEmpty())
            write(u".docker/config.json"_s, config);
        const auto found = await(loginFor(registry, EngineKind::Docker, m_environment, {}));
        QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().message));
        QCOMPARE(*found, login);
    }

    void whatIsWrongIsSaid()
    {
        write(u".docker/config.json"_s, R"({"credsStore":"absent"})");
        auto found = await(loginFor(u"h:1"_s, EngineKind::Docker, m_environment, {}));
        QVERIFY2(!found && found.error().message.contains(u"docker-credential-absent"_s), found ? "found" : qPrintable(found.error().message));
        write(u"docker-credential-absent"_s, "#!/bin/sh\necho locked >&2\nexit 1\n", true);
        found = await(loginFor(u"h:1"_s, EngineKind::Docker, m_environment, {}));
        QVERIFY(!found && found.error().detail == u"locked"_s);
        write(u".docker/config.json"_s, "{");
        found = await(loginFor(u"h:1"_s, EngineKind::Docker, m_environment, {}));
        QVERIFY(!found && found.error().kind == ErrorKind::Usage);
    }

    void podmanHasItsOwnFirst()
    {
        write(u".docker/config.json"_s, entry("h:1", "identitytoken", "docker"));
        QCOMPARE(await(loginFor(u"h:1"_s, EngineKind::Podman, m_environment, {}))->identityToken, u"docker"_s);
        write(u".config/containers/auth.json"_s, entry("h:1", "identitytoken", "podman"));
        QCOMPARE(await(loginFor(u"h:1"_s, EngineKind::Podman, m_environment, {}))->identityToken, u"podman"_s);
        QCOMPARE(await(loginFor(u"h:1"_s, EngineKind::Docker, m_environment, {}))->identityToken, u"docker"_s);
        write(u"named.json"_s, entry("h:1", "identitytoken", "named"));
        m_environment.insert(u"REGISTRY_AUTH_FILE"_s, m_home->filePath(u"named.json"_s));
        QCOMPARE(await(loginFor(u"h:1"_s, EngineKind::Podman, m_environment, {}))->identityToken, u"named"_s);
    }

    void theHeaderIsJson()
    {
        QCOMPARE(RegistryLogin{}.header(u"h:1"_s), QByteArray("e30="));
        const auto json = QJsonDocument::fromJson(QByteArray::fromBase64(RegistryLogin{.user = u"ada"_s, .secret = u"ÿ?"_s}.header(u"h:1"_s),
                                                                         QByteArray::Base64UrlEncoding));
        QCOMPARE(json.object(), (QJsonObject{{u"username"_s, u"ada"_s}, {u"password"_s, u"ÿ?"_s}, {u"serveraddress"_s, u"h:1"_s}}));
    }

    void aTransferIsFollowed()
    {
        TransferProgress progress;
        const auto take = [&](const QByteArray &line) { progress.take(QJsonDocument::fromJson(line).object()); };
        using State = LayerTransfer::State;
        take(R"({"status":"The push refers to repository [h:1/a]"})");
        take(R"({"status":"Preparing","progressDetail":{},"id":"5f70bf18a086"})");
        take(R"({"status":"Preparing","progressDetail":{},"id":"a3ed95caeb02"})");
        take(R"({"status":"Layer already exists","progressDetail":{},"id":"a3ed95caeb02"})");
        take(R"({"status":"Pushing","progressDetail":{"current":512,"total":1024},"progress":"[=>  ]","id":"5f70bf18a086"})");
        QCOMPARE(progress.layers(), (QList<LayerTransfer>{{.id = u"5f70bf18a086"_s, .state = State::Moving, .step = u"Pushing"_s, .current = 512, .total = 1024},
                                                          {.id = u"a3ed95caeb02"_s, .state = State::AlreadyThere, .step = u"Layer already exists"_s}}));
        QCOMPARE(progress.finished(), 1);
        QCOMPARE(progress.currentBytes(), 512);
        QCOMPARE(progress.totalBytes(), 1024);
        QVERIFY(!progress.isDecided());
        take(R"({"status":"Pushed","progressDetail":{},"id":"5f70bf18a086"})");
        QCOMPARE(progress.finished(), 2);
        const QByteArray digest = "sha256:" + QByteArray(64, 'a');
        take(R"({"status":"1: digest: )" + digest + R"( size: 528"})");
        QCOMPARE(progress.digest().toLatin1(), digest);
        QVERIFY(progress.isDecided());
        take(R"({"errorDetail":{"message":"unauthorized"},"error":"unauthorized"})");
        QCOMPARE(progress.error(), u"unauthorized"_s);
    }

    void podmanNamesLayersOnly()
    {
        TransferProgress progress;
        const auto take = [&](const QByteArray &line) { progress.take(QJsonDocument::fromJson(line).object()); };
        const QByteArray id(64, 'b');
        take(R"({"stream":"Getting image source signatures\n"})");
        for (int i = 0; i < 2; ++i) // it says so again when it tries again
            take(R"({"stream":"Copying blob sha256:)" + id + R"(\n"})");
        QCOMPARE(progress.layers(), (QList<LayerTransfer>{{.id = QString::fromLatin1(id), .state = LayerTransfer::State::Moving, .step = u"Pushing"_s}}));
        QVERIFY(!progress.isDecided());
        take(R"({"manifestdigest":"sha256:cc"})");
        QCOMPARE(progress.digest(), u"sha256:cc"_s);
        QCOMPARE(progress.finished(), 1);
    }

private:
    void write(const QString &name, const QByteArray &text, bool executable = false)
    {
        const QString path = m_home->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        if (executable)
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
};

QTEST_GUILESS_MAIN(RegistryLoginTest)
#include "tst_registrylogin.moc"
