// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a restore under all kinds of harm, on real engines: the right verdict with its cause, from a
// preflight that starts nothing and from a restore test; nothing hangs, nothing is left.
#include "core/restore/preflight.h"
#include "core/restore/restoretest.h"
#include "support/async.h"
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QScopeGuard>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

/// Seconds a restore test may take; CRIU's watchdog in thaw-init has more.
constexpr int limit = 25;

/// One manipulated restore: what is done to it, and what has to come out.
struct Case
{
    QString name;
    RestoreConditions conditions{};
    QString harm{};          ///< shell commands in a container of the image, whose commit is then tested
    Verdict verdict = Verdict::Restored;
    QStringList causes{};    ///< one of these
    QString preflight{};     ///< id that the preflight has to name; empty: no error
    bool dockerOnly = false;
};

/// Another build-id in the same number of bytes: the first of the note's description is turned round.
const QString otherBuild =
    u"python3 -c \"import sys; p = sys.argv[1]; b = bytearray(open(p, 'rb').read()); "
    "i = b.index(b'\\x14\\0\\0\\0\\x03\\0\\0\\0GNU\\0') + 12; b[i] ^= 255; open(p + '.new', 'wb').write(b)\" $L; "
    "chmod 644 $L.new; mv $L.new $L"_s;

QList<Case> thawCases()
{
    using enum Verdict;
    return {
        {.name = u"as it should be"_s},
        {.name = u"without the capability"_s, .conditions = {.capDrop = {u"CHECKPOINT_RESTORE"_s}}, .verdict = Failed,
         .causes = {u"fork-refused"_s}, .preflight = u"fork-refused"_s},
        {.name = u"under the engine's seccomp profile"_s, .conditions = {.engineSeccomp = true}, .verdict = Failed,
         .causes = {u"clone3-denied"_s}, .preflight = u"clone3-denied"_s, .dockerOnly = true},
        {.name = u"with fewer capabilities than it had"_s, .conditions = {.capDrop = {u"CHOWN"_s}}, .verdict = Failed,
         .causes = {u"caps-differ"_s}, .preflight = u"caps-differ"_s},
        {.name = u"as another user"_s, .conditions = {.user = u"12345:0"_s}, .verdict = Failed,
         .causes = {u"not-privileged"_s}, .preflight = u"not-privileged"_s},
        {.name = u"with read-only files"_s, .conditions = {.readOnlyRoot = true}},
        {.name = u"with too few processes"_s, .conditions = {.pidsLimit = 5}, .verdict = Failed,
         .causes = {u"fork-limit"_s}, .preflight = u"fork-limit"_s},
        {.name = u"with too few files"_s, .conditions = {.nofileLimit = 64}, .verdict = Failed,
         .causes = {u"descriptors"_s}, .preflight = u"descriptors"_s},
        {.name = u"with too little memory"_s, .conditions = {.memoryLimit = 48 << 20}, .verdict = Failed,
         .causes = {u"out-of-memory"_s}, .preflight = u"out-of-memory"_s},
        {.name = u"without new privileges"_s, .conditions = {.noNewPrivileges = true}},
        {.name = u"without a file of ids"_s, .harm = u"rm /opt/thaw/checkpoint/ids-*.img"_s, .verdict = Failed,
         .causes = {u"no-ids"_s}, .preflight = u"no-ids"_s},
        {.name = u"with a cut page file"_s, .harm = u"truncate -s -8192 /opt/thaw/checkpoint/pages-1.img"_s,
         .verdict = Failed, .causes = {u"images-incomplete"_s}, .preflight = u"images-incomplete"_s},
        {.name = u"with a grown library"_s, .harm = u"cp $L $L.new; echo x >>$L.new; mv $L.new $L"_s, .verdict = Failed,
         .causes = {u"file-size"_s, u"file-changed"_s}, .preflight = u"file-size"_s},
        {.name = u"with another build of a library"_s, .harm = otherBuild, .verdict = Failed,
         .causes = {u"file-changed"_s}, .preflight = u"file-changed"_s},
        {.name = u"with another mode of a library"_s, .harm = u"chmod 600 $L"_s, .verdict = Failed,
         .causes = {u"file-mode"_s}, .preflight = u"file-mode"_s},
    };
}

