// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inside/overviewpage.h"

#include "core/pipeline/commandline.h"
#include "core/pipeline/labels.h"
#include "ui/models/imagesmodel.h"
#include "ui/models/preflightmodel.h"
#include "ui/panels/inside/insiderows.h"
#include "ui/text.h"
#include "ui/widgets/copyline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/rowsview.h"

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace Thaw {

namespace {

Rows problemRows(const QList<PreflightProblem> &problems)
{
    QList<QStringList> cells;
    for (const PreflightProblem &problem : problems) {
        cells.append({problem.severity == Severity::Error ? OverviewPage::tr("Fails") : OverviewPage::tr("May surprise"),
                      problem.text, problem.remedy});
    }
    Rows rows = textRows({OverviewPage::tr("Effect"), OverviewPage::tr("Problem"), OverviewPage::tr("Remedy")}, cells, 1);
    rows.alsoWide = 2;
    rows.tone = [problems](int row) { return problems[row].severity == Severity::Error ? Rows::Tone::Bad : Rows::Tone::Warning; };
    rows.tip = [problems](int row, int) { return problems[row].text + u'\n' + problems[row].remedy; };
    return rows;
}

} // namespace

OverviewPage::OverviewPage(ContentsModel *contents, PreflightModel *preflight, QWidget *parent)
    : QWidget(parent), m_contents(contents), m_preflight(preflight), m_title(new QLabel(this)),
      m_reference(new CopyLine(tr("Image name"), this)), m_command(new CopyLine(tr("Command that inspects the image"), this)),
      m_facts(new RowsView(tr("Facts about the image"), RowsView::Filter::None, this)),
      m_open(new QPushButton(icon(Icon::Open), tr("Look Inside"), this)), m_reading(new QLabel(this)),
      m_check(new QPushButton(icon(Icon::Test), tr("Check Restore"), this)), m_verdict(new QLabel(this)),
      m_busy(new QProgressBar(this)), m_problems(new RowsView(tr("What stands against a restore"), RowsView::Filter::None, this))
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    // Sentences and lists of capabilities are read whole.
    for (const RowsView *view : {m_facts, m_problems}) {
        view->table()->setWordWrap(true);
        view->table()->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    }
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(makeFacts());
    split->addWidget(makeCheck());
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setSizes({1000, 1000});
    auto *lines = new QHBoxLayout;
    lines->addWidget(m_reference, 2);
    lines->addWidget(m_command, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addLayout(lines);
    layout->addWidget(split, 1);
    connect(contents, &ContentsModel::changed, this, &OverviewPage::showContents);
    connect(preflight, &PreflightModel::changed, this, &OverviewPage::showCheck);
    showContents();
    showCheck();
}

QWidget *OverviewPage::makeFacts()
{
    auto *side = new QWidget(this);
    m_open->setAutoDefault(false);
    m_open->setToolTip(tr("Read the layers and the checkpoint: processes, files, memory, secrets"));
    m_reading->setWordWrap(true);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_open);
    bottom->addWidget(m_reading, 1);
    bottom->addStretch();
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_facts, 1);
    layout->addLayout(bottom);
    connect(m_open, &QPushButton::clicked, this, [this] {
        m_contents->state() == ContentsModel::State::Busy ? m_contents->stop() : m_contents->open();
    });
    return side;
}

QWidget *OverviewPage::makeCheck()
{
    auto *side = new QWidget(this);
    m_check->setAutoDefault(false);
    m_check->setToolTip(tr("Compare what the checkpoint needs with the image, the engine and this machine, without starting anything"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_busy->setMaximum(0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Progress of the check"));
    m_busy->setMaximumHeight(fontMetrics().height() / 2);
    auto *top = new QHBoxLayout;
    top->addWidget(m_check);
    top->addWidget(m_verdict, 1);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_busy);
    layout->addWidget(m_problems, 1);
    connect(m_check, &QPushButton::clicked, this, [this] {
        m_preflight->state() == PreflightModel::State::Busy ? m_preflight->stop() : m_preflight->start();
    });
    return side;
}

void OverviewPage::setImage(const ImageSummary &image)
{
    m_image = image;
    const QString name = imageSubject(image).name;
    QStringList facts{imageTitle(image)};
    if (const int processes = image.labels.value(Label::Processes).toInt(); processes > 0)
        facts << (processes == 1 ? tr("1 process") : tr("%1 processes").arg(processes));
    if (!image.labels.value(Label::Capabilities).isEmpty())
        facts << tr("needs %1").arg(image.labels.value(Label::Capabilities));
    m_title->setText(facts.join(QStringLiteral(" · ")));
    m_reference->setText(name);
    m_command->setText(shellLine({QStringLiteral("thaw"), QStringLiteral("inspect"), name}));
    showContents();
    showCheck();
}

void OverviewPage::showContents()
{
    using S = ContentsModel::State;
    const S state = m_contents->state();
    const bool busy = state == S::Busy;
    // While it is read nothing but the progress changes.
    if (!busy || m_facts->model()->rowCount() == 0)
        m_facts->setRows(Inside::factRows(state == S::Done ? Inside::overview(*m_contents->contents()) : Inside::overview(m_image)));
    m_open->setVisible(state != S::Done);
    m_open->setText(busy ? tr("Stop") : state == S::Failed ? tr("Try Again") : tr("Look Inside"));
    m_open->setIcon(icon(busy ? Icon::Stop : Icon::Open));
    m_open->setEnabled(busy ? !m_contents->isStopping() : m_contents->canOpen());
    QString sentence;
    if (busy)
        sentence = m_contents->isStopping() ? tr("Stopping…")
            : m_contents->bytesTotal() > 0  ? tr("%1 of %2 read").arg(Text::bytes(m_contents->bytesRead()), Text::bytes(m_contents->bytesTotal()))
                                            : tr("%1 read").arg(Text::bytes(m_contents->bytesRead()));
    else if (state == S::Failed)
        sentence = m_contents->error().message;
    m_reading->setText(sentence);
    m_reading->setVisible(!sentence.isEmpty());
}

void OverviewPage::showCheck()
{
    using S = PreflightModel::State;
    const S state = m_preflight->state();
    const bool busy = state == S::Busy;
    const Preflight &result = m_preflight->preflight();
    m_check->setText(busy ? tr("Stop") : tr("Check Restore"));
    m_check->setIcon(icon(busy ? Icon::Stop : Icon::Test));
    m_check->setEnabled(busy ? !m_preflight->isStopping() : m_preflight->canStart());
    m_busy->setVisible(busy);
    QString sentence = tr("Would it restore? Everything that stands against it, without a try.");
    if (busy)
        sentence = m_preflight->isStopping() ? tr("Stopping…") : tr("Looking at the checkpoint and the files it names…");
    else if (state == S::Failed)
        sentence = m_preflight->error().message;
    else if (state == S::Done)
        sentence = result.problems.isEmpty() ? tr("Nothing stands against a restore here: %1 files compared in %2.")
                                                   .arg(result.filesCompared).arg(Text::duration(result.ms))
            : result.canRestore()            ? tr("It can be restored, but may surprise.")
                                             : tr("It cannot be restored as it is.");
    m_verdict->setText(sentence);
    m_problems->setRows(problemRows(state == S::Done ? result.problems : QList<PreflightProblem>()));
    m_problems->table()->setVisible(state == S::Done && !result.problems.isEmpty());
}

QString OverviewPage::verdict() const
{
    return m_verdict->text();
}

} // namespace Thaw
