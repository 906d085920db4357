// SPDX-License-Identifier: GPL-3.0-or-later
// thaw make --fix on real engines: known failures are mended in the project and tried again from the right stage. A
// failed dump leaves the application running, so what only the dump needs starts nothing anew.
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QByteArray begun = "the application begins";

QByteArray fileOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The lab's application in a way of failing; it says each time that it begins.
void useFault(LiveProject &project, const QByteArray &words)
{
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.write(u"faults"_s, fileOf(QStringLiteral(THAW_BUILD_DIR "/tests/apps/faults")), true);
    project.write(u"run_app.sh"_s, "#!/bin/sh\necho '" + begun + "'\nmkdir -p /lab\nexec $THAW_APP_DIR/faults " + words + '\n', true);
}

QStringList warningsOf(const ProgramResult &made)
{
    return made.json()[u"warnings"_s].toVariant().toStringList();
}

} // namespace

class TestMending : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aFailedDumpIsTriedAgainWithoutARestart_data();
    void aFailedDumpIsTriedAgainWithoutARestart();
    void whatNeedsANewContainerStartsAnew_data();
    void whatNeedsANewContainerStartsAnew();
    void whatNobodyCanMendFailsAsEver_data();
    void whatNobodyCanMendFailsAsEver();
    void withoutTheOptionItIsOnlyTold();
    void aStepTakesWhatWasMendedMeanwhile_data();
    void aStepTakesWhatWasMendedMeanwhile();
    void cleanup();
    void cleanupTestCase();

private:
    QMap<QString, QString> m_engines;
};

void TestMending::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
}

void TestMending::cleanup()
{
    for (const QString &host : std::as_const(m_engines)) {
        removeCheckpointImages(host);
        QCOMPARE(ourObjects(host).filter(u"container"_s), QStringList());
    }
}

void TestMending::cleanupTestCase()
{
    for (const QString &host : std::as_const(m_engines)) {
        removePreparedImages(host, {});
        QCOMPARE(ourObjects(host), QStringList());
    }
}

void TestMending::aFailedDumpIsTriedAgainWithoutARestart_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("tcp");
    QTest::addColumn<QByteArray>("written");
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        const auto row = [&](const QString &name) -> QTestData & { return QTest::newRow(qPrintable(u"%1, on %2"_s.arg(name, engine))); };
        row(u"connections without iptables"_s) << host << QByteArray("tcp") << u"keep"_s
                                              << QByteArray("THAW_CRIU_OPTIONS=\"--network-lock skip\"\n");
        row(u"a large deleted file"_s) << host << QByteArray("deleted-file 70") << QString()
                                      << QByteArray("THAW_CRIU_OPTIONS=\"--ghost-limit 1G\"\n");
    }
}

