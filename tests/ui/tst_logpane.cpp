// SPDX-License-Identifier: GPL-3.0-or-later
// What is around a log: finding, saving, stored logs, and which run's log is shown.
#include "tests/ui/logpanebench.h"
#include "tests/ui/samples.h"

#include "core/report/reportstore.h"
#include "ui/log/findbar.h"
#include "ui/mainwindow.h"
#include "ui/models/enginemodel.h"
#include "ui/models/runmodel.h"
#include "ui/widgets/outputpane.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QToolButton>

using namespace Thaw;
using namespace Qt::StringLiterals;

class TestLogPane : public QObject
{
    Q_OBJECT
private:
    struct WindowBench
    {
        RunModel run{nullptr};
        EngineModel engines;
        MainWindow window{&run, &engines};

        explicit WindowBench(const QString &project)
        {
            engines.show(EngineModel::State::Ready, {Samples::docker()});
            window.resize(1200, 800);
            window.show();
            if (!window.openProject(project))
                qFatal("The project does not open");
        }
        LogPane *log() const { return window.output()->log(); }
        QComboBox *runs() const { return window.output()->runs(); }
        QString firstLine() const { return log()->view()->lineText(0); }
        void choose(int index)
        {
            runs()->setCurrentIndex(index);
            Q_EMIT runs()->activated(index);
        }
    };

    static QToolButton *button(const LogPane &pane, const QString &name)
    {
        for (QToolButton *button : pane.findBar()->findChildren<QToolButton *>()) {
            if (button->accessibleName() == name)
                return button;
        }
        qFatal("No button %s", qPrintable(name));
    }
    static QString count(const LogPane &pane) { return pane.findBar()->findChild<QLabel *>()->text(); }
    static void keep(const QString &project, const QByteArray &log, qint64 readyLine)
    {
        const ReportStore store;
        Report report;
        report.project = project;
        report.number = *store.begin(project);
        report.started = QDateTime::currentDateTimeUtc().addSecs(-3600);
        report.readyLine = readyLine;
        if (!store.save(report))
            qFatal("The report cannot be kept");
        for (const auto &[path, text] : {std::pair{store.logPath(project, report.number), log},
                                         {store.dumpLogPath(project, report.number), "dump of " + log}}) {
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
                qFatal("The log cannot be kept");
        }
    }

