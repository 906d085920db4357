// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/archiveloader.h"
#include "ui/editor/projectdocument.h"
#include "ui/log/findbar.h"
#include "ui/log/logpane.h"
#include "ui/log/runlogs.h"
#include "ui/models/enginemodel.h"
#include "ui/models/runmodel.h"
#include "ui/panels/comparepanel.h"
#include "ui/models/benchmarkmodel.h"
#include "ui/models/comparemodel.h"
#include "ui/models/contentsmodel.h"
#include "ui/models/healthmodel.h"
#include "ui/models/memorysearchmodel.h"
#include "ui/models/preflightmodel.h"
#include "ui/panels/imagetabs.h"
#include "ui/panels/imagespanel.h"
#include "ui/panels/makepanel.h"
#include "ui/panels/transferpane.h"
#include "ui/panels/welcomepanel.h"
#include "ui/recovery.h"
#include "ui/widgets/enginepicker.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/outputpane.h"
#include "ui/widgets/readyfield.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QCryptographicHash>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace Thaw {

MainWindow::MainWindow(RunModel *run, EngineModel *engines, QWidget *parent)
    : QMainWindow(parent), m_run(run), m_engines(engines), m_health(new HealthModel(engines, this)), m_actions(new Actions(this)),
      m_contents(std::make_shared<ContentsCache>()), m_picker(new EnginePicker(engines, this)), m_strip(new QToolBar(tr("Pages"), this)),
      m_vertical(new QSplitter(Qt::Vertical, this)), m_pages(new QStackedWidget(this)),
      m_makeOrWelcome(new QStackedWidget(this)), m_banner(new MessageBar(this)),
      m_unfinished(new MessageBar(this)), m_notice(new MessageBar(this)),
      m_welcome(new WelcomePanel(m_actions, engines, m_health, this)), m_make(new MakePanel(m_actions, run, engines, this)),
      m_images(new ImagesPanel(m_actions, engines, m_contents, this)), m_compare(new ComparePanel(m_actions, engines, m_contents, this)),
      m_output(new OutputPane(run, this)), m_logs(new RunLogs(run, m_output->runs(), m_output->log(), m_output->criuLog(), this)),
      m_loader(new ArchiveLoader(engines, m_notice, this)),
      m_recovery(new Recovery(run, engines, m_output, m_unfinished, this))
{
    setWindowIcon(QIcon::fromTheme(QStringLiteral("io.thaw.Thaw"), icon(Icon::Application)));
    setAcceptDrops(true);
    setUpPages();
    setUpStrip();
    setUpMenus();
    setUpActions();
    followRun();
    followEngine();
    followReading();
    m_welcome->setRecents(recentProjects());
    showPage(Page::Make);
    showTitle();
    restoreWindow();
}

MainWindow::~MainWindow() = default;

void MainWindow::setUpPages()
{
    m_makeOrWelcome->addWidget(m_welcome);
    m_makeOrWelcome->addWidget(m_make);
    m_pages->addWidget(m_makeOrWelcome);
    m_pages->addWidget(m_images);
    m_pages->addWidget(m_compare);
    m_vertical->addWidget(m_pages);
    m_vertical->addWidget(m_output);
    m_vertical->setStretchFactor(0, 3);
    m_vertical->setStretchFactor(1, 2);
    m_vertical->setCollapsible(0, false);
    m_vertical->setHandleWidth(6);
    m_output->hide();
    auto *center = new QWidget(this);
    auto *layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_unfinished);
    layout->addWidget(m_notice);
    layout->addWidget(m_vertical, 1);
    setCentralWidget(center);
}

void MainWindow::setUpStrip()
{
    m_strip->setObjectName(QStringLiteral("pages"));
    m_strip->setMovable(false);
    m_strip->setFloatable(false);
    m_strip->setContextMenuPolicy(Qt::PreventContextMenu);
    m_strip->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    const int side = fontMetrics().height() * 3 / 2;
    m_strip->setIconSize({side, side});
    auto *group = new QActionGroup(this);
    const std::pair<QAction *, QString> pages[] = {{m_actions->pageMake, tr("Make")},
                                                   {m_actions->pageImages, tr("Images")},
                                                   {m_actions->pageCompare, tr("Compare")}};
    for (const auto &[action, name] : pages) {
        group->addAction(action);
        action->setIconText(name);
        m_strip->addAction(action);
        QWidget *button = m_strip->widgetForAction(action);
        button->setAccessibleName(name);
        button->setFocusPolicy(Qt::TabFocus);
        button->setMinimumWidth(fontMetrics().averageCharWidth() * 11);
    }
    addToolBar(layoutDirection() == Qt::RightToLeft ? Qt::RightToolBarArea : Qt::LeftToolBarArea, m_strip);
}

