// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reportstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <functional>
#include <mutex>
#include <numeric>
#include <thread>
#include <vector>

using namespace Thaw;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

Report reportOf(const QString &project, int number)
{
    Report report;
    report.number = number;
    report.project = project;
    report.application = QFileInfo(project).fileName();
    report.started = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000 + number * 1000, QTimeZone::UTC);
    return report;
}

} // namespace

class ReportStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void init();
    void numbersCountUpForEachProject();
    void manyThreadsGetDifferentNumbers();
    void whatIsSavedIsLoaded();
    void runsAreNewestFirst();
    void theSameDirectoryByAnotherPathHasTheSameRuns();
    void theOldestGoAndTheNewestNeverDoes();
    void aDamagedReportIsSkippedAndTold();
    void aDirectoryThatCannotBeWrittenIsAClearError();
    void usualIsTheMedianOfTheLastFiveGoodRuns();
    void theDefaultDirectoryFollowsXdg();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ReportStore> m_store;
    QString m_project;
};

void ReportStoreTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<ReportStore>(m_dir->filePath(s("state/runs")));
    m_project = m_dir->filePath(s("my app"));
    QDir().mkpath(m_project);
}

void ReportStoreTest::numbersCountUpForEachProject()
{
    QCOMPARE(m_store->begin(m_project), Result<int>(1));
    QCOMPARE(m_store->begin(m_project), Result<int>(2));
    QCOMPARE(m_store->begin(s("/another/app")), Result<int>(1));
    const QString dir = m_store->runDir(m_project, 2);
    QVERIFY(QFileInfo(dir).isDir());
    QVERIFY2(QFileInfo(m_store->projectDir(m_project)).fileName().startsWith(s("my_app-")), qPrintable(dir));
    QCOMPARE(m_store->reportPath(m_project, 2), dir + s("/report.json"));
    QCOMPARE(m_store->logPath(m_project, 2), dir + s("/log.txt"));
    QCOMPARE(m_store->dumpLogPath(m_project, 2), dir + s("/criu-dump.log"));
    QCOMPARE(m_store->restoreLogPath(m_project, 2), dir + s("/criu-restore.log"));
}

void ReportStoreTest::manyThreadsGetDifferentNumbers()
{
    std::mutex mutex;
    QList<int> numbers;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 20; ++n) {
                const auto number = ReportStore(m_store->baseDir()).begin(m_project, 1000);
                const std::lock_guard lock(mutex);
                numbers.append(number.value_or(-1));
            }
        });
    }
    threads.clear(); // waits for them
    std::ranges::sort(numbers);
    QList<int> expected(160);
    std::iota(expected.begin(), expected.end(), 1);
    QCOMPARE(numbers, expected);
}

void ReportStoreTest::whatIsSavedIsLoaded()
{
    Report report = reportOf(m_project, *m_store->begin(m_project));
    report.error = Error{.kind = ErrorKind::NotReady, .message = s("m"), .detail = {}, .fixes = {}};
    QVERIFY(m_store->save(report));
    QVERIFY(*m_store->load(m_project, 1) == report);
    const auto missing = m_store->load(m_project, 2);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QCOMPARE(missing.error().message, s("There is no run 2 of ") + m_project + s("."));
    QVERIFY(m_store->remove(m_project, 1));
    QCOMPARE(m_store->runs(m_project).size(), 0);
}

void ReportStoreTest::runsAreNewestFirst()
{
    const QString other = s("/another/app");
    for (int i = 0; i < 11; ++i)
        QVERIFY(m_store->save(reportOf(m_project, *m_store->begin(m_project))));
    QVERIFY(m_store->save(reportOf(other, 5)));
    QVERIFY(m_store->begin(m_project)); // under way: no report yet
    QList<int> numbers;
    for (const Report &report : m_store->runs(m_project))
        numbers.append(report.number);
    QCOMPARE(numbers, (QList{11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}));
    const QList<Report> all = m_store->all();
    QCOMPARE(all.size(), 12);
    QCOMPARE(all.first().number, 11);
    QVERIFY(std::ranges::is_sorted(all, std::greater(), &Report::started));
}

