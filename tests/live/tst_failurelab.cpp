// SPDX-License-Identifier: GPL-3.0-or-later
// The failure lab: real CRIU fails in real containers in every way the catalogue knows, and the explainer has to name
// the cause. With THAW_CAPTURE=DIR each case's evidence is written as DIR/ID.log: that is how the samples of the unit
// test in tests/unit/data/failures were made.
#include "core/criu/explain.h"
#include "support/failurecases.h"
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

constexpr qsizetype linesBefore = 12, linesAfter = 7; ///< around the evidence, in a sample

const QString image = u"thaw-live-lab:1"_s, frozen = u"thaw-live-lab-frozen:1"_s, container = u"thaw-live-lab"_s;

QString source(const QString &file)
{
    return QStringLiteral(THAW_SOURCE_DIR "/tests/live/apps/") + file;
}

void remove(const QString &host)
{
    dockerCli({u"rm"_s, u"-f"_s, u"-v"_s, container}, host);
}

/// The lab's line at the end says how CRIU ended; -1: there is none.
int criuCode(const QString &log)
{
    static const QRegularExpression last(u"^LAB: (\\d+)\\r?$"_s, QRegularExpression::MultilineOption);
    const auto match = last.match(log);
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

/// Some lines around the evidence. Names of machines are in none of them.
QByteArray excerpt(const QString &log, const QString &evidence)
{
    const QStringList lines = QString(log).remove(u'\r').split(u'\n', Qt::SkipEmptyParts);
    qsizetype at = 0;
    while (at < lines.size() - 1 && lines[at].trimmed() != evidence)
        ++at;
    const qsizetype from = std::max(qsizetype(0), at - linesBefore), to = std::min(lines.size(), at + linesAfter + 1);
    return lines.sliced(from, to - from).filter(QRegularExpression(u"^(?!LAB: )"_s)).join(u'\n').toUtf8() + '\n';
}

QString engineOf(const FailureCase &failing)
{
    return failing.podman ? u"Podman"_s : u"Docker"_s;
}

} // namespace

class TestFailureLab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatFailsIsExplained_data();
    void whatFailsIsExplained();
    void projectsThatCannotBeFrozenAreExplained_data();
    void projectsThatCannotBeFrozenAreExplained();
    void whatChangesSilentlyIsToldBefore_data();
    void whatChangesSilentlyIsToldBefore();
    void aMappedFileThatChangedIsNoticed_data() { addEngineRows(m_engines); }
    void aMappedFileThatChangedIsNoticed();
    void valuesThatDoNotArriveAreTold_data() { addEngineRows(m_engines); }
    void valuesThatDoNotArriveAreTold();
    void everyFailureIsMade();
    void cleanupTestCase();

private:
    void makeImage(const QString &host);
    ProgramResult make(const QString &host, const QString &app, const QMap<QString, QString> &settings);
    QString dump(const FailureCase &failing, const QString &host);
    QString restore(const FailureCase &failing, const QString &host);
    void count(const QString &id, const QString &found);

    QMap<QString, QString> m_engines;
    int m_made = 0, m_explained = 0;
    QMap<QString, QString> m_missed; ///< case → what it was taken for
};

