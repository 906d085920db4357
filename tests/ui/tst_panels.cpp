// SPDX-License-Identifier: GPL-3.0-or-later
// Every panel in every state, the models, the shortcuts, and what assistive programs are told.
#include "ui/actions.h"
#include "ui/editor/editorfind.h"
#include "ui/editor/projectdocument.h"
#include "ui/editor/scriptchecker.h"
#include "ui/editor/scripteditor.h"
#include "ui/editor/valuesmodel.h"
#include "ui/log/findbar.h"
#include "ui/log/logaccessible.h"
#include "ui/log/logcolors.h"
#include "ui/log/logpane.h"
#include "ui/mainwindow.h"
#include "ui/models/contentsmodel.h"
#include "ui/models/healthmodel.h"
#include "ui/models/problemsmodel.h"
#include "ui/models/stepsmodel.h"
#include "ui/panels/comparepanel.h"
#include "ui/panels/doctordialog.h"
#include "ui/panels/imagespanel.h"
#include "ui/panels/makepanel.h"
#include "ui/panels/transferpane.h"
#include "ui/panels/welcomepanel.h"
#include "ui/widgets/checkpointerfield.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/enginepicker.h"
#include "ui/widgets/failurecard.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/outputpane.h"
#include "ui/widgets/readyfield.h"
#include "ui/widgets/resultcard.h"
#include "ui/widgets/stepstrip.h"

#include "tests/ui/samples.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QFileInfo>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTest>
#include <QTextBrowser>
#include <QTreeWidget>

using namespace Thaw;
using namespace Qt::StringLiterals;

class TestPanels : public QObject
{
    Q_OBJECT
private:
    struct Bench
    {
        Samples::ProjectDirectory directory;
        RunModel run{nullptr};
        EngineModel engines;
        MainWindow window{&run, &engines};

        explicit Bench(bool open = true)
        {
            engines.show(EngineModel::State::Ready, {Samples::docker(), Samples::podmanAway()});
            engines.showImages(Samples::images());
            window.resize(1280, 860);
            window.show();
            window.activateWindow();
            if (!QTest::qWaitForWindowActive(&window))
                qFatal("The window does not become active");
            if (open)
                window.openProject(directory.path());
        }
    };

    QTemporaryDir m_state;

private Q_SLOTS:
    void initTestCase()
    {
        Samples::keepApart(m_state.path());
        installLogAccessibility();
    }

    void theDoctorSaysWhatItFound_data()
    {
        QTest::addColumn<HealthModel::State>("state");
        QTest::addColumn<bool>("good");
        QTest::addColumn<bool>("tried");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("button");
        using S = HealthModel::State;
        QTest::newRow("looking") << S::Busy << true << false << u"Looking at this machine"_s << u"Try Each Engine"_s;
        QTest::newRow("trying") << S::Busy << true << true << u"Each engine freezes and restores"_s << u"Stop"_s;
        QTest::newRow("looked at") << S::Done << true << false << u"a try tells"_s << u"Try Each Engine"_s;
        QTest::newRow("tried") << S::Done << true << true << u"Checkpoints work here"_s << u"Try Each Engine"_s;
        QTest::newRow("bad") << S::Done << false << true << u"cannot be made here"_s << u"Try Each Engine"_s;
        QTest::newRow("failed") << S::Failed << true << false << u"No room in /tmp."_s << u"Try Each Engine"_s;
    }

