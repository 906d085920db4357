// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of failures against logs of real CRIU: tests/unit/data/failures/ID.log, as tests/live/tst_failurelab
// wrote them (THAW_CAPTURE=DIR). An entry without a sample says why in its "sample".
#include "core/criu/explain.h"
#include "core/restore/restoretest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

const QString samples = QStringLiteral(THAW_SOURCE_DIR "/tests/unit/data/failures");

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestFailures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void everySampleIsExplained_data();
    void everySampleIsExplained();
    void everyEntryHasASample();
    void aReasonTellsMoreThanTheLog();
    void aWarningIsEvidenceOnlyWithoutAnError();
    void anUnknownFailureIsShownWithItsContext();
    void anUnknownRestoreIsShownWithItsContext();
};

void TestFailures::everySampleIsExplained_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("phase");
    for (const KnownFailure &failure : knownFailures()) {
        if (QFile::exists(u"%1/%2.log"_s.arg(samples, failure.id)))
            QTest::newRow(qPrintable(failure.id)) << failure.id << failure.phase;
    }
}

/// By the whole text, by the way failures go in a run, and with a line as evidence that is in the log.
void TestFailures::everySampleIsExplained()
{
    QFETCH(QString, id);
    QFETCH(QString, phase);
    const QString log = read(u"%1/%2.log"_s.arg(samples, id));
    QVERIFY(log.count(u'\n') <= 21 && log.size() < 4096);
    const auto known = explain(phase, log);
    QVERIFY(known.has_value());
    QCOMPARE(known->failure.id, id);
    QVERIFY(log.contains(known->line));
    QVERIFY(QRegularExpression(known->failure.signature).match(known->line).hasMatch());
    if (phase == "hang"_L1) {
        // While it goes on, that was not the last line.
        QVERIFY(!explain(phase, log + u"(00.2) Dumping path for 1 fd\n"_s));
        return;
    }
    if (phase == "dump"_L1) {
        const Error error = explainDump({}, log);
        QCOMPARE(error.fixes.value(0).id, id);
        QCOMPARE(error.detail, known->line);
        return;
    }
    RestoreEvidence evidence;
    evidence.criuLog = log;
    const RestoreTest test = judge(evidence);
    QCOMPARE(test.cause, id);
    QCOMPARE(test.proof, known->line);
}

void TestFailures::everyEntryHasASample()
{
    QStringList ids, without;
    const QJsonArray entries = QJsonDocument::fromJson(read(QStringLiteral(THAW_SOURCE_DIR "/resources/criu/failures.json")).toUtf8()).array();
    for (const QJsonValue &entry : entries) {
        const QString id = entry["id"_L1].toString();
        ids << id + u".log"_s;
        const bool real = QFile::exists(u"%1/%2.log"_s.arg(samples, id));
        QVERIFY2(real != entry["sample"_L1].toString().startsWith("source: "_L1), qPrintable(id));
        if (!real)
            without << id;
    }
    QVERIFY2(ids.size() - without.size() >= 45, qPrintable(without.join(u' ')));
    // And nothing else lies there.
    for (const QString &file : QDir(samples).entryList(QDir::Files))
        QVERIFY2(ids.contains(file), qPrintable(file));
}

void TestFailures::aReasonTellsMoreThanTheLog()
{
    const QString log = read(samples + u"/device.log"_s);
    QCOMPARE(explainDump(u"process 7 has installed a seccomp filter of its own, which would be lost"_s, log).fixes.value(0).id, u"seccomp-filter"_s);
    QCOMPARE(explainDump(u"something else"_s, log).fixes.value(0).id, u"device"_s);
}

void TestFailures::aWarningIsEvidenceOnlyWithoutAnError()
{
    const QString warning = u"(00.1) Warn  (compel/src/lib/infect.c:132): Unable to interrupt task: 309 (Operation not permitted)\n"_s;
    const QString error = u"(00.2) Error (criu/tty.c:1): tty: Found dangling tty with sid 1 pgid 1\n"_s;
    QCOMPARE(explainFailure(u"dump"_s, {}, warning)->failure.id, u"ptrace-refused"_s);
    QCOMPARE(explainFailure(u"dump"_s, {}, warning + error)->failure.id, u"tty"_s);
    QVERIFY(!explainFailure(u"dump"_s, u"CRIU's files are not complete: x"_s, warning));
    // What CRIU merely tells on its way is no evidence.
    QVERIFY(!explainFailure(u"dump"_s, {}, u"(00.1) Opened /x: No space left on device\n"_s));
}

void TestFailures::anUnknownFailureIsShownWithItsContext()
{
    QStringList lines;
    for (int i = 0; i < 40; ++i)
        lines << u"(00.%1) Dumping thing %1"_s.arg(i);
    lines << u"(00.41) Error (criu/new.c:1): Something nobody has seen"_s << u"(00.42) more"_s
          << u"(00.43) Error (criu/new.c:9): And what it led to"_s << u"(00.44) Error (criu/cr-dump.c:1975): Dumping FAILED."_s;
    const Error error = explainDump(u"And what it led to"_s, lines.join(u'\n'));
    QCOMPARE(error.message, u"The application could not be frozen: And what it led to"_s);
    QVERIFY(error.fixes.isEmpty());
    QCOMPARE(error.detail, QStringList({lines[36], lines[37], lines[38], lines[39], lines[40], lines[42]}).join(u'\n'));
    // A CRIU that was killed has not said anything: the end of its log is all there is.
    QCOMPARE(explainDump({}, lines.first(40).join(u'\n')).detail, lines.sliced(36, 4).join(u'\n'));
    QCOMPARE(explainDump({}, {}).detail, QString());
}

void TestFailures::anUnknownRestoreIsShownWithItsContext()
{
    RestoreEvidence evidence;
    evidence.criuLog = u"Warn  (criu/a.c:1): odd\n   7: Error (criu/new.c:1): Something nobody has seen\nError (criu/cr-restore.c:2331): Restoring FAILED.\n"_s;
    evidence.reason = u"Something nobody has seen"_s;
    const RestoreTest test = judge(evidence);
    QCOMPARE(test.cause, QString());
    QCOMPARE(test.reason, evidence.reason);
    QCOMPARE(test.proof, u"Warn  (criu/a.c:1): odd\n7: Error (criu/new.c:1): Something nobody has seen"_s);
}

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