    QTemporaryDir m_state;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("XDG_STATE_HOME", m_state.path().toUtf8());
        QCoreApplication::setApplicationName(u"thaw-test-logpane"_s);
    }
    void init() { QTest::failOnWarning(anyWarning); }

    void findsAndSteps()
    {
        PaneBench pane;
        pane.add(numbered(1, 500));
        pane.findBar()->setText(u"LINE 4"_s);
        QTRY_COMPARE(count(pane), u"0 / 111"_s);
        pane.view()->goToLine(0);
        pane.findNext();
        QCOMPARE(pane.view()->currentLine(), 3);
        pane.findNext();
        QCOMPARE(pane.view()->currentLine(), 39);
        QCOMPARE(count(pane), u"2 / 111"_s);
        pane.findPrevious();
        pane.findPrevious();
        QCOMPARE(pane.view()->currentLine(), 498); // round the top
        pane.add("line 4 again\n");                // goes on with what comes
        QTRY_COMPARE(count(pane), u"111 / 112"_s);
    }

    void caseAndRegexAreAskedFor()
    {
        PaneBench pane;
        pane.add("Alpha.1\nalpha 2\n");
        pane.findBar()->setText(u"alpha."_s);
        QTRY_COMPARE(count(pane), u"1 / 1"_s);
        button(pane, u"Regular expression"_s)->click();
        QTRY_COMPARE(count(pane), u"1 / 2"_s);
        button(pane, u"Match case"_s)->click();
        QTRY_COMPARE(count(pane), u"0 / 1"_s);
        pane.findBar()->setText(u"alpha("_s);
        QCOMPARE(count(pane), u"Invalid"_s);
        QVERIFY(!pane.findBar()->findChild<QLabel *>()->toolTip().isEmpty());
        pane.findBar()->setText(u"omega"_s);
        QTRY_COMPARE(count(pane), u"No match"_s);
    }

    void aMatchFarToTheRightComesIntoView()
    {
        PaneBench pane;
        pane.add(numbered(1, 5) + QByteArray(2000, '.') + "needle\n" + numbered(6, 9));
        pane.view()->grab();
        QTRY_VERIFY(pane.view()->horizontalScrollBar()->maximum() > 1000);
        pane.findBar()->setText(u"needle"_s);
        QTRY_COMPARE(count(pane), u"0 / 1"_s);
        pane.findNext();
        QCOMPARE(pane.view()->currentLine(), 5);
        const int x = pane.view()->pointOf({5, 2000}).x();
        QVERIFY2(x > 0 && x < pane.view()->viewport()->width(), qPrintable(QString::number(x)));
    }

    void onlyMatchesShowsOnlyThem()
    {
        PaneBench pane;
        pane.add(numbered(1, 500));
        pane.findBar()->setText(u"line 49"_s);
        QTRY_COMPARE(count(pane), u"0 / 11"_s);
        button(pane, u"Show only lines that match"_s)->click();
        LogView *view = pane.view();
        QCOMPARE(view->verticalScrollBar()->maximum(), 0);
        QCOMPARE(view->firstVisibleLine(), 48);
        pane.key(Qt::Key_Home, Qt::ControlModifier);
        pane.key(Qt::Key_Down);
        QCOMPARE(view->currentLine(), 489);
        view->selectAll();
        QCOMPARE(view->selectedText().count(u'\n'), 10);
        QVERIFY(view->selectedText().startsWith(u"line 49\nline 490\n"_s));
        pane.add("line 49 once more\nline 50\n");
        QTRY_VERIFY(count(pane).endsWith(u"/ 12"_s));
        view->selectAll();
        QVERIFY(view->selectedText().endsWith(u"\nline 49 once more"_s));
        button(pane, u"Show only lines that match"_s)->click();
        view->selectAll();
        QCOMPARE(view->selectedText().count(u'\n'), 501);
    }

    void saysWhatCameWhilePaused()
    {
        PaneBench pane;
        pane.add(numbered(1, 100));
        pane.key(Qt::Key_Up);
        pane.add(numbered(1, 1204));
        const auto says = [&pane](const QString &text) {
            const auto labels = pane.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *label) { return label->text() == text; });
        };
        QVERIFY(says(u"Paused · %1 new lines"_s.arg(QLocale().toString(1204))));
        pane.jumpToEnd();
        QVERIFY(says(u"%1 lines"_s.arg(QLocale().toString(1304))));
    }

    void savesByteByByte()
    {
        PaneBench pane;
        const QByteArray text = "\x1b[31mred\x1b[0m\r\n\xff\n" + numbered(1, 5000) + "no end";
        pane.add(text);
        pane.addNote(u"ours"_s);
        const QTemporaryDir directory;
        QSignalSpy noted(&pane, &LogPane::noted);
        pane.save();
        auto *dialog = pane.findChild<QFileDialog *>();
        QVERIFY(dialog);
        const QString file = directory.filePath(u"saved.txt"_s);
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
        QVERIFY(noted.wait(5000));
        QVERIFY(noted.first().first().toString().contains(file));
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), text);
        pane.saveTo(directory.filePath(u"missing/saved.txt"_s));
        QVERIFY(noted.wait(5000));
        QVERIFY(noted.last().first().toString().startsWith(u"The log could not be saved"_s));
    }

    void goesToALineThatIsAskedFor()
    {
        PaneBench pane;
        pane.add(numbered(1, 500));
        pane.askForLine();
        auto *dialog = pane.findChild<QInputDialog *>();
        QVERIFY(dialog);
        dialog->setIntValue(321);
        dialog->accept();
        QCOMPARE(pane.view()->currentLine(), 320);
        QVERIFY(!pane.view()->isFollowing());
    }

    void theLiveLogGoesOnBehindAStoredOne()
    {
        PaneBench pane;
        pane.add("live 1\n");
        pane.findBar()->setText(u"1"_s);
        QTRY_COMPARE(count(pane), u"1 / 1"_s);
        auto stored = std::make_unique<LogStore>();
        stored->append(Channel::Output, "stored 1\nstored 11\n", -1);
        pane.showStored(std::move(stored));
        QVERIFY(!pane.isLive());
        QTRY_COMPARE(count(pane), u"1 / 2"_s);
        pane.append(Channel::Output, "live 12\n", 7);
        pane.markReady(1);
        QCOMPARE(pane.store().lineCount(), 2);
        QCOMPARE(pane.view()->lineText(0), u"stored 1"_s);
        pane.showLive();
        QCOMPARE(pane.view()->lineText(1), u"live 12"_s);
        QCOMPARE(pane.store().readyLine(), 1);
        QTRY_COMPARE(count(pane), u"1 / 2"_s);
        auto another = std::make_unique<LogStore>();
        another->append(Channel::Output, "stored\n", -1);
        pane.showStored(std::move(another));
        pane.clear(); // a run begins: it shows itself
        QVERIFY(pane.isLive());
        QCOMPARE(pane.store().lineCount(), 0);
    }

    void earlierRunsAreChosenAndTheLiveOneIsStillThere()
    {
        const Samples::ProjectDirectory project(u"earlier"_s);
        keep(project.path(), "from run 1\nREADY at port 8080\n", 2);
        keep(project.path(), "from run 2\n", -1);
        WindowBench bench(project.path());
        QCOMPARE(bench.runs()->count(), 2);
        QVERIFY(bench.runs()->isVisibleTo(&bench.window));
        QTRY_COMPARE(bench.firstLine(), u"from run 2"_s);
        bench.choose(1);
        QTRY_COMPARE(bench.firstLine(), u"from run 1"_s);
        QCOMPARE(bench.log()->store().readyLine(), 1);
        QCOMPARE(bench.log()->store().marks(), (std::vector<qint64>{1})); // by the project's pattern
        QCOMPARE(bench.window.output()->criuLog()->view()->lineText(0), u"dump of from run 1"_s);

        bench.run.show(RunModel::State::Running, {});
        Q_EMIT bench.run.started();
        QCOMPARE(bench.runs()->currentText(), u"This run"_s);
        QCOMPARE(bench.runs()->count(), 3);
        Q_EMIT bench.run.outputReceived(Channel::Output, "live\nREADY on port 8080\n", 12);
        QCOMPARE(bench.firstLine(), u"live"_s);
        QCOMPARE(bench.log()->store().marks(), (std::vector<qint64>{1}));
        bench.choose(2);
        QTRY_COMPARE(bench.firstLine(), u"from run 1"_s);
        Q_EMIT bench.run.outputReceived(Channel::Output, "READY again on port 8080\n", 15);
        Q_EMIT bench.run.readyFound(2, u"READY on port 8080"_s, 15);
        bench.choose(0);
        QCOMPARE(bench.firstLine(), u"live"_s);
        QCOMPARE(bench.log()->store().lineCount(), 3);
        QCOMPARE(bench.log()->store().marks(), (std::vector<qint64>{1, 2}));
        QCOMPARE(bench.log()->store().readyLine(), 1);

        // Over and kept: it has a number now and still its times.
        keep(project.path(), "live\nREADY on port 8080\nREADY again on port 8080\n", 2);
        Report report = Samples::doneReport();
        report.number = 3;
        bench.run.show(RunModel::State::Done, {}, report);
        Q_EMIT bench.run.finished();
        QCOMPARE(bench.runs()->count(), 3);
        QVERIFY(bench.runs()->currentText().startsWith(u"Run 3 "_s));
        QCOMPARE(bench.log()->store().elapsed(2), 15);
        bench.choose(1);
        QTRY_COMPARE(bench.firstLine(), u"from run 2"_s);
        bench.choose(0);
        QCOMPARE(bench.log()->store().elapsed(2), 15);
    }

    void whatWasLookedForIsRememberedForEachProject()
    {
        const Samples::ProjectDirectory one(u"one"_s), other(u"other"_s);
        {
            WindowBench bench(one.path());
            bench.log()->findBar()->setQuery({u"slow (query|start)"_s, true, true});
            bench.log()->setWrapping(true);
            bench.window.openProject(other.path());
            QCOMPARE(bench.log()->findBar()->query(), LogQuery{});
            QVERIFY(!bench.log()->isWrapping());
            bench.log()->findBar()->setText(u"WARN"_s);
            bench.window.close();
        }
        WindowBench bench(one.path());
        QCOMPARE(bench.log()->findBar()->query(), (LogQuery{u"slow (query|start)"_s, true, true}));
        QVERIFY(bench.log()->isWrapping());
        bench.window.openProject(other.path());
        QCOMPARE(bench.log()->findBar()->query(), (LogQuery{u"WARN"_s, false, false}));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestLogPane test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_logpane.moc"
