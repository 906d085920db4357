// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inside/memorypage.h"

#include "ui/panels/inside/insiderows.h"
#include "ui/widgets/memorychart.h"
#include "ui/widgets/rowsview.h"

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QSplitter>
#include <QThreadPool>
#include <QVBoxLayout>

namespace Thaw {

MemoryPage::MemoryPage(QWidget *parent)
    : InsidePage(parent), m_summary(new QLabel(this)), m_chart(new MemoryChart(this)),
      m_list(new RowsView(tr("Mappings"), RowsView::Filter::Shown, this))
{
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_list->table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_chart);
    split->addWidget(m_list);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({2000, 3000});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_summary);
    layout->addWidget(split, 1);
    connect(m_list, &RowsView::currentChanged, m_chart, &MemoryChart::setCurrent);
    connect(m_chart, &MemoryChart::chosen, m_list, &RowsView::setCurrent);
}

void MemoryPage::setContents(const ContentsPtr &contents)
{
    m_contents = contents;
    m_summary->setText(tr("Counting the pages…"));
    setUse(std::make_shared<const MemoryUse>());
    QThreadPool::globalInstance()->start([contents, self = QPointer(this)] {
        const FoundCheckpoint &found = *contents->checkpoint;
        const auto use = std::make_shared<const MemoryUse>(memoryUse(found.images, found.hashes));
        QMetaObject::invokeMethod(qApp, [contents, use, self] {
            if (!self || self->m_contents != contents)
                return;
            const QLocale locale;
            const auto share = [&](qint64 pages) { return locale.toString(100.0 * double(pages) / double(std::max<qint64>(1, use->pages)), 'f', 1); };
            self->m_summary->setText(use->pages == 0
                ? tr("No page of memory is in this checkpoint.")
                : tr("%1 in %2 pages: %3 % are zeros, %4 % are in it more than once.")
                      .arg(Inside::pagesText(use->pages), locale.toString(use->pages), share(use->zero), share(use->duplicate)));
            self->setUse(use);
            Q_EMIT self->counted();
        });
    });
}

void MemoryPage::setUse(const std::shared_ptr<const MemoryUse> &use)
{
    m_chart->setUse(use);
    m_list->setRows(Inside::mappingRows(use, m_contents));
    m_list->table()->sortByColumn(2, Qt::DescendingOrder); // the largest first
}

QString MemoryPage::summary() const
{
    return m_summary->text();
}

} // namespace Thaw
