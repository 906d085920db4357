// SPDX-License-Identifier: GPL-3.0-or-later
// That the rights a checkpoint and a restore are given are the least: without any one of them it fails, and is
// explained; and that none of them reaches the application.
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QString container = u"thaw-live-rights"_s;

QSet<QString> words(const QJsonValue &list)
{
    const QStringList found = list.toVariant().toStringList();
    return {found.begin(), found.end()};
}

/// System calls that a profile allows whoever asks.
QSet<QString> allowedCalls(const QString &profile)
{
    QFile file(QStringLiteral(THAW_BUILD_DIR "/toolbox/seccomp/") + profile);
    QSet<QString> calls;
    if (!file.open(QIODevice::ReadOnly))
        return calls;
    for (const QJsonValue &rule : QJsonDocument::fromJson(file.readAll())[u"syscalls"_s].toArray()) {
        const bool always = rule[u"includes"_s].toObject().isEmpty() && rule[u"excludes"_s].toObject().isEmpty() && rule[u"args"_s].toArray().isEmpty();
        if (always && rule[u"action"_s].toString() == "SCMP_ACT_ALLOW"_L1)
            calls += words(rule[u"names"_s]);
    }
    return calls;
}

/// What the application has said of its rights, the last time.
QJsonObject lastTold(const QByteArray &log)
{
    const qsizetype at = log.lastIndexOf("CONFINED ");
    return at < 0 ? QJsonObject() : QJsonDocument::fromJson(log.mid(at + 9, log.indexOf('\n', at) - at - 9)).object();
}

quint64 capabilities(const QJsonObject &told, const QString &set)
{
    return told[u"rights"_s][set][0].toString().toULongLong(nullptr, 16);
}

} // namespace

class TestLeastPrivilege : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theProfileAddsOneCall();
    void aRestoreWithLessFails_data();
    void aRestoreWithLessFails();
    void withoutKillNoSignalArrives_data() { addEngineRows(m_engines); }
    void withoutKillNoSignalArrives();
    void aRestoredApplicationCanDoNoMore_data();
    void aRestoredApplicationCanDoNoMore();
    void aCheckpointWithLessFails_data();
    void aCheckpointWithLessFails();
    void cleanupTestCase();

private:
    QString made(const QString &engine, const QString &user) const { return m_images[engine + user]; }
    QStringList restoreCommand(const QString &engine, const QString &user) const;
    QJsonObject tellAgain(const QString &host);

    QMap<QString, QString> m_engines;
    QMap<QString, QString> m_images;         ///< by engine and user
    QMap<QString, QJsonObject> m_reports;    ///< of the runs that made them
    QMap<QString, QByteArray> m_logs;
};

void TestLeastPrivilege::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        for (const QString &user : {u"root"_s, u"1000"_s}) {
            LiveProject project(u"rights-"_s + user);
            project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
            project.setValue(u"CONTAINER_USER"_s, user);
            project.setValue(u"THAW_PROBE"_s, u"none"_s);
            project.useApp(u"confined.py"_s);
            project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/confined.py\n", true);
            const ProgramResult make = thaw({u"make"_s, project.path(), u"--json"_s, u"-q"_s}, host);
            QVERIFY2(make.exitCode == 0, make.output + make.errorOutput);
            m_reports.insert(engine + user, make.json());
            m_images.insert(engine + user, make.json()[u"image"_s].toString());
            m_logs.insert(engine + user, thaw({u"log"_s, project.path()}, host).output);
        }
    }
}

void TestLeastPrivilege::cleanupTestCase()
{
    for (const QString &host : std::as_const(m_engines)) {
        dockerCli({u"rm"_s, u"-f"_s, container}, host);
        removeCheckpointImages(host);
        QCOMPARE(ourObjects(host), QStringList());
    }
}

QStringList TestLeastPrivilege::restoreCommand(const QString &engine, const QString &user) const
{
    return restoreCommandOf(m_reports[engine + user]);
}

void TestLeastPrivilege::theProfileAddsOneCall()
{
    const QSet<QString> ours = allowedCalls(u"restore.json"_s), dockers = allowedCalls(u"dump.json"_s);
    QVERIFY(dockers.size() > 300);
    QCOMPARE(ours - dockers, QSet<QString>{u"clone3"_s});
    QCOMPARE(dockers - ours, QSet<QString>());
}