    void theDoctorSaysWhatItFound()
    {
        QFETCH(HealthModel::State, state);
        QFETCH(bool, good);
        QFETCH(bool, tried);
        QFETCH(QString, verdict);
        QFETCH(QString, button);
        Bench bench(false);
        bench.window.actions()->doctor->trigger();
        DoctorDialog *doctor = bench.window.doctor();
        QVERIFY(doctor && doctor->isVisible());
        const Health health = Samples::health(good, tried);
        bench.window.health()->show(state, health, tried, {ErrorKind::Other, u"No room in /tmp."_s, {}, {}});
        QVERIFY2(doctor->verdict()->text().contains(verdict), qPrintable(doctor->verdict()->text()));
        QCOMPARE(doctor->tryButton()->text(), button);
        const QString shown = doctor->findings()->toPlainText();
        for (const EngineHealth &engine : health.engines) {
            for (const Finding &finding : engine.findings)
                QVERIFY2(shown.contains(finding.title) && shown.contains(finding.text) && shown.contains(finding.remedy), qPrintable(shown));
        }
        QVERIFY2(shown.contains(u"Nothing listens at /run/podman/podman.sock."_s), qPrintable(shown));
    }

    void theDoctorsReportIsCopied()
    {
        Bench bench(false);
        bench.window.actions()->doctor->trigger();
        bench.window.health()->show(HealthModel::State::Done, Samples::health(false));
        for (auto *button : bench.window.doctor()->findChildren<QPushButton *>()) {
            if (button->text() == "Copy Report"_L1)
                button->click();
        }
        QCOMPARE(QApplication::clipboard()->text(), healthText(Samples::health(false)));
        QTest::keyClick(bench.window.doctor(), Qt::Key_Escape);
        QVERIFY(!bench.window.doctor()->isVisible() && bench.window.isVisible());
    }

    void theWelcomeLineNamesTheWorst()
    {
        Bench bench(false);
        const auto line = [&] { return bench.window.welcomePanel()->engineText(); };
        QCOMPARE(line(), u"✔ Docker 26.1.5"_s);
        bench.window.health()->show(HealthModel::State::Done, Samples::health(true));
        QCOMPARE(line(), u"✔ Docker 26.1.5     ✔ CRIU 4.2.1 (Thaw's own)"_s);
        bench.window.health()->show(HealthModel::State::Done, Samples::health(false));
        QVERIFY2(line().contains(u"✘ Free space: 80"_s) && line().endsWith(u"and 1 more"_s), qPrintable(line()));
        bench.engines.show(EngineModel::State::None, {Samples::podmanAway()});
        QVERIFY2(!line().contains(u"Free space"_s), qPrintable(line()));
    }

    void aProjectIsOpenedByItsFile()
    {
        // As a desktop hands it over when the file is chosen.
        Bench bench(false);
        QVERIFY(bench.window.openPath(bench.directory.path() + u"/app_env_vars.sh"_s));
        QVERIFY(bench.window.windowTitle().contains(QFileInfo(bench.directory.path()).fileName()));
    }

    void init() { Samples::failOnWarning(); }

    void theBigButtonSaysWhatItDoes_data()
    {
        QTest::addColumn<RunModel::State>("state");
        QTest::addColumn<StageId>("before");
        QTest::addColumn<QString>("text");
        using S = RunModel::State;
        QTest::newRow("nothing has run") << S::Empty << StageId::Checkpoint << u"Make Checkpoint Image"_s;
        QTest::newRow("running") << S::Running << StageId::Checkpoint << u"Stop (0 s)"_s;
        QTest::newRow("paused before the checkpoint") << S::Paused << StageId::Checkpoint << u"Checkpoint"_s;
        QTest::newRow("paused before the commit") << S::Paused << StageId::Commit << u"Commit"_s;
        QTest::newRow("paused before the test") << S::Paused << StageId::Test << u"Test Restore"_s;
        QTest::newRow("stopping") << S::Stopping << StageId::Checkpoint << u"Stopping…"_s;
        QTest::newRow("done") << S::Done << StageId::Checkpoint << u"Make Again"_s;
        QTest::newRow("failed") << S::Failed << StageId::Checkpoint << u"Try Again"_s;
        QTest::newRow("stopped") << S::Stopped << StageId::Checkpoint << u"Try Again"_s;
    }

