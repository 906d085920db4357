// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/outputpane.h"

#include "core/pipeline/commandline.h"
#include "ui/log/logpane.h"
#include "ui/models/problemsmodel.h"
#include "ui/models/runmodel.h"
#include "ui/models/stepsmodel.h"
#include "ui/text.h"
#include "ui/widgets/copyline.h"
#include "ui/widgets/stepstrip.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace Thaw {

OutputPane::OutputPane(RunModel *run, QWidget *parent)
    : QWidget(parent), m_run(run), m_tabs(new QTabWidget(this)), m_log(new LogPane(tr("Log"), this)),
      m_criu(new LogPane(tr("CRIU log"), this)), m_runs(new QComboBox(m_log)), m_steps(new QTableView(this)),
      m_notes(new QLabel(this)), m_command(new CopyLine(tr("The same in a terminal"), this)), m_stepsModel(new StepsModel(this)), m_problems(new QListView(this)),
      m_noProblems(new QLabel(tr("No problems found."), this)), m_problemsModel(new ProblemsModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Output"));
    m_log->view()->setPlaceholder(tr("What the application writes appears here once it runs."));
    m_criu->view()->setPlaceholder(tr("CRIU’s own log appears here after a checkpoint or a restore."));
    m_runs->setAccessibleName(tr("Run whose log is shown"));
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_runs->hide();
    m_log->addHeaderWidget(m_runs);
    m_tabs->addTab(m_log, tr("Log"));
    m_tabs->addTab(m_criu, tr("CRIU"));
    setUpSteps();
    setUpProblems();
    follow();
    for (LogPane *pane : {m_log, m_criu})
        connect(pane, &LogPane::noted, this, &OutputPane::noted);
    setProblems({});
}

void OutputPane::setUpSteps()
{
    m_steps->setModel(m_stepsModel);
    m_steps->setAccessibleName(tr("Steps of the run"));
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setShowGrid(false);
    m_steps->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_steps->setTabKeyNavigation(false);
    m_steps->verticalHeader()->hide();
    m_steps->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_steps->horizontalHeader()->setHighlightSections(false);
    m_steps->horizontalHeader()->setStretchLastSection(true);
    m_steps->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_notes->setWordWrap(true);
    m_notes->setContentsMargins(8, 4, 8, 6);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->hide();
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_steps, 1);
    layout->addWidget(m_notes);
    m_command->hide();
    layout->addWidget(m_command);
    m_tabs->addTab(page, tr("Steps"));
    showSteps();
}

void OutputPane::setUpProblems()
{
    m_problems->setModel(m_problemsModel);
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setFrameShape(QFrame::NoFrame);
    m_problems->setWordWrap(true);
    m_problems->setIconSize(QSize(fontMetrics().height(), fontMetrics().height()));
    m_problems->setSpacing(2);
    m_noProblems->setAlignment(Qt::AlignCenter);
    m_noProblems->setForegroundRole(QPalette::PlaceholderText);
    auto *page = new QWidget(this);
    auto *layout = new QStackedLayout(page);
    layout->addWidget(m_problems);
    layout->addWidget(m_noProblems);
    m_tabs->addTab(page, tr("Problems"));
    connect(m_problems, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT problemWanted(m_problemsModel->problem(index.row())); });
    connect(m_problems, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT problemWanted(m_problemsModel->problem(index.row())); });
}

void OutputPane::follow()
{
    connect(m_run, &RunModel::changed, this, &OutputPane::showSteps);
    connect(m_run, &RunModel::started, this, [this] {
        m_command->setText(shellLine(commandLine(m_run->options())));
        m_command->show();
        if (m_run->continues())
            return;
        m_notes->clear();
        m_notes->hide();
        m_started = false;
    });
    connect(m_run, &RunModel::outputReceived, m_log, [this](Channel channel, const QByteArray &bytes, qint64 elapsed) {
        // The times count from the container's start, which nobody tells but the first of them.
        if (!std::exchange(m_started, true))
            m_log->setStartTime(QDateTime::currentDateTime().addMSecs(-elapsed));
        m_log->append(channel, bytes, elapsed);
    });
    connect(m_run, &RunModel::readyFound, m_log, [this](qint64 line) { m_log->markReady(line - 1); });
    connect(m_run, &RunModel::criuLogReceived, this, [this](const QString &title, const QString &text) {
        const QString head = QStringLiteral("── %1 ──\n").arg(title);
        m_criu->append(Channel::Output, (head + text).toUtf8(), -1);
        m_criu->finish(-1);
    });
    connect(m_run, &RunModel::noted, this, [this](const QString &sentence) {
        m_notes->setText(m_notes->text().isEmpty() ? sentence : m_notes->text() + u'\n' + sentence);
        m_notes->show();
    });
    connect(m_run, &RunModel::finished, this, [this] { m_log->finish(m_run->elapsedMs()); });
}

void OutputPane::showSteps()
{
    QMap<StageId, double> usual;
    const QList<StageInfo> steps = m_run->stages().isEmpty() ? waitingSteps() : m_run->stages();
    for (const StageInfo &step : steps) {
        if (m_run->usualMs(step.id) >= 0)
            usual.insert(step.id, m_run->usualMs(step.id));
    }
    m_stepsModel->setSteps(steps, usual);
}

void OutputPane::showPage(Page page)
{
    m_tabs->setCurrentIndex(page);
}

LogPane *OutputPane::currentLog() const
{
    return m_tabs->currentIndex() == Criu ? m_criu : m_log;
}

void OutputPane::setProblems(const QList<Problem> &problems)
{
    m_problemsModel->setProblems(problems);
    auto *stack = static_cast<QStackedLayout *>(m_problems->parentWidget()->layout());
    stack->setCurrentIndex(problems.isEmpty() ? 1 : 0);
    m_tabs->setTabText(Problems, problems.isEmpty() ? tr("Problems") : tr("Problems (%1)").arg(problems.size()));
}

void OutputPane::mark(const QString &sentence)
{
    m_log->addNote(sentence);
}

void OutputPane::showCriuLine(const QString &text)
{
    showPage(Criu);
    const QByteArray wanted = text.toUtf8();
    const LogStore &log = m_criu->store();
    for (qint64 line = 0; !wanted.isEmpty() && line < log.lineCount(); ++line) {
        if (log.line(line).contains(wanted)) {
            m_criu->view()->goToLine(line);
            return;
        }
    }
}

void OutputPane::setCriuLog(const QString &text)
{
    m_criu->setText(text);
}

} // namespace Thaw