void TestFailureLab::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
    for (const QString &host : std::as_const(m_engines)) {
        makeImage(host);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestFailureLab::makeImage(const QString &host)
{
    remove(host);
    const auto done = [&host](const QStringList &words) {
        const ProgramResult result = dockerCli(words, host);
        return result.exitCode == 0 ? true : (qInfo("%s", result.errorOutput.constData()), false);
    };
    QVERIFY(done({u"create"_s, u"--name"_s, container, u"--entrypoint"_s, u"/lab.sh"_s, u"thaw-sample-base"_s, u"prepare"_s}));
    QVERIFY(done({u"cp"_s, QStringLiteral(THAW_BUILD_DIR "/toolbox"), container + u":/opt/thaw"_s}));
    QVERIFY(done({u"cp"_s, QStringLiteral(THAW_BUILD_DIR "/tests/apps/faults"), container + u":/faults"_s}));
    QVERIFY(done({u"cp"_s, source(u"lab.sh"_s), container + u":/lab.sh"_s}));
    QVERIFY(done({u"start"_s, u"-a"_s, container}));
    QVERIFY(done({u"commit"_s, u"-c"_s, u"ENTRYPOINT [\"/lab.sh\"]"_s, u"-c"_s, u"CMD []"_s, container, image}));
    remove(host);
}

/// With Thaw itself. Settings without a value are left out.
ProgramResult TestFailureLab::make(const QString &host, const QString &app, const QMap<QString, QString> &settings)
{
    LiveProject project(u"lab"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, image);
    for (const auto &[name, value] : settings.asKeyValueRange()) {
        if (!value.isEmpty())
            project.setValue(name, value);
    }
    project.write(u"run_app.sh"_s, "#!/bin/sh\nexec " + app.toUtf8() + '\n', true);
    return thaw({u"make"_s, project.path(), u"--json"_s, u"-q"_s, u"--no-test"_s}, host, 60);
}

QString TestFailureLab::dump(const FailureCase &failing, const QString &host)
{
    remove(host);
    const QStringList named{u"run"_s, u"--name"_s, container};
    if (failing.first) {
        const QStringList app = QStringList{u"-d"_s, u"--entrypoint"_s, failing.app.first(), image} + failing.app.mid(1);
        const auto started = dockerCli(named + failing.container + app, host);
        return QString::fromUtf8(started.errorOutput + dockerCli({u"exec"_s, container, u"/lab.sh"_s, u"dump-first"_s}, host).output);
    }
    const auto run = dockerCli(named + failing.container + QStringList{image, u"dump"_s} + failing.app + QStringList{u"--"_s} + failing.criu, host);
    return QString::fromUtf8(run.output + run.errorOutput);
}

/// In a new container of what the dump left.
QString TestFailureLab::restore(const FailureCase &failing, const QString &host)
{
    const auto committed = dockerCli({u"commit"_s, u"-c"_s, u"ENTRYPOINT [\"/lab.sh\"]"_s, u"-c"_s, u"CMD []"_s, container, frozen}, host);
    if (committed.exitCode != 0)
        return QString::fromUtf8(committed.errorOutput);
    QString log;
    for (int left = failing.attempts; left > 0 && criuCode(log) <= 0; --left) {
        remove(host);
        const QStringList conditions = failing.restoreContainer + QStringList{u"-e"_s, u"LAB_BEFORE="_s + failing.harm, frozen, u"restore"_s};
        const auto run = dockerCli(QStringList{u"run"_s, u"--name"_s, container} + conditions + failing.restoreCriu, host);
        log = QString::fromUtf8(run.output + run.errorOutput);
    }
    dockerCli({u"rmi"_s, frozen}, host);
    return log;
}

void TestFailureLab::count(const QString &id, const QString &found)
{
    ++m_made;
    if (id == found)
        ++m_explained;
    else
        m_missed.insert(QString::fromUtf8(QTest::currentDataTag()), found);
}

void TestFailureLab::whatFailsIsExplained_data()
{
    QTest::addColumn<int>("index");
    const QList<FailureCase> cases = failureCases();
    for (int i = 0; i < cases.size(); ++i) {
        if (m_engines.contains(engineOf(cases[i])))
            QTest::newRow(qPrintable((cases[i].restored ? u"restored with "_s : u"frozen with "_s) + cases[i].name)) << i;
    }
}

void TestFailureLab::whatFailsIsExplained()
{
    QFETCH(int, index);
    const FailureCase failing = failureCases().at(index);
    const QString host = m_engines[engineOf(failing)];
    const auto removeIt = qScopeGuard([&host] { remove(host); });
    QString log = dump(failing, host);
    if (failing.restored) {
        QVERIFY2(criuCode(log) == 0, qPrintable(log.right(3000)));
        log = restore(failing, host);
    }
    QVERIFY2(criuCode(log) > 0, qPrintable(log.right(3000))); // it does fail
    const QString phase = failing.restored ? u"restore"_s : u"dump"_s;
    const auto known = explainFailure(phase, {}, log);
    count(failing.id, known ? known->failure.id : QString());
    QVERIFY2(known && known->failure.id == failing.id, qPrintable((known ? known->failure.id + u'\n' : QString()) + log.right(3000)));
    const QString directory = qEnvironmentVariable("THAW_CAPTURE");
    if (directory.isEmpty() || QFile::exists(directory + u'/' + failing.id + u".log"_s))
        return;
    QFile file(directory + u'/' + failing.id + u".log"_s);
    QVERIFY(QDir().mkpath(directory) && file.open(QIODevice::WriteOnly));
    file.write(excerpt(log, known->line));
}

void TestFailureLab::projectsThatCannotBeFrozenAreExplained_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("index");
    const QList<FailingProject> projects = failingProjects();
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        for (int i = 0; i < projects.size(); ++i)
            QTest::newRow(qPrintable(u"with %1, on %2"_s.arg(projects[i].name, engine))) << host << i;
    }
}

