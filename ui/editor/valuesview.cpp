// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/valuesview.h"

#include "ui/editor/projectdocument.h"
#include "ui/editor/valuesmodel.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace Thaw {

ValuesView::ValuesView(ProjectDocument *project, QWidget *parent)
    : QWidget(parent), m_model(new ValuesModel(this)), m_table(new QTableView(this)),
      m_add(new QPushButton(tr("Add Value"), this)), m_remove(new QPushButton(tr("Remove"), this))
{
    m_model->setProject(project);
    setUpTable();
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 6, 8, 6);
    m_add->setIcon(icon(Icon::New));
    m_remove->setIcon(icon(Icon::Delete));
    m_remove->setEnabled(false);
    auto *hint = new QLabel(tr("Names and values of app_env_vars.sh; the same file as text is in the next tab."), this);
    hint->setWordWrap(true);
    QPalette quiet = hint->palette();
    quiet.setColor(QPalette::WindowText, quietColor(quiet));
    hint->setPalette(quiet);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addSpacing(8);
    buttons->addWidget(hint, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &ValuesView::addValue);
    connect(m_remove, &QPushButton::clicked, this, &ValuesView::removeValue);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setEnabled(m_table->selectionModel()->hasSelection()); });
}

void ValuesView::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Values"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setIconSize(QSize(fontMetrics().height(), fontMetrics().height()));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 7 / 4);
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(ValuesModel::Name, QHeaderView::Interactive);
    header->resizeSection(ValuesModel::Name, fontMetrics().averageCharWidth() * 28);
    header->resizeSection(ValuesModel::Value, fontMetrics().averageCharWidth() * 32);
    header->setSectionResizeMode(ValuesModel::Export, QHeaderView::ResizeToContents);
    header->setStretchLastSection(true);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
}

void ValuesView::addValue()
{
    const int row = m_model->add(QStringLiteral("NEW_VALUE"), QStringLiteral("value"));
    m_table->setCurrentIndex(m_model->index(row, ValuesModel::Name));
    m_table->edit(m_model->index(row, ValuesModel::Name));
}

void ValuesView::removeValue()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return;
    const QString name = m_model->assignment(index.row()).name;
    m_model->remove(index.row());
    Q_EMIT removed(name);
}

} // namespace Thaw
