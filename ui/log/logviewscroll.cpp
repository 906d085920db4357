// SPDX-License-Identifier: GPL-3.0-or-later
// Where LogView looks: scroll bars, following, going to a line.
#include "ui/log/logview.h"

#include "ui/log/logoverview.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace Thaw {

void LogView::updateScrollBars()
{
    m_updatingBars = true;
    const int digits = std::max(3, int(QString::number(store() ? store()->lineCount() : 0).size()));
    m_gutterWidth = std::ceil(m_metrics.charWidth * (digits + 3.5));
    const qreal textWidth = viewport()->width() - m_gutterWidth - m_timesWidth - m_metrics.charWidth * 2;
    const qreal wrapWidth = m_wrapping ? std::max(m_metrics.charWidth * 10, textWidth) : 0;
    if (!qFuzzyCompare(wrapWidth + 1, m_metrics.wrapWidth + 1)) {
        m_metrics.wrapWidth = wrapWidth;
        m_layouts.clear();
    }
    const qint64 rows = m_rows.count();
    qint64 top = std::max<qint64>(0, rows - pageRows());
    if (m_wrapping) {
        int left = pageRows();
        top = rows;
        while (top > 0 && left > 0)
            left -= heightOf(--top);
        if (left < 0 && top + 1 < rows)
            ++top;
    }
    verticalScrollBar()->setPageStep(pageRows());
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setRange(0, int(std::min<qint64>(top, INT_MAX)));
    const int wide = m_wrapping ? 0 : int(std::max(0.0, m_widest - textWidth + m_metrics.charWidth * 2));
    horizontalScrollBar()->setRange(0, wide);
    horizontalScrollBar()->setPageStep(int(std::max(1.0, textWidth)));
    horizontalScrollBar()->setSingleStep(int(m_metrics.charWidth * 4));
    m_updatingBars = false;
}

void LogView::scrollToEnd()
{
    m_updatingBars = true;
    m_topSubRow = 0;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_topSubRow = lastSubRow();
    m_updatingBars = false;
    viewport()->update();
}

/// How far the last top line can be scrolled: it alone may be higher than the view.
int LogView::lastSubRow()
{
    qint64 used = 0;
    for (qint64 row = verticalScrollBar()->maximum(); m_wrapping && row < m_rows.count(); ++row)
        used += heightOf(row);
    return int(std::max<qint64>(0, used - pageRows()));
}

void LogView::scrollContentsBy(int dx, int dy)
{
    if (dy != 0 && !m_updatingBars) {
        m_topSubRow = 0;
        if (dy > 0 || verticalScrollBar()->value() < verticalScrollBar()->maximum())
            stopFollowing();
        else if (verticalScrollBar()->value() == verticalScrollBar()->maximum() &&
                 verticalScrollBar()->isSliderDown())
            setFollowing(true);
    }
    Q_UNUSED(dx)
    viewport()->update();
    m_overview->update();
}

void LogView::scrollRows(qint64 rows)
{
    if (!m_wrapping) {
        verticalScrollBar()->setValue(int(verticalScrollBar()->value() + rows));
        return;
    }
    qint64 top = verticalScrollBar()->value();
    qint64 sub = m_topSubRow + rows;
    while (sub < 0 && top > 0)
        sub += heightOf(--top);
    while (top < verticalScrollBar()->maximum() && sub >= heightOf(top))
        sub -= heightOf(top++);
    if (rows < 0)
        stopFollowing();
    m_updatingBars = true;
    verticalScrollBar()->setValue(int(top));
    m_updatingBars = false;
    m_topSubRow = int(
        std::max<qint64>(0, top == verticalScrollBar()->maximum() ? std::min<qint64>(sub, lastSubRow()) : sub));
    viewport()->update();
    m_overview->update();
}

void LogView::goToLine(qint64 line)
{
    if (!store() || store()->lineCount() == 0)
        return;
    stopFollowing();
    moveCursor({std::clamp<qint64>(line, 0, store()->lineCount() - 1), 0}, false);
    updateScrollBars();
    if (const qint64 row = m_rows.rowOf(m_cursor.line); !isInView(row))
        scrollTo(row, pageRows() / 3);
}

void LogView::goToMatch(qint64 line)
{
    goToLine(line);
    const QByteArray text = lineText(m_cursor.line).toUtf8();
    const auto [start, length] = m_metrics.highlight.find(text);
    if (start < 0)
        return;
    const QByteArrayView bytes(text);
    const qsizetype first = QString::fromUtf8(bytes.first(start)).size();
    ensureVisible({m_cursor.line, first + QString::fromUtf8(bytes.sliced(start, length)).size()});
    ensureVisible({m_cursor.line, first});
}

/// With a little of what surrounds it.
bool LogView::isInView(qint64 row)
{
    const qint64 top = verticalScrollBar()->value();
    if (!m_wrapping)
        return row >= top + 2 && row <= top + pageRows() - 3;
    for (const Visible &line : visible()) {
        if (line.row == row)
            return line.y >= 0 && line.y + line.height <= viewport()->height();
    }
    return false;
}

void LogView::scrollTo(qint64 row, int rowsAbove)
{
    m_topSubRow = 0;
    if (m_wrapping) {
        qint64 above = 0;
        while (row > 0 && above < rowsAbove)
            above += heightOf(--row);
    } else {
        row = std::max<qint64>(0, row - rowsAbove);
    }
    verticalScrollBar()->setValue(int(row));
}

void LogView::ensureVisible(const Place &place)
{
    const qint64 row = m_rows.rowOf(place.line);
    const qint64 top = verticalScrollBar()->value();
    if (row < top) {
        m_topSubRow = 0;
        verticalScrollBar()->setValue(int(row));
    } else if (!m_wrapping && row >= top + pageRows()) {
        verticalScrollBar()->setValue(int(row - pageRows() + 1));
    } else if (m_wrapping) {
        const auto rows = visible();
        if (!rows.empty() && row > rows.back().row)
            scrollTo(row, pageRows() / 3);
        for (const Visible &line : rows) {
            if (line.row != row)
                continue;
            const qreal y = line.y + line.layout->placeOf(place.character).y();
            if (y < 0)
                scrollRows(qint64(std::floor(y / m_metrics.rowHeight)));
            else if (y + m_metrics.rowHeight > viewport()->height())
                scrollRows(
                    qint64(std::ceil((y + m_metrics.rowHeight - viewport()->height()) / m_metrics.rowHeight)));
        }
    }
    if (m_wrapping)
        return;
    const qreal x = layoutOf(place.line).placeOf(place.character).x();
    const int left = horizontalScrollBar()->value(), page = horizontalScrollBar()->pageStep();
    if (x < left)
        horizontalScrollBar()->setValue(int(x - m_metrics.charWidth * 4));
    else if (x > left + page)
        horizontalScrollBar()->setValue(int(x - page + m_metrics.charWidth * 4));
}

} // namespace Thaw