void TestLeastPrivilege::aRestoreWithLessFails_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QStringList>("less");
    for (const QString &engine : m_engines.keys()) {
        for (const QString &user : {u"root"_s, u"1000"_s}) {
            const auto labels = dockerCli({u"image"_s, u"inspect"_s, u"-f"_s, u"{{index .Config.Labels \"io.thaw.capabilities\"}}"_s, made(engine, user)},
                                          m_engines[engine]);
            for (const QString &name : QString::fromUtf8(labels.output).simplified().split(u' ')) {
                if (name != "KILL"_L1 || user == "root"_L1) // that one is about signals
                    QTest::newRow(qPrintable(u"%1's without %2, on %3"_s.arg(user, name, engine))) << engine << user << QStringList{u"--cap-drop"_s, name};
            }
        }
    }
    if (m_engines.contains(u"Docker"_s)) // the profile that is Podman's own has the call
        QTest::newRow("without clone3, on Docker") << u"Docker"_s << u"root"_s << QStringList{u"--default-seccomp"_s};
}

/// Failed and explained: neither started cold, nor hung, nor half restored.
void TestLeastPrivilege::aRestoreWithLessFails()
{
    QFETCH(QString, engine);
    QFETCH(QString, user);
    QFETCH(QStringList, less);
    const ProgramResult tested = thaw(QStringList{u"test"_s, u"--json"_s, made(engine, user)} + less, m_engines[engine]);
    QVERIFY2(tested.exitCode == 7, tested.output + tested.errorOutput);
    const QJsonObject test = tested.json()[u"test"_s].toObject();
    QVERIFY2(test[u"verdict"_s].toString() == "failed"_L1, tested.output);
    QVERIFY2(!test[u"cause"_s].toString().isEmpty() && !test[u"remedy"_s].toString().isEmpty(), tested.output);
}

void TestLeastPrivilege::withoutKillNoSignalArrives()
{
    QFETCH(QString, host);
    const QString engine = m_engines.key(host);
    const auto ending = [&](const QStringList &less) {
        QStringList command = restoreCommand(engine, u"1000"_s);
        for (qsizetype at; !less.isEmpty() && (at = command.indexOf(less.first())) > 0;)
            command.remove(at - 1, 2);
        command = command.first(1) + QStringList{u"--name"_s, container} + command.mid(1);
        const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, container}, host); });
        const ProgramResult started = dockerCli(command, host);
        if (started.exitCode != 0)
            qInfo("%s", started.errorOutput.constData());
        tellAgain(host);
        dockerCli({u"stop"_s, u"-t"_s, u"2"_s, container}, host);
        return dockerCli({u"inspect"_s, u"-f"_s, u"{{.State.ExitCode}}"_s, container}, host).output.trimmed();
    };
    QCOMPARE(ending({}), QByteArray("7"));
    QCOMPARE(ending({u"KILL"_s}), QByteArray("137"));
}

/// Asks the application of the container, and waits for its answer.
QJsonObject TestLeastPrivilege::tellAgain(const QString &host)
{
    const auto log = [&] { return dockerCli({u"logs"_s, container}, host).output; };
    QElapsedTimer clock;
    clock.start();
    QJsonObject told;
    do {
        dockerCli({u"kill"_s, u"-s"_s, u"USR1"_s, container}, host);
        QTest::qWait(300);
        told = lastTold(log());
    } while (told.isEmpty() && clock.elapsed() < 5000);
    return told;
}

void TestLeastPrivilege::aRestoredApplicationCanDoNoMore_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("user");
    for (const QString &engine : m_engines.keys()) {
        for (const QString &user : {u"root"_s, u"1000"_s})
            QTest::newRow(qPrintable(u"as %1, on %2"_s.arg(user, engine))) << engine << user;
    }
}

