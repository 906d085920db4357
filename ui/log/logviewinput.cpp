// SPDX-License-Identifier: GPL-3.0-or-later
// What LogView does with keys, the mouse and the clipboard.
#include "ui/log/logview.h"

#include "ui/log/logoverview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QWheelEvent>

#include <algorithm>

namespace Thaw {

bool LogView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool LogView::viewportEvent(QEvent *event)
{
    return QAbstractScrollArea::viewportEvent(event);
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const QRect view = viewport()->geometry();
    m_overview->setGeometry(view.right() + 1, view.top(), m_overview->sizeHint().width(), view.height());
    updateScrollBars();
    if (m_following)
        scrollToEnd();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::StyleChange)
        updateMetrics();
}

LogView::Place LogView::placeAt(QPoint point)
{
    const auto rows = visible();
    if (rows.empty())
        return {};
    const Visible *hit = &rows.front();
    for (const Visible &row : rows) {
        if (row.y <= point.y())
            hit = &row;
    }
    const qreal x = point.x() - m_gutterWidth - m_timesWidth - m_metrics.charWidth + horizontalScrollBar()->value();
    if (point.y() < 0 && hit->row > 0 && hit == &rows.front())
        return {lineOfRow(hit->row - 1), 0};
    return {hit->line, hit->layout->characterAt({std::max(0.0, x), std::max(0.0, point.y() - hit->y)})};
}

void LogView::moveCursor(const Place &place, bool select)
{
    const bool had = hasSelection();
    const qint64 line = m_cursor.line;
    m_cursor = place;
    if (!select)
        m_anchor = place;
    viewport()->update();
    if (had || hasSelection())
        Q_EMIT selectionChanged();
    if (line != m_cursor.line)
        Q_EMIT currentLineChanged(m_cursor.line);
    announceCursor();
}

void LogView::announceCursor()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTextCursorEvent event(this, int(m_cursor.character));
    QAccessible::updateAccessibility(&event);
    QAccessibleValueChangeEvent value(this, lineText(m_cursor.line));
    QAccessible::updateAccessibility(&value);
}

void LogView::moveRows(qint64 rows, bool select)
{
    if (rowCount() == 0)
        return;
    if (m_following) {
        // The keyboard starts where the eye is: at the end.
        m_cursor = m_anchor = {lineOfRow(rowCount() - 1), 0};
        stopFollowing();
    }
    const qint64 row = std::clamp<qint64>(rowOfLine(m_cursor.line) + rows, 0, rowCount() - 1);
    Place place{lineOfRow(row), m_cursor.character};
    place.character = std::min(place.character, layoutOf(place.line).text().size());
    moveCursor(place, select);
    ensureVisible(place);
}

bool LogView::handleMove(QKeyEvent *event)
{
    const bool select = event->modifiers() & Qt::ShiftModifier;
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Up: moveRows(-1, select); return true;
    case Qt::Key_Down: moveRows(1, select); return true;
    case Qt::Key_PageUp: moveRows(1 - pageRows(), select); return true;
    case Qt::Key_PageDown: moveRows(pageRows() - 1, select); return true;
    case Qt::Key_Home:
        if (control)
            moveRows(-rowCount(), select);
        else
            moveCursor({m_cursor.line, 0}, select);
        horizontalScrollBar()->setValue(0);
        return true;
    case Qt::Key_End:
        if (select) {
            if (control)
                moveRows(rowCount(), true);
            moveCursor({m_cursor.line, layoutOf(m_cursor.line).text().size()}, true);
        } else {
            moveCursor(m_cursor, false);
            setFollowing(true);
        }
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int step = event->key() == Qt::Key_Left ? -1 : 1;
        if (!select) {
            horizontalScrollBar()->setValue(horizontalScrollBar()->value() + step * horizontalScrollBar()->singleStep());
            return true;
        }
        stopFollowing();
        const qsizetype size = layoutOf(m_cursor.line).text().size();
        Place place = m_cursor;
        place.character += step;
        if (place.character < 0 && rowOfLine(place.line) > 0) {
            place.line = lineOfRow(rowOfLine(place.line) - 1);
            place.character = layoutOf(place.line).text().size();
        } else if (place.character > size && rowOfLine(place.line) + 1 < rowCount()) {
            place = {lineOfRow(rowOfLine(place.line) + 1), 0};
        }
        place.character = std::clamp<qsizetype>(place.character, 0, layoutOf(place.line).text().size());
        moveCursor(place, true);
        ensureVisible(place);
        return true;
    }
    default: return false;
    }
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (!m_store || rowCount() == 0 || event->modifiers() & (Qt::AltModifier | Qt::MetaModifier)
             || !handleMove(event))
        event->ignore(); // not the base class: it would scroll behind our back
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || rowCount() == 0)
        return;
    stopFollowing();
    moveCursor(placeAt(event->position().toPoint()), event->modifiers() & Qt::ShiftModifier);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || rowCount() == 0)
        return;
    m_dragPoint = event->position().toPoint();
    moveCursor(placeAt(m_dragPoint), true);
    const bool outside = !viewport()->rect().contains(m_dragPoint);
    if (outside && m_dragTimer == 0) {
        m_dragTimer = startTimer(40);
    } else if (!outside && m_dragTimer != 0) {
        killTimer(m_dragTimer);
        m_dragTimer = 0;
    }
}

