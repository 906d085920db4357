// SPDX-License-Identifier: GPL-3.0-or-later
// The benchmark of an image in each of its states, the chart, what is exported, and the restore test's card.
#include "ui/actions.h"
#include "ui/models/benchmarkmodel.h"
#include "ui/models/enginemodel.h"
#include "ui/panels/benchmarkpane.h"
#include "ui/widgets/benchmarkchart.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/testcard.h"

#include "tests/ui/benchmarksamples.h"
#include "tests/ui/samples.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Thaw;
using namespace Qt::StringLiterals;

class TestBenchmarkPane : public QObject
{
    Q_OBJECT
private:
    struct Bench
    {
        QTemporaryDir state;
        BenchmarkStore store{state.path()};
        QWidget window;
        Actions actions{&window};
        EngineModel engines;
        BenchmarkModel model{&engines, store};
        BenchmarkPane pane{&actions, &model};

        Bench()
        {
            actions.benchmark->setEnabled(true);
            const Benchmark sample = Samples::benchmark();
            model.setSubject({sample.image, sample.imageId, sample.application});
            pane.resize(1000, 420);
            pane.QWidget::show();
        }
        QPushButton *button(const QString &text) const
        {
            for (QPushButton *button : pane.findChildren<QPushButton *>()) {
                if (button->text() == text && button->isVisibleTo(&pane))
                    return button;
            }
            return nullptr;
        }
    };

private Q_SLOTS:
    void init() { Samples::failOnWarning(); }

    void anImageThatWasNeverMeasuredSaysSo()
    {
        Bench bench;
        QCOMPARE(bench.model.state(), BenchmarkModel::State::Empty);
        QVERIFY(bench.pane.findChild<EmptyState *>()->text().contains(u"cold start"_s));
        QVERIFY(bench.button(u"Benchmark"_s));
        QVERIFY(!bench.button(u"Export"_s)->isEnabled());
    }

    void aRunningOneSaysHowLongAndCanBeStopped()
    {
        Bench bench;
        bench.model.show(Samples::benchmarkUnderWay());
        QCOMPARE(bench.model.state(), BenchmarkModel::State::Busy);
        QVERIFY(bench.button(u"Stop"_s));
        QCOMPARE(bench.pane.findChild<QProgressBar *>()->value(), 3);
        bool told = false;
        for (const QLabel *label : bench.pane.findChildren<QLabel *>())
            told |= label->text() == u"Round 4 of 10 · about 20 s left"_s;
        QVERIFY(told);
        bench.button(u"Stop"_s)->click();
        QVERIFY(bench.model.isStopping());
        QVERIFY(!bench.button(u"Stop"_s)->isEnabled());
    }

    void aStoredOneIsShownWithItsPartsAndEarlierOnes()
    {
        Bench bench;
        const Benchmark now = Samples::benchmark(), slow = Samples::benchmark(1.3);
        QVERIFY(bench.store.save(slow));
        QVERIFY(bench.store.save(now));
        bench.model.setSubject({});
        bench.model.setSubject({now.image, now.imageId, now.application});
        QCOMPARE(bench.model.state(), BenchmarkModel::State::Done);
        QCOMPARE(bench.model.stored().size(), 2);
        QCOMPARE(bench.pane.headline(), benchmarkSentence(bench.model.benchmark()));
        QVERIFY2(bench.pane.headline().contains(u"× sooner"_s), qPrintable(bench.pane.headline()));
        QTableWidget *parts = bench.pane.parts();
        QAbstractItemModelTester tester(parts->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(parts->rowCount(), 6);
        QComboBox *earlier = bench.pane.findChild<QComboBox *>();
        QVERIFY(earlier->isVisibleTo(&bench.pane));
        const QString first = bench.pane.headline();
        bench.model.choose(1);
        QVERIFY(bench.pane.headline() != first);
        bool odd = false; // the one that is far from the others is named
        for (const QLabel *label : bench.pane.findChildren<QLabel *>())
            odd |= label->text().contains(u"Outlier"_s);
        QVERIFY(odd);
    }

    void whatWentWrongIsShown()
    {
        Bench bench;
        QSignalSpy changed(&bench.model, &BenchmarkModel::changed);
        bench.model.start({}); // no engine: nothing happens
        QCOMPARE(bench.model.state(), BenchmarkModel::State::Empty);
        QCOMPARE(changed.size(), 0);
    }

    void itIsExportedInEveryForm_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("contains");
        QTest::newRow("JSON") << u"json"_s << QByteArray("thaw.benchmark/1");
        QTest::newRow("CSV") << u"csv"_s << QByteArray("round");
        QTest::newRow("Markdown") << u"md"_s << QByteArray("| ");
        QTest::newRow("PNG") << u"png"_s << QByteArray("PNG");
        QTest::newRow("SVG") << u"svg"_s << QByteArray("<svg");
    }
    void itIsExportedInEveryForm()
    {
        QFETCH(QString, ending);
        QFETCH(QByteArray, contains);
        Bench bench;
        bench.model.show(QList<Benchmark>{Samples::benchmark(), Samples::benchmark(1.1)});
        const QString path = bench.state.filePath(u"out."_s + ending);
        QCOMPARE(bench.pane.exportTo(path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(contains));
        QVERIFY(bench.pane.exportTo(u"/nonexistent/out."_s + ending).contains(u"/nonexistent"_s));
    }

    void theChartTellsAScreenReaderAndAMouse()
    {
        Bench bench;
        bench.model.show(QList<Benchmark>{Samples::benchmark()});
        BenchmarkChart *chart = bench.pane.chart();
        QVERIFY(chart->accessibleDescription().contains(u"cold start"_s));
        QVERIFY(!chart->accessibleName().isEmpty());
    }

    void theCardSaysWhatTheTestFound()
    {
        TestCard card;
        card.setTest(Samples::goodTest(true), 3160, {u"docker"_s, u"run"_s, u"hello:ck-3"_s});
        QCOMPARE(card.headline(), u"Restored: answers after 0.21 s"_s);
        QStringList shown;
        for (const QPushButton *button : card.findChildren<QPushButton *>()) {
            if (button->isVisibleTo(&card))
                shown << button->text();
        }
        QVERIFY(shown.contains(u"Open in Browser"_s) && shown.contains(u"Remove Container"_s));
        QSignalSpy removal(&card, &TestCard::removalWanted);
        for (QPushButton *button : card.findChildren<QPushButton *>()) {
            if (button->text() == u"Remove Container"_s)
                button->click();
        }
        QCOMPARE(removal.value(0).value(0).toString(), u"thaw-test-0123456789ab"_s);

        card.setTest(Samples::badTest(), 3160, {});
        QCOMPARE(card.headline(), u"Failed"_s);
        QCOMPARE(card.kind(), Card::Kind::Bad);
    }
};

QTEST_MAIN(TestBenchmarkPane)
#include "tst_benchmarkpane.moc"
