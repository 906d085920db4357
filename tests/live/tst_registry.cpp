// SPDX-License-Identifier: GPL-3.0-or-later
// Images on their way through real registries: without TLS, and with TLS and passwords, on Docker and on Podman.
#include "support/certificates.h"
#include "support/freshstate.h"
#include "support/killableengine.h"
#include "support/liveproject.h"
#include "support/podmanservice.h"
#include "support/registryserver.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTest>

#include <csignal>
#include <sched.h>
#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QString user = u"keeper"_s, password = u"s3cret-word"_s;

void writeFile(const QString &path, const QByteArray &contents, bool executable = false)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("cannot write %s", qPrintable(path));
    if (executable)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void anImageGoesThereAndComesBack_data();
    void anImageGoesThereAndComesBack();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void anInterruptedTransferGoesOn_data();
    void anInterruptedTransferGoesOn();
    void cleanupTestCase();

private:
    struct Side
    {
        QString host;
        RegistryServer *plain = nullptr;
        RegistryServer *guarded = nullptr;
        QString image; ///< a checkpoint image of this engine
    };
    void logIn(const QString &registry, const QString &secret) const;

    QTemporaryDir m_place;
    QString m_config = m_place.filePath(u"docker"_s);
    Certificates m_authority;
    FreshState m_state; // what another test has left is not to be the first line
    std::unique_ptr<KillableEngine> m_docker;
    std::unique_ptr<PodmanService> m_podman;
    std::vector<std::unique_ptr<RegistryServer>> m_servers;
    QMap<QString, Side> m_sides;
};

void TestRegistry::initTestCase()
{
    QTest::failOnWarning();
    // What Docker trusts is in /etc/docker: in a mount namespace of this test's own.
    QVERIFY(unshare(CLONE_NEWNS) == 0);
    QVERIFY(mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0);
    QDir().mkpath(u"/etc/docker"_s);
    QVERIFY(mount("tmpfs", "/etc/docker", "tmpfs", 0, nullptr) == 0);
    m_docker = std::make_unique<KillableEngine>();
    m_podman = std::make_unique<PodmanService>();

    const auto server = [this](const QString &address, bool guarded) {
        m_servers.push_back(guarded ? std::make_unique<RegistryServer>(address, &m_authority, user, password)
                                    : std::make_unique<RegistryServer>(address));
        if (!m_servers.back()->start())
            qWarning("%s", qPrintable(m_servers.back()->why()));
        return m_servers.back().get();
    };
    // Docker asks registries on the loopback for no certificate that it trusts, so the guarded one is elsewhere.
    m_sides[u"Docker"_s] = {m_docker->host(), server(u"127.0.0.1"_s, false), server(m_docker->gateway(), true), {}};
    m_sides[u"Podman"_s] = {m_podman->host(), server(u"127.0.0.1"_s, false), server(u"127.0.0.1"_s, true), {}};
    const auto authority = [this](const QString &path) {
        QDir().mkpath(QFileInfo(path).path());
        QVERIFY(QFile::copy(m_authority.path(u"ca.pem"_s), path));
    };
    authority(u"/etc/docker/certs.d/%1/ca.crt"_s.arg(m_sides[u"Docker"_s].guarded->name()));
    authority(m_podman->home() + u"/.config/containers/certs.d/%1/ca.crt"_s.arg(m_sides[u"Podman"_s].guarded->name()));
    writeFile(m_podman->home() + u"/registries.conf"_s,
              "[[registry]]\nlocation = \"" + m_sides[u"Podman"_s].plain->name().toUtf8() + "\"\ninsecure = true\n");
    QVERIFY2(m_docker->startWithSample(), qPrintable(m_docker->why()));
    QVERIFY2(m_podman->startWithSample(), qPrintable(m_podman->why()));

    for (Side &side : m_sides) {
        LiveProject project(u"pushed"_s);
        project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
        project.setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
        project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/server.py\n", true);
        project.useApp(u"server.py"_s);
        const ProgramResult made = thaw({u"make"_s, project.path()}, side.host);
        QVERIFY2(made.exitCode == 0, made.errorOutput);
        side.image = QString::fromUtf8(made.output).trimmed();
    }
}

void TestRegistry::init()
{
    qputenv("DOCKER_CONFIG", m_config.toUtf8());
    writeFile(m_config + u"/config.json"_s, "{}");
}

void TestRegistry::cleanupTestCase()
{
    m_docker.reset();
    m_podman.reset();
}

