// SPDX-License-Identifier: GPL-3.0-or-later
// An image that was not made here is not restored before somebody has agreed to it.
#include "support/liveengines.h"
#include "support/liveproject.h"

#include <QJsonArray>
#include <QProcess>
#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestOrigin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatWasMadeHereIsNotAskedAbout_data() { addEngineRows(m_engines); }
    void whatWasMadeHereIsNotAskedAbout();
    void withoutATerminalItIsRefused_data() { addEngineRows(m_engines); }
    void withoutATerminalItIsRefused();
    void atATerminalOneIsAsked_data();
    void atATerminalOneIsAsked();
    void cleanupTestCase();

private:
    /// Another machine: one that knows nothing of what was made here.
    void goElsewhere();
    QByteArray askedAtATerminal(const QString &host, const QByteArray &answer, int &code);

    QMap<QString, QString> m_engines;
    QMap<QString, QString> m_images;
    QByteArray m_home;
    std::unique_ptr<QTemporaryDir> m_elsewhere;
};

void TestOrigin::initTestCase()
{
    QTest::failOnWarning();
    m_engines = liveEngines();
    QVERIFY(!m_engines.isEmpty());
    m_home = qgetenv("XDG_STATE_HOME");
    LiveProject project(u"origin"_s);
    project.setValue(u"APP_DOCKER_IMAGE"_s, u"thaw-sample-base"_s);
    project.write(u"run_app.sh"_s, "#!/bin/sh\necho READY\nexec sleep 1000\n", true);
    for (const QString &host : std::as_const(m_engines)) {
        const ProgramResult made = thaw({u"make"_s, project.path(), u"-q"_s}, host);
        QVERIFY2(made.exitCode == 0, made.errorOutput);
        m_images.insert(host, QString::fromUtf8(made.output).trimmed());
    }
}

void TestOrigin::cleanupTestCase()
{
    for (const QString &host : std::as_const(m_engines)) {
        removeCheckpointImages(host);
        QCOMPARE(ourObjects(host), QStringList());
    }
}

void TestOrigin::goElsewhere()
{
    m_elsewhere = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_elsewhere->path().toUtf8());
}

void TestOrigin::whatWasMadeHereIsNotAskedAbout()
{
    QFETCH(QString, host);
    qputenv("XDG_STATE_HOME", m_home);
    const ProgramResult tested = thaw({u"test"_s, m_images[host]}, host);
    QVERIFY2(tested.exitCode == 0, tested.errorOutput);
    QCOMPARE(tested.output.trimmed(), QByteArray("Restored"));
}

void TestOrigin::withoutATerminalItIsRefused()
{
    QFETCH(QString, host);
    goElsewhere();
    const QString image = m_images[host];
    const QStringList before = ourObjects(host);
    for (const QStringList &words : {QStringList{u"test"_s, image}, QStringList{u"bench"_s, u"-n"_s, u"1"_s, image}}) {
        const ProgramResult refused = thaw(words, host);
        QVERIFY2(refused.exitCode == 2, refused.errorOutput);
        QCOMPARE(refused.output, QByteArray());
        for (const char *part : {"was not made on this machine", "A checkpoint is a program", "--trust"})
            QVERIFY2(refused.errorOutput.contains(part), refused.errorOutput);
    }
    QCOMPARE(thaw({u"test"_s, image, u"--json"_s}, host).json()[u"error"_s][u"fixes"_s][0][u"id"_s].toString(), u"trust"_s);
    QCOMPARE(ourObjects(host), before);
    // Looking at it runs nothing of it.
    QCOMPARE(thaw({u"test"_s, u"--preflight"_s, image}, host).exitCode, 0);
    const ProgramResult agreed = thaw({u"test"_s, u"--trust"_s, image}, host);
    QVERIFY2(agreed.exitCode == 0, agreed.errorOutput);
    // Remembered, by its id: also under another name.
    dockerCli({u"tag"_s, image, u"thaw-live-other-name:1"_s}, host);
    const auto untag = qScopeGuard([&] { dockerCli({u"rmi"_s, u"thaw-live-other-name:1"_s}, host); });
    const ProgramResult again = thaw({u"test"_s, u"thaw-live-other-name:1"_s}, host);
    QVERIFY2(again.exitCode == 0, again.errorOutput);
}

void TestOrigin::atATerminalOneIsAsked_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("code");
    for (const auto &[engine, host] : m_engines.asKeyValueRange()) {
        QTest::newRow(qPrintable(u"yes, on "_s + engine)) << host << QByteArray("y\n") << 0;
        QTest::newRow(qPrintable(u"no, on "_s + engine)) << host << QByteArray("n\n") << 2;
        QTest::newRow(qPrintable(u"nothing typed, on "_s + engine)) << host << QByteArray("\n") << 2;
        QTest::newRow(qPrintable(u"interrupted, on "_s + engine)) << host << QByteArray("\x03") << 130;
    }
}

/// util-linux' script gives it a terminal of its own.
QByteArray TestOrigin::askedAtATerminal(const QString &host, const QByteArray &answer, int &code)
{
    QProcess terminal;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DOCKER_HOST"_s, host);
    terminal.setProcessEnvironment(environment);
    terminal.setProcessChannelMode(QProcess::MergedChannels);
    terminal.start(u"script"_s, {u"-qec"_s, u"%1 test %2"_s.arg(QStringLiteral(THAW_BUILD_DIR "/app/thaw"), m_images[host]), u"/dev/null"_s});
    QByteArray seen;
    bool answered = false;
    const auto ended = [&] {
        seen += terminal.readAll();
        if (!answered && seen.contains("[y/N] ")) {
            terminal.write(answer);
            answered = true;
        }
        return terminal.state() == QProcess::NotRunning;
    };
    code = QTest::qWaitFor(ended, QDeadlineTimer(60'000)) ? terminal.exitCode() : -1;
    if (code < 0)
        terminal.kill();
    terminal.waitForFinished();
    return seen + terminal.readAll();
}

void TestOrigin::atATerminalOneIsAsked()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, answer);
    QFETCH(int, code);
    goElsewhere();
    const QStringList before = ourObjects(host);
    int ended = 0;
    const QByteArray seen = askedAtATerminal(host, answer, ended);
    QVERIFY2(ended == code, QByteArray::number(ended) + ": " + seen);
    QVERIFY2(seen.contains("A checkpoint is a program") && seen.contains("of the project origin"), seen);
    QCOMPARE(seen.contains("Restored"), code == 0);
    QCOMPARE(ourObjects(host), before);
    QCOMPARE(thaw({u"test"_s, m_images[host]}, host).exitCode, code == 0 ? 0 : 2);
}

QTEST_GUILESS_MAIN(TestOrigin)
#include "tst_origin.moc"