/// The whole way: through thaw make, its reason and its log.
void TestFailureLab::projectsThatCannotBeFrozenAreExplained()
{
    QFETCH(QString, engine);
    QFETCH(int, index);
    const FailingProject failing = failingProjects().at(index);
    const ProgramResult made = make(engine, failing.app, {});
    QVERIFY2(made.exitCode == 5, made.output + made.errorOutput);
    const QJsonObject error = made.json()[u"error"_s].toObject();
    const QString found = error[u"fixes"_s][0][u"id"_s].toString();
    count(failing.id, found);
    QVERIFY2(found == failing.id, made.output);
    QVERIFY2(!error[u"detail"_s].toString().isEmpty(), made.output);
}

void TestFailureLab::whatChangesSilentlyIsToldBefore_data()
{
    QTest::addColumn<QString>("app");
    QTest::addColumn<QString>("tcp");
    QTest::addColumn<QString>("warning");
    QTest::newRow("random numbers") << u"python3 -c 'import ssl, signal; ssl.RAND_bytes(8); print(\"READY\", flush=True); signal.pause()'"_s
                                    << QString() << u"random numbers"_s;
    QTest::newRow("a pipe to a process outside") << u"/faults pipe-to-outsider"_s << QString() << u"which is not part of the application"_s;
    QTest::newRow("a connection with itself that shall be closed") << u"/faults tcp"_s << u"close"_s << u"is closed too"_s;
    QTest::newRow("a connection with itself that is kept") << u"/faults tcp"_s << QString() << QString();
    QTest::newRow("a child that has ended, of which CRIU writes nonsense") << u"sh -c 'true & exec /faults plain'"_s << QString() << QString();
    QTest::newRow("nothing") << u"/faults plain"_s << QString() << QString();
}

/// CRIU says nothing about these; the report does.
void TestFailureLab::whatChangesSilentlyIsToldBefore()
{
    QFETCH(QString, app);
    QFETCH(QString, tcp);
    QFETCH(QString, warning);
    for (const QString &host : std::as_const(m_engines)) {
        const ProgramResult made = make(host, app, {{u"THAW_TCP"_s, tcp}});
        QVERIFY2(made.exitCode == 0, made.output + made.errorOutput);
        const QString warnings = made.json()[u"warnings"_s].toVariant().toStringList().join(u'\n');
        QCOMPARE(thaw({u"rm"_s, made.json()[u"image"_s].toString()}, host).exitCode, 0);
        QVERIFY2(warning.isEmpty() ? warnings.isEmpty() : warnings.contains(warning), qPrintable(warnings));
    }
}

/// Of the same size, without a build id: CRIU would go on with half of each.
void TestFailureLab::aMappedFileThatChangedIsNoticed()
{
    QFETCH(QString, host);
    const QString volume = u"thaw-live-mapped"_s;
    const auto inVolume = [&](const QString &command) {
        return dockerCli({u"run"_s, u"--rm"_s, u"--entrypoint"_s, u"sh"_s, u"-v"_s, volume + u":/data"_s, image, u"-c"_s, command}, host).exitCode;
    };
    const auto removeIt = qScopeGuard([&] { dockerCli({u"volume"_s, u"rm"_s, u"-f"_s, volume}, host); });
    QCOMPARE(inVolume(u"head -c 8192 /dev/zero | tr '\\0' A >/data/table"_s), 0);
    const QString app = u"python3 -c 'import mmap, signal; f = open(\"/data/table\", \"rb\"); m = mmap.mmap(f.fileno(), 0, flags=mmap.MAP_PRIVATE, "
                        "prot=mmap.PROT_READ); print(\"READY\", m[0], flush=True); signal.pause()'"_s;
    const ProgramResult made = make(host, app, {{u"THAW_VOLUMES"_s, volume + u":/data"_s}});
    QVERIFY2(made.exitCode == 0, made.output + made.errorOutput);
    const QString checkpoint = made.json()[u"image"_s].toString();
    const auto removeImage = qScopeGuard([&] { thaw({u"rm"_s, checkpoint}, host); });
    QStringList command = restoreCommandOf(made.json());
    command.replaceInStrings(u"VOLUME:"_s, volume + u':');
    command = QStringList{u"run"_s, u"-d"_s, u"--name"_s, container} + command.mid(2);
    const auto state = [&] {
        remove(host);
        const ProgramResult run = dockerCli(command, host);
        QTest::qWait(1500);
        const auto said = dockerCli({u"logs"_s, container}, host);
        const QByteArray running = dockerCli({u"inspect"_s, u"-f"_s, u"{{.State.Running}}"_s, container}, host).output.trimmed();
        remove(host);
        return running + ' ' + run.errorOutput + said.errorOutput + said.output;
    };
    // As it was, and written anew with the same bytes, it restores.
    QByteArray seen = state();
    QVERIFY2(seen.startsWith("true"), seen);
    QCOMPARE(inVolume(u"cp /data/table /data/copy; sleep 1; cat /data/copy >/data/table"_s), 0);
    seen = state();
    QVERIFY2(seen.startsWith("true"), seen);
    QCOMPARE(inVolume(u"head -c 8192 /dev/zero | tr '\\0' B >/data/table"_s), 0);
    seen = state();
    QVERIFY2(seen.startsWith("false") && seen.contains("the file /data/table has changed since the checkpoint"), seen);
    const auto known = explainFailure(u"restore"_s, QString::fromUtf8(seen), {});
    QVERIFY(known && known->failure.id == "file-content"_L1);
}

