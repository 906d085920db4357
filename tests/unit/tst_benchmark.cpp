// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of many runs follows from the runs, and every run is kept.
#include "core/report/benchmark.h"
#include "core/report/benchmarkstore.h"
#include "core/restore/machineload.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

BenchmarkRun restored(int round, double total)
{
    return {.kind = StartKind::Restored, .round = round, .engineMs = total - 50, .restoreMs = total - 20, .criuMs = 25,
            .answerMs = total, .verdict = Verdict::Restored};
}

BenchmarkRun cold(int round, double total)
{
    return {.kind = StartKind::Cold, .round = round, .engineMs = 160, .readyMs = total, .answerMs = total};
}

Benchmark sample()
{
    Benchmark benchmark{.image = u"hello:ck-2"_s, .imageId = u"sha256:0123456789abcdef"_s, .application = u"hello"_s,
                        .engine = u"Docker 26.1.5"_s, .machine = u"2 × CPU"_s,
                        .started = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), QTimeZone::UTC), .rounds = 5};
    benchmark.runs = {cold(0, 9000), restored(0, 900)};
    for (int round = 1; round <= 5; ++round)
        benchmark.runs << cold(round, 3000 + round) << restored(round, 200 + round);
    return benchmark;
}

} // namespace

class TestBenchmark : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning();
        QLocale::setDefault(QLocale::c());
    }
    void spreads_data();
    void spreads();
    void outliersAreFarFromTheOthers_data();
    void outliersAreFarFromTheOthers();
    void aSummaryFollowsFromTheRuns();
    void whatWentWrongIsNamedAndNotCounted();
    void aBusyMachineIsNamed();
    void jsonComesBack();
    void csvHasALineForEveryRun();
    void markdownIsATable();
    void theStoreKeepsThemByApplicationAndImage();
    void theKernelsTimesAreRead();
};

void TestBenchmark::spreads_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<QList<double>>("expected"); // median, least, most, quartiles
    QTest::newRow("nothing") << QList<double>() << QList<double>{0, 0, 0, 0, 0};
    QTest::newRow("one") << QList<double>{7} << QList<double>{7, 7, 7, 7, 7};
    QTest::newRow("two, not sorted") << QList<double>{3, 1} << QList<double>{2, 1, 3, 1.5, 2.5};
    QTest::newRow("five") << QList<double>{5, 1, 4, 2, 3} << QList<double>{3, 1, 5, 2, 4};
}

void TestBenchmark::spreads()
{
    QFETCH(QList<double>, values);
    QFETCH(QList<double>, expected);
    const Spread spread = spreadOf(values);
    QCOMPARE(spread.count, values.size());
    QCOMPARE((QList<double>{spread.median, spread.least, spread.most, spread.lowerQuartile, spread.upperQuartile}), expected);
}

void TestBenchmark::outliersAreFarFromTheOthers_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<QList<qsizetype>>("expected");
    QTest::newRow("too few to say") << QList<double>{1, 1, 1, 100} << QList<qsizetype>();
    QTest::newRow("all alike") << QList<double>{5, 5, 5, 5, 5} << QList<qsizetype>();
    QTest::newRow("one far above") << QList<double>{100, 101, 350, 99, 102, 100} << QList<qsizetype>{2};
    QTest::newRow("one far below") << QList<double>{100, 101, 10, 99, 102, 100} << QList<qsizetype>{2};
    QTest::newRow("within a tenth of the median is noise") << QList<double>{100, 100, 100, 100, 100, 109} << QList<qsizetype>();
    QTest::newRow("a wide spread has none") << QList<double>{10, 20, 30, 40, 50, 60} << QList<qsizetype>();
}

void TestBenchmark::outliersAreFarFromTheOthers()
{
    QFETCH(QList<double>, values);
    QFETCH(QList<qsizetype>, expected);
    QCOMPARE(outliers(values), expected);
}

void TestBenchmark::aSummaryFollowsFromTheRuns()
{
    const BenchmarkSummary summary = summaryOf(sample());
    QCOMPARE(summary.restored.count, 5); // without the warm-up
    QCOMPARE(summary.restored.median, 203.0);
    QCOMPARE(summary.cold.median, 3003.0);
    QCOMPARE(summary.engine.median, 153.0);
    QCOMPARE(summary.restore.median, 30.0);
    QCOMPARE(summary.firstAnswer.median, 20.0);
    QCOMPARE(summary.criu.median, 25.0);
    QVERIFY(qAbs(summary.ratio - 3003.0 / 203) < 1e-9);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(summary.remarks, QStringList());
    QCOMPARE(spreadText(summary.restored), u"203 ms (201–205, n = 5)"_s);
    QCOMPARE(spreadText(summary.cold), u"3.00 s (3.00–3.00, n = 5)"_s);
}

