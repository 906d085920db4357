// SPDX-License-Identifier: GPL-3.0-or-later
// The fault table: whatever is killed, hangs or is in the way, at every stage of a run. Each row says what the person
// sees; that nothing of ours is left, or is found and cleared away by the next start; and that nothing of theirs is lost.
#include "support/killableengine.h"
#include "support/liveengines.h"
#include "support/liveproject.h"
#include "support/podmanservice.h"
#include "support/sanitized.h"

#include "core/report/underway.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QProcess>
#include <QRegularExpression>
#include <QSaveFile>
#include <QScopeGuard>
#include <QTest>
#include <QTimer>
#include <QUuid>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QStringList allStages{u"prepare"_s, u"start"_s, u"ready"_s, u"checkpoint"_s, u"commit"_s, u"test"_s};
/// What is the user's: a container and an image with another name, which no fault may take.
const QString theirContainer = u"theirs"_s, theirImage = u"theirs:1"_s;

/// thaw make, watched: what happens when a stage begins.
class WatchedRun
{
public:
    WatchedRun(const QString &project, const QString &host, const QMap<QString, QString> &variables = {})
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DOCKER_HOST"_s, host);
        for (const auto &[name, value] : variables.asKeyValueRange())
            environment.insert(name, value);
        m_process.setProcessEnvironment(environment);
        m_process.setStandardInputFile(QProcess::nullDevice());
        QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process, [this] { read(); });
        m_process.start(QStringLiteral(THAW_BUILD_DIR "/app/thaw"), {u"make"_s, project, u"--progress"_s, u"json"_s});
    }
    ~WatchedRun()
    {
        if (m_process.state() != QProcess::NotRunning)
            m_process.kill();
        m_process.waitForFinished();
    }

    /// stage empty: at each of them, every time.
    void at(const QString &stage, const std::function<void()> &action)
    {
        m_stage = stage;
        m_action = action;
    }
    bool ends(int seconds = 90)
    {
        const bool ended = QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, QDeadlineTimer(seconds * 1000));
        read();
        return ended;
    }
    void kill() { m_process.kill(); }
    bool crashed() const { return m_process.exitStatus() == QProcess::CrashExit; }
    int exitCode() const { return m_process.exitCode(); }
    /// How it ended, and everything it said.
    QByteArray said() const
    {
        const QByteArray end = m_process.state() != QProcess::NotRunning ? "not ended" : crashed() ? "killed by signal" : "exit code";
        return end + ' ' + QByteArray::number(m_process.exitCode()) + '\n' + m_seen;
    }
    QString image() { return QString::fromUtf8(m_process.readAllStandardOutput()).trimmed(); }
    bool acted() const { return m_acted; }

private:
    void read()
    {
        m_line += m_process.readAllStandardError();
        for (qsizetype end; (end = m_line.indexOf('\n')) >= 0; m_line.remove(0, end + 1)) {
            const QByteArray line = m_line.first(end);
            m_seen += line + '\n';
            const QJsonObject told = QJsonDocument::fromJson(line).object();
            if (told[u"state"_s].toString() != "running"_L1)
                continue;
            const bool wanted = m_stage.isEmpty() || (told[u"stage"_s].toString() == m_stage && !m_acted);
            if (m_action && wanted && (m_acted = true))
                QMetaObject::invokeMethod(&m_process, m_action, Qt::QueuedConnection); // it may wait itself
        }
    }

    QProcess m_process;
    QByteArray m_line, m_seen;
    QString m_stage;
    std::function<void()> m_action;
    bool m_acted = false;
};

/// An application whose every stage takes a moment.
void makeSlow(LiveProject &project)
{
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.setValue(u"THAW_TIMEOUT"_s, u"20"_s);
    project.write(u"app.py"_s, "import os, signal, time\nballast = os.urandom(60_000_000)\ntime.sleep(0.7)\nprint('READY', flush=True)\nsignal.pause()\n");
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u $THAW_APP_DIR/app.py\n", true);
}

QStringList idsOf(const QString &kind, const QString &host)
{
    const auto listed = dockerCli({u"ps"_s, u"-q"_s, u"--no-trunc"_s, u"--filter"_s, u"label=io.thaw.kind="_s + kind}, host);
    return QString::fromUtf8(listed.output).split(u'\n', Qt::SkipEmptyParts);
}