/// The stand-in's: an image that Thaw did not make. It had all of the dump container's capabilities.
QList<Case> ownCases()
{
    using enum Verdict;
    return {
        {.name = u"as it should be"_s},
        {.name = u"without the capability"_s, .conditions = {.capDrop = {u"CHECKPOINT_RESTORE"_s}}, .verdict = Failed,
         .causes = {u"fork-refused"_s, u"not-privileged"_s, QString()}, .preflight = u"fork-refused"_s},
        {.name = u"under the engine's seccomp profile"_s, .conditions = {.engineSeccomp = true}, .verdict = Failed,
         .causes = {u"clone3-denied"_s}, .preflight = u"clone3-denied"_s, .dockerOnly = true},
        {.name = u"with fewer capabilities than it had, which CRIU waits for ever on"_s,
         .conditions = {.capDrop = {u"SYS_PTRACE"_s}}, .verdict = Hung, .causes = {u"caps-differ"_s}, .preflight = u"caps-differ"_s},
        {.name = u"with read-only files"_s, .conditions = {.readOnlyRoot = true}, .verdict = Failed,
         .causes = {u"read-only"_s, QString()}, .preflight = u"read-only"_s},
        {.name = u"with too few processes"_s, .conditions = {.pidsLimit = 6}, .verdict = Failed,
         .causes = {u"fork-limit"_s, QString()}, .preflight = u"fork-limit"_s},
        {.name = u"with too few files"_s, .conditions = {.nofileLimit = 64}, .verdict = Failed,
         .causes = {u"descriptors"_s}, .preflight = u"descriptors"_s},
        {.name = u"with too little memory"_s, .conditions = {.memoryLimit = 48 << 20}, .verdict = Failed,
         .causes = {u"out-of-memory"_s}, .preflight = u"out-of-memory"_s},
        {.name = u"without new privileges"_s, .conditions = {.noNewPrivileges = true}},
        {.name = u"without a file of ids"_s, .harm = u"rm /ck/ids-*.img"_s, .verdict = Failed, .causes = {u"no-ids"_s},
         .preflight = u"no-ids"_s},
        {.name = u"with a cut page file, which CRIU writes about for ever"_s, .harm = u"truncate -s -8192 /ck/pages-1.img"_s,
         .verdict = Failed, .causes = {u"images-incomplete"_s}, .preflight = u"images-incomplete"_s},
    };
}

} // namespace

class TestRestoreMatrix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void thawsImages_data();
    void thawsImages();
    void imagesThatRestoreThemselves_data();
    void imagesThatRestoreThemselves();
    void aSilentColdStartIsNoRestore_data() { engines(); }
    void aSilentColdStartIsNoRestore();
    void theScriptsImagesAreTestedToo_data() { engines(); }
    void theScriptsImagesAreTestedToo();
    void aKeptContainerGoesOn_data() { engines(); }
    void aKeptContainerGoesOn();
    void twentyAtOnceAreAllRestored_data() { engines(); }
    void twentyAtOnceAreAllRestored();
    void aBenchmarkComparesWithColdStarts_data() { engines(); }
    void aBenchmarkComparesWithColdStarts();
    void stoppingABenchmarkLeavesNothing_data() { engines(); }
    void stoppingABenchmarkLeavesNothing();
    void cleanupTestCase();

private:
    void engines();
    void rows(const QList<Case> &cases);
    std::shared_ptr<Docker> connect(const QString &host);
    void makeThawImage(const QString &host);
    void makeOwnImage(const QString &host, const QString &name, const QStringList &changes, const QStringList &environment = {});
    QString harmed(const QString &host, const QString &image, const QString &harm, const QString &entrypoint);
    void judgeCase(const QString &host, const QString &image, const Case &tested);

    QMap<QString, QString> m_engines;
    QMap<QString, std::shared_ptr<LiveProject>> m_projects;
    const QString m_thaw = u"thaw-live-matrix:ck-1"_s;
    const QString m_own = u"thaw-live-own:1"_s;
};

