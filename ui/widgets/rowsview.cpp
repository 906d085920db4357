// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rowsview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

namespace Thaw {

namespace {

constexpr int widest = 44;    // letters of a column at first
constexpr int narrowest = 16; // … of one that takes what room is left

} // namespace

CopyTable::CopyTable(RowsModel *model, QWidget *parent) : QTableView(parent), m_rows(model)
{
    setModel(model);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setResizeContentsPrecision(60); // rows that are asked for their width: enough to guess the rest
    horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 3);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    const std::pair<QString, void (CopyTable::*)()> entries[] = {{tr("Copy Rows"), &CopyTable::copy}, {tr("Select All"), &CopyTable::selectAll}};
    for (const auto &[text, slot] : entries) {
        auto *entry = new QAction(text, this);
        connect(entry, &QAction::triggered, this, slot);
        addAction(entry);
    }
}

void CopyTable::copy()
{
    QStringList lines;
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows << index.row();
    std::ranges::sort(rows);
    for (const int row : std::as_const(rows))
        lines << m_rows->line(row);
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

void CopyTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableView::keyPressEvent(event);
}

RowsView::RowsView(const QString &name, Filter filter, QWidget *parent)
    : QWidget(parent), m_model(new RowsModel(this)), m_table(new CopyTable(m_model, this)), m_filter(new QLineEdit(this)),
      m_count(new QLabel(this)), m_tools(new QWidget(this))
{
    m_table->setAccessibleName(name);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter: %1").arg(name));
    m_filter->setClearButtonEnabled(true);
    auto *tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->addWidget(m_filter, 1);
    tools->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_tools);
    layout->addWidget(m_table, 1);
    m_tools->setVisible(filter == Filter::Shown);
    m_table->viewport()->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, m_model, &RowsModel::setFilter);
    connect(m_model, &RowsModel::filtered, this, &RowsView::showCount);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT currentChanged(current()); });
}

void RowsView::addTool(QWidget *tool)
{
    m_tools->layout()->addWidget(tool);
    m_tools->show();
}

void RowsView::setRows(const Rows &rows)
{
    const bool others = rows.titles != m_model->rows().titles;
    m_model->setRows(rows);
    showCount();
    if (others)
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    QHeaderView *header = m_table->horizontalHeader();
    const int most = fontMetrics().averageCharWidth() * widest;
    for (int column = 0; column < rows.titles.size(); ++column) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        if (isWide(column))
            continue;
        m_table->resizeColumnToContents(column);
        if (header->sectionSize(column) > most)
            header->resizeSection(column, most);
    }
    fitColumns();
}

bool RowsView::isWide(int column) const
{
    return column == m_model->rows().wide || column == m_model->rows().alsoWide;
}

/// The wide columns take what the others leave; where that is too little to read, one scrolls.
void RowsView::fitColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    const int least = fontMetrics().averageCharWidth() * narrowest;
    int room = m_table->viewport()->width(), wide = 0;
    for (int column = 0; column < header->count(); ++column) {
        wide += isWide(column);
        room -= isWide(column) ? 0 : header->sectionSize(column);
    }
    const bool fits = room >= wide * least;
    for (int column = 0; column < header->count(); ++column) {
        if (!isWide(column))
            continue;
        header->setSectionResizeMode(column, fits ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!fits)
            header->resizeSection(column, least);
    }
}

bool RowsView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

void RowsView::showCount()
{
    const QLocale locale;
    const int shown = m_model->rowCount(), all = m_model->rows().count;
    m_count->setText(shown == all ? locale.toString(all) : tr("%1 of %2").arg(locale.toString(shown), locale.toString(all)));
}

int RowsView::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_model->source(index.row()) : -1;
}

void RowsView::setCurrent(int source)
{
    if (const int row = source < 0 ? -1 : m_model->shownAt(source); row >= 0)
        m_table->selectRow(row);
}

} // namespace Thaw