/// At once, without starting a program for it.
void killContainer(const QString &id, const QString &host)
{
    QLocalSocket socket;
    socket.connectToServer(host.mid(7));
    socket.write("POST /v1.41/containers/" + id.toLatin1() + "/kill HTTP/1.1\r\nHost: engine\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    socket.waitForBytesWritten(1000);
    socket.waitForReadyRead(5000);
}

qint64 peakMemory(qint64 pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.mid(at + 6, 20).trimmed().split(' ').first().toLongLong() * 1024;
}

/// Without the prepared base, which is kept for the next run.
QStringList leftovers(const QString &host)
{
    return ourObjects(host).filter(QRegularExpression(u"^(?!image thaw-prepared:)"_s));
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void anEngineThatIsKilled_data();
    void anEngineThatIsKilled();
    void anEngineThatHangsForAWhile_data() { addStages(); }
    void anEngineThatHangsForAWhile();
    void anEngineThatHangsForEver_data();
    void anEngineThatHangsForEver();
    void anEngineThatDiesOverACreate();
    void aContainerThatIsKilled_data();
    void aContainerThatIsKilled();
    void thawThatIsKilled_data();
    void thawThatIsKilled();
    void whatLivesIsNotCleared_data() { addEngineRows(m_engines); }
    void whatLivesIsNotCleared();
    void twoRunsAtOnce_data() { addEngineRows(m_engines); }
    void twoRunsAtOnce();
    void aClockThatJumps_data();
    void aClockThatJumps();
    void directoriesThatCannotBeWritten_data();
    void directoriesThatCannotBeWritten();
    void manyAndLongLines_data();
    void manyAndLongLines();
    void cleanupTestCase();

private:
    void addStages();
    bool startKillable();
    void addTheirs(const QString &host);
    bool theirsAreThere(const QString &host);

    QMap<QString, QString> m_engines;
    std::unique_ptr<OwnEngine> m_killable; // of the kind under test
    std::unique_ptr<QTemporaryDir> m_state;
};

void TestFaults::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
    for (const QString &host : std::as_const(m_engines))
        addTheirs(host);
}

void TestFaults::init()
{
    m_state = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_state->path().toUtf8());
}

void TestFaults::cleanupTestCase()
{
    m_killable.reset();
    for (const QString &host : std::as_const(m_engines)) {
        QVERIFY(theirsAreThere(host));
        dockerCli({u"rm"_s, u"-f"_s, theirContainer}, host);
        dockerCli({u"rmi"_s, theirImage}, host);
        removeCheckpointImages(host);
        removePreparedImages(host, {});
        QCOMPARE(ourObjects(host), QStringList());
    }
}

void TestFaults::addTheirs(const QString &host)
{
    dockerCli({u"rm"_s, u"-f"_s, theirContainer}, host);
    dockerCli({u"tag"_s, u"thaw-sample-base"_s, theirImage}, host);
    dockerCli({u"create"_s, u"--name"_s, theirContainer, theirImage, u"true"_s}, host);
}

bool TestFaults::theirsAreThere(const QString &host)
{
    return dockerCli({u"inspect"_s, theirContainer}, host).exitCode == 0 && dockerCli({u"image"_s, u"inspect"_s, theirImage}, host).exitCode == 0;
}

void TestFaults::addStages()
{
    QTest::addColumn<QString>("stage");
    for (const QString &stage : allStages)
        QTest::newRow(qPrintable(u"at "_s + stage)) << stage;
}

bool TestFaults::startKillable()
{
    if (m_killable)
        return true;
    if (m_engines.firstKey() == "Podman"_L1)
        m_killable = std::make_unique<PodmanService>();
    else
        m_killable = std::make_unique<KillableEngine>();
    if (!m_killable->startWithSample()) {
        qInfo("%s", qPrintable(m_killable->why()));
        m_killable.reset();
        return false;
    }
    addTheirs(m_killable->host());
    return true;
}

