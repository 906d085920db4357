// SPDX-License-Identifier: GPL-3.0-or-later
// Engines on another machine: a real sshd and a real dockerd with and without TLS, all on the loopback.
#include "support/certificates.h"
#include "support/environment.h"
#include "support/freshstate.h"
#include "support/killableengine.h"
#include "support/liveengines.h"
#include "support/liveproject.h"
#include "support/sshserver.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

QList<qint64> childrenOf(qint64 pid, const QString &program)
{
    QProcess pgrep;
    pgrep.start(u"pgrep"_s, {u"-P"_s, QString::number(pid), u"-x"_s, program});
    pgrep.waitForFinished();
    QList<qint64> pids;
    for (const QByteArray &line : pgrep.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            pids << line.toLongLong();
    }
    return pids;
}

} // namespace

class TestRemote : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theWholeJob_data();
    void theWholeJob();
    void aHostScriptReachesTheSameEngine_data();
    void aHostScriptReachesTheSameEngine();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void whatOnlyThisMachineHasIsRefused_data();
    void whatOnlyThisMachineHasIsRefused();
    void aTunnelThatBreaksLeavesNothing();
    void theTunnelEndsWithTheProgram();
    void theDoctorKnowsThatItIsElsewhere();
    void cleanupTestCase();

private:
    struct Road
    {
        QString host;  ///< as -H takes it
        QString local; ///< the same engine's socket on this machine
        QString certificates{}; ///< DOCKER_CERT_PATH

        ProgramResult thaw(const QStringList &words, const std::function<bool(qint64)> &whileRunning = {}) const;
    };
    void addRoads();
    static void prepare(LiveProject &project);

    QMap<QString, QString> m_engines;
    QMap<QString, QSet<QString>> m_prepared;
    SshServer m_ssh;
    Certificates m_authority;
    Certificates m_stranger;
    FreshState m_state; // a broken tunnel leaves notes
    std::unique_ptr<KillableEngine> m_tls;
    std::unique_ptr<KillableEngine> m_plain;
    int m_tlsPort = freePort();
    int m_plainPort = freePort();
    QMap<QString, Road> m_roads;
    Environment m_environment;
};

/// The variables are for thaw alone: the docker command line would want TLS of unix sockets, too.
ProgramResult TestRemote::Road::thaw(const QStringList &words, const std::function<bool(qint64)> &whileRunning) const
{
    Environment environment;
    if (!certificates.isEmpty()) {
        environment.set("DOCKER_TLS_VERIFY", u"1"_s);
        environment.set("DOCKER_CERT_PATH", certificates);
    }
    return Thaw::thaw(QStringList{u"-H"_s, host} + words, {}, 180, whileRunning);
}

void TestRemote::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QCOMPARE(m_engines.size(), 2);
    m_prepared = preparedOn(m_engines);
    QVERIFY2(m_ssh.start(), qPrintable(m_ssh.why()));
    m_environment.set("PATH", m_ssh.programs() + u':' + qEnvironmentVariable("PATH"));
    m_authority.issue(u"server"_s, u"IP:127.0.0.1"_s);
    m_authority.issue(u"client"_s);
    m_stranger.issue(u"client"_s);
    QVERIFY2(m_authority.isValid() && m_stranger.isValid(), qPrintable(m_authority.why() + m_stranger.why()));
    m_tls = std::make_unique<KillableEngine>(QStringList{u"-H"_s, u"tcp://127.0.0.1:%1"_s.arg(m_tlsPort), u"--tlsverify"_s,
                                                         u"--tlscacert"_s, m_authority.path(u"ca.pem"_s), u"--tlscert"_s,
                                                         m_authority.path(u"server.pem"_s), u"--tlskey"_s, m_authority.path(u"server-key.pem"_s)});
    QVERIFY2(m_tls->startWithSample(), qPrintable(m_tls->why()));
    m_plain = std::make_unique<KillableEngine>(QStringList{u"-H"_s, u"tcp://127.0.0.1:%1"_s.arg(m_plainPort), u"--tls=false"_s});
    QVERIFY2(m_plain->startWithSample(), qPrintable(m_plain->why()));

    const QString tls = u"tcp://127.0.0.1:%1"_s.arg(m_tlsPort);
    const QString certificates = m_authority.directoryFor(u"client"_s, m_authority);
    const ProgramResult context = runProgram(u"docker"_s, {u"context"_s, u"create"_s, u"far"_s, u"--docker"_s,
                                                           u"host=%1,ca=%2/ca.pem,cert=%2/cert.pem,key=%2/key.pem"_s.arg(tls, certificates)});
    QVERIFY2(context.exitCode == 0, context.errorOutput);
    const auto socketOf = [](const QString &host) { return QString(host).remove(u"unix://"_s); };
    m_roads = {{u"Docker by ssh"_s, {m_ssh.urlOf(socketOf(m_engines[u"Docker"_s])), m_engines[u"Docker"_s]}},
               {u"Podman by ssh"_s, {m_ssh.urlOf(socketOf(m_engines[u"Podman"_s])), m_engines[u"Podman"_s]}},
               {u"Docker by TLS"_s, {tls, m_tls->host(), certificates}},
               {u"Docker by a context with TLS"_s, {u"far"_s, m_tls->host()}},
               {u"Docker by plain TCP"_s, {u"tcp://127.0.0.1:%1"_s.arg(m_plainPort), m_plain->host()}}};
}

