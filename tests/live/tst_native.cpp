// SPDX-License-Identifier: GPL-3.0-or-later
// Podman's own checkpoints, made by podman itself: an archive and an image are looked into, compared and restored.
#include "support/liveproject.h"

#include <QFile>
#include <QJsonArray>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestNative : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void itIsLookedInto_data() { bothForms(); }
    void itIsLookedInto();
    void theyAreCompared();
    void itRestores_data() { bothForms(); }
    void itRestores();
    void aCheckThatIsNotAnsweredHangs();
    void aCutArchiveFails();
    void dockerCannotRestoreIt();
    void cleanupTestCase();

private:
    void bothForms();
    ProgramResult podman(const QStringList &arguments);

    QString m_podman, m_docker;
    QTemporaryDir m_scratch;
    QString m_archive;
};

/// As a person would make them: podman's own command line, on the tests' engine.
ProgramResult TestNative::podman(const QStringList &arguments)
{
    return runProgram(u"podman"_s, QStringList{u"--remote"_s, u"--url"_s, m_podman} + arguments);
}

void TestNative::initTestCase()
{
    QTest::failOnWarning();
    QVERIFY2(qEnvironmentVariableIsSet("THAW_TEST_PODMAN"), "no engine: run this through tests/run");
    m_podman = u"unix://"_s + qEnvironmentVariable("THAW_TEST_PODMAN");
    m_docker = u"unix://"_s + qEnvironmentVariable("THAW_TEST_DOCKER");
    m_archive = m_scratch.filePath(u"checkpoint.tar.zst"_s);
    const ProgramResult started = podman({u"run"_s, u"-d"_s, u"--name"_s, u"thaw-live-native"_s, u"-v"_s,
                                          QStringLiteral(THAW_SOURCE_DIR "/tests/live/apps:/srv:ro"), u"thaw-test-apps"_s, u"python3"_s, u"-u"_s, u"/srv/server.py"_s});
    QVERIFY2(started.exitCode == 0, started.errorOutput);
    QTRY_VERIFY_WITH_TIMEOUT(podman({u"logs"_s, u"thaw-live-native"_s}).output.contains("READY"), 20000);
    const ProgramResult archived = podman({u"container"_s, u"checkpoint"_s, u"--leave-running"_s, u"--export"_s, m_archive, u"thaw-live-native"_s});
    QVERIFY2(archived.exitCode == 0, archived.errorOutput);
    const ProgramResult imaged = podman({u"container"_s, u"checkpoint"_s, u"--create-image"_s, u"thaw-live-native-image"_s, u"thaw-live-native"_s});
    QVERIFY2(imaged.exitCode == 0, imaged.errorOutput);
    QVERIFY(podman({u"rm"_s, u"-f"_s, u"thaw-live-native"_s}).exitCode == 0);
}

void TestNative::cleanupTestCase()
{
    podman({u"rm"_s, u"-f"_s, u"thaw-live-native"_s});
    podman({u"rmi"_s, u"thaw-live-native-image"_s});
    const ProgramResult left = podman({u"ps"_s, u"-aq"_s, u"--filter"_s, u"name=thaw-test-"_s});
    QCOMPARE(left.output.trimmed(), QByteArray());
}

void TestNative::bothForms()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("an archive") << m_archive;
    QTest::newRow("an image") << u"thaw-live-native-image"_s;
}

void TestNative::itIsLookedInto()
{
    QFETCH(QString, source);
    const ProgramResult inspected = thaw({u"inspect"_s, source, u"--json"_s}, m_podman);
    QVERIFY2(inspected.exitCode == 0, inspected.errorOutput);
    const QJsonObject contents = inspected.json();
    QCOMPARE(contents[u"maker"_s].toString(), u"Podman"_s);
    const QJsonArray processes = contents[u"checkpoint"_s][u"processes"_s].toArray();
    QCOMPARE(processes.size(), 1);
    QCOMPARE(processes[0][u"name"_s].toString(), u"python3"_s);
    QVERIFY2(processes[0][u"arguments"_s].toArray().contains(u"/srv/server.py"_s), inspected.output.left(2000));
}

void TestNative::theyAreCompared()
{
    const ProgramResult compared = thaw({u"diff"_s, m_archive, u"thaw-live-native-image"_s, u"--json"_s}, m_podman);
    QVERIFY2(compared.exitCode == 0 || compared.exitCode == 8, compared.errorOutput);
    QVERIFY2(!compared.json().isEmpty(), compared.output);
}

void TestNative::itRestores()
{
    QFETCH(QString, source);
    const ProgramResult tested = thaw({u"test"_s, u"--trust"_s, source, u"--probe"_s, u"http 8080 /"_s, u"--keep"_s, u"--json"_s}, m_podman);
    QVERIFY2(tested.exitCode == 0, tested.errorOutput);
    const QJsonObject test = tested.json()[u"test"_s].toObject();
    QCOMPARE(test[u"verdict"_s].toString(), u"restored"_s);
    QVERIFY(test[u"answerMs"_s].toDouble() > 0 && test[u"criuMs"_s].toDouble() > 0);
    const QString container = test[u"container"_s].toString();
    const auto removeIt = qScopeGuard([&] { podman({u"rm"_s, u"-f"_s, container}); });
    QVERIFY(podman({u"container"_s, u"inspect"_s, container}).exitCode == 0);

    const ProgramResult without = thaw({u"test"_s, u"--trust"_s, source}, m_podman); // nothing to ask: it runs
    QCOMPARE(without.output.trimmed(), QByteArray("Restored"));
}

void TestNative::aCheckThatIsNotAnsweredHangs()
{
    const ProgramResult tested = thaw({u"test"_s, u"--trust"_s, m_archive, u"--probe"_s, u"port 9999"_s, u"--timeout"_s, u"3"_s}, m_podman);
    QCOMPARE(tested.exitCode, 7);
    QCOMPARE(tested.output.trimmed(), QByteArray("Hung"));
}

void TestNative::aCutArchiveFails()
{
    QFile whole(m_archive), cut(m_scratch.filePath(u"cut.tar.zst"_s));
    QVERIFY(whole.open(QIODevice::ReadOnly) && cut.open(QIODevice::WriteOnly));
    cut.write(whole.read(whole.size() / 2));
    cut.close();
    const ProgramResult tested = thaw({u"test"_s, u"--trust"_s, cut.fileName()}, m_podman);
    QCOMPARE(tested.exitCode, 7);
    QCOMPARE(tested.output.trimmed(), QByteArray("Failed"));
}

void TestNative::dockerCannotRestoreIt()
{
    const ProgramResult tested = thaw({u"test"_s, u"--trust"_s, m_archive}, m_docker);
    QVERIFY(tested.exitCode != 0);
    QVERIFY2(tested.errorOutput.contains("Only Podman restores what Podman has checkpointed"), tested.errorOutput);
}

QTEST_GUILESS_MAIN(TestNative)
#include "tst_native.moc"