void TestBenchmark::whatWentWrongIsNamedAndNotCounted()
{
    Benchmark benchmark = sample();
    benchmark.runs.append(restored(6, 900));
    benchmark.runs.append({.kind = StartKind::Restored, .round = 7, .answerMs = 3000, .verdict = Verdict::StartedCold,
                           .problem = u"Started cold: why"_s});
    const BenchmarkSummary summary = summaryOf(benchmark);
    QCOMPARE(summary.restored.count, 6);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.outliers, (QList<Outlier>{{StartKind::Restored, 6, 1, 900}}));
    QCOMPARE(summary.remarks.size(), 2);
    QVERIFY(summary.remarks[0].startsWith(u"Outlier: restored run 6 took 900 ms"_s));
    QCOMPARE(summary.remarks[1], u"Restored run 7 does not count: Started cold: why"_s);
}

void TestBenchmark::aBusyMachineIsNamed()
{
    Benchmark benchmark = sample();
    benchmark.busyBefore = 0.6;
    benchmark.busyAfter = 0.1;
    benchmark.stolen = 0.2;
    const QStringList remarks = summaryOf(benchmark).remarks;
    QCOMPARE(remarks.size(), 2);
    QVERIFY(remarks[0].contains(u"60 %"_s));
    QVERIFY(remarks[1].contains(u"20 %"_s));
}

void TestBenchmark::jsonComesBack()
{
    Benchmark benchmark = sample();
    benchmark.notes = {u"a note"_s};
    benchmark.concurrency = 20;
    benchmark.runs[3].problem = u"x"_s;
    const auto back = benchmarkFromJson(toJson(benchmark));
    QVERIFY(back.has_value());
    QCOMPARE(*back, benchmark);
    QCOMPARE(benchmarkFromJson({}).error().kind, ErrorKind::Other);
    QCOMPARE(benchmarkFromJson({{u"format"_s, u"thaw.benchmark/2"_s}}).error().kind, ErrorKind::Other);
}

void TestBenchmark::csvHasALineForEveryRun()
{
    Benchmark benchmark = sample();
    benchmark.runs[1].problem = u"a \"b\", c"_s;
    const QStringList lines = toCsv(benchmark).split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 1 + benchmark.runs.size());
    QCOMPARE(lines[0].count(u','), lines[1].count(u','));
    QCOMPARE(lines[1], u"cold,0,1,160.000,,,9000.000,9000.000,,"_s);
    QVERIFY(lines[2].endsWith(u"restored,\"a \"\"b\"\", c\""_s));
}

void TestBenchmark::markdownIsATable()
{
    const QString text = toMarkdown(sample());
    QVERIFY(text.contains(u"| **restored** | 203 ms | 201 ms | 205 ms | 5 |\n"_s));
    QVERIFY(text.contains(u"14.8 × faster"_s));
}

void TestBenchmark::theStoreKeepsThemByApplicationAndImage()
{
    QTemporaryDir directory;
    const BenchmarkStore store(directory.path());
    Benchmark first = sample(), second = sample(), stranger = sample();
    second.started = first.started.addSecs(60);
    second.imageId = u"sha256:fedcba9876543210"_s;
    stranger.application = u"../else where"_s;
    for (const Benchmark &benchmark : {first, second, stranger})
        QVERIFY(store.save(benchmark).has_value());
    QCOMPARE(store.ofApplication(u"hello"_s), (QList<Benchmark>{second, first}));
    QCOMPARE(store.ofImage(u"hello"_s, first.imageId), QList<Benchmark>{first});
    QCOMPARE(store.ofApplication(stranger.application), QList<Benchmark>{stranger});
    QCOMPARE(store.ofApplication(u"nobody"_s), QList<Benchmark>());

    QFile damaged(directory.path() + u"/hello/20200101T000000000-x.json"_s);
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{") == 1);
    damaged.close();
    QList<Problem> problems;
    QCOMPARE(store.ofApplication(u"hello"_s, &problems).size(), 2);
    QCOMPARE(problems.size(), 1);
}

void TestBenchmark::theKernelsTimesAreRead()
{
    const auto before = cpuTimes("cpu  100 0 100 800 0 0 0 0 0 0\ncpu0 …\n");
    const auto after = cpuTimes("cpu  140 0 120 820 10 0 0 10 0 0\n");
    QVERIFY(before && after);
    QCOMPARE(busyPart(*before, *after), 0.7);
    QCOMPARE(stolenPart(*before, *after), 0.1);
    QCOMPARE(busyPart(*after, *after), -1.0);
    QVERIFY(!cpuTimes("nonsense"));
}

QTEST_GUILESS_MAIN(TestBenchmark)
#include "tst_benchmark.moc"