void TestFaults::anEngineThatIsKilled_data()
{
    QTest::addColumn<QString>("stage");
    QTest::addColumn<bool>("politely");
    for (const QString &stage : allStages) {
        QTest::newRow(qPrintable(u"killed at "_s + stage)) << stage << false;
        QTest::newRow(qPrintable(u"restarted at "_s + stage)) << stage << true;
    }
}

void TestFaults::anEngineThatIsKilled()
{
    QFETCH(QString, stage);
    QFETCH(bool, politely);
    QVERIFY(startKillable());
    const QString host = m_killable->host();
    LiveProject project(u"killed"_s);
    makeSlow(project);
    WatchedRun run(project.path(), host);
    run.at(stage, [&] { politely ? m_killable->stop() : m_killable->kill(); });
    QVERIFY2(run.ends(), run.said());
    QVERIFY2(run.acted(), run.said());
    QVERIFY2(m_killable->start(), qPrintable(m_killable->why()));
    QVERIFY2(run.exitCode() == 3, run.said());
    QVERIFY2(run.said().contains("stopped answering during"), run.said());
    // The next start says so, and clears it away.
    const ProgramResult next = thaw({u"images"_s}, host);
    QVERIFY2(next.errorOutput.contains("thaw clean"), next.errorOutput);
    const ProgramResult cleaned = thaw({u"clean"_s}, host);
    QVERIFY2(cleaned.exitCode == 0, cleaned.errorOutput);
    QCOMPARE(leftovers(host), QStringList());
    QVERIFY(theirsAreThere(host));
    QVERIFY(!thaw({u"images"_s}, host).errorOutput.contains("thaw clean"));
}

void TestFaults::anEngineThatHangsForEver_data()
{
    QTest::addColumn<QString>("stage");
    QTest::newRow("over what is put into a container") << u"prepare"_s;
    QTest::newRow("over a call that waits for half a minute") << u"start"_s;
    QTest::newRow("while it waits, which has a limit") << u"ready"_s;
    QTest::newRow("during the commit, which has none of its own") << u"commit"_s;
}

/// Seconds of silence are none of the run's business.
void TestFaults::anEngineThatHangsForAWhile()
{
    QFETCH(QString, stage);
    QVERIFY(startKillable());
    const QString host = m_killable->host();
    LiveProject project(u"hung"_s);
    makeSlow(project);
    WatchedRun run(project.path(), host);
    run.at(stage, [&] {
        m_killable->freeze();
        QTimer::singleShot(3000, qApp, [this] { m_killable->goOn(); });
    });
    QVERIFY2(run.ends(), run.said());
    QVERIFY2(run.acted() && run.exitCode() == 0, run.said());
    QCOMPARE(thaw({u"rm"_s, run.image()}, host).exitCode, 0);
    QCOMPARE(leftovers(host), QStringList());
    QVERIFY(theirsAreThere(host));
}


