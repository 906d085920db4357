// SPDX-License-Identifier: GPL-3.0-or-later
// What bad input gets on real engines: one clear sentence, the documented exit code, and nothing of ours left.
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QByteArray serveScript = "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/server.py\n";

/// A project that would work.
void makeGood(LiveProject &project)
{
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-test-apps"_s);
    project.setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
    project.useApp(u"server.py"_s);
    project.write(u"run_app.sh"_s, serveScript, true);
}

struct Refusal
{
    const char *name;
    std::function<void(LiveProject &)> spoil;
    int exitCode;
    QStringList said; ///< each is somewhere in what is printed
};

QList<Refusal> refusals()
{
    const auto python = [](const QByteArray &program) {
        return [program](LiveProject &project) {
            project.write(u"app.py"_s, program);
            project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/app.py\n", true);
        };
    };
    return {
        {"no app_env_vars.sh", [](LiveProject &p) { QFile::remove(p.path() + u"/app_env_vars.sh"_s); }, 2,
         {u"app_env_vars.sh"_s}},
        {"app_env_vars.sh is a directory",
         [](LiveProject &p) {
             QFile::remove(p.path() + u"/app_env_vars.sh"_s);
             QDir(p.path()).mkdir(u"app_env_vars.sh"_s);
         },
         2, {u"app_env_vars.sh"_s}},
        {"a quote that is never closed",
         [](LiveProject &p) { p.write(u"app_env_vars.sh"_s, "LOG_LOCATION=stdout\nLOG_MESSAGE=\"READY\n"); }, 2,
         {u"app_env_vars.sh:2"_s}},
        {"a pattern that does not compile",
         [](LiveProject &p) {
             p.setValue(u"THAW_READY_SYNTAX"_s, u"regex"_s);
             p.setValue(u"LOG_MESSAGE"_s, u"READY ("_s);
         },
         2, {u"LOG_MESSAGE"_s}},
        {"an image name with capitals", [](LiveProject &p) { p.setValue(u"APP_CR_DOCKER_IMAGE"_s, u"Not Allowed"_s); }, 2,
         {u"APP_CR_DOCKER_IMAGE"_s}},
        {"a base image the engine does not have",
         [](LiveProject &p) { p.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-no-such-image"_s); }, 1,
         {u"thaw-no-such-image"_s, u"docker pull"_s}},
        {"an image name that is taken by the user's own image",
         [](LiveProject &p) { p.setValue(u"APP_CR_DOCKER_IMAGE"_s, u"thaw-test-musl"_s); }, 1,
         {u"thaw-test-musl:latest is taken"_s}},
        {"nothing to start",
         [](LiveProject &p) { QFile::remove(p.path() + u"/run_app.sh"_s); }, 2, {u"nothing to start"_s}},
        {"a user the image does not have", [](LiveProject &p) { p.setValue(u"CONTAINER_USER"_s, u"nosuchuser"_s); }, 4,
         {u"nosuchuser"_s}},
        {"an application that ends before it is ready",
         python("print('one'); print('out of cheese'); raise SystemExit(3)"), 4, {u"exit code 3"_s, u"out of cheese"_s}},
        {"an application that is never ready",
         [python](LiveProject &p) {
             python("import time\nprint('server is almost READi')\ntime.sleep(60)")(p);
             p.setValue(u"LOG_MESSAGE"_s, u"server is READY"_s);
             p.setValue(u"THAW_TIMEOUT"_s, u"3"_s);
         },
         4, {u"within 3 s"_s, u"server is almost READi"_s}},
        {"an application that cannot be frozen",
         python("import ctypes, os, time\nassert ctypes.CDLL(None).mq_open(b'/q', os.O_CREAT | os.O_RDWR, 0o600, None) >= 0\n"
                "print('READY')\ntime.sleep(600)"),
         5, {u"could not be frozen"_s, u"message queues"_s, u"Can't lookup mount"_s}},
        {"a command before the checkpoint that fails",
         [](LiveProject &p) { p.setValue(u"THAW_BEFORE_CHECKPOINT"_s, u"exit 9"_s); }, 5, {u"9"_s}},
        {"no space for the checkpoint",
         [](LiveProject &p) {
             p.write(u"run_full.sh"_s,
                     "docker run -d --name \"$3\" $DOCKER_CAPABILITIES $DOCKER_SECURITY_OPTS "
                     "--tmpfs /opt/thaw/checkpoint:size=1m \"$2\"\n");
         },
         5, {u"could not be frozen"_s, u"space"_s}},
        {"a host script that fails",
         [](LiveProject &p) { p.write(u"run_full.sh"_s, "echo no luck today; exit 5\n"); }, 2,
         {u"exit code 5"_s, u"no luck today"_s}},
        {"a host script that starts nothing", [](LiveProject &p) { p.write(u"run_full.sh"_s, "true\n"); }, 2,
         {u"no container named"_s}},
        {"a host script that forgets the capabilities",
         [](LiveProject &p) { p.write(u"run_full.sh"_s, "docker run -d --name \"$3\" \"$2\"\n"); }, 2,
         {u"CHECKPOINT_RESTORE"_s, u"$DOCKER_CAPABILITIES"_s}},
    };
}

} // namespace

