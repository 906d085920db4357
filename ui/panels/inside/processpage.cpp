// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inside/processpage.h"

#include "ui/models/processmodel.h"
#include "ui/panels/inside/insiderows.h"
#include "ui/widgets/rowsview.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace Thaw {

ProcessPage::ProcessPage(QWidget *parent)
    : InsidePage(parent), m_model(new ProcessModel(this)), m_tree(new QTreeView(this)), m_tabs(new QTabWidget(this)),
      m_facts(new RowsView(tr("The process"), RowsView::Filter::None, this)),
      m_threads(new RowsView(tr("Threads"), RowsView::Filter::None, this)),
      m_environment(new RowsView(tr("Environment"), RowsView::Filter::Shown, this)),
      m_show(new QCheckBox(tr("Show Secrets"), this))
{
    m_tree->setModel(m_model);
    m_tree->setAccessibleName(tr("Processes"));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setHighlightSections(false);
    m_tree->installEventFilter(this);
    m_show->setToolTip(tr("Values that look like passwords or keys are masked"));
    m_environment->addTool(m_show);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("The process"));
    m_tabs->addTab(m_facts, tr("Process"));
    m_tabs->addTab(m_threads, tr("Threads"));
    m_tabs->addTab(m_environment, tr("Environment"));
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_tree);
    split->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProcessPage::showProcess);
    connect(m_show, &QCheckBox::toggled, this, &ProcessPage::showProcess);
}

void ProcessPage::setContents(const ContentsPtr &contents)
{
    m_contents = contents;
    m_show->setChecked(false); // what was shown of one image is not yet asked for of the next
    m_model->setContents(contents);
    m_tree->expandAll();
    QHeaderView *header = m_tree->header();
    for (int column = 0; column < ProcessModel::ColumnCount; ++column) {
        header->setSectionResizeMode(column, column == ProcessModel::Command ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (column != ProcessModel::Command)
            m_tree->resizeColumnToContents(column);
    }
    m_tree->setCurrentIndex(m_model->index(0, 0));
    showProcess();
}

void ProcessPage::showProcess()
{
    const CriuProcess none, *chosen = m_model->process(m_tree->currentIndex());
    const CriuProcess &process = chosen ? *chosen : none;
    m_facts->setRows(Inside::factRows(chosen ? Inside::processFacts(m_contents->checkpoint->images, process) : Inside::Facts()));
    m_threads->setRows(Inside::threadRows(process));
    m_environment->setRows(Inside::environmentRows(process, m_show->isChecked()));
}

bool ProcessPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return InsidePage::eventFilter(watched, event);
    QStringList cells;
    for (int column = 0; column < ProcessModel::ColumnCount; ++column)
        cells << m_tree->currentIndex().siblingAtColumn(column).data().toString();
    QApplication::clipboard()->setText(cells.join(u'\t') + u'\n');
    return true;
}

} // namespace Thaw
