// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logview.h"

#include "ui/log/logoverview.h"

#include <QFontDatabase>
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
    m_rows.setStore(store);
    m_rows.setMatches(nullptr, false);
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
    // The last line may have been replaced by another, of equal length even.
    m_layouts.erase(m_lastLine);
    m_lastLine = store() ? store()->lineCount() - 1 : -1;
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
    const bool before = m_rows.onlyMatches();
    m_rows.setMatches(matches, only);
    if (before != m_rows.onlyMatches()) {
        m_topSubRow = 0;
        updateScrollBars();
        verticalScrollBar()->setValue(int(std::max<qint64>(0, m_rows.rowOf(line) - pageRows() / 2)));
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
    m_seenLines = store() ? store()->lineCount() : 0;
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
    return m_following || !store() ? 0 : std::max<qint64>(0, store()->lineCount() - m_seenLines);
}

QString LogView::lineText(qint64 line) const
{
    return store() ? parseAnsi(store()->line(line)).text : QString();
}

LogLayout &LogView::layoutOf(qint64 line)
{
    const QByteArrayView bytes = store()->line(line);
    auto &entry = m_layouts[line];
    if (!entry || entry->rawSize() != bytes.size())
        entry = std::make_unique<LogLayout>(bytes, m_metrics);
    return *entry;
}

int LogView::heightOf(qint64 row)
{
    const LogRows::Row what = m_rows.at(row);
    return what.note < 0 ? layoutOf(what.line).rows() : 1;
}

std::vector<LogView::Visible> LogView::visible()
{
    if (m_layouts.size() > cachedLayouts)
        m_layouts.clear();
    std::vector<Visible> rows;
    qreal y = -m_topSubRow * m_metrics.rowHeight;
    const qint64 count = m_rows.count();
    for (qint64 row = verticalScrollBar()->value(); row < count && y < viewport()->height(); ++row) {
        const auto [line, note] = m_rows.at(row);
        LogLayout *layout = note < 0 ? &layoutOf(line) : nullptr;
        rows.push_back({row, line, note, y, (layout ? layout->rows() : 1) * m_metrics.rowHeight, layout});
        y += rows.back().height;
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
    return row < m_rows.count() ? m_rows.at(row).line : 0;
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

QSize LogView::sizeHint() const
{
    return {int(m_metrics.charWidth * 90), int(m_metrics.rowHeight * 12)};
}

} // namespace Thaw