/// As “docker login” leaves it.
void TestRegistry::logIn(const QString &registry, const QString &secret) const
{
    const QJsonObject entry{{u"auth"_s, QString::fromLatin1((user + u':' + secret).toUtf8().toBase64())}};
    writeFile(m_config + u"/config.json"_s, QJsonDocument(QJsonObject{{u"auths"_s, QJsonObject{{registry, entry}}}}).toJson());
}

void TestRegistry::anImageGoesThereAndComesBack_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("way");
    for (const QString &engine : m_sides.keys()) {
        for (const auto &way : {u"without TLS"_s, u"with TLS and a password"_s, u"with a password from a helper"_s})
            QTest::newRow(qPrintable(engine + u", "_s + way)) << engine << way;
    }
}

void TestRegistry::anImageGoesThereAndComesBack()
{
    QFETCH(QString, engine);
    QFETCH(QString, way);
    const Side side = m_sides.value(engine);
    const QString registry = (way.contains(u"without"_s) ? side.plain : side.guarded)->name();
    const QByteArray path = qgetenv("PATH");
    const auto restorePath = qScopeGuard([&] { qputenv("PATH", path); });
    if (way.contains(u"helper"_s)) {
        writeFile(m_place.filePath(u"bin/docker-credential-thawtest"_s),
                  "#!/bin/sh\nread -r server\n[ \"$1 $server\" = \"get " + registry.toUtf8() + "\" ] || exit 1\nprintf '{\"Username\":\""
                      + user.toUtf8() + "\",\"Secret\":\"" + password.toUtf8() + "\"}'\n", true);
        qputenv("PATH", m_place.filePath(u"bin"_s).toUtf8() + ':' + path);
        writeFile(m_config + u"/config.json"_s, "{\"credHelpers\":{\"" + registry.toUtf8() + "\":\"thawtest\"}}");
    } else if (!way.contains(u"without"_s)) {
        logIn(registry, password);
    }
    const QString name = registry + u"/team/pushed:"_s + (way.contains(u"helper"_s) ? u"2"_s : u"1"_s);
    const ProgramResult pushed = thaw({u"push"_s, u"--json"_s, u"--progress"_s, u"plain"_s, side.image, name}, side.host);
    QVERIFY2(pushed.exitCode == 0, pushed.errorOutput);
    QVERIFY2(pushed.json()[u"digest"_s].toString().startsWith(u"sha256:"_s), pushed.output);
    QVERIFY(pushed.json()[u"layers"_s].toArray().size() > 1);
    QVERIFY2(!pushed.errorOutput.contains(password.toUtf8()) && !pushed.output.contains(password.toUtf8()), pushed.errorOutput);

    const ProgramResult again = thaw({u"push"_s, u"--progress"_s, u"plain"_s, name}, side.host);
    QVERIFY2(again.exitCode == 0, again.errorOutput);
    const bool tells = engine != "Podman"_L1; // names the layers that it copies, and not those that were there
    QVERIFY2(!tells || again.errorOutput.contains("  already there"), again.errorOutput);

    // Nothing of it is left on the engine when it comes back.
    for (const QString &local : {name, side.image})
        QVERIFY(dockerCli({u"rmi"_s, local}, side.host).exitCode == 0);
    const ProgramResult pulled = thaw({u"pull"_s, name, u"--progress"_s, u"plain"_s}, side.host);
    QVERIFY2(pulled.exitCode == 0, pulled.errorOutput);
    QVERIFY(pulled.output.startsWith(name.toUtf8()));
    const ProgramResult tested = thaw({u"test"_s, u"--trust"_s, name}, side.host);
    QVERIFY2(tested.exitCode == 0, tested.errorOutput);
    QCOMPARE(tested.output.trimmed(), QByteArray("Restored"));
    QVERIFY(dockerCli({u"tag"_s, name, side.image}, side.host).exitCode == 0);
    QVERIFY(dockerCli({u"rmi"_s, name}, side.host).exitCode == 0);
}

void TestRegistry::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("sentence");
    for (const QString &engine : m_sides.keys()) {
        const auto row = [&](const char *what, int exitCode, const QByteArray &sentence) {
            QTest::newRow(qPrintable(engine + u": "_s + QLatin1StringView(what))) << engine << QString::fromLatin1(what) << exitCode << sentence;
        };
        row("no log-in", 1, "wants a log-in");
        row("a wrong password", 1, "does not accept the log-in of keeper");
        row("no such image there", 1, "has no image");
        row("no such image here", 1, "the engine has no image");
        row("a helper that is not there", 2, "docker-credential-absent, which is not installed");
        row("nobody listens", 1, "cannot reach the registry");
        row("a name that is none", 2, "is not an image's name");
    }
}