void TestFaults::anEngineThatHangsForEver()
{
    QFETCH(QString, stage);
    QVERIFY(startKillable());
    const QString host = m_killable->host();
    LiveProject project(u"stuck"_s);
    makeSlow(project);
    project.setValue(u"THAW_TIMEOUT"_s, u"5"_s);
    const auto goOn = qScopeGuard([this] { m_killable->goOn(); });
    WatchedRun run(project.path(), host);
    run.at(stage, [&] { m_killable->freeze(); });
    QElapsedTimer clock;
    clock.start();
    QVERIFY2(run.ends(), run.said());
    qInfo("given up after %lld ms", clock.elapsed());
    QVERIFY2(run.exitCode() == 3 && run.said().contains("stopped answering during"), run.said());
    m_killable->goOn();
    QTRY_VERIFY_WITH_TIMEOUT(dockerCli({u"ps"_s}, host).exitCode == 0, 10'000);
    const QByteArray staying = cleanAway(host, [&] { return leftovers(host); });
    QVERIFY2(staying.isEmpty(), staying);
    QVERIFY(theirsAreThere(host));
}

/// Podman keeps a container's name before it lists it. Ours is cleared away, theirs is not.
void TestFaults::anEngineThatDiesOverACreate()
{
    if (m_engines.firstKey() != "Podman"_L1)
        QSKIP("Docker writes one record only");
    QVERIFY(startKillable());
    auto &podman = static_cast<PodmanService &>(*m_killable);
    const QString host = podman.host(), mark = QUuid::createUuid().toString(QUuid::Id128);
    Underway(mark, host).leave();
    QCOMPARE(dockerCli({u"tag"_s, u"thaw-sample-base"_s, u"held:1"_s}, host).exitCode, 0);
    const QString ours = markedName(u"test"_s, mark), notOurs = u"thaw-of-somebody"_s;
    for (const QString &name : {ours, notOurs}) {
        QCOMPARE(dockerCli({u"create"_s, u"--name"_s, name, u"held:1"_s, u"true"_s}, host).exitCode, 0);
        QVERIFY2(podman.forgetContainer(name), qPrintable(podman.why()));
    }
    const ProgramResult next = thaw({u"images"_s}, host);
    QVERIFY2(next.errorOutput.contains("thaw clean"), next.errorOutput);
    const ProgramResult cleaned = thaw({u"clean"_s}, host);
    QVERIFY2(cleaned.exitCode == 0 && cleaned.errorOutput.contains(ours.toUtf8()), cleaned.errorOutput);
    QVERIFY(dockerCli({u"rm"_s, ours}, host).exitCode != 0);
    QCOMPARE(dockerCli({u"rm"_s, notOurs}, host).exitCode, 0);
    QCOMPARE(dockerCli({u"rmi"_s, u"held:1"_s}, host).exitCode, 0);
}

void TestFaults::aContainerThatIsKilled_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("stage");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        const auto row = [&](const QString &stage) -> QTestData & { return QTest::newRow(qPrintable(u"at %1, on %2"_s.arg(stage, engine))); };
        row(u"ready"_s) << host << u"ready"_s << 4 << u"ended with exit code 137"_s;
        row(u"checkpoint"_s) << host << u"checkpoint"_s << 5 << u"ended"_s;
        row(u"test"_s) << host << u"test"_s << 7 << u"does not come up warm"_s;
    }
}

void TestFaults::aContainerThatIsKilled()
{
    QFETCH(QString, host);
    QFETCH(QString, stage);
    QFETCH(int, code);
    QFETCH(QString, said);
    LiveProject project(u"shot"_s);
    makeSlow(project);
    // Long enough for whoever is after it.
    project.setValue(u"THAW_BEFORE_CHECKPOINT"_s, u"sleep 2"_s);
    project.setValue(u"THAW_PROBE"_s, u"command sleep 2"_s);
    WatchedRun run(project.path(), host);
    run.at(stage, [&] {
        const QString kind = stage == "test"_L1 ? u"test"_s : u"temporary"_s;
        QTRY_VERIFY_WITH_TIMEOUT(!idsOf(kind, host).isEmpty(), 5000);
        killContainer(idsOf(kind, host).first(), host);
    });
    QVERIFY2(run.ends(), run.said());
    QVERIFY2(run.acted() && run.exitCode() == code, run.said());
    QVERIFY2(run.said().contains(said.toUtf8()), run.said());
    QCOMPARE(leftovers(host), QStringList());
    QVERIFY(theirsAreThere(host));
}

void TestFaults::thawThatIsKilled_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("stage");
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        for (const QString &stage : allStages)
            QTest::newRow(qPrintable(u"at %1, on %2"_s.arg(stage, engine))) << host << stage;
    }
}

void TestFaults::thawThatIsKilled()
{
    QFETCH(QString, host);
    QFETCH(QString, stage);
    LiveProject project(u"cutoff"_s);
    makeSlow(project);
    WatchedRun run(project.path(), host);
    run.at(stage, [&] { run.kill(); });
    QVERIFY2(run.ends(), run.said());
    QVERIFY2(run.acted() && run.crashed(), run.said());
    const ProgramResult next = thaw({u"images"_s}, host);
    QVERIFY2(next.exitCode == 0 && next.errorOutput.contains("An earlier run was cut off"), next.errorOutput);
    const QByteArray staying = cleanAway(host, [&] { return leftovers(host); });
    QVERIFY2(staying.isEmpty(), staying);
    QVERIFY(theirsAreThere(host));
    QVERIFY(!thaw({u"images"_s}, host).errorOutput.contains("cut off"));
}

