// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logoverview.h"

#include "ui/log/logview.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Thaw {

LogOverview::LogOverview(LogView *view) : QWidget(view), m_view(view)
{
    setToolTip(tr("Marks of the ready line, of lines like it and of what was found; click to go there"));
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
    const qint64 count = m_view->m_rows.count();
    if (count == 0)
        return;
    const double scale = double(height()) / double(std::max<qint64>(count, m_view->pageRows()));
    const auto top = double(m_view->m_rows.rowOf(m_view->firstVisibleLine())) * scale;
    painter.fillRect(QRectF(0, top, width(), std::max(4.0, m_view->pageRows() * scale)),
                     mixed(colors.gutter, colors.text, 0.12));
    const auto isShown = [this](qint64 line) {
        const qint64 row = m_view->m_rows.rowOf(line);
        return row < m_view->m_rows.count() && m_view->m_rows.at(row).line == line;
    };
    const auto paintMarks = [&](const std::vector<qint64> &lines, const QColor &color, qreal x, qreal w) {
        auto at = lines.begin();
        // One look-up for each pixel, so that a million marks cost no more than a hundred.
        for (int y = 0; y < height() && at != lines.end();) {
            if (!isShown(*at)) {
                ++at;
                continue;
            }
            const double place = double(m_view->m_rows.rowOf(*at)) * scale;
            painter.fillRect(QRectF(x, std::min(place, height() - 3.0), w, 3), color);
            y = int(place) + 1;
            at = m_view->m_rows.onlyMatches() ? at + 1 : std::lower_bound(at + 1, lines.end(), qint64(y / scale));
            if (m_view->m_rows.onlyMatches() && at - lines.begin() > height())
                break;
        }
    };
    if (m_view->m_rows.matches() && !m_view->m_rows.onlyMatches())
        paintMarks(*m_view->m_rows.matches(), colors.overviewMatch, width() * 0.3, width() * 0.7);
    const LogStore &store = *m_view->store();
    paintMarks(store.marks(), colors.readyMark, 0, width() * 0.6);
    for (size_t i = 0; i < m_view->m_rows.noteCount(); ++i)
        painter.fillRect(QRectF(0, double(m_view->m_rows.rowOfNote(i)) * scale, width(), 2), colors.noteText);
    if (store.readyLine() >= 0 && isShown(store.readyLine())) {
        const double place = double(m_view->m_rows.rowOf(store.readyLine())) * scale;
        painter.fillRect(QRectF(0, std::min(place, height() - 5.0), width(), 5), colors.readyMark);
    }
}

void LogOverview::goTo(int y)
{
    const qint64 count = std::max<qint64>(m_view->m_rows.count(), m_view->pageRows());
    const qint64 row = std::clamp<qint64>(qint64(double(y) / std::max(1, height()) * double(count)), 0,
                                          std::max<qint64>(0, m_view->m_rows.count() - 1));
    if (m_view->m_rows.count() > 0)
        m_view->goToLine(m_view->m_rows.at(row).line);
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
