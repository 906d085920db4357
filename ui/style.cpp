// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style.h"

#include "ui/log/logcolors.h"

#include <QPainter>
#include <QStyleOption>

namespace Thaw {

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (!box || !isDark(option->palette))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(mixed(option->palette.color(QPalette::Window), option->palette.color(QPalette::WindowText),
                          option->state & State_Enabled ? 0.55 : 0.3));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5);
    painter->restore();
}

} // namespace Thaw