void TestMending::aFailedDumpIsTriedAgainWithoutARestart()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, fault);
    QFETCH(QString, tcp);
    QFETCH(QByteArray, written);
    LiveProject project(u"mend"_s);
    useFault(project, fault);
    if (!tcp.isEmpty())
        project.setValue(u"THAW_TCP"_s, tcp);
    const QByteArray before = fileOf(project.path() + u"/app_env_vars.sh"_s);
    const ProgramResult made = thaw({u"make"_s, u"--fix"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(made.exitCode == 0, made.output + made.errorOutput);
    QCOMPARE(made.json()[u"test"_s][u"verdict"_s].toString(), u"restored"_s);
    // The same run, and in it the application began once.
    QCOMPARE(made.json()[u"number"_s].toInt(), 1);
    QCOMPARE(thaw({u"log"_s, project.path()}, host).output.count(begun), 1);
    QCOMPARE(fileOf(project.path() + u"/app_env_vars.sh"_s), before + written);
    // It is said, and stays in the report.
    QVERIFY2(made.errorOutput.contains("Mended by itself: "), made.errorOutput);
    QVERIFY2(warningsOf(made).join(u'\n').contains(u"Mended by itself: "_s), made.output);
    // The mended project needs no mending any more.
    const ProgramResult again = thaw({u"make"_s, project.path(), u"--json"_s, u"-q"_s, u"--no-test"_s}, host);
    QVERIFY2(again.exitCode == 0, again.errorOutput);
    QVERIFY2(!warningsOf(again).join(u'\n').contains(u"Mended"_s), again.output);
}

void TestMending::whatNeedsANewContainerStartsAnew_data()
{
    addEngineRows(m_engines);
}

void TestMending::whatNeedsANewContainerStartsAnew()
{
    QFETCH(QString, host);
    LiveProject project(u"anew"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.setValue(u"THAW_PROBE"_s, u"none"_s);
    project.setValue(u"THAW_TIMEOUT"_s, u"2"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\necho '" + begun + "'\nsleep 3\necho READY\nexec sleep 1000\n", true);
    const ProgramResult made = thaw({u"make"_s, u"--fix"_s, project.path(), u"--json"_s, u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(made.exitCode == 0, made.output + made.errorOutput);
    QCOMPARE(made.json()[u"number"_s].toInt(), 2);
    QVERIFY2(warningsOf(made).join(u'\n').contains(u"THAW_TIMEOUT=6"_s), made.output);
    QVERIFY(fileOf(project.path() + u"/app_env_vars.sh"_s).contains("THAW_TIMEOUT='6'\n"));
    QCOMPARE(thaw({u"log"_s, project.path(), u"1"_s}, host).output.count(begun), 1);
    QCOMPARE(thaw({u"log"_s, project.path(), u"2"_s}, host).output.count(begun), 1);
}

void TestMending::whatNobodyCanMendFailsAsEver_data()
{
    addEngineRows(m_engines);
}

void TestMending::whatNobodyCanMendFailsAsEver()
{
    QFETCH(QString, host);
    LiveProject project(u"beyond"_s);
    useFault(project, "mqueue");
    const QByteArray before = fileOf(project.path() + u"/app_env_vars.sh"_s);
    const ProgramResult made = thaw({u"make"_s, u"--fix"_s, project.path(), u"--progress"_s, u"plain"_s}, host);
    QVERIFY2(made.exitCode == 5, made.errorOutput);
    QVERIFY2(made.errorOutput.contains("message queues") && !made.errorOutput.contains("Mended"), made.errorOutput);
    QCOMPARE(fileOf(project.path() + u"/app_env_vars.sh"_s), before);
}

void TestMending::withoutTheOptionItIsOnlyTold()
{
    LiveProject project(u"told"_s);
    useFault(project, "deleted-file 70");
    const QByteArray before = fileOf(project.path() + u"/app_env_vars.sh"_s);
    const ProgramResult made = thaw({u"make"_s, project.path(), u"--progress"_s, u"plain"_s}, m_engines.first());
    QVERIFY2(made.exitCode == 5, made.errorOutput);
    QVERIFY2(made.errorOutput.contains("→ Keep Files up to 1 GB: thaw make --fix"), made.errorOutput);
    QCOMPARE(fileOf(project.path() + u"/app_env_vars.sh"_s), before);
}

void TestMending::aStepTakesWhatWasMendedMeanwhile_data()
{
    addEngineRows(m_engines);
}

/// By hand, step by step: the container that "run" left is frozen with what the project says now.
void TestMending::aStepTakesWhatWasMendedMeanwhile()
{
    QFETCH(QString, host);
    LiveProject project(u"steps"_s);
    useFault(project, "deleted-file 70");
    QCOMPARE(thaw({u"run"_s, project.path()}, host).exitCode, 0);
    const ProgramResult failed = thaw({u"checkpoint"_s, project.path()}, host);
    QVERIFY2(failed.exitCode == 5, failed.errorOutput);
    project.setValue(u"THAW_CRIU_OPTIONS"_s, u"--ghost-limit 100M"_s);
    const ProgramResult frozen = thaw({u"checkpoint"_s, project.path()}, host);
    QVERIFY2(frozen.exitCode == 0, frozen.errorOutput);
    const ProgramResult made = thaw({u"commit"_s, project.path()}, host);
    QVERIFY2(made.exitCode == 0, made.errorOutput);
    QCOMPARE(thaw({u"log"_s, project.path()}, host).output.count(begun), 1);
}

QTEST_GUILESS_MAIN(TestMending)
#include "tst_mending.moc"
