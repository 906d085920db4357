// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow does with runs, engines and its actions.
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/editor/projectdocument.h"
#include "ui/editor/scripteditor.h"
#include "ui/log/findbar.h"
#include "ui/log/logpane.h"
#include "ui/log/runlogs.h"
#include "ui/models/enginemodel.h"
#include "ui/models/runmodel.h"
#include "ui/panels/comparepanel.h"
#include "ui/panels/imagespanel.h"
#include "ui/panels/makepanel.h"
#include "ui/panels/welcomepanel.h"
#include "ui/text.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/enginepicker.h"
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
    on(a.closeProject, [this] { closeProject(); });
    on(a.save, [this] { save(); });
    on(a.lookAgain, [this] { m_engines->search(); });
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
    on(a.benchmark, [this] { statusBar()->showMessage(tr("Not built yet: use “thaw bench” in a terminal."), 8000); });
    a.benchmark->setEnabled(false);
    connect(m_welcome, &WelcomePanel::projectWanted, this, &MainWindow::openProject);
    connect(m_picker, &EnginePicker::otherSocketWanted, this, &MainWindow::chooseSocket);
    connect(m_images, &ImagesPanel::compareWanted, a.compare, &QAction::trigger);
    connect(m_make, &MakePanel::problemsChanged, this, [this] { m_output->setProblems(m_make->problems()); });
    connect(m_make, &MakePanel::criuLogWanted, a.showCriu, &QAction::trigger);
    connect(m_output, &OutputPane::problemWanted, this, [this](const Problem &problem) {
        showPage(Page::Make);
        m_make->goTo(problem.file, problem.line, problem.column);
    });
    connect(m_output, &OutputPane::noted, this, [this](const QString &text) { statusBar()->showMessage(text, 8000); });
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
    connect(m_make, &MakePanel::runWanted, this, [this](const MakeOptions &options) {
        m_output->show();
        m_output->showPage(OutputPane::Log);
        m_runClock.start();
        m_run->start(options);
    });
    connect(m_run, &RunModel::finished, this, &MainWindow::runFinished);
    connect(m_run, &RunModel::noted, this, [this](const QString &sentence) { statusBar()->showMessage(sentence, 8000); });
    connect(m_make, &MakePanel::fixWanted, this, [this](const Fix &fix) {
        // "set:KEY=VALUE" is what the window can do by itself; everything else is shown.
        if (m_project && fix.id.startsWith(QStringLiteral("set:")) && fix.id.contains(u'=')) {
            const QString key = fix.id.sliced(4).section(u'=', 0, 0);
            m_project->setValue(key, fix.id.section(u'=', 1));
            m_make->make(false);
            return;
        }
        statusBar()->showMessage(fix.command.isEmpty() ? fix.title : fix.command, 15'000);
    });
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
    if (m_project)
        rememberProject(m_project->directory(), Text::outcome(report));
    showRuns();
    m_engines->refreshImages();
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
    connect(m_engines, &EngineModel::changed, this, [this] {
        // A menu bar only asks for its corner's size when it is given one.
        menuBar()->setCornerWidget(m_picker);
        m_picker->show();
        if (m_engines->state() == EngineModel::State::Lost)
            m_banner->say(Card::Kind::Warning,
                          tr("%1 stopped answering at %2.").arg(m_engines->current()->title(), QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)),
                          {{tr("Retry Now"), [this] { m_engines->retry(); }}, {tr("Other Engine"), [this] { m_picker->showMenu(); }}});
        else if (m_engines->state() == EngineModel::State::Ready)
            m_banner->hide();
        else if (m_engines->state() == EngineModel::State::None && m_project)
            m_banner->say(Card::Kind::Warning, tr("No container engine answers."),
                          {{tr("Look Again"), [this] { m_engines->search(); }}, {tr("Open a Socket…"), [this] { chooseSocket(); }}});
        else if (m_engines->state() == EngineModel::State::Denied && m_project)
            m_banner->say(Card::Kind::Warning, tr("Docker runs, but you may not use it. Run: sudo usermod -aG docker $USER"),
                          {{tr("Look Again"), [this] { m_engines->search(); }}});
    });
}

void MainWindow::showRuns()
{
    if (!m_project)
        return;
    m_logs->setRuns(m_store.runs(m_project->directory()));
    QMap<StageId, double> usual;
    for (const StageInfo &step : waitingSteps()) {
        const qint64 ms = m_store.usualMs(m_project->directory(), step.id);
        if (ms >= 0)
            usual.insert(step.id, double(ms));
    }
    m_run->setUsual(usual);
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
    if (backward)
        m_output->currentLog()->findPrevious();
    else
        m_output->currentLog()->findNext();
}

} // namespace Thaw
