// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow does with runs, engines and its actions.
#include "ui/mainwindow.h"

#include "core/pipeline/fixing.h"
#include "core/project/project.h"
#include "ui/actions.h"
#include "ui/archiveloader.h"
#include "ui/editor/projectdocument.h"
#include "ui/editor/scripteditor.h"
#include "ui/log/findbar.h"
#include "ui/log/logpane.h"
#include "ui/log/runlogs.h"
#include "ui/models/enginemodel.h"
#include "ui/models/healthmodel.h"
#include "ui/models/imagesmodel.h"
#include "ui/models/runmodel.h"
#include "ui/models/benchmarkmodel.h"
#include "ui/models/preflightmodel.h"
#include "ui/panels/benchmarkpane.h"
#include "ui/panels/comparepanel.h"
#include "ui/panels/doctordialog.h"
#include "ui/panels/imagetabs.h"
#include "ui/panels/imagespanel.h"
#include "ui/panels/makepanel.h"
#include "ui/panels/transferpane.h"
#include "ui/panels/welcomepanel.h"
#include "ui/recovery.h"
#include "ui/text.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/enginepicker.h"
#include "ui/widgets/failurecard.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/outputpane.h"
#include "ui/widgets/readyfield.h"
#include "ui/widgets/stepstrip.h"

#include <QApplication>
#include <QMenuBar>
#include <QProcess>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>

