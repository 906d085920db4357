// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/log/logcolors.h"
#include "ui/widgets/icons.h"

#include <QEvent>
#include <QPainter>

namespace Thaw {

Card::Card(Kind kind, QWidget *parent) : QWidget(parent), m_kind(kind)
{
    placeSign();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void Card::placeSign()
{
    // Layouts are mirrored by themselves, a widget's own margins are not.
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setContentsMargins(mirrored ? 0 : signWidth(), 0, mirrored ? signWidth() : 0, 0);
}

void Card::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        placeSign();
}

void Card::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

int Card::signWidth() const
{
    return fontMetrics().height() * 2;
}

QColor Card::accent() const
{
    switch (m_kind) {
    case Kind::Good: return goodColor(palette());
    case Kind::Warning: return warningColor(palette());
    case Kind::Bad: return badColor(palette());
    case Kind::Info: break;
    }
    return readableOn(palette().color(QPalette::Highlight), palette().color(QPalette::Window));
}

void Card::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor window = palette().color(QPalette::Window);
    painter.setPen(QPen(mixed(window, accent(), 0.45), 1));
    painter.setBrush(mixed(window, accent(), 0.08));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const qreal size = fontMetrics().height() * 1.1;
    const qreal x = layoutDirection() == Qt::RightToLeft ? width() - size - 12 : 12;
    const Icon sign = m_kind == Kind::Good      ? Icon::Done
                      : m_kind == Kind::Warning ? Icon::Warning
                      : m_kind == Kind::Bad     ? Icon::Failed
                                                : Icon::Info;
    const qreal top = height() < fontMetrics().height() * 4 ? (height() - size) / 2 : 12;
    paintIcon(painter, sign, QRectF(x, top, size, size), accent());
}

} // namespace Thaw