void TestRegistry::whatIsWrongIsSaid()
{
    QFETCH(QString, engine);
    QFETCH(QString, what);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, sentence);
    const Side side = m_sides.value(engine);
    const QString guarded = side.guarded->name(), target = guarded + u"/team/wrong:1"_s;
    QStringList words{u"push"_s, side.image, target};
    if (what == "a wrong password"_L1)
        logIn(guarded, u"another"_s);
    if (what == "no such image there"_L1)
        words = {u"pull"_s, side.plain->name() + u"/team/nowhere:1"_s};
    if (what == "no such image here"_L1)
        words = {u"push"_s, u"thaw-nowhere"_s, target};
    if (what == "a helper that is not there"_L1)
        writeFile(m_config + u"/config.json"_s, R"({"credsStore":"absent"})");
    if (what == "nobody listens"_L1)
        words = {u"pull"_s, u"127.0.0.1:1/team/app:1"_s};
    if (what == "a name that is none"_L1)
        words = {u"pull"_s, u"Team/App"_s};
    const QStringList before = ourObjects(side.host);
    const ProgramResult done = thaw(words, side.host);
    QVERIFY2(done.exitCode == exitCode, QByteArray::number(done.exitCode) + done.errorOutput);
    QVERIFY2(done.errorOutput.split('\n').first().contains(sentence), done.errorOutput);
    QVERIFY2(!done.errorOutput.contains("another"), done.errorOutput);
    QCOMPARE(done.output, QByteArray());
    QCOMPARE(ourObjects(side.host), before); // the name that the push would have had is gone
}

void TestRegistry::anInterruptedTransferGoesOn_data()
{
    QTest::addColumn<QString>("engine");
    for (const QString &engine : m_sides.keys())
        QTest::newRow(qPrintable(u"on "_s + engine)) << engine;
}

void TestRegistry::anInterruptedTransferGoesOn()
{
    QFETCH(QString, engine);
    const Side side = m_sides.value(engine);
    RegistryServer fresh(u"127.0.0.1"_s);
    QVERIFY2(engine == "Podman"_L1 || fresh.start(), qPrintable(fresh.why()));
    RegistryServer &registry = engine == "Podman"_L1 ? *side.plain : fresh; // it knows that one to be without TLS
    // A layer that takes a while, of bytes that no registry has.
    const QString large = u"thaw-live-large:1"_s, name = registry.name() + u"/team/large:1"_s;
    dockerCli({u"run"_s, u"--name"_s, u"thaw-live-large"_s, u"thaw-sample-base"_s, u"sh"_s, u"-c"_s,
               u"head -c 1k /dev/urandom >/small; head -c 300M /dev/urandom >/large"_s}, side.host);
    QVERIFY(dockerCli({u"commit"_s, u"thaw-live-large"_s, large}, side.host).exitCode == 0);
    dockerCli({u"rm"_s, u"thaw-live-large"_s}, side.host);
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rmi"_s, u"-f"_s, name, large}, side.host); });

    const int before = registry.blobs();
    QElapsedTimer since;
    const auto interrupt = [&](qint64 pid) {
        if (!since.isValid())
            since.start();
        if (since.elapsed() < 700)
            return false;
        ::kill(pid_t(pid), SIGINT);
        return true;
    };
    const ProgramResult cut = thaw({u"push"_s, large, name}, side.host, 120, interrupt);
    QVERIFY2(cut.exitCode == 130, QByteArray::number(cut.exitCode) + cut.errorOutput);
    QVERIFY(dockerCli({u"image"_s, u"inspect"_s, name}, side.host).exitCode != 0);
    const ProgramResult pushed = thaw({u"push"_s, large, name, u"--json"_s}, side.host);
    QVERIFY2(pushed.exitCode == 0, pushed.errorOutput);
    QVERIFY(registry.blobs() > before);

    QVERIFY(dockerCli({u"rmi"_s, name, large}, side.host).exitCode == 0);
    since.invalidate();
    const ProgramResult cutPull = thaw({u"pull"_s, name}, side.host, 120, interrupt);
    QVERIFY2(cutPull.exitCode == 130, QByteArray::number(cutPull.exitCode) + cutPull.errorOutput);
    const ProgramResult pulled = thaw({u"pull"_s, name}, side.host);
    QVERIFY2(pulled.exitCode == 0, pulled.errorOutput);
    QVERIFY(dockerCli({u"image"_s, u"inspect"_s, name}, side.host).exitCode == 0);
}

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
