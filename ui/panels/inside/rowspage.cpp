// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inside/rowspage.h"

#include "ui/panels/inside/insiderows.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Thaw {

RowsPage::RowsPage(const QString &name, Maker rows, const QString &emptySentence, QWidget *parent)
    : InsidePage(parent), m_maker(std::move(rows)), m_sentence(emptySentence), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_view(new RowsView(name, RowsView::Filter::Shown, this))
{
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void RowsPage::setContents(const ContentsPtr &contents)
{
    const Rows rows = m_maker(contents);
    m_view->setRows(rows);
    m_empty->say(Icon::Done, m_sentence);
    m_stack->setCurrentWidget(rows.count > 0 ? m_view : static_cast<QWidget *>(m_empty));
}

LayersPage::LayersPage(QWidget *parent)
    : InsidePage(parent), m_layers(new RowsView(tr("Layers"), RowsView::Filter::None, this)),
      m_files(new RowsView(tr("Files of the layer"), RowsView::Filter::Shown, this))
{
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_layers);
    split->addWidget(m_files);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    m_layers->table()->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_layers, &RowsView::currentChanged, this, [this](int layer) {
        if (m_contents && layer >= 0)
            m_files->setRows(Inside::layerFileRows(m_contents, layer));
    });
}

void LayersPage::setContents(const ContentsPtr &contents)
{
    m_contents = contents;
    m_layers->setRows(Inside::layerRows(contents));
    const int last = int(contents->layers.size()) - 1;
    m_files->setRows(Inside::layerFileRows(contents, last));
    // The last one is where the checkpoint, or else what is special about the image, usually is.
    m_layers->setCurrent(last);
}

} // namespace Thaw