/// Neither by another process' cleaning, nor by its own project's next run.
void TestFaults::whatLivesIsNotCleared()
{
    QFETCH(QString, host);
    LiveProject project(u"alive"_s);
    makeSlow(project);
    project.setValue(u"THAW_BEFORE_CHECKPOINT"_s, u"sleep 2"_s);
    WatchedRun run(project.path(), host);
    ProgramResult cleaned;
    run.at(u"checkpoint"_s, [&] { cleaned = thaw({u"clean"_s}, host); });
    QVERIFY2(run.ends(), run.said());
    QVERIFY2(cleaned.errorOutput.contains("Nothing was left behind"), cleaned.errorOutput);
    QVERIFY2(run.exitCode() == 0, run.said());
    QCOMPARE(thaw({u"rm"_s, run.image()}, host).exitCode, 0);
}

void TestFaults::twoRunsAtOnce()
{
    QFETCH(QString, host);
    LiveProject project(u"twice"_s);
    makeSlow(project);
    WatchedRun first(project.path(), host), second(project.path(), host);
    QVERIFY2(first.ends(), first.said());
    QVERIFY2(second.ends(), second.said());
    QVERIFY2(first.exitCode() == 0, first.said());
    QVERIFY2(second.exitCode() == 0, second.said());
    const QStringList images{first.image(), second.image()};
    QVERIFY2(images[0] != images[1], qPrintable(images.join(u' ')));
    const auto id = [&](const QString &image) { return dockerCli({u"image"_s, u"inspect"_s, u"-f"_s, u"{{.Id}}"_s, image}, host).output.trimmed(); };
    QVERIFY(!id(images[0]).isEmpty() && id(images[0]) != id(images[1]));
    for (const QString &image : images)
        QCOMPARE(thaw({u"test"_s, image}, host).output.trimmed(), QByteArray("Restored"));
    removeCheckpointImages(host);
    QCOMPARE(leftovers(host), QStringList());
}

void TestFaults::aClockThatJumps_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QStringList>("times");
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        QTest::newRow(qPrintable(u"forth and back, on "_s + engine)) << host << QStringList{u"+26h"_s, u"-26h"_s};
        QTest::newRow(qPrintable(u"on and on, on "_s + engine)) << host << QStringList{u"+1d"_s, u"+2d"_s, u"+3d"_s, u"+4d"_s, u"+5d"_s, u"+6d"_s};
    }
}

/// At each stage the time of day is another one. libfaketime has one clock for the program, which is read anew each time.
void TestFaults::aClockThatJumps()
{
    QFETCH(QString, host);
    QFETCH(QStringList, times);
    const QString clock = m_state->filePath(u"clock"_s);
    qsizetype stage = 0;
    const auto setClock = [&] {
        QSaveFile file(clock); // never half of it
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(times[stage++ % times.size()].toLatin1()) > 0 && file.commit());
    };
    setClock();
    QMap<QString, QString> faked{{u"LD_PRELOAD"_s, u"/usr/$LIB/faketime/libfaketimeMT.so.1"_s}, // ld.so(8) knows $LIB
                                 {u"FAKETIME_TIMESTAMP_FILE"_s, clock}, {u"FAKETIME_NO_CACHE"_s, u"1"_s},
                                 {u"FAKETIME_DONT_FAKE_MONOTONIC"_s, u"1"_s}, {u"NO_FAKE_STAT"_s, u"1"_s}};
    if (sanitized) // which wants to be loaded first
        faked.insert(u"ASAN_OPTIONS"_s, qEnvironmentVariable("ASAN_OPTIONS") + u":verify_asan_link_order=0"_s);
    LiveProject project(u"jumps"_s);
    makeSlow(project);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    WatchedRun run(project.path(), host, faked);
    run.at({}, setClock);
    QVERIFY2(run.ends(), run.said());
    QVERIFY2(run.exitCode() == 0 && stage > 4, run.said());
    const QJsonObject report = thaw({u"report"_s, project.path(), u"--json"_s}, host).json();
    const auto began = QDateTime::fromString(report[u"started"_s].toString(), Qt::ISODateWithMs);
    QVERIFY2(before.secsTo(began) > 20 * 60 * 60, qPrintable(began.toString(Qt::ISODate))); // the clock was another one indeed
    QVERIFY(report[u"readyMs"_s].toDouble() > 0 && report[u"readyMs"_s].toDouble() < 60'000);
    QCOMPARE(thaw({u"clean"_s}, host).exitCode, 0);
    QCOMPARE(thaw({u"rm"_s, run.image()}, host).exitCode, 0);
    QCOMPARE(leftovers(host), QStringList());
}