void TestRemote::cleanupTestCase()
{
    runProgram(u"docker"_s, {u"context"_s, u"rm"_s, u"-f"_s, u"far"_s});
    for (const auto &[name, host] : m_engines.asKeyValueRange()) {
        removeCheckpointImages(host);
        removePreparedImages(host, m_prepared[name]);
        QCOMPARE(ourObjects(host).filter(u"container"_s), QStringList());
    }
    QCOMPARE(childrenOf(QCoreApplication::applicationPid(), u"ssh"_s), QList<qint64>());
}

void TestRemote::addRoads()
{
    QTest::addColumn<QString>("road");
    for (const QString &name : m_roads.keys())
        QTest::newRow(qPrintable(name)) << name;
}

void TestRemote::prepare(LiveProject &project)
{
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PORTS"_s, u"8080"_s);
    project.setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/server.py\n", true);
    project.useApp(u"server.py"_s);
}

void TestRemote::theWholeJob_data()
{
    addRoads();
}

void TestRemote::theWholeJob()
{
    QFETCH(QString, road);
    const Road way = m_roads.value(road);
    LiveProject project(u"far"_s);
    prepare(project);
    const ProgramResult made = way.thaw({u"make"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s});
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    QCOMPARE(made.json()[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
    const QString image = made.json()[u"image"_s].toString();
    const bool warned = made.errorOutput.contains("whoever reaches it is root");
    QCOMPARE(warned, road.contains(u"plain"_s));
    QVERIFY(ourObjects(way.local).contains(u"image "_s + image) || ourObjects(way.local).contains(u"image localhost/"_s + image));

    const ProgramResult tested = way.thaw({u"test"_s, image});
    QVERIFY2(tested.exitCode == 0, tested.errorOutput);
    QCOMPARE(tested.output.trimmed(), QByteArray("Restored"));
    const ProgramResult inside = way.thaw({u"inspect"_s, image, u"--json"_s});
    QVERIFY2(inside.exitCode == 0, inside.errorOutput);
    QVERIFY(inside.json()[u"checkpoint"_s][u"processes"_s].toArray().size() > 0);
    const ProgramResult kept = way.thaw({u"test"_s, u"--keep"_s, image});
    QVERIFY2(kept.errorOutput.contains("127.0.0.1's "), kept.errorOutput);
    for (const QString &object : ourObjects(way.local).filter(u"container thaw-test"_s))
        dockerCli({u"rm"_s, u"-f"_s, object.section(u' ', 1)}, way.local);
    QVERIFY(way.thaw({u"rm"_s, image}).exitCode == 0);
    QCOMPARE(ourObjects(way.local).filter(u"container"_s), QStringList());
}

void TestRemote::aHostScriptReachesTheSameEngine_data()
{
    addRoads();
}

void TestRemote::aHostScriptReachesTheSameEngine()
{
    QFETCH(QString, road);
    const Road way = m_roads.value(road);
    LiveProject project(u"script"_s);
    prepare(project);
    project.write(u"run_script.sh"_s,
                  "#!/bin/bash\ndocker run -d --name \"$3\" $DOCKER_CAPABILITIES $DOCKER_SECURITY_OPTS -e WORD=script \"$2\"\n", true);
    const ProgramResult made = way.thaw({u"make"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s});
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    QCOMPARE(made.json()[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
    QVERIFY(way.thaw({u"rm"_s, made.json()[u"image"_s].toString()}).exitCode == 0);
}

void TestRemote::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("certificates");
    QTest::addColumn<QString>("file"); // of ssh's settings …
    QTest::addColumn<QByteArray>("contents"); // … and what is wrong in it
    QTest::addColumn<QByteArray>("sentence");
    QTest::addColumn<QByteArray>("remedy");
    const QString far = m_roads[u"Docker by ssh"_s].host, tls = m_roads[u"Docker by TLS"_s].host, plain = m_roads[u"Docker by plain TCP"_s].host;
    const QString good = m_roads[u"Docker by TLS"_s].certificates;
    const QByteArray port = QByteArray::number(m_ssh.port());
    const auto row = [](const char *name, const QString &host, const QString &certificates, const QString &file, const QByteArray &contents,
                        const QByteArray &sentence, const QByteArray &remedy) {
        QTest::newRow(name) << host << certificates << file << contents << sentence << remedy;
    };
    row("ssh: a host key that nobody knows", far, {}, u"known_hosts"_s, "", "The host key of 127.0.0.1 is not known here", "ssh -p " + port + " root@127.0.0.1");
    row("ssh: another host key", far, {}, u"known_hosts"_s, "[127.0.0.1]:" + port + ' ' + m_ssh.read(u"stranger.pub"_s),
        "127.0.0.1 shows another host key", "ssh-keygen -R [127.0.0.1]:" + port);
    row("ssh: a key that is not accepted", far, {}, u"config"_s, m_ssh.read(u"config"_s).replace("/key\n", "/stranger\n"),
        "127.0.0.1 does not accept the log-in", "ssh-copy-id -p " + port);
    row("ssh: nobody listens", u"ssh://root@127.0.0.1:%1"_s.arg(freePort()), {}, {}, {}, "Nothing listens for ssh on 127.0.0.1", {});
    row("ssh: no such host", u"ssh://root@nowhere.invalid"_s, {}, {}, {}, "There is no host named nowhere.invalid", {});
    row("ssh: no engine there", m_ssh.urlOf(u"/nowhere.sock"_s), {}, {}, {}, "No engine answers on 127.0.0.1", "docker version");
    row("TLS: no certificate of ours", tls, m_authority.directoryFor({}, m_authority), {}, {}, "wants a certificate of yours", "cert.pem");
    row("TLS: a certificate of another authority", tls, m_stranger.directoryFor(u"client"_s, m_authority), {}, {}, "does not accept your certificate", "--tlscacert");
    row("TLS: an engine that nobody vouches for", tls, m_stranger.directoryFor({}, m_stranger), {}, {}, "may be anybody", "ca.pem");
    row("TLS: another name", u"tcp://localhost:%1"_s.arg(m_tlsPort), good, {}, {}, "is for another name", "Use the name");
    row("TLS: the engine has none", plain, good, {}, {}, "does not speak TLS", "DOCKER_TLS_VERIFY");
    row("TLS: nobody listens", u"tcp://127.0.0.1:%1"_s.arg(freePort()), good, {}, {}, "Nothing listens at tcp://127.0.0.1", {});
    row("TLS: no such directory", tls, u"/nowhere"_s, {}, {}, "There is no directory /nowhere", {});
    row("TCP: the engine insists on TLS", tls, {}, {}, {}, "speaks only TLS", "DOCKER_TLS_VERIFY=1");
    row("TCP: nobody listens", u"tcp://127.0.0.1:%1"_s.arg(freePort()), {}, {}, {}, "Nothing listens at tcp://127.0.0.1", {});
    row("TCP: no such host", u"tcp://nowhere.invalid"_s, {}, {}, {}, "There is no host named nowhere.invalid", {});
}

void TestRemote::whatIsWrongIsSaid()
{
    QFETCH(QString, host);
    QFETCH(QString, certificates);
    QFETCH(QString, file);
    QFETCH(QByteArray, contents);
    QFETCH(QByteArray, sentence);
    QFETCH(QByteArray, remedy);
    const QByteArray before = file.isEmpty() ? QByteArray() : m_ssh.read(file);
    if (!file.isEmpty())
        m_ssh.write(file, contents);
    const ProgramResult listed = Road{host, {}, certificates}.thaw({u"images"_s});
    if (!file.isEmpty())
        m_ssh.write(file, before);
    QVERIFY2(listed.exitCode == (sentence.contains("no directory") ? 2 : 3), QByteArray::number(listed.exitCode) + listed.errorOutput);
    QVERIFY2(listed.errorOutput.split('\n').first().contains(sentence), listed.errorOutput);
    QVERIFY2(listed.errorOutput.contains(remedy), listed.errorOutput);
    QCOMPARE(listed.output, QByteArray());
}

void TestRemote::whatOnlyThisMachineHasIsRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("a directory of the project") << u"THAW_VOLUMES"_s << u"./data:/data"_s << QByteArray("which is on this machine, but the engine at ssh://");
}

void TestRemote::whatOnlyThisMachineHasIsRefused()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, sentence);
    LiveProject project(u"refused"_s);
    prepare(project);
    QDir(project.path()).mkdir(u"data"_s);
    project.setValue(key, value);
    const ProgramResult made = m_roads[u"Docker by ssh"_s].thaw({u"make"_s, project.path()});
    QCOMPARE(made.exitCode, 2);
    QVERIFY2(made.errorOutput.contains(sentence), made.errorOutput);
}