void ReportStoreTest::theSameDirectoryByAnotherPathHasTheSameRuns()
{
    QFile::link(m_project, m_dir->filePath(s("link")));
    QCOMPARE(m_store->projectDir(m_dir->filePath(s("link"))), m_store->projectDir(m_project));
    QCOMPARE(m_store->projectDir(m_project + s("/../my app/")), m_store->projectDir(m_project));
}

void ReportStoreTest::theOldestGoAndTheNewestNeverDoes()
{
    for (int i = 0; i < 6; ++i)
        QVERIFY(m_store->save(reportOf(m_project, *m_store->begin(m_project, 4))));
    QCOMPARE(m_store->runs(m_project).size(), 4);
    m_store->prune(m_project, 0);
    QCOMPARE(m_store->runs(m_project).size(), 1);
    QCOMPARE(m_store->runs(m_project).first().number, 6);
    QCOMPARE(m_store->begin(m_project), Result<int>(7));
}

void ReportStoreTest::aDamagedReportIsSkippedAndTold()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_store->save(reportOf(m_project, *m_store->begin(m_project))));
    QFile file(m_store->reportPath(m_project, 2));
    QVERIFY(file.resize(10));
    QList<Problem> problems;
    QCOMPARE(m_store->runs(m_project, &problems).size(), 2);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().file, file.fileName());
    QVERIFY2(problems.first().message.startsWith(file.fileName() + s(" is damaged at byte ")),
             qPrintable(problems.first().message));
    QVERIFY(!m_store->load(m_project, 2));
}

void ReportStoreTest::aDirectoryThatCannotBeWrittenIsAClearError()
{
    // A file in the way stops root as well, whom no mode bits stop.
    QFile file(m_dir->filePath(s("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const ReportStore store(file.fileName() + s("/runs"));
    const auto begun = store.begin(m_project);
    QVERIFY(!begun);
    QVERIFY2(begun.error().message.startsWith(s("The runs cannot be kept: the directory ") + file.fileName()),
             qPrintable(begun.error().message));
    QVERIFY(!store.save(reportOf(m_project, 1)));
    QCOMPARE(store.runs(m_project).size(), 0);
}

void ReportStoreTest::usualIsTheMedianOfTheLastFiveGoodRuns()
{
    QCOMPARE(m_store->usualMs(m_project, StageId::Ready), -1);
    const auto run = [this](qint64 ms, bool good, StageState state = StageState::Done) {
        Report report = reportOf(m_project, *m_store->begin(m_project));
        report.stages = {{StageId::Ready, s("Wait until ready"), state, ms, {}}};
        if (!good)
            report.error = Error{};
        return m_store->save(report).has_value();
    };
    QVERIFY(run(90'000, true)); // too long ago
    for (const qint64 ms : {100, 500, 200, 300})
        QVERIFY(run(ms, true));
    QVERIFY(run(1, false));
    QCOMPARE(m_store->usualMs(m_project, StageId::Ready), 300);
    QVERIFY(run(400, true));
    QCOMPARE(m_store->usualMs(m_project, StageId::Ready), 300);
    QVERIFY(run(5, true, StageState::Skipped)); // leaves 500, 200, 300, 400
    QCOMPARE(m_store->usualMs(m_project, StageId::Ready), 350);
    QCOMPARE(m_store->usualMs(m_project, StageId::Commit), -1);
}

void ReportStoreTest::theDefaultDirectoryFollowsXdg()
{
    const QByteArray before = qgetenv("XDG_STATE_HOME");
    qputenv("XDG_STATE_HOME", "/var/state/");
    QCOMPARE(ReportStore().baseDir(), s("/var/state/thaw/runs"));
    qputenv("XDG_STATE_HOME", "relative");
    QCOMPARE(ReportStore().baseDir(), QDir::homePath() + s("/.local/state/thaw/runs"));
    qputenv("XDG_STATE_HOME", before);
}

QTEST_GUILESS_MAIN(ReportStoreTest)
#include "tst_reportstore.moc"
