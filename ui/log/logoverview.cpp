// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logoverview.h"

#include "ui/log/logview.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Thaw {

LogOverview::LogOverview(LogView *view) : QWidget(view), m_view(view)
{
    setToolTip(tr("Marks of the ready line and of what was found; click to go there"));
}

QSize LogOverview::sizeHint() const
{
    return {std::max(8, fontMetrics().height() * 2 / 3), 50};
}

void LogOverview::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const LogColors &colors = m_view->m_metrics.colors;
    painter.fillRect(rect(), colors.gutter);
    const qint64 count = m_view->rowCount();
    if (count == 0)
        return;
    const double scale = double(height()) / double(std::max<qint64>(count, m_view->pageRows()));
    const auto top = double(m_view->rowOfLine(m_view->firstVisibleLine())) * scale;
    painter.fillRect(QRectF(0, top, width(), std::max(4.0, m_view->pageRows() * scale)),
                     mixed(colors.gutter, colors.text, 0.12));
    const auto paintMarks = [&](const std::vector<qint64> &lines, const QColor &color, qreal x, qreal w) {
        auto at = lines.begin();
        // One look-up for each pixel, so that a million marks cost no more than a hundred.
        for (int y = 0; y < height() && at != lines.end();) {
            const double place = double(m_view->rowOfLine(*at)) * scale;
            painter.fillRect(QRectF(x, std::min(place, height() - 3.0), w, 3), color);
            y = int(place) + 1;
            at = m_view->m_onlyMatches ? at + 1 : std::lower_bound(at + 1, lines.end(), qint64(y / scale));
            if (m_view->m_onlyMatches && at - lines.begin() > height())
                break;
        }
    };
    if (m_view->m_matches && !m_view->m_onlyMatches)
        paintMarks(*m_view->m_matches, colors.overviewMatch, width() * 0.3, width() * 0.7);
    paintMarks(m_view->m_store->marks(), colors.readyMark, 0, width());
}

void LogOverview::goTo(int y)
{
    const qint64 count = std::max<qint64>(m_view->rowCount(), m_view->pageRows());
    const qint64 row = std::clamp<qint64>(qint64(double(y) / std::max(1, height()) * double(count)), 0,
                                          std::max<qint64>(0, m_view->rowCount() - 1));
    if (m_view->rowCount() > 0)
        m_view->goToLine(m_view->lineOfRow(row));
}

void LogOverview::mousePressEvent(QMouseEvent *event)
{
    goTo(int(event->position().y()));
}

void LogOverview::mouseMoveEvent(QMouseEvent *event)
{
    goTo(int(event->position().y()));
}

} // namespace Thaw