void TestRemote::aTunnelThatBreaksLeavesNothing()
{
    const Road way = m_roads[u"Docker by ssh"_s];
    LiveProject project(u"broken"_s);
    prepare(project);
    project.setValue(u"LOG_MESSAGE"_s, u"never printed"_s);
    const QStringList before = ourObjects(way.local);
    const auto breakIt = [&](qint64 pid) {
        const bool begun = !ourObjects(way.local).filter(u"container"_s).isEmpty();
        const QList<qint64> tunnels = childrenOf(pid, u"ssh"_s);
        if (!begun || tunnels.isEmpty())
            return false;
        for (const qint64 tunnel : tunnels)
            ::kill(pid_t(tunnel), SIGKILL);
        return true;
    };
    const ProgramResult made = way.thaw({u"make"_s, project.path(), u"--progress"_s, u"plain"_s}, breakIt);
    QVERIFY2(made.exitCode == 3, QByteArray::number(made.exitCode) + made.errorOutput);
    QVERIFY2(made.errorOutput.contains("The ssh connection to 127.0.0.1 ended"), made.errorOutput);
    const QStringList left = ourObjects(way.local).filter(u"container"_s);
    QVERIFY2(left == before.filter(u"container"_s), left.join(u'\n').toUtf8() + '\n' + made.errorOutput);
}