/// Than the same program that the engine starts by its defaults: neither in the container that is frozen, which has
/// CRIU's rights, nor restored.
void TestLeastPrivilege::aRestoredApplicationCanDoNoMore()
{
    QFETCH(QString, engine);
    QFETCH(QString, user);
    const QString host = m_engines[engine];
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, container}, host); });
    const QString app = QStringLiteral(THAW_SOURCE_DIR "/tests/live/apps/confined.py");
    dockerCli({u"create"_s, u"--name"_s, container, u"--user"_s, user, u"--entrypoint"_s, u"python3"_s, u"thaw-sample-base"_s, u"-u"_s, u"/confined.py"_s}, host);
    QCOMPARE(dockerCli({u"cp"_s, app, container + u":/confined.py"_s}, host).exitCode, 0);
    QCOMPARE(dockerCli({u"start"_s, container}, host).exitCode, 0);
    QJsonObject cold;
    QTRY_VERIFY_WITH_TIMEOUT(!(cold = lastTold(dockerCli({u"logs"_s, container}, host).output)).isEmpty(), 10'000);
    dockerCli({u"rm"_s, u"-f"_s, container}, host);
    const QJsonObject frozen = lastTold(m_logs[engine + user]);
    QStringList command = restoreCommand(engine, user);
    command = command.first(1) + QStringList{u"--name"_s, container} + command.mid(1);
    QVERIFY(dockerCli(command, host).exitCode == 0);
    const QJsonObject restored = tellAgain(host);
    qInfo().noquote() << "cold:" << QJsonDocument(cold).toJson(QJsonDocument::Compact) << "\nfrozen:" << QJsonDocument(frozen).toJson(QJsonDocument::Compact)
                      << "\nrestored:" << QJsonDocument(restored).toJson(QJsonDocument::Compact);
    QVERIFY(!frozen.isEmpty() && !restored.isEmpty());
    for (const QJsonObject &told : {frozen, restored}) {
        for (const QString &set : {u"CapEff"_s, u"CapPrm"_s, u"CapBnd"_s, u"CapInh"_s, u"CapAmb"_s})
            QVERIFY2((capabilities(told, set) & ~capabilities(cold, set)) == 0, qPrintable(set));
        QCOMPARE(told[u"rights"_s][u"Seccomp"_s], cold[u"rights"_s][u"Seccomp"_s]);
        QCOMPARE(told[u"rights"_s][u"Uid"_s], cold[u"rights"_s][u"Uid"_s]);
    }
    // docs/security.md tells of these: Docker's profile lets a container that has SYS_ADMIN make namespaces, and ours
    // lets every restored one call clone3.
    const QString byClone3 = u"user namespace by clone3"_s;
    const QSet<QString> byProfile{u"user namespace"_s, byClone3};
    QCOMPARE(words(frozen[u"can"_s]) - words(cold[u"can"_s]) - byProfile, QSet<QString>());
    QCOMPARE(words(restored[u"can"_s]) - words(cold[u"can"_s]) - QSet<QString>{byClone3}, QSet<QString>());
}

void TestLeastPrivilege::aCheckpointWithLessFails_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        const auto row = [&](const QString &name) -> QTestData & { return QTest::newRow(qPrintable(u"%1, on %2"_s.arg(name, engine))); };
        row(u"all of them"_s) << host << QByteArray("CHECKPOINT_RESTORE SYS_PTRACE NET_ADMIN SYS_ADMIN SYS_TIME") << 0 << QString();
        row(u"without CHECKPOINT_RESTORE"_s) << host << QByteArray("SYS_PTRACE NET_ADMIN") << 2 << u"the capability CHECKPOINT_RESTORE is missing"_s;
        row(u"without SYS_PTRACE"_s) << host << QByteArray("CHECKPOINT_RESTORE NET_ADMIN SYS_ADMIN SYS_TIME") << 2
                                    << u"the capability SYS_PTRACE is missing"_s;
        row(u"without NET_ADMIN, for a connection with itself"_s) << host << QByteArray("CHECKPOINT_RESTORE SYS_PTRACE SYS_ADMIN SYS_TIME") << 5
                                                                 << u"--cap-add NET_ADMIN"_s;
        row(u"without SYS_ADMIN"_s) << host << QByteArray("CHECKPOINT_RESTORE SYS_PTRACE NET_ADMIN SYS_TIME") << 0 << u"keeps this host's clock"_s;
        row(u"without SYS_TIME"_s) << host << QByteArray("CHECKPOINT_RESTORE SYS_PTRACE NET_ADMIN SYS_ADMIN") << 0 << u"keeps this host's clock"_s;
    }
}

void TestLeastPrivilege::aCheckpointWithLessFails()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, capabilities);
    QFETCH(int, code);
    QFETCH(QString, said);
    LiveProject project(u"less"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.write(u"app.py"_s, "import signal, socket\nserver = socket.create_server(('127.0.0.1', 7000))\n"
                               "client = socket.create_connection(('127.0.0.1', 7000)); other, _ = server.accept()\n"
                               "print('READY', flush=True)\nsignal.pause()\n");
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/app.py\n", true);
    QByteArray options;
    for (const QByteArray &name : capabilities.split(' '))
        options += "--cap-add " + name + ' ';
    project.write(u"run_less.sh"_s, "docker run -d --name \"$3\" " + options + "$DOCKER_SECURITY_OPTS \"$2\"\n");
    const ProgramResult make = thaw({u"make"_s, project.path(), u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(make.exitCode == code, make.errorOutput);
    QVERIFY2(make.errorOutput.contains(said.toUtf8()), make.errorOutput);
}

QTEST_GUILESS_MAIN(TestLeastPrivilege)
#include "tst_leastprivilege.moc"