void TestRestoreMatrix::engines()
{
    QTest::addColumn<QString>("engine");
    for (const auto &[engine, host] : m_engines.asKeyValueRange())
        QTest::newRow(qPrintable(u"on "_s + engine)) << host;
}

void TestRestoreMatrix::rows(const QList<Case> &cases)
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("index");
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        for (int i = 0; i < cases.size(); ++i) {
            if (!cases[i].dockerOnly || engine == "Docker"_L1)
                QTest::newRow(qPrintable(u"%1, on %2"_s.arg(cases[i].name, engine))) << host << i;
        }
    }
}

std::shared_ptr<Docker> TestRestoreMatrix::connect(const QString &host)
{
    auto engine = std::make_shared<Docker>(*parseEndpoint(host, {}));
    return await(engine->connectToEngine()) ? engine : nullptr;
}

void TestRestoreMatrix::makeThawImage(const QString &host)
{
    const auto project = std::make_shared<LiveProject>(u"matrix"_s);
    project->setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-test-apps"_s);
    project->setValue(u"THAW_PORTS"_s, u"8080"_s);
    project->setValue(u"THAW_PROBE"_s, u"http 8080 /"_s);
    project->useApp(u"server.py"_s);
    project->write(u"run_app.sh"_s, "#!/bin/sh\nexec python3 -u -c 'import os, zlib; ballast = os.urandom(64 << 20); "
                                    "exec(open(\"/opt/thaw/app/server.py\").read())'\n", true);
    const ProgramResult made = thaw({u"make"_s, project->path(), u"--json"_s, u"-q"_s}, host);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    m_projects.insert(host, project);
}

/// From the base image that has Thaw's toolbox in it: that CRIU dumps the application from within.
void TestRestoreMatrix::makeOwnImage(const QString &host, const QString &name, const QStringList &changes, const QStringList &environment)
{
    const QString prepared = QString::fromUtf8(
        dockerCli({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s, u"thaw-prepared"_s}, host).output).section(u'\n', 0, 0);
    const QString container = u"thaw-live-selfck"_s;
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, container}, host); });
    QStringList create{u"create"_s, u"--name"_s, container, u"--cap-add"_s, u"CHECKPOINT_RESTORE"_s, u"--cap-add"_s, u"SYS_PTRACE"_s,
                       u"--security-opt"_s, u"seccomp=unconfined"_s, u"--entrypoint"_s, u"/selfcheckpoint.sh"_s};
    for (const QString &variable : environment)
        create << u"-e"_s << variable;
    const auto created = dockerCli(create + QStringList{prepared, u"checkpoint"_s}, host);
    QVERIFY2(created.exitCode == 0, created.errorOutput);
    for (const auto &file : {u"selfcheckpoint.sh"_s, u"server.py"_s}) {
        const auto copied = dockerCli({u"cp"_s, QStringLiteral(THAW_SOURCE_DIR "/tests/live/apps/") + file, container + u":/"_s + file}, host);
        QVERIFY2(copied.exitCode == 0, copied.errorOutput);
    }
    const auto started = dockerCli({u"start"_s, u"-a"_s, container}, host);
    QVERIFY2(started.exitCode == 0, started.output + started.errorOutput);
    QStringList commit{u"commit"_s, u"-c"_s, u"CMD []"_s, u"-c"_s, u"EXPOSE 8080"_s, u"-c"_s, u"LABEL io.thaw.kind=base"_s};
    for (const QString &change : changes)
        commit << u"-c"_s << change;
    const auto committed = dockerCli(commit + QStringList{container, name}, host);
    QVERIFY2(committed.exitCode == 0, committed.errorOutput);
}