void TestRemote::theTunnelEndsWithTheProgram()
{
    const Road way = m_roads[u"Docker by ssh"_s];
    LiveProject project(u"killed"_s);
    prepare(project);
    project.setValue(u"LOG_MESSAGE"_s, u"never printed"_s);
    const QTemporaryDir runtime; // where the killed program leaves its socket
    Environment environment;
    environment.set("XDG_RUNTIME_DIR", runtime.path());
    QList<qint64> tunnels;
    const auto killIt = [&](qint64 pid) {
        if (ourObjects(way.local).filter(u"container"_s).isEmpty())
            return false;
        tunnels = childrenOf(pid, u"ssh"_s);
        ::kill(pid_t(pid), SIGKILL);
        return true;
    };
    way.thaw({u"make"_s, project.path()}, killIt);
    QCOMPARE(tunnels.size(), 1);
    QTRY_VERIFY(::kill(pid_t(tunnels.first()), 0) != 0);
    for (const QString &object : ourObjects(way.local).filter(u"container"_s))
        dockerCli({u"rm"_s, u"-f"_s, object.section(u' ', 1)}, way.local);
}

void TestRemote::theDoctorKnowsThatItIsElsewhere()
{
    const ProgramResult plain = m_roads[u"Docker by plain TCP"_s].thaw({u"doctor"_s, u"--json"_s});
    QVERIFY2(plain.exitCode == 0, plain.errorOutput);
    const QJsonObject engine = plain.json()[u"engines"_s][0].toObject();
    const QJsonArray findings = engine[u"findings"_s].toArray();
    QCOMPARE(findings[0][u"id"_s].toString(), u"connection"_s);
    QCOMPARE(findings[0][u"state"_s].toString(), u"doubtful"_s);
    for (const QJsonValue &finding : findings)
        QVERIFY(finding[u"id"_s].toString() != "space"_L1); // of the disk of another machine nothing is known
}

QTEST_GUILESS_MAIN(TestRemote)
#include "tst_remote.moc"