class TestRefusals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void badInputGetsASentenceAndLeavesNothing_data();
    void badInputGetsASentenceAndLeavesNothing();
    void aMissingDirectoryIsNamed();
    void anEngineThatRefusesUsIsNamed();
    void controlCCleansUpAtAnyMoment_data();
    void controlCCleansUpAtAnyMoment();

private:
    QMap<QString, QString> m_engines;
};

void TestRefusals::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
}

void TestRefusals::badInputGetsASentenceAndLeavesNothing_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("index");
    const auto all = refusals();
    for (const auto &[name, host] : m_engines.asKeyValueRange()) {
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(u"%1, on %2"_s.arg(QLatin1StringView(all[i].name), name))) << host << i;
    }
}

void TestRefusals::badInputGetsASentenceAndLeavesNothing()
{
    QFETCH(QString, engine);
    QFETCH(int, index);
    const Refusal refusal = refusals().at(index);
    LiveProject project(u"full"_s);
    makeGood(project);
    refusal.spoil(project);
    const QStringList before = ourObjects(engine);
    const ProgramResult result = thaw({u"make"_s, project.path(), u"--progress"_s, u"plain"_s}, engine, 60);
    QVERIFY2(result.exitCode == refusal.exitCode,
             QByteArray::number(result.exitCode) + ": " + result.output + result.errorOutput);
    QCOMPARE(result.output, QByteArray());
    const QString said = QString::fromUtf8(result.errorOutput);
    for (const QString &part : refusal.said)
        QVERIFY2(said.contains(part), qPrintable(part + u" is not in:\n"_s + said));
    QCOMPARE(ourObjects(engine), before);
}

void TestRefusals::aMissingDirectoryIsNamed()
{
    const ProgramResult result = thaw({u"make"_s, u"/nonexistent/project"_s}, m_engines.first());
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.errorOutput.contains("/nonexistent/project"), result.errorOutput);
}

void TestRefusals::anEngineThatRefusesUsIsNamed()
{
    // As another user, who may not use the engine's socket.
    LiveProject project(u"denied"_s);
    makeGood(project);
    QVERIFY(QFile::setPermissions(QFileInfo(project.path()).path(), QFile::Permissions(0x7755)));
    const QString socket = m_engines.first().mid(7);
    const QFile::Permissions socketMode = QFile::permissions(socket);
    QVERIFY(QFile::setPermissions(socket, QFile::ReadOwner | QFile::WriteOwner));
    const auto giveBack = qScopeGuard([&] { QFile::setPermissions(socket, socketMode); });
    const ProgramResult result =
        runProgram(u"setpriv"_s,
                   {u"--reuid=65534"_s, u"--clear-groups"_s, u"env"_s, u"XDG_STATE_HOME=/tmp/thaw-denied"_s,
                    QStringLiteral(THAW_BUILD_DIR "/app/thaw"), u"-H"_s, m_engines.first(), u"make"_s, project.path()});
    QDir(u"/tmp/thaw-denied"_s).removeRecursively();
    QVERIFY2(result.exitCode == 3, result.errorOutput);
}

void TestRefusals::controlCCleansUpAtAnyMoment_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("afterMs");
    for (const auto &[name, host] : m_engines.asKeyValueRange()) {
        for (const int ms : {50, 200, 400, 700, 1000, 1300, 1600, 2000})
            QTest::newRow(qPrintable(u"after %1 ms on %2"_s.arg(ms).arg(name))) << host << ms;
    }
}

void TestRefusals::controlCCleansUpAtAnyMoment()
{
    QFETCH(QString, engine);
    QFETCH(int, afterMs);
    LiveProject project(u"interrupted"_s);
    makeGood(project);
    const QStringList before = ourObjects(engine);
    QElapsedTimer clock;
    clock.start();
    const ProgramResult result =
        thaw({u"make"_s, project.path(), u"--progress"_s, u"plain"_s}, engine, 60, [&](qint64 pid) {
            if (clock.elapsed() < afterMs)
                return false;
            ::kill(pid_t(pid), SIGINT);
            return true;
        });
    if (result.exitCode == 0) { // it was faster than the signal
        const ProgramResult removed = thaw({u"rm"_s, QString::fromUtf8(result.output).trimmed()}, engine);
        QVERIFY2(removed.exitCode == 0, removed.errorOutput);
    } else {
        QVERIFY2(result.exitCode == 130, result.errorOutput);
    }
    const QStringList after = ourObjects(engine);
    QVERIFY2(after == before, "left: " + after.join(u", "_s).toUtf8() + "\n" + result.errorOutput);
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