void TestRestoreMatrix::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
    for (const QString &host : std::as_const(m_engines)) {
        makeThawImage(host);
        const QStringList labels{u"ENTRYPOINT [\"/selfcheckpoint.sh\"]"_s, u"LABEL io.thaw.restore.directory=/ck"_s,
                                 u"LABEL io.thaw.restore.log=/ck-logs/restore.log"_s,
                                 u"LABEL io.thaw.restore.console=/logs/console.log"_s,
                                 u"LABEL io.thaw.capabilities=\"CHECKPOINT_RESTORE SETPCAP SYS_PTRACE\""_s,
                                 u"LABEL io.thaw.restore.environment=CK_NO_RECOVERY=1"_s};
        makeOwnImage(host, m_own, labels);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestRestoreMatrix::cleanupTestCase()
{
    for (const QString &host : std::as_const(m_engines)) {
        removeCheckpointImages(host);
        for (const auto &name : {m_own, u"thaw-live-silent:1"_s, u"thaw-live-scripts:1"_s, u"thaw-live-harmed:1"_s})
            dockerCli({u"rmi"_s, name}, host);
        // The stand-ins were built on the prepared image, so it only goes with them.
        const auto prepared = dockerCli({u"images"_s, u"-q"_s, u"thaw-prepared"_s}, host).output.trimmed().split('\n');
        for (const QByteArray &id : prepared)
            dockerCli({u"rmi"_s, QString::fromUtf8(id)}, host);
        QCOMPARE(ourObjects(host), QStringList());
    }
}

/// An image made of a container of this one in which something was done.
QString TestRestoreMatrix::harmed(const QString &host, const QString &image, const QString &harm, const QString &entrypoint)
{
    const QString container = u"thaw-live-harm"_s, name = u"thaw-live-harmed:1"_s;
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, container}, host); });
    dockerCli({u"rmi"_s, name}, host);
    // $L: a library that the application has mapped.
    const QString script = u"set -e; L=$(ls /usr/lib/x86_64-linux-gnu/libz.so.1.*); "_s + harm;
    const auto done = dockerCli({u"run"_s, u"--name"_s, container, u"--entrypoint"_s, u"/bin/sh"_s, image, u"-c"_s, script}, host);
    if (done.exitCode != 0)
        qFatal("%s", (done.output + done.errorOutput).constData());
    dockerCli({u"commit"_s, u"-c"_s, u"ENTRYPOINT "_s + entrypoint, u"-c"_s, u"CMD []"_s, container, name}, host);
    return name;
}

void TestRestoreMatrix::judgeCase(const QString &host, const QString &image, const Case &tested)
{
    const auto engine = connect(host);
    QVERIFY(engine);
    const auto look = await(preflightRestore(engine, image, tested.conditions, {}), std::chrono::seconds(60));
    QVERIFY2(look.has_value(), look ? "" : qPrintable(look.error().message + look.error().detail));
    QStringList errors;
    for (const PreflightProblem &problem : look->problems) {
        if (problem.severity == Severity::Error)
            errors << problem.id;
    }
    QVERIFY2(tested.preflight.isEmpty() ? errors.isEmpty() : errors.contains(tested.preflight), qPrintable(errors.join(u' ')));

    RestoreTestOptions options{.timeoutSeconds = limit, .conditions = tested.conditions, .trusted = true,
                               .probe = Check{.kind = Check::Kind::Http, .port = 8080, .path = u"/"_s, .command = {}},
                               .readyPattern = u"^READY"_s};
    const auto test = await(testRestore(engine, image, options, {}), std::chrono::seconds(limit + 60));
    QVERIFY2(test.has_value(), test ? "" : qPrintable(test.error().message + test.error().detail));
    const QString told = u"%1: %2 [%3] %4\n%5\n%6"_s.arg(verdictText(test->verdict), test->reason, test->cause, test->proof, test->log, test->criuLog);
    QVERIFY2(test->verdict == tested.verdict, qPrintable(told));
    QVERIFY2(tested.causes.isEmpty() ? test->cause.isEmpty() : tested.causes.contains(test->cause), qPrintable(told));
    QVERIFY2(!test->reason.isEmpty() && test->criuLog.size() <= 64 * 1024, qPrintable(told));
    const QStringList left = ourObjects(host).filter(u"container "_s);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
}