void MainWindow::setUpMenus()
{
    Actions &a = *m_actions;
    const auto menu = [this](const QString &title, const QList<QAction *> &entries) {
        QMenu *result = menuBar()->addMenu(title);
        for (QAction *entry : entries) {
            if (entry)
                result->addAction(entry);
            else
                result->addSeparator();
        }
    };
    menu(tr("&Project"), {a.newProject, a.openProject, a.sample, a.openArchive, nullptr, a.save, a.closeProject, nullptr, a.quit});
    menu(tr("&Run"), {a.make, nullptr, a.run, a.checkpoint, a.commit, a.test, nullptr, a.readyNow, a.stop});
    menu(tr("&Log"), {a.find, a.findNext, a.findPrevious, a.goToLine, a.follow, nullptr, a.saveLog});
    menu(tr("&View"), {a.pageMake, a.pageImages, a.pageCompare, nullptr, a.showLog, a.showCriu, a.showSteps,
                       a.showProblems, a.toggleOutput, nullptr, a.nextPane, a.palette, nullptr, a.doctor});
    menuBar()->setCornerWidget(m_picker);
    // Actions that are in no menu still have to answer to their keys.
    addActions(a.all());
    statusBar()->setSizeGripEnabled(false);
    statusBar()->hide();
    connect(statusBar(), &QStatusBar::messageChanged, this,
            [this](const QString &text) { statusBar()->setVisible(!text.isEmpty()); });
}

void MainWindow::showPage(Page page)
{
    m_pages->setCurrentIndex(int(page));
    QAction *const pages[] = {m_actions->pageMake, m_actions->pageImages, m_actions->pageCompare};
    pages[int(page)]->setChecked(true);
    if (page != Page::Make && m_engines->docker())
        m_engines->refreshImages();
    showTestable();
}

void MainWindow::showTitle()
{
    setWindowTitle(m_project ? tr("%1[*] — Thaw").arg(m_project->name()) : tr("Thaw"));
    setWindowModified(m_project && m_project->isModified());
    m_actions->save->setEnabled(m_project && m_project->isModified());
    m_actions->closeProject->setEnabled(m_project);
}

QString MainWindow::projectKey() const
{
    const QByteArray hash = QCryptographicHash::hash(m_project->directory().toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("projects/") + QString::fromLatin1(hash.first(12));
}

void MainWindow::saveState() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    if (!m_project)
        return;
    settings.beginGroup(projectKey());
    settings.setValue(QStringLiteral("vertical"), m_vertical->saveState());
    settings.setValue(QStringLiteral("horizontal"), m_make->splitter()->saveState());
    settings.setValue(QStringLiteral("wrap"), m_output->log()->isWrapping());
    const LogQuery query = m_output->log()->findBar()->query();
    settings.setValue(QStringLiteral("find"), query.text);
    settings.setValue(QStringLiteral("findRegex"), query.regex);
    settings.setValue(QStringLiteral("findCase"), query.caseSensitive);
    settings.setValue(QStringLiteral("page"), m_pages->currentIndex());
}

void MainWindow::restoreWindow()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(QSize(fontMetrics().averageCharWidth() * 190, fontMetrics().height() * 54)
                   .boundedTo(screen()->availableSize() * 0.94));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_images->flushDeletions();
    saveState();
    if (m_project) {
        if (const Result<> saved = m_project->saveAll(); !saved) {
            m_banner->say(Card::Kind::Bad, saved.error().message,
                          {{tr("Close Without Saving"), [this] { closeProject(); close(); }}, {tr("Stay"), {}}});
            event->ignore();
            return;
        }
    }
    if (m_run->isBusy()) {
        // What was started is taken back before the program ends.
        m_closing = true;
        statusBar()->showMessage(tr("Stopping the run before the window closes…"));
        m_run->stop();
        event->ignore();
        return;
    }
    if (BenchmarkModel *benchmarks = m_images->details()->benchmarks(); benchmarks->isRunning()) {
        m_closing = true;
        statusBar()->showMessage(tr("Stopping the benchmark before the window closes…"));
        benchmarks->stop();
        event->ignore();
        return;
    }
    if (PreflightModel *preflight = m_images->details()->preflight(); preflight->isRunning()) {
        // It looks through a container, which is removed first.
        m_closing = true;
        preflight->stop();
        event->ignore();
        return;
    }
    if (m_health->isTrying()) {
        m_closing = true;
        statusBar()->showMessage(tr("Removing what the doctor tried before the window closes…"));
        m_health->stop();
        event->ignore();
        return;
    }
    if (stopReading()) {
        m_closing = true;
        event->ignore();
        return;
    }
    if (m_images->transfer()->isRunning()) {
        m_closing = true;
        statusBar()->showMessage(tr("Stopping the transfer before the window closes…"));
        m_images->transfer()->stop();
        event->ignore();
        return;
    }
    if (m_images->isDeleting()) {
        m_closing = true;
        event->ignore();
        return;
    }
    m_loader->stop();
    event->accept();
}

void MainWindow::followReading()
{
    const auto closeAfterReading = [this] {
        if (m_closing && !stopReading()) {
            m_closing = false;
            close();
        }
    };
    connect(m_images->details()->contents(), &ContentsModel::changed, this, closeAfterReading, Qt::QueuedConnection);
    connect(m_images->details()->memorySearch(), &MemorySearchModel::changed, this, closeAfterReading, Qt::QueuedConnection);
    connect(m_compare->model(), &CompareModel::changed, this, closeAfterReading, Qt::QueuedConnection);
}

bool MainWindow::stopReading()
{
    ImageTabs *details = m_images->details();
    bool reading = false;
    const auto stop = [&reading](auto *model, auto busy) {
        if (model->state() == busy)
            model->stop();
        reading = reading || model->state() == busy;
    };
    stop(details->contents(), ContentsModel::State::Busy);
    stop(details->memorySearch(), MemorySearchModel::State::Busy);
    stop(m_compare->model(), CompareModel::State::Busy);
    return reading;
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_project)
        showOutsideChanges();
}

} // namespace Thaw
