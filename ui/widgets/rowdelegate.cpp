// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rowdelegate.h"

#include "ui/log/logcolors.h"

#include <QApplication>
#include <QPainter>

namespace Thaw {

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QString text = row.text;
    row.text.clear();
    const QStyle *style = row.widget ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    const bool selected = row.state & QStyle::State_Selected;
    const QColor back = row.palette.color(selected ? QPalette::Highlight : QPalette::Base);
    const QColor front = row.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = selected ? front : readableOn(mixed(front, back, 0.35), back);
    const int gap = row.fontMetrics.averageCharWidth() * 2;
    const int sign = row.icon.isNull() ? 0 : row.decorationSize.width() + gap / 2;
    QRect room = QStyle::visualRect(row.direction, row.rect, row.rect.adjusted(gap / 2 + sign, 0, -gap, 0));
    const Qt::Alignment near = QStyle::visualAlignment(row.direction, Qt::AlignLeading) | Qt::AlignAbsolute | Qt::AlignVCenter;
    const auto put = [&](const QString &part, const QFont &font, const QColor &color) {
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(part, Qt::ElideRight, room.width());
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(room, int(near), shown);
        const int used = metrics.horizontalAdvance(shown) + gap;
        room = row.direction == Qt::RightToLeft ? room.adjusted(0, 0, -used, 0) : room.adjusted(used, 0, 0, 0);
    };
    painter->save();
    const QString end = index.data(endRole).toString();
    if (!end.isEmpty()) {
        const int width = row.fontMetrics.horizontalAdvance(end);
        QRect place = room;
        if (row.direction == Qt::RightToLeft)
            place.setWidth(width), room.setLeft(place.right() + gap);
        else
            place.setLeft(room.right() - width + 1), room.setRight(place.left() - gap);
        painter->setFont(row.font);
        painter->setPen(quiet);
        painter->drawText(place, int(Qt::AlignVCenter), end);
    }
    QFont font = row.font;
    font.setBold(m_bold);
    put(text, font, front);
    if (const QString beside = index.data(besideRole).toString(); !beside.isEmpty() && room.width() > gap)
        put(beside, row.font, quiet);
    painter->restore();
}

} // namespace Thaw