    void theBigButtonSaysWhatItDoes()
    {
        QFETCH(RunModel::State, state);
        QFETCH(StageId, before);
        QFETCH(QString, text);
        Bench bench;
        bench.run.show(state, {}, {}, before);
        QCOMPARE(bench.window.makePanel()->bigButton()->text(), text);
    }

    void whoTakesTheCheckpointIsChosen()
    {
        Bench bench;
        MakePanel *make = bench.window.makePanel();
        auto *field = make->findChild<CheckpointerField *>();
        QVERIFY(field);
        const auto boxes = field->findChildren<QComboBox *>();
        const auto *steps = make->findChild<StepStrip *>();
        QVERIFY2(steps->spokenText().contains(u"Prepare"_s), qPrintable(steps->spokenText()));
        QVERIFY(bench.window.actions()->run->isEnabled() && !boxes[1]->isVisible());
        boxes[0]->setCurrentIndex(boxes[0]->findText(u"Liberty InstantOn"_s));
        QCOMPARE(bench.window.project()->value(u"THAW_PRESET"_s), u"liberty"_s);
        QCOMPARE(bench.window.project()->value(u"THAW_CHECKPOINT_BY"_s), u"application"_s);
        QVERIFY(boxes[1]->isVisible() && !bench.window.actions()->run->isEnabled());
        QVERIFY(!steps->spokenText().contains(u"Prepare"_s)); // nothing is put into its container
        boxes[1]->setCurrentIndex(1);
        QCOMPARE(bench.window.project()->value(u"THAW_PHASE"_s), u"beforeAppStart"_s);
        // The text is another view of the same.
        bench.window.project()->setValue(u"THAW_PRESET"_s, u"crac"_s);
        QVERIFY(boxes[0]->currentText() == u"CRaC by jcmd"_s && !boxes[1]->isVisible());
        boxes[0]->setCurrentIndex(0);
        QCOMPARE(bench.window.project()->value(u"THAW_CHECKPOINT_BY"_s), QString());
        QCOMPARE(bench.window.project()->value(u"THAW_PRESET"_s), QString());
        QVERIFY(bench.window.actions()->run->isEnabled());
    }

    void aFailureShowsItsCard()
    {
        Bench bench;
        MakePanel *make = bench.window.makePanel();
        QVERIFY(!make->failureCard()->isVisible());
        bench.run.show(RunModel::State::Failed, Samples::failedReport().stages, Samples::failedReport());
        QVERIFY(make->failureCard()->isVisible());
        QCOMPARE(make->failureCard()->title(), Samples::failedReport().error->message);
        QVERIFY(!make->resultCard()->isVisible());
        bench.run.show(RunModel::State::Running, {});
        QVERIFY(!make->failureCard()->isVisible());
    }

    void successShowsHowMuchSooner()
    {
        Bench bench;
        bench.run.show(RunModel::State::Done, Samples::doneReport().stages, Samples::doneReport());
        QVERIFY(bench.window.makePanel()->resultCard()->isVisible());
        QCOMPARE(bench.window.makePanel()->resultCard()->headline(), u"Ready 12 × sooner: 0.28 s instead of 3.41 s"_s);
    }