void TestRestoreMatrix::thawsImages_data()
{
    rows(thawCases());
}

void TestRestoreMatrix::thawsImages()
{
    QFETCH(QString, engine);
    QFETCH(int, index);
    const Case tested = thawCases().at(index);
    const QString image = tested.harm.isEmpty() ? m_thaw : harmed(engine, m_thaw, tested.harm, u"[\"/opt/thaw/bin/thaw-init\",\"restore\"]"_s);
    judgeCase(engine, image, tested);
}

void TestRestoreMatrix::imagesThatRestoreThemselves_data()
{
    rows(ownCases());
}

void TestRestoreMatrix::imagesThatRestoreThemselves()
{
    QFETCH(QString, engine);
    QFETCH(int, index);
    const Case tested = ownCases().at(index);
    const QString image = tested.harm.isEmpty() ? m_own : harmed(engine, m_own, tested.harm, u"[\"/selfcheckpoint.sh\"]"_s);
    judgeCase(engine, image, tested);
}

/// Without the switch that forbids it, the image starts cold and answers. It must not pass.
void TestRestoreMatrix::aSilentColdStartIsNoRestore()
{
    QFETCH(QString, engine);
    const QString name = u"thaw-live-silent:1"_s;
    makeOwnImage(engine, name, {u"ENTRYPOINT [\"/selfcheckpoint.sh\"]"_s, u"LABEL io.thaw.restore.directory=/ck"_s,
                                u"LABEL io.thaw.restore.log=/ck-logs/restore.log"_s,
                                u"LABEL io.thaw.restore.console=/logs/console.log"_s});
    const auto docker = connect(engine);
    QVERIFY(docker);
    // It lacks SYS_PTRACE in its labels, and CRIU the capability to restore at all: it says so and goes on.
    RestoreTestOptions options{.timeoutSeconds = limit, .conditions = {.capDrop = {u"CHECKPOINT_RESTORE"_s}}, .trusted = true,
                               .probe = Check{.kind = Check::Kind::Http, .port = 8080, .path = u"/"_s, .command = {}}};
    const auto test = await(testRestore(docker, name, options, {}), std::chrono::seconds(limit + 60));
    QVERIFY2(test.has_value(), test ? "" : qPrintable(test.error().message + test.error().detail));
    QVERIFY2(test->answerMs > 0, qPrintable(test->log));
    QVERIFY2(test->verdict == Verdict::StartedCold, qPrintable(verdictText(test->verdict) + test->reason));
}

void TestRestoreMatrix::theScriptsImagesAreTestedToo()
{
    QFETCH(QString, engine);
    const QString name = u"thaw-live-scripts:1"_s;
    makeOwnImage(engine, name, {u"ENTRYPOINT [\"/bin/sh\",\"-c\",\"exec /selfcheckpoint.sh # ./appcr.sh\"]"_s, u"WORKDIR /opt/appcr"_s},
                 {u"CK=/opt/appcr"_s, u"CK_LOG=/opt/appcr/cr_logs/restore.log"_s, u"CK_NO_RECOVERY=1"_s});
    const ProgramResult tested = thaw({u"test"_s, u"--trust"_s, name, u"--probe"_s, u"http 8080 /"_s, u"--timeout"_s, u"25"_s}, engine);
    QVERIFY2(tested.exitCode == 0, tested.errorOutput);
    QCOMPARE(tested.output.trimmed(), QByteArray("Restored"));
}

void TestRestoreMatrix::aKeptContainerGoesOn()
{
    QFETCH(QString, engine);
    const ProgramResult kept = thaw({u"test"_s, m_thaw, u"--keep"_s, u"--json"_s}, engine);
    QVERIFY2(kept.exitCode == 0, kept.errorOutput);
    const QJsonObject test = kept.json()[u"test"_s].toObject();
    const QString container = test[u"container"_s].toString();
    const auto removeIt = qScopeGuard([&] { dockerCli({u"rm"_s, u"-f"_s, container}, engine); });
    QVERIFY(test[u"ports"_s][u"8080/tcp"_s].toInt() > 0);
    QVERIFY(!fetch(addressOf(container, engine)).isEmpty());
}