void TestFaults::directoriesThatCannotBeWritten_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<int>("code");
    QTest::newRow("the state, where runs are kept") << QByteArray("XDG_STATE_HOME") << 1;
    QTest::newRow("the configuration") << QByteArray("XDG_CONFIG_HOME") << 0;
    QTest::newRow("the data") << QByteArray("XDG_DATA_HOME") << 0;
    // Podman reads a seccomp profile from a file, which is there.
    QTest::newRow("the cache") << QByteArray("XDG_CACHE_HOME") << (m_engines.firstKey() == "Podman"_L1 ? 1 : 0);
}

/// Not by its mode, which root does not care for: there is a file in its place.
void TestFaults::directoriesThatCannotBeWritten()
{
    QFETCH(QByteArray, variable);
    QFETCH(int, code);
    const QString host = m_engines.first();
    const QString place = m_state->filePath(u"in-its-place"_s);
    QFile file(place);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray before = qgetenv(variable);
    qputenv(variable, place.toUtf8());
    const auto giveBack = qScopeGuard([&] { before.isEmpty() ? qunsetenv(variable) : qputenv(variable, before); });
    LiveProject project(u"places"_s);
    makeSlow(project);
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(made.exitCode == code, made.errorOutput);
    QVERIFY2(code == 0 || made.errorOutput.contains(place.toUtf8()), made.errorOutput);
    if (code == 0)
        QCOMPARE(thaw({u"rm"_s, QString::fromUtf8(made.output).trimmed()}, host).exitCode, 0);
    QCOMPARE(leftovers(host), QStringList());
    QVERIFY(file.size() == 0);
}

void TestFaults::manyAndLongLines_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("flood");
    QTest::addColumn<qint64>("bytes");
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        QTest::newRow(qPrintable(u"5 million lines, on "_s + engine)) << host << QByteArray("yes 'twenty bytes a line' | head -n 5000000") << qint64(100'000'000);
        QTest::newRow(qPrintable(u"a line of 100 MB, on "_s + engine)) << host << QByteArray("head -c 100000000 /dev/zero | tr '\\0' x; echo") << qint64(100'000'001);
    }
}

void TestFaults::manyAndLongLines()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, flood);
    QFETCH(qint64, bytes);
    LiveProject project(u"flood"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\n" + flood + "\necho server is READY\nexec sleep 1000\n", true);
    qint64 peak = 0;
    QElapsedTimer clock;
    clock.start();
    const ProgramResult ran = thaw({u"run"_s, project.path(), u"--progress"_s, u"plain"_s}, host, 120, [&](qint64 pid) {
        peak = std::max(peak, peakMemory(pid));
        return false;
    });
    QVERIFY2(ran.exitCode == 0, ran.errorOutput);
    qInfo("%lld bytes in %lld ms, thaw's memory at its peak: %lld MB", bytes, clock.elapsed(), peak / 1'000'000);
    // All of it is kept.
    const QDir runs(m_state->filePath(u"thaw/runs"_s));
    const QString log = runs.filePath(runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0) + u"/1/log.txt"_s);
    QCOMPARE(QFile(log).size(), bytes + qint64(sizeof "server is READY"));
    QCOMPARE(thaw({u"stop"_s, project.path()}, host).exitCode, 0);
    QCOMPARE(leftovers(host), QStringList());
    // Sanitizers keep what is freed, and shadows of all memory; where each line is counted, what the engine sends meanwhile
    // waits in memory, as nothing holds the application back.
    QVERIFY2(peak > 0 && (sanitized || counted || peak < 120'000'000), QByteArray::number(peak));
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
