// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logview.h"

#include "ui/log/logoverview.h"

#include <QFontDatabase>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace Thaw {

namespace {

constexpr int framesApart = 16;     // ms
constexpr size_t cachedLayouts = 1024;

} // namespace

LogView::LogView(QWidget *parent) : QAbstractScrollArea(parent), m_overview(new LogOverview(this))
{
    // A log reads from left to right in every language.
    setLayoutDirection(Qt::LeftToRight);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFrameShape(QFrame::NoFrame);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    setViewportMargins(0, 0, m_overview->sizeHint().width(), 0);
    m_throttle.setSingleShot(true);
    m_throttle.setInterval(framesApart);
    connect(&m_throttle, &QTimer::timeout, this, &LogView::refresh);
    updateMetrics();
}

LogView::~LogView() = default;

void LogView::setStore(const LogStore *store)
{
    m_store = store;
    m_matches = nullptr;
    m_onlyMatches = false;
    m_anchor = m_cursor = {};
    reset();
    setFollowing(true);
}

void LogView::reset()
{
    m_layouts.clear();
    m_widest = 0;
    refresh();
}

void LogView::contentChanged()
{
    if (!m_throttle.isActive())
        m_throttle.start();
}

void LogView::refresh()
{
    m_throttle.stop();
    updateScrollBars();
    if (m_following)
        scrollToEnd();
    Q_EMIT newLinesChanged();
    viewport()->update();
    m_overview->update();
}

void LogView::setWrapping(bool on)
{
    if (m_wrapping == on)
        return;
    m_wrapping = on;
    updateMetrics();
}

void LogView::setTimes(Times times)
{
    m_times = times;
    updateMetrics();
}

void LogView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void LogView::setMatches(const std::vector<qint64> *matches, bool only)
{
    const qint64 line = m_cursor.line;
    const bool changed = only != m_onlyMatches;
    m_matches = matches;
    m_onlyMatches = only && matches;
    if (changed) {
        m_topSubRow = 0;
        updateScrollBars();
        verticalScrollBar()->setValue(int(std::max<qint64>(0, rowOfLine(line) - pageRows() / 2)));
    }
    refresh();
}

void LogView::setHighlight(const BytePattern &pattern)
{
    m_metrics.highlight = pattern;
    m_layouts.clear();
    viewport()->update();
}

void LogView::setFollowing(bool on)
{
    if (on == m_following) {
        if (on)
            scrollToEnd();
        return;
    }
    m_following = on;
    m_seenLines = m_store ? m_store->lineCount() : 0;
    if (on)
        scrollToEnd();
    Q_EMIT followingChanged(on);
}

void LogView::stopFollowing()
{
    setFollowing(false);
}

qint64 LogView::newLines() const
{
    return m_following || !m_store ? 0 : std::max<qint64>(0, m_store->lineCount() - m_seenLines);
}

qint64 LogView::rowCount() const
{
    if (!m_store)
        return 0;
    return m_onlyMatches ? qint64(m_matches->size()) : m_store->lineCount();
}

qint64 LogView::lineOfRow(qint64 row) const
{
    return m_onlyMatches ? (*m_matches)[size_t(row)] : row;
}

qint64 LogView::rowOfLine(qint64 line) const
{
    if (!m_onlyMatches)
        return line;
    return std::lower_bound(m_matches->begin(), m_matches->end(), line) - m_matches->begin();
}

QString LogView::lineText(qint64 line) const
{
    return m_store ? parseAnsi(m_store->line(line)).text : QString();
}

LogLayout &LogView::layoutOf(qint64 line)
{
    const QByteArrayView bytes = m_store->line(line);
    auto &entry = m_layouts[line];
    if (!entry || entry->rawSize() != bytes.size())
        entry = std::make_unique<LogLayout>(bytes, m_metrics);
    return *entry;
}

std::vector<LogView::Visible> LogView::visible()
{
    if (m_layouts.size() > cachedLayouts)
        m_layouts.clear();
    std::vector<Visible> rows;
    qreal y = -m_topSubRow * m_metrics.rowHeight;
    const qint64 count = rowCount();
    for (qint64 row = verticalScrollBar()->value(); row < count && y < viewport()->height(); ++row) {
        const qint64 line = lineOfRow(row);
        LogLayout &layout = layoutOf(line);
        rows.push_back({row, line, y, &layout});
        y += layout.rows() * m_metrics.rowHeight;
    }
    return rows;
}

