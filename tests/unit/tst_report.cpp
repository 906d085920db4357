// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Thaw;

Q_DECLARE_METATYPE(Thaw::Report)

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

// Every field differs from its default.
Report full()
{
    Report report;
    report.number = 7;
    report.project = s("/home/me/hello");
    report.application = s("hello");
    report.started = QDateTime::fromString(s("2026-02-03T04:05:06.789+02:00"), Qt::ISODateWithMs);
    report.engine = s("Docker 26.1.5");
    report.endpoint = s("unix:///run/docker.sock");
    report.baseImage = s("base:1");
    report.baseImageId = s("sha256:aa");
    report.container = s("0123456789ab");
    report.image = s("hello:ck-4");
    report.imageTags = {s("hello:ck-4"), s("hello:latest")};
    report.imageId = s("sha256:bb");
    report.imageSize = 9'007'199'254'740'993; // more than a double holds
    int elapsed = 1;
    for (const StageState state : {StageState::Waiting, StageState::Running, StageState::Paused, StageState::Done,
                                   StageState::Failed, StageState::Skipped, StageState::Done, StageState::Done}) {
        const auto id = StageId(report.stages.size());
        report.stages.append({id, stageTitle(id), state, elapsed++, s("line 812 “…”")});
    }
    report.readyMs = 3123.4567890123;
    report.readyLine = 812;
    report.readyText = s("ready\ton port 8080 \x1b[0m");
    report.checkpoint = {1.5,           0.1,          22'000'000,         5371, 5, s("4.2.1"),
                         s("portable"), {s("CHOWN")}, {s("--file-locks")}, s("6.12"), s("2")};
    report.test = {Verdict::Hung, s("no answer in 60 s"), 60000.25, -1, 120, s("log\n"), s("(00.000000) Error\n"),
                   40.5, s("caps-differ"), s("the line"), s("do this"), s("thaw-test-1"), {{s("8080/tcp"), 32768}}};
    report.restoreCommand = {s("docker"), s("run"), s("--rm"), s("hello:ck-4")};
    report.warnings = {s("One."), s("Two.")};
    report.error = Error{ErrorKind::Restore,
                         s("It hung."),
                         s("Error (x.c:1)\n"),
                         {{s("retry"), s("Try Again"), s("thaw test hello:ck-4")}, {}},
                         true};
    return report;
}

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void aRoundTripThroughBytesGivesAnEqualReport_data();
    void aRoundTripThroughBytesGivesAnEqualReport();
    void everyFieldIsWritten();
    void everyErrorKindSurvives();
    void everyVerdictSurvivesAndHasAText();
    void otherDocumentsAreRefused_data();
    void otherDocumentsAreRefused();
    void whatANewerThawAddsIsIgnored();
    void stagesHaveNamesAndTitles();
};

void ReportTest::aRoundTripThroughBytesGivesAnEqualReport_data()
{
    QTest::addColumn<Report>("report");
    QTest::newRow("an empty report") << Report{};
    QTest::newRow("a report with everything") << full();
}

void ReportTest::aRoundTripThroughBytesGivesAnEqualReport()
{
    QFETCH(Report, report);
    const QByteArray bytes = QJsonDocument(toJson(report)).toJson();
    const auto back = reportFromJson(QJsonDocument::fromJson(bytes).object());
    QVERIFY(back);
    QCOMPARE(QJsonDocument(toJson(*back)).toJson(), bytes);
    QVERIFY(*back == report);
}

void ReportTest::everyFieldIsWritten()
{
    const QJsonObject filled = toJson(full());
    const QJsonObject empty = toJson(Report{});
    QCOMPARE(filled.keys(), empty.keys());
    for (const QString &key : filled.keys())
        QCOMPARE(filled.value(key) == empty.value(key), key == s("format"));
    QCOMPARE(filled.value(s("started")).toString(), s("2026-02-03T02:05:06.789Z"));
}

void ReportTest::everyErrorKindSurvives()
{
    QSet<QString> names;
    for (int kind = 0; kind <= int(ErrorKind::Cancelled); ++kind) {
        const Error error{ErrorKind(kind), s("m"), {}, {}, false};
        QCOMPARE(errorFromJson(toJson(error)), error);
        names.insert(toJson(error).value(s("kind")).toString());
    }
    QCOMPARE(names.size(), int(ErrorKind::Cancelled) + 1);
}

void ReportTest::everyVerdictSurvivesAndHasAText()
{
    QStringList found;
    for (int verdict = 0; verdict <= int(Verdict::Failed); ++verdict) {
        Report report;
        report.test.verdict = Verdict(verdict);
        QCOMPARE(reportFromJson(toJson(report))->test.verdict, Verdict(verdict));
        found.append(verdictText(Verdict(verdict)));
    }
    QCOMPARE(found, (QStringList{s("Untested"), s("Restored"), s("Started cold"), s("Hung"), s("Failed")}));
}

void ReportTest::otherDocumentsAreRefused_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("message");
    QTest::newRow("an empty object") << QJsonObject() << s("This is not a report of Thaw.");
    QTest::newRow("a later format")
        << QJsonObject{{s("format"), s("thaw.report/2")}}
        << s("This report has the format \"thaw.report/2\"; this Thaw reads \"thaw.report/1\".");
}

void ReportTest::otherDocumentsAreRefused()
{
    QFETCH(QJsonObject, json);
    QFETCH(QString, message);
    const auto report = reportFromJson(json);
    QVERIFY(!report);
    QCOMPARE(report.error().message, message);
}

void ReportTest::whatANewerThawAddsIsIgnored()
{
    QJsonObject json = toJson(full());
    json.insert(s("new"), 1);
    QJsonArray stages = json.value(s("stages")).toArray();
    stages.append(QJsonObject{{s("name"), s("polish")}});
    json.insert(s("stages"), stages);
    QVERIFY(*reportFromJson(json) == full());
}

void ReportTest::stagesHaveNamesAndTitles()
{
    QStringList found;
    for (int id = 0; id <= int(StageId::Report); ++id)
        found.append(stageName(StageId(id)) + s(": ") + stageTitle(StageId(id)));
    QCOMPARE(found, (QStringList{s("preflight: Check"), s("prepare: Prepare"), s("start: Start"),
                                 s("ready: Wait until ready"), s("checkpoint: Checkpoint"), s("commit: Commit"),
                                 s("test: Restore test"), s("report: Report")}));
}

QTEST_GUILESS_MAIN(ReportTest)
#include "tst_report.moc"