    void makingAsksAboutSecretsOnceAndInline()
    {
        Bench bench;
        QSignalSpy wanted(bench.window.makePanel(), &MakePanel::runWanted);
        bench.window.actions()->make->trigger();
        QVERIFY(wanted.isEmpty());
        QVERIFY(bench.window.makePanel()->messageBar()->text().contains(u"DB_PASSWORD"_s));
        const auto buttons = bench.window.makePanel()->messageBar()->findChildren<QPushButton *>();
        QTest::mouseClick(buttons.last(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        const auto options = wanted.first().first().value<MakeOptions>();
        QCOMPARE(options.project, bench.window.project()->directory());
        QCOMPARE(options.endpoint, u"unix:///run/docker.sock"_s);
        QVERIFY(!options.pauseBefore);
    }

    void runPausesBeforeTheCheckpoint()
    {
        Bench bench;
        QSignalSpy wanted(bench.window.makePanel(), &MakePanel::runWanted);
        QTest::keyClick(&bench.window, Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().value<MakeOptions>().pauseBefore, std::optional(StageId::Checkpoint));
    }

    void shortcutsGoToPagesAndOutputs()
    {
        Bench bench;
        Actions *a = bench.window.actions();
        QTest::keyClick(&bench.window, Qt::Key_2, Qt::ControlModifier);
        QVERIFY(a->pageImages->isChecked());
        QTest::keyClick(&bench.window, Qt::Key_3, Qt::ControlModifier);
        QVERIFY(a->pageCompare->isChecked());
        QTest::keyClick(&bench.window, Qt::Key_1, Qt::ControlModifier);
        QVERIFY(a->pageMake->isChecked());
        for (int page = 0; page < 4; ++page) {
            QTest::keyClick(&bench.window, Qt::Key(Qt::Key_1 + page), Qt::AltModifier);
            QCOMPARE(bench.window.output()->tabs()->currentIndex(), page);
        }
    }

    void noTwoActionsShareAKey()
    {
        Bench bench(false);
        QStringList keys;
        for (QAction *action : bench.window.actions()->all()) {
            for (const QKeySequence &key : action->shortcuts())
                keys << key.toString();
        }
        QStringList once = keys;
        once.removeDuplicates();
        QCOMPARE(keys, once);
    }

    void valuesAreOneFileInTwoViews()
    {
        Bench bench;
        ProjectDocument *project = bench.window.project();
        ValuesModel model;
        model.setProject(project);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int row = model.rowOf(u"GREETING"_s);
        QVERIFY(model.setData(model.index(row, ValuesModel::Value), u"Hi"_s));
        QVERIFY(project->envDocument()->text().contains(u"export GREETING=\"Hi\""_s));
        project->envDocument()->setText(project->envDocument()->text() + u"export MORE=1\n"_s);
        QVERIFY(model.rowOf(u"MORE"_s) >= 0);
        model.remove(model.rowOf(u"MORE"_s));
        QVERIFY(!project->envDocument()->text().contains(u"MORE"_s));
        QVERIFY(project->envDocument()->text().startsWith(u"# A small web server\n"_s));
        model.add(u"NEW"_s, u"1"_s);
        QVERIFY(project->isModified());
        QVERIFY(project->saveAll());
        QVERIFY(!project->isModified());
    }

    void modelsKeepTheirPromises()
    {
        ProblemsModel problems;
        QAbstractItemModelTester a(&problems, QAbstractItemModelTester::FailureReportingMode::QtTest);
        problems.setProblems({{Severity::Error, u"wrong"_s, u"run_app.sh"_s, 3, 0}});
        QCOMPARE(problems.rowCount(), 1);
        StepsModel steps;
        QAbstractItemModelTester b(&steps, QAbstractItemModelTester::FailureReportingMode::QtTest);
        steps.setSteps(Samples::stages(StageId::Report, StageState::Done), {});
        QCOMPARE(steps.rowCount(), 8);
        QCOMPARE(steps.index(7, StepsModel::Time).data().toString(), u"4.25 s"_s);
        steps.setSteps(Samples::stages(StageId::Ready, StageState::Running), {{StageId::Ready, 3000}});
        ImagesModel images;
        QAbstractItemModelTester c(&images, QAbstractItemModelTester::FailureReportingMode::QtTest);
        images.setImages(Samples::images());
        QCOMPARE(images.rowCount(), 4); // only our own
        images.setHidden({images.image(0).id});
        QCOMPARE(images.rowCount(), 3);
    }

    void imagePagesHaveFourStates()
    {
        RunModel run(nullptr);
        EngineModel engines;
        Actions actions(this);
        const auto cache = std::make_shared<ContentsCache>();
        ImagesPanel images(&actions, &engines, cache);
        ComparePanel compare(&actions, &engines, cache);
        engines.show(EngineModel::State::Ready, {Samples::docker()});
        QCOMPARE(images.state(), ImagesPanel::State::Busy);
        QCOMPARE(compare.state(), ComparePanel::State::Busy);
        engines.showImages({});
        QCOMPARE(images.state(), ImagesPanel::State::Empty);
        QCOMPARE(compare.state(), ComparePanel::State::Empty);
        engines.showImages(Samples::images());
        QCOMPARE(images.state(), ImagesPanel::State::Done);
        QCOMPARE(compare.state(), ComparePanel::State::Empty); // nobody has asked for it yet
        QCOMPARE(compare.summary(), QString());
        engines.show(EngineModel::State::None, {Samples::podmanAway()});
        QCOMPARE(images.state(), ImagesPanel::State::Failed);
        QCOMPARE(compare.state(), ComparePanel::State::Failed);
    }

    void theEnginePickerListsWhatMayBeChosen()
    {
        Bench bench;
        bench.engines.show(EngineModel::State::Ready, {Samples::docker(), Samples::podmanAway(), Samples::farAway()});
        auto *picker = bench.window.findChild<EnginePicker *>();
        QMetaObject::invokeMethod(picker->menu(), "aboutToShow");
        const auto actions = picker->menu()->actions();
        QVERIFY(actions[0]->isEnabled() && actions[0]->isChecked());
        QVERIFY(!actions[1]->isEnabled());
        QCOMPARE(actions[2]->text(), u"Connect to build — ssh://ada@build.example"_s);
        QVERIFY(actions[2]->isEnabled() && !actions[2]->isCheckable());
        bench.engines.show(EngineModel::State::Ready, {Samples::plainTcp()});
        QVERIFY2(picker->toolTip().contains(u"whoever reaches it is root"_s), qPrintable(picker->toolTip()));
        // Whom somebody has chosen, and why not, is told; not what the usual places said.
        bench.engines.show(EngineModel::State::None, {Samples::podmanAway(), Samples::farAwayFailed()});
        QVERIFY2(bench.window.banner()->text().contains(u"host key of build.example"_s), qPrintable(bench.window.banner()->text()));
    }

    void aTransferShowsItsLayers()
    {
        Bench bench;
        TransferPane *pane = bench.window.imagesPanel()->transfer();
        bench.window.showPage(MainWindow::Page::Images);
        QVERIFY(!pane->isVisible());
        pane->show(u"Pushing registry.example/hello:1"_s, Samples::transfer());
        QVERIFY(pane->isVisible());
        const auto *layers = pane->findChild<QTreeWidget *>();
        QCOMPARE(layers->topLevelItemCount(), 4);
        QCOMPARE(layers->topLevelItem(1)->text(1), u"already there"_s);
        QCOMPARE(pane->findChild<QProgressBar *>()->text(), u"2 of 4 layers"_s);
    }

    void aDeletedImageCanBeHadBack()
    {
        Bench bench;
        ImagesPanel *images = bench.window.imagesPanel();
        bench.window.showPage(MainWindow::Page::Images);
        images->table()->selectRow(1);
        for (QPushButton *button : images->findChildren<QPushButton *>()) {
            if (button->text() == u"Delete"_s)
                button->click();
        }
        QCOMPARE(images->model()->rowCount(), 3);
        bench.window.actions()->undo->trigger();
        QCOMPARE(images->model()->rowCount(), 4);
    }

    void welcomeNamesTheEngine()
    {
        Bench bench(false);
        QCOMPARE(bench.window.welcomePanel()->engineText(), u"✔ Docker 26.1.5"_s);
        bench.engines.show(EngineModel::State::Searching, {});
        QCOMPARE(bench.window.welcomePanel()->engineText(), u"Looking for a container engine…"_s);
        bench.engines.show(EngineModel::State::None, {Samples::podmanAway()});
        QVERIFY(bench.window.welcomePanel()->engineText().startsWith(u"No container engine answers."_s));
        bench.engines.show(EngineModel::State::Denied, {Samples::podmanAway()});
        QVERIFY(bench.window.welcomePanel()->engineText().startsWith(u"Docker runs, but you may not use it."_s));
    }

    void readyPatternIsPreviewedOnTheLastLog_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("preview");
        QTest::newRow("one line") << u"READY .* port"_s << u"✔ Matches 1 line of the last run: line 212"_s;
        QTest::newRow("several lines") << u"loaded module 20"_s << u"✔ Matches 9 lines of the last run, first line 20"_s;
        QTest::newRow("no line") << u"never"_s << u"✘ No line of the last run matches: would wait until the time limit."_s;
        QTest::newRow("not valid") << u"a\\(b"_s << u"✘ Not valid at character"_s;
        QTest::newRow("empty") << QString() << u"Which line says that the application has started?"_s;
    }

    void readyPatternIsPreviewedOnTheLastLog()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, preview);
        Bench bench;
        LogPane *log = bench.window.output()->log();
        log->append(Channel::Output, stripAnsi(Samples::log()), -1);
        bench.window.project()->setValue(u"LOG_MESSAGE"_s, pattern);
        const auto plain = [&] {
            return bench.window.makePanel()->readyField()->previewText().remove(QRegularExpression(u"<[^>]*>"_s));
        };
        QTRY_VERIFY2(plain().startsWith(preview), qPrintable(plain()));
    }

    void aBrokenScriptIsAProblemWithItsLine()
    {
        QCOMPARE(problemsFromShell(u"bash: line 4: syntax error near unexpected token `fi'\nbash: line 4: `fi'\n"_s, u"run_app.sh"_s),
                 (QList<Problem>{{Severity::Error, u"syntax error near unexpected token `fi'"_s, u"run_app.sh"_s, 4, 0}}));
        Bench bench;
        bench.window.project()->file(u"run_app.sh"_s)->setText(u"#!/bin/sh\nif true\nfi\n"_s);
        const auto hasIt = [&] {
            for (const Problem &problem : bench.window.makePanel()->problems())
                if (problem.file == u"run_app.sh"_s && problem.line == 3)
                    return true;
            return false;
        };
        QTRY_VERIFY(hasIt());
    }

    void shellcheckSaysWhereAndWhat()
    {
        QCOMPARE(problemsFromShellcheck(u"-:3:7: warning: x is referenced but not assigned. [SC2154]\n-:9:1: error: Broken. [SC1009]\n"_s,
                                        u"run_app.sh"_s),
                 (QList<Problem>{{Severity::Warning, u"x is referenced but not assigned. [SC2154]"_s, u"run_app.sh"_s, 3, 7},
                                 {Severity::Error, u"Broken. [SC1009]"_s, u"run_app.sh"_s, 9, 1}}));
    }

    void findIsAboutTheScriptThatIsEdited()
    {
        Bench bench;
        MakePanel *make = bench.window.makePanel();
        FileDocument *script = bench.window.project()->file(u"run_app.sh"_s);
        script->setText(u"#!/bin/sh\necho needle\necho hay\necho needle\n"_s);
        make->goTo(u"run_app.sh"_s, 1, 0);
        auto *editor = qobject_cast<ScriptEditor *>(make->tabs()->currentWidget());
        QVERIFY(editor && editor->hasFocus());
        QTest::keyClick(editor, Qt::Key_F, Qt::ControlModifier);
        auto *find = make->findChild<EditorFind *>();
        QVERIFY(find->isVisible() && find->field()->hasFocus());
        QTest::keyClicks(find->field(), u"needle"_s);
        QCOMPARE(editor->textCursor().blockNumber(), 1);
        QTest::keyClick(find->field(), Qt::Key_F3);
        QCOMPARE(editor->textCursor().blockNumber(), 3);
        QTest::keyClick(find->field(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(editor->textCursor().blockNumber(), 1);
        QTest::keyClick(find->field(), Qt::Key_Escape);
        QVERIFY(!find->isVisible() && editor->hasFocus());
        // Elsewhere it is about the log.
        make->bigButton()->setFocus();
        QTest::keyClick(&bench.window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(!find->isVisible());
        QVERIFY(bench.window.output()->isAncestorOf(QApplication::focusWidget()));
    }

    void nextPaneGoesRound()
    {
        Bench bench;
        QSet<QWidget *> panes;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(&bench.window, Qt::Key_F6);
            QWidget *focused = QApplication::focusWidget();
            QVERIFY(focused);
            panes.insert(bench.window.output()->isAncestorOf(focused)      ? static_cast<QWidget *>(bench.window.output())
                         : bench.window.makePanel()->isAncestorOf(focused) ? static_cast<QWidget *>(bench.window.makePanel())
                                                                           : focused->parentWidget());
        }
        QCOMPARE(panes.size(), 3);
    }

    void stepsSayWhyTheyCannotBePressed()
    {
        Bench bench;
        Actions *a = bench.window.actions();
        bench.run.show(RunModel::State::Empty, {});
        QVERIFY(!a->checkpoint->isEnabled());
        QVERIFY(a->checkpoint->toolTip().contains(u"run the application first"_s));
        QVERIFY(a->commit->toolTip().contains(u"make a checkpoint first"_s));
        bench.run.show(RunModel::State::Paused, {}, {}, StageId::Checkpoint);
        QVERIFY(a->checkpoint->isEnabled() && !a->commit->isEnabled() && !a->test->isEnabled());
        bench.run.show(RunModel::State::Paused, {}, {}, StageId::Commit);
        QVERIFY(!a->checkpoint->isEnabled() && a->commit->isEnabled());
        bench.run.show(RunModel::State::Paused, {}, {}, StageId::Test);
        QVERIFY(a->test->isEnabled());
        bench.engines.show(EngineModel::State::None, {});
        bench.run.show(RunModel::State::Empty, {});
        QVERIFY(a->run->toolTip().contains(u"no container engine answers"_s));
    }

    void aFixChangesTheProject()
    {
        Bench bench;
        bench.window.project()->setValue(u"THAW_SCRUB"_s, u"DB_PASSWORD"_s);
        Report report = Samples::failedReport();
        report.error->fixes = {{u"tcp-connection"_s, u"Let Thaw close them."_s, {}},
                               {u"add:THAW_CRIU_OPTIONS=--file-locks"_s, u"Keep File Locks"_s, {}}};
        bench.run.show(RunModel::State::Failed, report.stages, report);
        FailureCard *card = bench.window.makePanel()->failureCard();
        QStringList buttons;
        for (QPushButton *button : card->findChildren<QPushButton *>())
            buttons << button->text();
        QVERIFY(buttons.contains(u"Keep File Locks"_s) && !buttons.contains(u"Let Thaw close them."_s));
        QSignalSpy wanted(bench.window.makePanel(), &MakePanel::runWanted);
        Q_EMIT card->fixWanted(report.error->fixes.last());
        QCOMPARE(bench.window.project()->value(u"THAW_CRIU_OPTIONS"_s), u"--file-locks"_s);
        QCOMPARE(wanted.size(), 1);
    }

    void aLostEngineHasABannerUntilItIsBack()
    {
        Bench bench;
        bench.engines.show(EngineModel::State::Lost, {Samples::docker()});
        MessageBar *banner = bench.window.banner();
        QVERIFY(banner->isVisible());
        QVERIFY2(banner->text().startsWith(u"Docker 26.1.5 stopped answering at "_s) && banner->text().endsWith(u"retrying"_s),
                 qPrintable(banner->text()));
        QVERIFY(bench.window.makePanel()->isVisible());
        bench.engines.show(EngineModel::State::Ready, {Samples::docker()});
        QVERIFY(!banner->isVisible());
    }

    void filesChangedOutsideAreOffered()
    {
        Bench bench;
        FileDocument *script = bench.window.project()->file(u"run_app.sh"_s);
        script->setText(script->text() + u"# mine\n"_s);
        bench.directory.write(u"run_app.sh"_s, "#!/bin/sh\n# theirs\n");
        MessageBar *bar = bench.window.makePanel()->messageBar();
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->text(), u"run_app.sh changed on the disk."_s);
        const auto buttons = bar->findChildren<QPushButton *>();
        QTest::mouseClick(buttons.last(), Qt::LeftButton);
        QCOMPARE(script->text(), u"#!/bin/sh\n# theirs\n"_s);
        script->document()->undo();
        QVERIFY(script->text().contains(u"# mine"_s));
    }

    void everyControlHasANameAndTabReachesIt()
    {
        Bench bench;
        bench.run.show(RunModel::State::Failed, Samples::failedReport().stages, Samples::failedReport());
        for (const auto page : {MainWindow::Page::Make, MainWindow::Page::Images, MainWindow::Page::Compare}) {
            bench.window.showPage(page);
            QCoreApplication::processEvents();
            QSet<QWidget *> wanted;
            for (QWidget *widget : bench.window.findChildren<QWidget *>()) {
                if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                    continue;
                wanted.insert(widget);
                QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
                QVERIFY(face);
                QVERIFY2(!face->text(QAccessible::Name).isEmpty() || !face->text(QAccessible::Value).isEmpty(),
                         qPrintable(u"%1 %2 in %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                                         QString::fromLatin1(widget->parent()->metaObject()->className()))));
            }
            QWidget *at = &bench.window;
            do {
                wanted.remove(at);
                at = at->nextInFocusChain();
            } while (at && at != &bench.window);
            QVERIFY2(wanted.isEmpty(), wanted.isEmpty() ? "" : (*wanted.begin())->metaObject()->className());
        }
    }

    void coloursCanBeRead_data()
    {
        QTest::addColumn<QColor>("window");
        QTest::addColumn<QColor>("text");
        QTest::newRow("light") << QColor(0xefefef) << QColor(Qt::black);
        QTest::newRow("dark") << QColor(0x2b2d30) << QColor(0xdfe1e5);
    }

    void coloursCanBeRead()
    {
        QFETCH(QColor, window);
        QFETCH(QColor, text);
        QPalette palette;
        palette.setColor(QPalette::Window, window);
        palette.setColor(QPalette::Base, window);
        palette.setColor(QPalette::WindowText, text);
        palette.setColor(QPalette::Text, text);
        for (const QColor &color : {goodColor(palette), badColor(palette), warningColor(palette), quietColor(palette)})
            QVERIFY(contrast(color, window) >= 4.5);
        const LogColors colors(palette);
        QVERIFY(contrast(colors.gutterText, colors.gutter) >= 4.5);
        QVERIFY(contrast(colors.text, colors.ready) >= 4.5);
        for (int i = 0; i < 256; ++i) {
            AnsiStyle style;
            style.foreground = i;
            QVERIFY(contrast(colors.format(style).foreground().color(), colors.base) >= 4.5);
        }
    }

    void paletteFindsActionsByLetters()
    {
        QVERIFY(fuzzyMatches(u"Make Checkpoint Image"_s, u"mkimg"_s));
        QVERIFY(fuzzyMatches(u"Test Restore"_s, u"t res"_s));
        QVERIFY(!fuzzyMatches(u"Commit"_s, u"xyz"_s));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestPanels test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_panels.moc"