namespace Thaw {

void MainWindow::setUpActions()
{
    Actions &a = *m_actions;
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(a.sample, [this] { openSample(); });
    on(a.newProject, [this] { newProject(); });
    on(a.openProject, [this] { chooseProject(); });
    on(a.openArchive, [this] { chooseArchive(); });
    on(a.closeProject, [this] { closeProject(); });
    on(a.save, [this] { save(); });
    on(a.lookAgain, [this] { m_engines->search(); });
    on(a.doctor, [this] { showDoctor(); });
    on(a.quit, [this] { close(); });
    on(a.pageMake, [this] { showPage(Page::Make); });
    on(a.pageImages, [this] { showPage(Page::Images); });
    on(a.pageCompare, [this] { showPage(Page::Compare); });
    on(a.compare, [this] {
        const QList<ImageSummary> images = m_images->selected();
        showPage(Page::Compare);
        m_compare->compare(images);
    });
    const std::pair<QAction *, OutputPane::Page> outputs[] = {{a.showLog, OutputPane::Log}, {a.showCriu, OutputPane::Criu},
                                                              {a.showSteps, OutputPane::Steps}, {a.showProblems, OutputPane::Problems}};
    for (const auto &[action, page] : outputs) {
        on(action, [this, page] {
            if (m_project)
                m_output->show();
            m_output->showPage(page);
        });
    }
    on(a.toggleOutput, [this] { m_output->setVisible(m_project && !m_output->isVisible()); });
    on(a.find, [this] {
        if (!m_project)
            return;
        if (m_make->isEditing()) {
            m_make->activateFind();
            return;
        }
        m_output->show();
        m_output->tabs()->setCurrentWidget(m_output->currentLog());
        m_output->currentLog()->activateFind();
    });
    on(a.findNext, [this] { find(false); });
    on(a.findPrevious, [this] { find(true); });
    on(a.goToLine, [this] { m_output->currentLog()->askForLine(); });
    on(a.follow, [this] { m_output->currentLog()->jumpToEnd(); });
    on(a.saveLog, [this] { m_output->currentLog()->save(); });
    on(a.palette, [this] { showPalette(); });
    on(a.nextPane, [this] { nextPane(); });
    on(a.benchmark, [this] { benchmarkImage(); });
    a.benchmark->setEnabled(false);
    connect(m_images->details()->benchmarks(), &BenchmarkModel::finished, this, [this](const QString &sentence) {
        if (std::exchange(m_closing, false))
            close();
        else if (!isActiveWindow())
            notify(sentence);
    });
    connect(m_welcome, &WelcomePanel::projectWanted, this, &MainWindow::openProject);
    connect(m_picker, &EnginePicker::otherSocketWanted, this, &MainWindow::chooseSocket);
    connect(m_picker, &EnginePicker::otherMachineWanted, this, &MainWindow::chooseMachine);
    connect(m_picker, &EnginePicker::doctorWanted, a.doctor, &QAction::trigger);
    connect(m_health, &HealthModel::finished, this, [this] {
        if (std::exchange(m_closing, false))
            close();
    });
    connect(m_images, &ImagesPanel::compareWanted, a.compare, &QAction::trigger);
    connect(m_make, &MakePanel::problemsChanged, this, [this] { m_output->setProblems(m_make->problems()); });
    connect(m_make, &MakePanel::criuLogWanted, this, [this] {
        m_output->show();
        const auto &error = m_run->report().error;
        m_output->showCriuLine(error ? provingLine(error->detail) : QString());
    });
    connect(m_output, &OutputPane::problemWanted, this, [this](const Problem &problem) {
        showPage(Page::Make);
        m_make->goTo(problem.file, problem.line, problem.column);
    });
    connect(m_output, &OutputPane::noted, this, [this](const QString &text) { statusBar()->showMessage(text, 8000); });
    connect(m_images, &ImagesPanel::selectionChanged, this, &MainWindow::showTestable);
    connect(m_images, &ImagesPanel::deletionsFinished, this, [this] {
        if (std::exchange(m_closing, false))
            close();
    });
    connect(m_images->transfer(), &TransferPane::ended, this, [this] {
        if (std::exchange(m_closing, false))
            close();
    });
    connect(m_images->details()->preflight(), &PreflightModel::finished, this, [this] {
        if (std::exchange(m_closing, false))
            close();
    });
    connect(m_images, &ImagesPanel::pathOpened, m_compare, &ComparePanel::addPath);
    connect(m_compare, &ComparePanel::noted, this, [this](const QString &text) { statusBar()->showMessage(text, 8000); });
    connect(m_engines, &EngineModel::imagesChanged, this, &MainWindow::showTestable);
    connect(m_make, &MakePanel::testWanted, this, &MainWindow::testImage);
    connect(m_loader, &ArchiveLoader::imagesWanted, this, [this] { showPage(Page::Images); });
    connect(m_recovery, &Recovery::noted, this, [this](const QString &text) { statusBar()->showMessage(text, 8000); });
    connect(m_recovery, &Recovery::runsChanged, this, [this] {
        if (!m_run->isBusy())
            showRuns();
    });
    connect(m_images, &ImagesPanel::noted, this, [this](const QString &text) { statusBar()->showMessage(text, 8000); });
    m_make->readyField()->setLogSource([this] { return m_output->log()->store().snapshot(); },
                                       [this](qint64 line) { return m_output->log()->store().elapsed(line); });
    connect(m_make->readyField(), &ReadyField::lineWanted, this, [this](qint64 line) {
        m_actions->showLog->trigger();
        m_output->log()->view()->goToLine(line);
    });
    connect(m_output->log(), &LogPane::contentChanged, m_make->readyField(), &ReadyField::previewAgain);
}

void MainWindow::followRun()
{
    connect(m_make, &MakePanel::runWanted, this, &MainWindow::startRun);
    connect(m_run, &RunModel::finished, this, &MainWindow::runFinished);
    connect(m_run, &RunModel::noted, this, [this](const QString &sentence) { statusBar()->showMessage(sentence, 8000); });
    connect(m_make, &MakePanel::fixWanted, this, &MainWindow::applyFix);
    connect(m_run, &RunModel::ticked, this, &MainWindow::showTest);
    connect(m_run, &RunModel::started, this, &MainWindow::showTestable);
}

void MainWindow::startRun(const MakeOptions &options)
{
    m_output->setVisible(m_project);
    m_output->showPage(OutputPane::Log);
    m_runClock.start();
    m_run->start(options);
}

void MainWindow::applyFix(const Fix &fix)
{
    if (!m_project)
        return;
    if (const auto change = changeOf(fix)) {
        m_project->setValue(change->key, changedValue(*change, m_project->value(change->key)));
        m_make->tryAgain(fix);
    } else if (fix.id == QStringLiteral("add-run-app")) {
        const QString directory = m_project->directory();
        if (const Result<> made = Project::addRunApp(directory); !made)
            m_banner->say(Card::Kind::Bad, made.error().message, {{tr("OK"), {}}});
        else
            openProject(directory);
    } else {
        showPage(Page::Make);
        m_make->showField(fix.id);
    }
}

void MainWindow::runFinished()
{
    const Report &report = m_run->report();
    if (m_closing) {
        m_closing = false;
        close();
        return;
    }
    if (m_run->state() == RunModel::State::Stopped)
        statusBar()->showMessage(tr("Stopped; what the run had started was removed."), 8000);
    const bool isTest = !m_run->options().testImage.isEmpty();
    if (m_project && !isTest)
        rememberProject(m_project->directory(), Text::outcome(report));
    if (isTest)
        showTest();
    else
        showRuns();
    m_engines->refreshImages();
    showTestable();
    if (!isActiveWindow() && m_runClock.isValid() && m_runClock.elapsed() > 10'000)
        notify(report.error ? report.error->message : Text::outcome(report));
}

void MainWindow::notify(const QString &text)
{
    QApplication::alert(this);
    const QString program = QStandardPaths::findExecutable(QStringLiteral("notify-send"));
    if (!program.isEmpty())
        QProcess::startDetached(program, {QStringLiteral("-a"), QStringLiteral("Thaw"), windowTitle().remove(QStringLiteral("[*]")), text});
}

void MainWindow::followEngine()
{
    connect(m_engines, &EngineModel::changed, this, &MainWindow::showEngine);
    connect(m_engines, &EngineModel::refused, this, [this](const Error &error) {
        m_engineBanner = false; // it stays until it is read
        m_banner->say(Card::Kind::Warning, error.message, {{tr("OK"), {}}, {tr("Other Engine"), [this] { m_picker->showMenu(); }, true}});
    });
}

void MainWindow::showEngine()
{
    // A menu bar only asks for its corner's size when it is given one.
    menuBar()->setCornerWidget(m_picker);
    m_picker->show();
    const auto say = [this](const QString &sentence, const QList<MessageBar::Button> &buttons) {
        m_engineBanner = true;
        m_banner->say(Card::Kind::Warning, sentence, buttons);
    };
    const auto state = m_engines->state();
    const EngineEntry *failed = m_engines->failedElsewhere();
    if (failed && (state == EngineModel::State::None || state == EngineModel::State::Denied)) {
        say(failed->error.message, {{tr("Other Engine"), [this] { m_picker->showMenu(); }, true}});
        return;
    }
    switch (state) {
    case EngineModel::State::Lost:
        say(tr("%1 stopped answering at %2 — retrying").arg(m_engines->current()->title(), QLocale().toString(m_engines->lostAt().time(), QLocale::ShortFormat)),
            {{tr("Retry Now"), [this] { m_engines->retry(); }, true}, {tr("Other Engine"), [this] { m_picker->showMenu(); }, true}});
        break;
    case EngineModel::State::None:
        if (m_project)
            say(tr("No container engine answers."),
                {{tr("Look Again"), [this] { m_engines->search(); }}, {tr("Open a Socket…"), [this] { chooseSocket(); }}});
        break;
    case EngineModel::State::Denied:
        if (m_project)
            say(tr("Docker runs, but you may not use it. Run: sudo usermod -aG docker $USER"), {{tr("Look Again"), [this] { m_engines->search(); }}});
        break;
    case EngineModel::State::Searching:
    case EngineModel::State::Ready:
        if (std::exchange(m_engineBanner, false))
            m_banner->hide();
        break;
    }
}

/// Beside the window, which goes on meanwhile.
void MainWindow::showDoctor()
{
    if (!m_doctor)
        m_doctor = new DoctorDialog(m_health, this);
    // What a trial has told is worth more than a look.
    if (m_health->state() != HealthModel::State::Busy && !m_health->isThorough())
        m_health->check(false);
    m_doctor->show();
    m_doctor->activateWindow();
}

void MainWindow::showRuns()
{
    if (!m_project)
        return;
    const QList<Report> runs = m_store.runs(m_project->directory());
    m_logs->setRuns(runs);
    QMap<StageId, double> usual;
    for (const StageInfo &step : waitingSteps()) {
        const qint64 ms = m_store.usualMs(m_project->directory(), step.id);
        if (ms >= 0)
            usual.insert(step.id, double(ms));
    }
    m_run->setUsual(usual);
    std::optional<MakePanel::LeftRun> left;
    if (!runs.isEmpty() && !runs.first().container.isEmpty()) {
        const bool frozen = std::ranges::any_of(runs.first().stages, [](const StageInfo &stage) {
            return stage.id == StageId::Checkpoint && stage.state == StageState::Done;
        });
        left = MakePanel::LeftRun{runs.first().number, frozen};
    }
    m_make->setLeftRun(left);
}

void MainWindow::showPalette()
{
    QList<QAction *> actions = m_actions->all();
    actions.removeAll(m_actions->palette);
    auto *palette = new CommandPalette(actions, this);
    palette->show();
}

void MainWindow::nextPane()
{
    QList<QWidget *> panes{m_strip, m_pages->currentWidget()};
    if (m_output->isVisible())
        panes << m_output;
    int current = -1;
    for (int i = 0; i < panes.size(); ++i) {
        if (QApplication::focusWidget() && panes[i]->isAncestorOf(QApplication::focusWidget()))
            current = i;
    }
    QWidget *pane = panes[(current + 1) % panes.size()];
    for (QWidget *widget = pane->nextInFocusChain(); widget && widget != pane; widget = widget->nextInFocusChain()) {
        if (pane->isAncestorOf(widget) && widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus)) {
            widget->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::find(bool backward)
{
    if (m_make->isEditing()) {
        m_make->findInScript(backward);
        return;
    }
    if (backward)
        m_output->currentLog()->findPrevious();
    else
        m_output->currentLog()->findNext();
}

} // namespace Thaw