/// The environment is the checkpoint's: the container that is given another says so, unless it is handed over.
void TestFailureLab::valuesThatDoNotArriveAreTold()
{
    QFETCH(QString, host);
    const auto saidWith = [&](const QStringList &command, const QStringList &values) {
        remove(host);
        QStringList run{u"run"_s, u"-d"_s, u"--name"_s, container};
        for (const QString &value : values)
            run << u"-e"_s << value;
        const ProgramResult started = dockerCli(run + command.mid(2), host);
        if (started.exitCode != 0)
            return started.errorOutput;
        ProgramResult log;
        const bool beats = QTest::qWaitFor([&] { return (log = dockerCli({u"logs"_s, container}, host)).output.contains("beat"); }, QDeadlineTimer(15'000));
        remove(host);
        return beats ? log.errorOutput : "not restored: " + log.errorOutput;
    };
    const QString app = u"python3 -u -c 'import time\nprint(\"READY\")\nwhile True: time.sleep(0.2); print(\"beat\")'"_s;
    for (const QString &handedOver : {QString(), u"/tmp/values"_s}) {
        const ProgramResult made = make(host, app, {{u"THAW_RESTORE_ENV_FILE"_s, handedOver}});
        QVERIFY2(made.exitCode == 0, made.output + made.errorOutput);
        const QString checkpoint = made.json()[u"image"_s].toString();
        const auto removeImage = qScopeGuard([&] { thaw({u"rm"_s, checkpoint}, host); });
        const QStringList command = restoreCommandOf(made.json());
        QCOMPARE(saidWith(command, {}), QByteArray());
        const QByteArray one = saidWith(command, {u"GREETING=hello"_s});
        const QByteArray many = saidWith(command, {u"A=1"_s, u"B=2"_s, u"C=3"_s, u"D=4"_s, u"E=5"_s, u"F=6"_s, u"G=7"_s});
        if (handedOver.isEmpty()) {
            QVERIFY2(one.contains("does not see this container's GREETING") && one.contains("THAW_RESTORE_ENV_FILE") && !one.contains("hello"), one);
            QVERIFY2(many.contains("A, B, C, D, E and 2 more values"), many);
        } else {
            QCOMPARE(one + many, QByteArray());
        }
    }
}

/// Every entry of the catalogue has a case, or a reason why not.
void TestFailureLab::everyFailureIsMade()
{
    QStringList made = failuresNobodyCanMakeHere().keys();
    for (const FailureCase &failing : failureCases())
        made << failing.id;
    QStringList forgotten;
    for (const KnownFailure &failure : knownFailures()) {
        if (!made.contains(failure.id))
            forgotten << failure.id;
    }
    QCOMPARE(forgotten, QStringList());
}

void TestFailureLab::cleanupTestCase()
{
    for (const QString &host : std::as_const(m_engines)) {
        remove(host);
        removePreparedImages(host, {});
        dockerCli({u"rmi"_s, image}, host);
        QCOMPARE(ourObjects(host), QStringList());
    }
    for (const auto &[id, reason] : failuresNobodyCanMakeHere().asKeyValueRange())
        qInfo("not made here: %s (%s)", qPrintable(id), qPrintable(reason));
    for (const auto &[name, taken] : m_missed.asKeyValueRange())
        qInfo("not explained: %s (taken for: %s)", qPrintable(name), qPrintable(taken));
    qInfo("failure lab, %s: %d of %d failing cases explained", qPrintable(m_engines.keys().join(u" and "_s)), m_explained, m_made);
    QCOMPARE(m_explained, m_made);
}

QTEST_GUILESS_MAIN(TestFailureLab)
#include "tst_failurelab.moc"
