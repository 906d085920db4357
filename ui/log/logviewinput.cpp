// SPDX-License-Identifier: GPL-3.0-or-later
// What LogView does with keys, the mouse and the clipboard.
#include "ui/log/logview.h"

#include "ui/log/logoverview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QToolTip>
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
    if (event->type() == QEvent::ToolTip)
        return showTip(static_cast<QHelpEvent *>(event));
    return QAbstractScrollArea::viewportEvent(event);
}

bool LogView::showTip(QHelpEvent *event)
{
    QString text;
    for (const Visible &row : visible()) {
        if (event->y() < row.y || event->y() >= row.y + row.height)
            continue;
        if (row.note >= 0)
            text = store()->notes()[size_t(row.note)].text;
        else if (event->x() < m_gutterWidth && store()->readyLine() == row.line)
            text = tr("With this line the application was ready");
        else if (event->x() < m_gutterWidth && store()->isMarked(row.line))
            text = tr("Matches the ready pattern");
    }
    QToolTip::showText(event->globalPos(), text, viewport()); // an empty one hides it
    return true;
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
    if (!hit->layout) // a note: the line after it, or the end
        return hit->line < store()->lineCount() ? Place{hit->line, 0} : endOf(hit->line - 1);
    return {hit->line, hit->layout->characterAt({std::max(0.0, x), std::max(0.0, point.y() - hit->y)})};
}

QPoint LogView::pointOf(const Place &place)
{
    const QPointF inLine = layoutOf(place.line).placeOf(place.character);
    const qreal x = m_gutterWidth + m_timesWidth + m_metrics.charWidth - horizontalScrollBar()->value() + inLine.x();
    for (const Visible &row : visible()) {
        if (row.layout && row.line == place.line)
            return QPointF(x, row.y + inLine.y() + m_metrics.rowHeight / 2).toPoint();
    }
    return {int(x), -1};
}

LogView::Place LogView::endOf(qint64 line)
{
    return {line, layoutOf(line).text().size()};
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

void LogView::moveLines(qint64 lines, bool select)
{
    if (m_rows.lineCount() == 0)
        return;
    if (m_following) {
        // The keyboard starts where the eye is: at the end.
        m_cursor = m_anchor = {m_rows.lineAt(m_rows.lineCount() - 1), 0};
        stopFollowing();
    }
    const qint64 index = std::clamp<qint64>(m_rows.indexOf(m_cursor.line) + lines, 0, m_rows.lineCount() - 1);
    Place place{m_rows.lineAt(index), m_cursor.character};
    place.character = std::min(place.character, layoutOf(place.line).text().size());
    moveCursor(place, select);
    ensureVisible(place);
}

void LogView::movePages(int direction, bool select)
{
    if (!m_wrapping)
        return moveLines(direction * (pageRows() - 1), select);
    // By rows, since a wrapped line may fill many pages.
    if (m_following)
        moveLines(0, select);
    scrollRows(direction * (pageRows() - 1));
    moveCursor(placeAt({int(m_gutterWidth + m_timesWidth), direction < 0 ? 0 : viewport()->height() - 1}), select);
}

void LogView::moveSideways(int step, bool select)
{
    if (!select) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + step * horizontalScrollBar()->singleStep());
        return;
    }
    stopFollowing();
    const qint64 index = m_rows.indexOf(m_cursor.line);
    Place place = m_cursor;
    place.character += step;
    if (place.character < 0 && index > 0) {
        place.line = m_rows.lineAt(index - 1);
        place.character = layoutOf(place.line).text().size();
    } else if (place.character > layoutOf(place.line).text().size() && index + 1 < m_rows.lineCount()) {
        place = {m_rows.lineAt(index + 1), 0};
    }
    place.character = std::clamp<qsizetype>(place.character, 0, layoutOf(place.line).text().size());
    moveCursor(place, true);
    ensureVisible(place);
}

bool LogView::handleMove(QKeyEvent *event)
{
    const bool select = event->modifiers() & Qt::ShiftModifier;
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Up: moveLines(-1, select); return true;
    case Qt::Key_Down: moveLines(1, select); return true;
    case Qt::Key_PageUp: movePages(-1, select); return true;
    case Qt::Key_PageDown: movePages(1, select); return true;
    case Qt::Key_Home:
        if (control)
            moveLines(-m_rows.lineCount(), select);
        else
            moveCursor({m_cursor.line, 0}, select);
        horizontalScrollBar()->setValue(0);
        return true;
    case Qt::Key_End:
        if (select) {
            if (control)
                moveLines(m_rows.lineCount(), true);
            moveCursor(endOf(m_cursor.line), true);
        } else {
            moveCursor(m_cursor, false);
            setFollowing(true);
        }
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: moveSideways(event->key() == Qt::Key_Left ? -1 : 1, select); return true;
    default: return false;
    }
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (!store() || m_rows.lineCount() == 0 || event->modifiers() & (Qt::AltModifier | Qt::MetaModifier)
             || !handleMove(event))
        event->ignore(); // not the base class: it would scroll behind our back
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_rows.lineCount() == 0)
        return;
    stopFollowing();
    moveCursor(placeAt(event->position().toPoint()), event->modifiers() & Qt::ShiftModifier);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_rows.lineCount() == 0)
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
    if (event->button() != Qt::LeftButton || m_rows.lineCount() == 0)
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
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copyAction = menu->addAction(tr("&Copy"), QKeySequence::Copy, this, &LogView::copy);
    copyAction->setEnabled(hasSelection());
    menu->addAction(tr("Select &All"), QKeySequence::SelectAll, this, &LogView::selectAll);
    menu->addSeparator();
    menu->addAction(tr("Jump to &End"), this, [this] { setFollowing(true); });
    menu->popup(event->globalPos());
}

void LogView::selectAll()
{
    if (m_rows.lineCount() == 0)
        return;
    stopFollowing();
    m_anchor = {m_rows.lineAt(0), 0};
    moveCursor(endOf(m_rows.lineAt(m_rows.lineCount() - 1)), true);
}

QString LogView::selectedText(qsizetype maxCharacters) const
{
    QString result;
    if (!store() || !hasSelection())
        return result;
    const Place from = std::min(m_anchor, m_cursor), to = std::max(m_anchor, m_cursor);
    for (qint64 i = m_rows.indexOf(from.line); i < m_rows.lineCount() && result.size() < maxCharacters; ++i) {
        const qint64 line = m_rows.lineAt(i);
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
