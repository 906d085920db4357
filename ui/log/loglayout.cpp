// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/loglayout.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Thaw {

namespace {

constexpr qsizetype longLine = 2048;
constexpr qsizetype sliceLength = 1024;

bool isWide(char16_t c)
{
    return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff00 && c <= 0xff60);
}

} // namespace

LogLayout::LogLayout(QByteArrayView line, const LogMetrics &metrics)
    : m_metrics(metrics), m_ansi(parseAnsi(line)), m_rawSize(line.size())
{
    cut();
}

void LogLayout::cut()
{
    const QString &text = m_ansi.text;
    if (text.size() <= longLine) {
        m_slices.emplace_back();
        m_slices.back().length = text.size();
        QTextLayout &layout = layoutOf(m_slices.back());
        m_rows = std::max(1, layout.lineCount());
        m_width = layout.boundingRect().width();
        return;
    }
    // Cut where a terminal would: the place of a slice follows from the number of characters before it.
    const auto columns = qsizetype(std::max(1.0, std::floor(m_metrics.wrapWidth / m_metrics.charWidth)));
    const bool wraps = m_metrics.wrapWidth > 0;
    const qsizetype step = wraps ? columns * std::max<qsizetype>(1, sliceLength / columns) : sliceLength;
    qreal x = 0;
    int row = 0;
    for (qsizetype start = 0; start < text.size();) {
        qsizetype length = std::min(step, text.size() - start);
        if (start + length < text.size() && text[start + length].isLowSurrogate())
            ++length;
        m_slices.emplace_back();
        Slice &slice = m_slices.back();
        slice.start = start;
        slice.length = length;
        slice.x = x;
        slice.row = row;
        qsizetype wide = 0;
        for (qsizetype i = start; i < start + length; ++i)
            wide += isWide(text[i].unicode());
        if (wraps)
            row += int((length + wide + columns - 1) / columns);
        else
            x += qreal(length + wide) * m_metrics.charWidth;
        start += length;
    }
    m_rows = std::max(1, row);
    m_width = x;
}

QTextLayout &LogLayout::layoutOf(Slice &slice)
{
    if (slice.layout)
        return *slice.layout;
    QString text = m_ansi.text.sliced(slice.start, slice.length);
    if (m_ansi.text.size() > longLine)
        text.replace(u'\t', u' ');
    slice.layout = std::make_unique<QTextLayout>(text, m_metrics.font);
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(m_metrics.charWidth * 8);
    option.setWrapMode(m_metrics.wrapWidth <= 0            ? QTextOption::NoWrap
                       : m_ansi.text.size() > longLine ? QTextOption::WrapAnywhere
                                                       : QTextOption::WrapAtWordBoundaryOrAnywhere);
    slice.layout->setTextOption(option);
    slice.layout->setCacheEnabled(true);
    QList<QTextLayout::FormatRange> formats;
    const qsizetype end = slice.start + slice.length;
    for (const AnsiSpan &span : std::as_const(m_ansi.spans)) {
        const qsizetype from = std::max(span.start, slice.start), to = std::min(span.start + span.length, end);
        if (from < to)
            formats.append({int(from - slice.start), int(to - from), m_metrics.colors.format(span.style)});
    }
    slice.layout->setFormats(formats);
    slice.layout->beginLayout();
    for (int row = 0;; ++row) {
        QTextLine line = slice.layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(m_metrics.wrapWidth > 0 ? m_metrics.wrapWidth : 1e7);
        line.setPosition(QPointF(0, row * m_metrics.rowHeight));
    }
    slice.layout->endLayout();
    findMatches(slice);
    return *slice.layout;
}