void TestRestoreMatrix::twentyAtOnceAreAllRestored()
{
    QFETCH(QString, engine);
    const ProgramResult bench = thaw({u"bench"_s, m_thaw, u"-n"_s, u"1"_s, u"--concurrency"_s, u"20"_s, u"--no-cold"_s, u"--json"_s}, engine);
    QVERIFY2(bench.exitCode == 0, bench.output + bench.errorOutput);
    int restored = 0;
    for (const QJsonValue &run : bench.json()[u"runs"_s].toArray())
        restored += run[u"round"_s].toInt() == 1 && run[u"verdict"_s].toString() == "restored"_L1 && run[u"answerMs"_s].toDouble() > 0 ? 1 : 0;
    QCOMPARE(restored, 20);
    const QJsonObject spread = bench.json()[u"summary"_s][u"restored"_s].toObject();
    QCOMPARE(spread[u"count"_s].toInt(), 20);
    QVERIFY(spread[u"min"_s].toDouble() > 0 && spread[u"max"_s].toDouble() >= spread[u"median"_s].toDouble());
    qInfo("20 restores at once: first answer after %.0f ms (%.0f–%.0f)", spread[u"median"_s].toDouble(), spread[u"min"_s].toDouble(),
          spread[u"max"_s].toDouble());
}

void TestRestoreMatrix::aBenchmarkComparesWithColdStarts()
{
    QFETCH(QString, engine);
    // A report store of the tests' own knows the project; every run is kept.
    const ProgramResult bench = thaw({u"bench"_s, m_thaw, u"-n"_s, u"2"_s, u"--json"_s, u"--project"_s, m_projects[engine]->path()}, engine);
    QVERIFY2(bench.exitCode == 0, bench.output + bench.errorOutput);
    const QJsonObject document = bench.json();
    QCOMPARE(document[u"format"_s].toString(), u"thaw.benchmark/1"_s);
    QCOMPARE(document[u"runs"_s].toArray().size(), 6);
    const QJsonObject summary = document[u"summary"_s].toObject();
    QCOMPARE(summary[u"cold"_s][u"count"_s].toInt(), 2);
    QCOMPARE(summary[u"restored"_s][u"count"_s].toInt(), 2);
    QVERIFY(summary[u"ratio"_s].toDouble() > 0);
    QVERIFY(summary[u"engine"_s][u"median"_s].toDouble() > 0);

    const ProgramResult missed = thaw({u"bench"_s, m_thaw, u"-n"_s, u"1"_s, u"--no-cold"_s, u"--fail-above"_s, u"1ms"_s}, engine);
    QCOMPARE(missed.exitCode, 8);
    QVERIFY2(missed.errorOutput.contains("earlier: "), missed.errorOutput); // the one above is shown beside it
    const ProgramResult csv = thaw({u"bench"_s, m_thaw, u"-n"_s, u"1"_s, u"--no-cold"_s, u"--csv"_s, u"--fail-above"_s, u"60s"_s}, engine);
    QCOMPARE(csv.exitCode, 0);
    QCOMPARE(csv.output.trimmed().split('\n').size(), 3);
}

void TestRestoreMatrix::stoppingABenchmarkLeavesNothing()
{
    QFETCH(QString, engine);
    const QStringList before = ourObjects(engine);
    QElapsedTimer clock;
    clock.start();
    const ProgramResult stopped = thaw({u"bench"_s, m_thaw, u"-n"_s, u"50"_s, u"--concurrency"_s, u"3"_s}, engine, 60, [&](qint64 pid) {
        // While containers of it exist.
        if (clock.elapsed() < 1500 || ourObjects(engine).filter(u"container "_s).isEmpty())
            return false;
        return ::kill(pid_t(pid), SIGINT) == 0;
    });
    QCOMPARE(stopped.exitCode, 130);
    QCOMPARE(ourObjects(engine), before);
}

QTEST_GUILESS_MAIN(TestRestoreMatrix)
#include "tst_restorematrix.moc"
