// SPDX-License-Identifier: GPL-3.0-or-later
// How LogView looks.
#include "ui/log/logview.h"

#include <QApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace Thaw {

void LogView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(m_metrics.font);
    const LogColors &colors = m_metrics.colors;
    painter.fillRect(event->rect(), colors.base);
    if (m_rows.count() == 0)
        return paintEmpty(painter);
    painter.fillRect(QRectF(0, 0, m_gutterWidth, viewport()->height()), colors.gutter);
    const qreal widest = m_widest;
    for (const Visible &row : visible()) {
        if (!row.layout) {
            paintNote(painter, row);
            continue;
        }
        paintLine(painter, row);
        m_widest = std::max(m_widest, row.layout->width());
    }
    if (m_widest > widest && !m_wrapping)
        QMetaObject::invokeMethod(this, &LogView::updateScrollBars, Qt::QueuedConnection);
}

void LogView::paintEmpty(QPainter &painter)
{
    painter.setPen(mixed(m_metrics.colors.base, m_metrics.colors.text, 0.7));
    painter.setFont(fontOfWords());
    painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     m_placeholder);
}

QFont LogView::fontOfWords() const
{
    // Built anew: a painter fills what a font does not ask for itself with ours, which has fixed pitch.
    const QFont font = parentWidget() ? parentWidget()->font() : QApplication::font();
    QFont words(font.families());
    if (font.pointSizeF() > 0)
        words.setPointSizeF(font.pointSizeF());
    else
        words.setPixelSize(font.pixelSize());
    return words;
}

void LogView::paintLine(QPainter &painter, const Visible &row)
{
    const LogColors &colors = m_metrics.colors;
    const QRectF band(m_gutterWidth, row.y, viewport()->width(), row.height);
    const bool current = row.line == m_cursor.line;
    const bool ready = row.line == store()->readyLine();
    if (ready)
        painter.fillRect(band, colors.ready);
    else if (current && hasFocus() && !m_following)
        painter.fillRect(band, colors.currentLine);
    paintGutter(painter, row);
    if (m_times != Times::Off) {
        painter.setPen(ready ? readableOn(colors.gutterText, colors.ready) : colors.gutterText);
        painter.drawText(QRectF(m_gutterWidth, row.y, m_timesWidth, m_metrics.rowHeight),
                         Qt::AlignRight | Qt::AlignVCenter, timeText(row.line));
    }
    const Place from = std::min(m_anchor, m_cursor), to = std::max(m_anchor, m_cursor);
    qsizetype start = 0, length = 0;
    if (hasSelection() && row.line >= from.line && row.line <= to.line) {
        start = row.line == from.line ? from.character : 0;
        length = (row.line == to.line ? to.character : row.layout->text().size() + 1) - start;
    }
    const qreal textX = m_gutterWidth + m_timesWidth + m_metrics.charWidth;
    const QRectF textArea(textX - m_metrics.charWidth / 2, row.y, viewport()->width(), row.height);
    painter.save();
    painter.setClipRect(textArea);
    painter.setPen(colors.text);
    // In the middle of its row, where the number beside it is.
    const qreal above = std::floor((m_metrics.rowHeight - QFontMetricsF(m_metrics.font).height()) / 2);
    row.layout->draw(painter, {textX - horizontalScrollBar()->value(), row.y + above},
                     textArea & QRectF(viewport()->rect()), start, length, palette(),
                     current && !m_metrics.highlight.isNull());
    painter.restore();
}

void LogView::paintGutter(QPainter &painter, const Visible &row)
{
    const LogColors &colors = m_metrics.colors;
    const qreal height = m_metrics.rowHeight;
    const bool ready = row.line == store()->readyLine();
    const bool marked = ready || store()->isMarked(row.line);
    painter.fillRect(QRectF(0, row.y, m_gutterWidth, row.height), ready ? colors.ready : colors.gutter);
    if (store()->channel(row.line) == Channel::ErrorOutput)
        painter.fillRect(QRectF(m_gutterWidth - 3, row.y, 3, row.height), colors.errorBar);
    const QColor mark = readableOn(colors.readyMark, ready ? colors.ready : colors.gutter);
    painter.setPen(marked ? mark : colors.gutterText);
    painter.drawText(QRectF(0, row.y, m_gutterWidth - m_metrics.charWidth, height),
                     Qt::AlignRight | Qt::AlignVCenter, QString::number(row.line + 1));
    if (!marked)
        return;
    // Full for the line that counted, hollow for the others that match: not told by colour alone.
    const qreal s = height * (ready ? 0.28 : 0.22), cy = row.y + height / 2, x = m_metrics.charWidth * 0.5;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ready ? QPen(Qt::NoPen) : QPen(mark, 1.3));
    painter.setBrush(ready ? QBrush(mark) : QBrush(Qt::NoBrush));
    painter.drawPolygon(QPolygonF({{x, cy - s}, {x + s * 1.5, cy}, {x, cy + s}}));
    painter.restore();
}

void LogView::paintNote(QPainter &painter, const Visible &row)
{
    // Ours, not the application's: in the window's own font, between two lines, without a number.
    const LogColors &colors = m_metrics.colors;
    const QRectF band(0, row.y, viewport()->width(), row.height);
    painter.fillRect(band, colors.note);
    QFont words = fontOfWords();
    words.setItalic(true);
    const QFontMetricsF metrics(words);
    const qreal margin = m_metrics.charWidth * 2;
    const QString text = metrics.elidedText(store()->notes()[size_t(row.note)].text, Qt::ElideRight,
                                            std::max(10.0, band.width() - 4 * margin));
    const qreal width = metrics.horizontalAdvance(text);
    const qreal left = (band.width() - width) / 2, y = row.y + row.height / 2;
    painter.save();
    painter.setFont(words);
    painter.setPen(colors.noteText);
    painter.drawText(band, Qt::AlignCenter, text);
    painter.setPen(QPen(colors.noteText, 1, Qt::DashLine));
    painter.drawLine(QPointF(margin / 2, y), QPointF(left - margin / 2, y));
    painter.drawLine(QPointF(left + width + margin / 2, y), QPointF(band.width() - margin / 2, y));
    painter.restore();
}

QString LogView::timeText(qint64 line) const
{
    const qint64 elapsed = store()->elapsed(line);
    if (elapsed < 0)
        return {};
    if (m_times == Times::Clock && store()->startTime().isValid())
        return store()->startTime().addMSecs(elapsed).toString(QStringLiteral("HH:mm:ss.zzz"));
    return QLocale().toString(double(elapsed) / 1000, 'f', 3) + QStringLiteral(" s");
}

} // namespace Thaw
