// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timebars.h"

#include "ui/log/logcolors.h"
#include "ui/text.h"
#include "ui/widgets/icons.h"

#include <QPainter>

namespace Thaw {

TimeBars::TimeBars(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimeBars::setTimes(double restored, double cold)
{
    m_restored = restored;
    m_cold = cold;
    setAccessibleName(tr("Restored in %1, cold start %2").arg(Text::duration(restored), Text::duration(cold)));
    update();
}

QSize TimeBars::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 50, fontMetrics().height() * 3};
}

void TimeBars::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor window = palette().color(QPalette::Window);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QFontMetricsF metrics(font());
    const QString names[] = {tr("Restored"), tr("Cold start")};
    const double values[] = {m_restored, m_cold};
    const QColor colors[] = {goodColor(palette()), mixed(window, palette().color(QPalette::WindowText), 0.35)};
    const qreal nameWidth = std::max(metrics.horizontalAdvance(names[0]), metrics.horizontalAdvance(names[1])) + 12;
    const qreal timeWidth = std::max(metrics.horizontalAdvance(Text::duration(m_restored)),
                                     metrics.horizontalAdvance(Text::duration(m_cold))) + 12;
    const qreal gap = 8, room = width() - nameWidth - timeWidth - gap;
    const qreal row = height() / 2.0, bar = metrics.height() * 0.7;
    const double most = std::max({m_restored, m_cold, 1.0});
    for (int i = 0; i < 2; ++i) {
        if (values[i] < 0)
            continue;
        const qreal length = std::max(3.0, room * values[i] / most);
        QRectF name(0, i * row, nameWidth - 12, row), box(nameWidth, i * row + (row - bar) / 2, length, bar);
        QRectF time(nameWidth + length + gap, i * row, timeWidth, row);
        if (mirrored) {
            for (QRectF *rect : {&name, &box, &time})
                rect->moveLeft(width() - rect->right());
        }
        const int start = int(mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter;
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(name, start, names[i]);
        painter.drawText(time, start, Text::duration(values[i]));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors[i]);
        painter.drawRoundedRect(box, 2, 2);
    }
}

} // namespace Thaw