void LogLayout::findMatches(Slice &slice)
{
    if (m_metrics.highlight.isNull())
        return;
    const QByteArray bytes = m_ansi.text.sliced(slice.start, slice.length).toUtf8();
    const bool ascii = bytes.size() == slice.length;
    for (qsizetype from = 0; from < bytes.size();) {
        const auto [start, length] = m_metrics.highlight.find(bytes, from);
        if (start < 0)
            break;
        if (length > 0 && ascii)
            slice.matches.emplace_back(start, length);
        else if (length > 0)
            slice.matches.emplace_back(QString::fromUtf8(bytes.first(start)).size(),
                                       QString::fromUtf8(bytes.sliced(start, length)).size());
        from = start + std::max<qsizetype>(1, length);
    }
}

LogLayout::Slice &LogLayout::sliceOf(qsizetype character)
{
    const auto next = std::upper_bound(m_slices.begin(), m_slices.end(), character,
                                       [](qsizetype c, const Slice &slice) { return c < slice.start; });
    return *std::prev(next);
}

void LogLayout::draw(QPainter &painter, QPointF position, const QRectF &clip, qsizetype selectionStart,
                     qsizetype selectionLength, const QPalette &palette, bool currentMatch)
{
    for (size_t i = 0; i < m_slices.size(); ++i) {
        Slice &slice = m_slices[i];
        const QPointF corner = position + QPointF(slice.x, slice.row * m_metrics.rowHeight);
        if (m_slices.size() > 1) {
            const bool last = i + 1 == m_slices.size();
            const qreal right = position.x() + (last || m_metrics.wrapWidth > 0 ? 1e9 : m_slices[i + 1].x);
            const qreal bottom = position.y() + (last ? m_rows : m_slices[i + 1].row) * m_metrics.rowHeight;
            if (m_metrics.wrapWidth > 0 ? bottom < clip.top() : right < clip.left())
                continue;
            if (corner.x() > clip.right() || corner.y() > clip.bottom())
                break;
        }
        QTextLayout &layout = layoutOf(slice);
        QList<QTextLayout::FormatRange> ranges;
        for (const auto &[start, length] : slice.matches) {
            QTextCharFormat format;
            const QColor &back = currentMatch ? m_metrics.colors.currentMatch : m_metrics.colors.match;
            format.setBackground(back);
            format.setForeground(readableOn(m_metrics.colors.text, back));
            ranges.append({int(start), int(length), format});
        }
        const qsizetype from = std::max(selectionStart, slice.start);
        const qsizetype to = std::min(selectionStart + selectionLength, slice.start + slice.length);
        if (from < to) {
            QTextCharFormat format;
            format.setBackground(palette.highlight());
            format.setForeground(palette.highlightedText());
            ranges.append({int(from - slice.start), int(to - from), format});
        }
        layout.draw(&painter, corner, ranges, clip);
    }
}

qsizetype LogLayout::characterAt(QPointF place)
{
    size_t at = m_slices.size() - 1;
    while (at > 0 && (m_metrics.wrapWidth > 0 ? place.y() < m_slices[at].row * m_metrics.rowHeight
                                              : place.x() < m_slices[at].x))
        --at;
    Slice &slice = m_slices[at];
    QTextLayout &layout = layoutOf(slice);
    if (layout.lineCount() == 0)
        return 0;
    const int row = int((place.y() - slice.row * m_metrics.rowHeight) / m_metrics.rowHeight);
    const QTextLine line = layout.lineAt(std::clamp(row, 0, layout.lineCount() - 1));
    return slice.start + std::min<qsizetype>(line.xToCursor(place.x() - slice.x), slice.length);
}

QPointF LogLayout::placeOf(qsizetype character)
{
    Slice &slice = sliceOf(std::clamp<qsizetype>(character, 0, m_ansi.text.size()));
    QTextLayout &layout = layoutOf(slice);
    const QTextLine line = layout.lineForTextPosition(int(character - slice.start));
    if (!line.isValid())
        return {slice.x, slice.row * m_metrics.rowHeight};
    return {slice.x + line.cursorToX(int(character - slice.start)),
            (slice.row + line.lineNumber()) * m_metrics.rowHeight};
}

} // namespace Thaw