int LogView::pageRows() const
{
    return std::max(1, int(viewport()->height() / m_metrics.rowHeight));
}

qint64 LogView::firstVisibleLine() const
{
    const qint64 row = verticalScrollBar()->value();
    return row < rowCount() ? lineOfRow(row) : 0;
}

void LogView::updateMetrics()
{
    const QFontMetricsF metrics(font());
    m_metrics.font = font();
    m_metrics.charWidth = metrics.horizontalAdvance(u'0');
    m_metrics.rowHeight = std::ceil(metrics.height() * 1.12);
    m_metrics.colors = LogColors(palette());
    m_timesWidth = m_times == Times::Off ? 0 : m_metrics.charWidth * (m_times == Times::Clock ? 13 : 11);
    updateScrollBars();
    m_layouts.clear();
    m_widest = 0;
    if (m_following)
        scrollToEnd();
    viewport()->update();
    m_overview->update();
}

void LogView::updateScrollBars()
{
    m_updatingBars = true;
    const int digits = std::max(3, int(QString::number(m_store ? m_store->lineCount() : 0).size()));
    m_gutterWidth = std::ceil(m_metrics.charWidth * (digits + 3.5));
    const qreal textWidth = viewport()->width() - m_gutterWidth - m_timesWidth - m_metrics.charWidth * 2;
    const qreal wrapWidth = m_wrapping ? std::max(m_metrics.charWidth * 10, textWidth) : 0;
    if (!qFuzzyCompare(wrapWidth + 1, m_metrics.wrapWidth + 1)) {
        m_metrics.wrapWidth = wrapWidth;
        m_layouts.clear();
    }
    const qint64 rows = rowCount();
    qint64 top = std::max<qint64>(0, rows - pageRows());
    if (m_wrapping) {
        int left = pageRows();
        top = rows;
        while (top > 0 && left > 0)
            left -= layoutOf(lineOfRow(--top)).rows();
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
    if (m_wrapping && rowCount() > 0) {
        // The last line may be higher than the view.
        qint64 used = 0;
        for (qint64 row = verticalScrollBar()->value(); row < rowCount(); ++row)
            used += layoutOf(lineOfRow(row)).rows();
        m_topSubRow = int(std::max<qint64>(0, used - pageRows()));
    }
    m_updatingBars = false;
    viewport()->update();
}

void LogView::scrollContentsBy(int dx, int dy)
{
    if (dy != 0 && !m_updatingBars) {
        m_topSubRow = 0;
        if (dy > 0 || verticalScrollBar()->value() < verticalScrollBar()->maximum())
            stopFollowing();
        else if (verticalScrollBar()->value() == verticalScrollBar()->maximum() && verticalScrollBar()->isSliderDown())
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
        sub += layoutOf(lineOfRow(--top)).rows();
    while (top < verticalScrollBar()->maximum() && sub >= layoutOf(lineOfRow(top)).rows())
        sub -= layoutOf(lineOfRow(top++)).rows();
    if (rows < 0)
        stopFollowing();
    m_updatingBars = true;
    verticalScrollBar()->setValue(int(top));
    m_updatingBars = false;
    m_topSubRow = int(std::max<qint64>(0, top == verticalScrollBar()->maximum() ? std::min<qint64>(sub, m_topSubRow) : sub));
    viewport()->update();
    m_overview->update();
}

void LogView::goToLine(qint64 line)
{
    if (!m_store || m_store->lineCount() == 0)
        return;
    stopFollowing();
    moveCursor({std::clamp<qint64>(line, 0, m_store->lineCount() - 1), 0}, false);
    const qint64 row = rowOfLine(m_cursor.line);
    const qint64 top = verticalScrollBar()->value();
    if (row < top + 2 || row > top + pageRows() - 3) {
        m_topSubRow = 0;
        updateScrollBars();
        verticalScrollBar()->setValue(int(std::max<qint64>(0, row - pageRows() / 3)));
    }
}

void LogView::ensureVisible(const Place &place)
{
    const qint64 row = rowOfLine(place.line);
    const qint64 top = verticalScrollBar()->value();
    if (row < top) {
        m_topSubRow = 0;
        verticalScrollBar()->setValue(int(row));
    } else if (!m_wrapping && row >= top + pageRows()) {
        verticalScrollBar()->setValue(int(row - pageRows() + 1));
    } else if (m_wrapping) {
        const auto rows = visible();
        if (!rows.empty() && (row > rows.back().row
                              || (row == rows.back().row && rows.back().y + m_metrics.rowHeight > viewport()->height())))
            scrollRows(row - rows.back().row + 1);
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

QString LogView::timeText(qint64 line) const
{
    const qint64 elapsed = m_store->elapsed(line);
    if (elapsed < 0)
        return {};
    if (m_times == Times::Clock && m_store->startTime().isValid())
        return m_store->startTime().addMSecs(elapsed).toString(QStringLiteral("HH:mm:ss.zzz"));
    return QLocale().toString(double(elapsed) / 1000, 'f', 3) + QStringLiteral(" s");
}

void LogView::paintGutter(QPainter &painter, const Visible &row)
{
    const LogColors &colors = m_metrics.colors;
    const qreal height = m_metrics.rowHeight;
    const bool ready = m_store->isMarked(row.line);
    painter.fillRect(QRectF(0, row.y, m_gutterWidth, row.layout->rows() * height), ready ? colors.ready : colors.gutter);
    if (m_store->channel(row.line) == Channel::ErrorOutput)
        painter.fillRect(QRectF(m_gutterWidth - 3, row.y, 3, row.layout->rows() * height), colors.errorBar);
    painter.setPen(ready ? readableOn(colors.readyMark, colors.ready) : colors.gutterText);
    painter.drawText(QRectF(0, row.y, m_gutterWidth - m_metrics.charWidth, height), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(row.line + 1));
    if (ready) {
        const qreal s = height * 0.28, cy = row.y + height / 2, x = m_metrics.charWidth * 0.5;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(readableOn(colors.readyMark, colors.ready));
        painter.drawPolygon(QPolygonF({{x, cy - s}, {x + s * 1.5, cy}, {x, cy + s}}));
        painter.restore();
    }
}

void LogView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(m_metrics.font);
    const LogColors &colors = m_metrics.colors;
    const QRectF clip = event->rect();
    painter.fillRect(clip, colors.base);
    if (rowCount() == 0) {
        painter.setPen(mixed(colors.base, colors.text, 0.7));
        painter.setFont(QWidget::parentWidget() ? parentWidget()->font() : font());
        painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    painter.fillRect(QRectF(0, 0, m_gutterWidth, viewport()->height()), colors.gutter);
    const qreal textX = m_gutterWidth + m_timesWidth + m_metrics.charWidth;
    const Place from = std::min(m_anchor, m_cursor), to = std::max(m_anchor, m_cursor);
    const qreal widest = m_widest;
    for (const Visible &row : visible()) {
        const QRectF band(m_gutterWidth, row.y, viewport()->width(), row.layout->rows() * m_metrics.rowHeight);
        const bool ready = m_store->isMarked(row.line);
        const bool current = row.line == m_cursor.line;
        if (ready)
            painter.fillRect(band, colors.ready);
        else if (current && hasFocus() && !m_following)
            painter.fillRect(band, colors.currentLine);
        paintGutter(painter, row);
        if (m_times != Times::Off) {
            painter.setPen(colors.gutterText);
            painter.drawText(QRectF(m_gutterWidth, row.y, m_timesWidth, m_metrics.rowHeight),
                             Qt::AlignRight | Qt::AlignVCenter, timeText(row.line));
        }
        qsizetype start = 0, length = 0;
        if (hasSelection() && row.line >= from.line && row.line <= to.line) {
            start = row.line == from.line ? from.character : 0;
            length = (row.line == to.line ? to.character : row.layout->text().size() + 1) - start;
        }
        painter.save();
        const QRectF textArea(textX - m_metrics.charWidth / 2, row.y, viewport()->width(), band.height());
        painter.setClipRect(textArea);
        painter.setPen(colors.text);
        row.layout->draw(painter, {textX - horizontalScrollBar()->value(), row.y}, textArea & QRectF(viewport()->rect()),
                         start, length, palette(), current && !m_metrics.highlight.isNull());
        painter.restore();
        m_widest = std::max(m_widest, row.layout->width());
    }
    if (m_widest > widest && !m_wrapping)
        QMetaObject::invokeMethod(this, &LogView::updateScrollBars, Qt::QueuedConnection);
}

QSize LogView::sizeHint() const
{
    return {int(m_metrics.charWidth * 90), int(m_metrics.rowHeight * 12)};
}

} // namespace Thaw
