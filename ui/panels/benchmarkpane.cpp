// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/benchmarkpane.h"

#include "core/pipeline/commandline.h"
#include "ui/actions.h"
#include "ui/models/benchmarkmodel.h"
#include "ui/text.h"
#include "ui/widgets/benchmarkchart.h"
#include "ui/widgets/copyline.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace Thaw {

BenchmarkPane::BenchmarkPane(Actions *actions, BenchmarkModel *model, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_model(model), m_start(new QPushButton(this)), m_rounds(new QSpinBox(this)),
      m_atOnce(new QSpinBox(this)), m_cold(new QCheckBox(tr("Cold starts too"), this)), m_earlier(new QComboBox(this)),
      m_export(new QPushButton(tr("Export"), this)), m_headline(new QLabel(this)), m_busy(new QWidget(this)),
      m_progress(new QProgressBar(this)), m_left(new QLabel(this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_result(new QWidget(this)), m_chart(new BenchmarkChart(this)),
      m_parts(new QTableWidget(0, 4, this)), m_remarks(new QLabel(this)),
      m_command(new CopyLine(tr("Command that repeats the benchmark"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    setUpControls();
    setUpResult();
    setUpExport();
    layout->addWidget(m_stack, 1);
    connect(model, &BenchmarkModel::changed, this, &BenchmarkPane::show);
    connect(actions->benchmark, &QAction::changed, this, &BenchmarkPane::show);
    show();
}

void BenchmarkPane::setUpControls()
{
    m_start->setAutoDefault(false);
    m_rounds->setRange(1, 1000);
    m_rounds->setValue(10);
    m_rounds->setAccessibleName(tr("Rounds"));
    m_rounds->setToolTip(tr("How many starts of each kind are measured, in turn"));
    m_atOnce->setRange(1, 200);
    m_atOnce->setAccessibleName(tr("Restores at once"));
    m_atOnce->setToolTip(tr("How many containers are restored at the same time"));
    m_cold->setChecked(true);
    m_cold->setToolTip(tr("Start the application without its checkpoint, too, in turn with the restores"));
    m_earlier->setAccessibleName(tr("Benchmarks of this application"));
    m_earlier->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *rounds = new QLabel(tr("Rounds"), this);
    rounds->setBuddy(m_rounds);
    auto *atOnce = new QLabel(tr("At once"), this);
    atOnce->setBuddy(m_atOnce);
    auto *controls = new QHBoxLayout;
    controls->addWidget(m_start);
    controls->addSpacing(8);
    controls->addWidget(rounds);
    controls->addWidget(m_rounds);
    controls->addWidget(atOnce);
    controls->addWidget(m_atOnce);
    controls->addWidget(m_cold);
    controls->addStretch(1);
    controls->addWidget(m_earlier);
    controls->addWidget(m_export);
    static_cast<QVBoxLayout *>(layout())->addLayout(controls);
    connect(m_start, &QPushButton::clicked, this, [this] { m_model->isRunning() ? m_model->stop() : m_actions->benchmark->trigger(); });
    connect(m_earlier, &QComboBox::activated, m_model, &BenchmarkModel::choose);
    for (QSpinBox *box : {m_rounds, m_atOnce})
        connect(box, &QSpinBox::valueChanged, this, [this] { m_command->setText(commandLine()); });
    connect(m_cold, &QCheckBox::toggled, this, [this] { m_command->setText(commandLine()); });

    auto *busy = new QHBoxLayout(m_busy);
    busy->setContentsMargins(0, 0, 0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the benchmark"));
    m_progress->setMaximumHeight(fontMetrics().height() / 2);
    busy->addWidget(m_progress, 1);
    busy->addWidget(m_left);
    layout()->addWidget(m_busy);
}

void BenchmarkPane::setUpResult()
{
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    for (QLabel *label : {m_headline, m_remarks}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_parts->setHorizontalHeaderLabels({tr("Part"), tr("Median"), tr("Fastest – slowest"), tr("Runs")});
    m_parts->setAccessibleName(tr("Times by part"));
    m_parts->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_parts->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_parts->setShowGrid(false);
    m_parts->setTabKeyNavigation(false);
    m_parts->verticalHeader()->hide();
    m_parts->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_parts->horizontalHeader()->setHighlightSections(false);
    m_parts->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_parts->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto *sides = new QHBoxLayout;
    sides->addWidget(m_chart, 3);
    sides->addWidget(m_parts, 2);
    auto *result = new QVBoxLayout(m_result);
    result->setContentsMargins(0, 0, 0, 0);
    result->addWidget(m_headline);
    result->addLayout(sides, 1);
    result->addWidget(m_remarks);
    result->addWidget(m_command);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_result);
}

void BenchmarkPane::setUpExport()
{
    m_export->setAutoDefault(false);
    m_export->setToolTip(tr("Every run and the medians, for a report or another program"));
    auto *menu = new QMenu(m_export);
    for (const auto &[text, ending] : {std::pair{tr("JSON…"), "json"}, {tr("CSV…"), "csv"}, {tr("Markdown…"), "md"},
                                       {tr("Picture (PNG)…"), "png"}, {tr("Picture (SVG)…"), "svg"}})
        menu->addAction(text, this, [this, ending = QString::fromLatin1(ending)] { chooseExport(ending); });
    m_export->setMenu(menu);
}

void BenchmarkPane::start()
{
    BenchmarkOptions options;
    options.rounds = m_rounds->value();
    options.concurrency = m_atOnce->value();
    options.cold = m_cold->isChecked();
    m_model->start(options);
}

QString BenchmarkPane::headline() const
{
    return m_headline->text();
}

QString BenchmarkPane::commandLine() const
{
    QStringList words{QStringLiteral("thaw"), QStringLiteral("bench"), m_model->subject().image,
                      QStringLiteral("-n"), QString::number(m_rounds->value())};
    if (m_atOnce->value() > 1)
        words << QStringLiteral("--concurrency") << QString::number(m_atOnce->value());
    if (!m_cold->isChecked())
        words << QStringLiteral("--no-cold");
    return shellLine(words);
}

void BenchmarkPane::show()
{
    const auto state = m_model->state();
    const bool busy = state == BenchmarkModel::State::Busy, elsewhere = m_model->isRunning() && !busy;
    m_start->setText(busy ? tr("Stop") : tr("Benchmark"));
    m_start->setIcon(icon(busy ? Icon::Stop : Icon::Run));
    m_start->setEnabled(busy ? !m_model->isStopping() : m_actions->benchmark->isEnabled() && !elsewhere);
    m_start->setToolTip(elsewhere ? tr("%1 is being measured").arg(m_model->running().image) : m_actions->benchmark->toolTip());
    for (QWidget *setting : {static_cast<QWidget *>(m_rounds), static_cast<QWidget *>(m_atOnce), static_cast<QWidget *>(m_cold)})
        setting->setEnabled(!busy);
    m_busy->setVisible(busy);
    const BenchmarkProgress &progress = m_model->progress();
    if (busy) {
        m_progress->setMaximum(std::max(1, progress.soFar.rounds));
        m_progress->setValue(std::max(0, progress.round - 1));
        QString text = m_model->isStopping() ? tr("Stopping…")
            : progress.round == 0            ? tr("Warming up…")
                                             : tr("Round %1 of %2").arg(progress.round).arg(progress.soFar.rounds);
        if (progress.leftMs >= 0 && !m_model->isStopping())
            text += QStringLiteral(" · ") + tr("about %1 left").arg(Text::seconds(qint64(progress.leftMs)));
        m_left->setText(text);
    }
    const Benchmark &benchmark = m_model->benchmark();
    const bool any = !benchmark.runs.isEmpty();
    m_export->setEnabled(any && !busy);
    showEarlier();
    if (any) {
        showResult(benchmark);
    } else if (busy) {
        m_empty->say(Icon::Running, tr("Starting the image and, without its checkpoint, the application in turn…"));
    } else if (state == BenchmarkModel::State::Failed) {
        m_empty->say(Icon::Warning, m_model->problem());
    } else {
        m_empty->say(Icon::Test, tr("Measure how much sooner this image answers than a cold start."));
    }
    m_stack->setCurrentWidget(any ? m_result : static_cast<QWidget *>(m_empty));
    m_command->setText(commandLine());
}

void BenchmarkPane::showEarlier()
{
    const QList<Benchmark> &stored = m_model->stored();
    const QSignalBlocker blocker(m_earlier);
    m_earlier->clear();
    for (const Benchmark &benchmark : stored) {
        QString text = QStringLiteral("%1 · %2").arg(Text::ago(benchmark.started), benchmark.image);
        if (benchmark.concurrency > 1)
            text += QStringLiteral(" · ") + tr("%1 at once").arg(benchmark.concurrency);
        m_earlier->addItem(text);
    }
    m_earlier->setCurrentIndex(m_model->chosen());
    m_earlier->setVisible(stored.size() > 1);
    m_earlier->setEnabled(m_model->state() != BenchmarkModel::State::Busy);
}

void BenchmarkPane::showResult(const Benchmark &benchmark)
{
    const BenchmarkSummary summary = summaryOf(benchmark);
    m_headline->setText(benchmarkSentence(benchmark));
    QList<Benchmark> earlier;
    for (const Benchmark &old : m_model->stored()) {
        if (old != benchmark && old.concurrency == benchmark.concurrency)
            earlier.append(old);
    }
    m_chart->setBenchmark(benchmark, earlier);
    const struct
    {
        QString name;
        const Spread &spread;
    } rows[] = {{tr("Engine: create and start"), summary.engine}, {tr("Restore"), summary.restore},
                {tr("First answer"), summary.firstAnswer}, {tr("Restored, in all"), summary.restored},
                {tr("CRIU alone"), summary.criu}, {tr("Cold start"), summary.cold}};
    m_parts->setRowCount(0);
    for (const auto &row : rows) {
        if (row.spread.count == 0)
            continue;
        const int at = m_parts->rowCount();
        m_parts->insertRow(at);
        const QString cells[] = {row.name, Text::duration(row.spread.median),
                                 QStringLiteral("%1 – %2").arg(Text::duration(row.spread.least), Text::duration(row.spread.most)),
                                 QString::number(row.spread.count)};
        for (int column = 0; column < 4; ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_parts->setItem(at, column, item);
        }
    }
    const QStringList &remarks = summary.remarks;
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
}

void BenchmarkPane::chooseExport(const QString &ending)
{
    QString name = m_model->benchmark().image;
    name.replace(u'/', u'-').replace(u':', u'-');
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the Benchmark"), QStringLiteral("%1-benchmark.%2").arg(name, ending));
    if (path.isEmpty())
        return;
    const QString problem = exportTo(path.endsWith(u'.' + ending) ? path : path + u'.' + ending);
    Q_EMIT noted(problem.isEmpty() ? tr("Written: %1").arg(path) : problem);
}

QString BenchmarkPane::exportTo(const QString &path) const
{
    if (path.endsWith(QStringLiteral(".png")) || path.endsWith(QStringLiteral(".svg")))
        return m_chart->exportTo(path);
    const Benchmark &benchmark = m_model->benchmark();
    QByteArray bytes;
    if (path.endsWith(QStringLiteral(".csv")))
        bytes = toCsv(benchmark).toUtf8();
    else if (path.endsWith(QStringLiteral(".md")))
        bytes = toMarkdown(benchmark).toUtf8();
    else
        bytes = QJsonDocument(toJson(benchmark)).toJson();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tr("%1 cannot be written: %2").arg(path, file.errorString());
    return {};
}

} // namespace Thaw