void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragTimer)
        return QAbstractScrollArea::timerEvent(event);
    const int beyond = m_dragPoint.y() < 0 ? m_dragPoint.y() : std::max(0, m_dragPoint.y() - viewport()->height());
    if (beyond != 0)
        scrollRows(beyond / 12 + (beyond < 0 ? -1 : 1));
    const int right = m_dragPoint.x() - viewport()->width();
    if (right > 0 || m_dragPoint.x() < 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + (right > 0 ? right : m_dragPoint.x()));
    moveCursor(placeAt({m_dragPoint.x(), std::clamp(m_dragPoint.y(), 0, viewport()->height() - 1)}), true);
}

void LogView::mouseReleaseEvent(QMouseEvent *event)
{
    Q_UNUSED(event)
    if (m_dragTimer != 0)
        killTimer(m_dragTimer);
    m_dragTimer = 0;
    if (hasSelection() && QApplication::clipboard()->supportsSelection())
        QApplication::clipboard()->setText(selectedText(1'000'000), QClipboard::Selection);
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || rowCount() == 0)
        return;
    const Place place = placeAt(event->position().toPoint());
    const QString text = lineText(place.line);
    const auto inWord = [&](qsizetype i) {
        return i >= 0 && i < text.size() && (text[i].isLetterOrNumber() || text[i] == u'_');
    };
    qsizetype from = place.character, to = place.character;
    while (inWord(from - 1))
        --from;
    while (inWord(to))
        ++to;
    m_anchor = {place.line, from};
    moveCursor({place.line, to}, true);
}

void LogView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ShiftModifier || event->angleDelta().y() == 0)
        return QAbstractScrollArea::wheelEvent(event);
    const int notches = event->angleDelta().y();
    scrollRows(-qint64(notches) * QApplication::wheelScrollLines() / 120);
    event->accept();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    QAction *copyAction = menu.addAction(tr("&Copy"), QKeySequence::Copy, this, &LogView::copy);
    copyAction->setEnabled(hasSelection());
    menu.addAction(tr("Select &All"), QKeySequence::SelectAll, this, &LogView::selectAll);
    menu.addSeparator();
    menu.addAction(tr("Jump to &End"), this, [this] { setFollowing(true); });
    menu.exec(event->globalPos());
}

void LogView::selectAll()
{
    if (rowCount() == 0)
        return;
    stopFollowing();
    m_anchor = {lineOfRow(0), 0};
    const qint64 last = lineOfRow(rowCount() - 1);
    moveCursor({last, layoutOf(last).text().size()}, true);
}

QString LogView::selectedText(qsizetype maxCharacters) const
{
    QString result;
    if (!m_store || !hasSelection())
        return result;
    const Place from = std::min(m_anchor, m_cursor), to = std::max(m_anchor, m_cursor);
    for (qint64 row = rowOfLine(from.line); row < rowCount() && result.size() < maxCharacters; ++row) {
        const qint64 line = lineOfRow(row);
        if (line > to.line)
            break;
        const QString text = lineText(line);
        const qsizetype start = line == from.line ? from.character : 0;
        const qsizetype end = line == to.line ? to.character : text.size();
        result += QStringView(text).mid(start, end - start);
        if (line != to.line)
            result += u'\n';
    }
    return result;
}

void LogView::copy()
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

} // namespace Thaw
