// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/ansi.h"
#include "core/log/logsearch.h"
#include "ui/log/logcolors.h"

#include <QFont>
#include <QPointF>
#include <QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace Thaw {

/// What all lines of a view have in common.
struct LogMetrics
{
    QFont font;
    qreal charWidth = 8;
    qreal rowHeight = 16;
    qreal wrapWidth = 0; ///< 0: no wrapping
    LogColors colors;
    BytePattern highlight;
};

/// One line, laid out. A long line is cut into slices that are laid out only when they are seen, so that a line of
/// a megabyte costs as much as a page of text.
class LogLayout
{
public:
    LogLayout(QByteArrayView line, const LogMetrics &metrics);

    const QString &text() const { return m_ansi.text; }
    qsizetype rawSize() const { return m_rawSize; }
    /// Rows on the screen; 1 without wrapping.
    int rows() const { return m_rows; }
    qreal width() const { return m_width; }

    /// Draws what is inside clip; selection is a range of characters, its length 0: none.
    void draw(QPainter &painter, QPointF position, const QRectF &clip, qsizetype selectionStart,
              qsizetype selectionLength, const QPalette &palette, bool currentMatch);
    /// Character at a place relative to the line's top left corner.
    qsizetype characterAt(QPointF place);
    /// Left edge of a character, relative to the line's top left corner; y is its row's top.
    QPointF placeOf(qsizetype character);

private:
    struct Slice
    {
        qsizetype start = 0;
        qsizetype length = 0;
        qreal x = 0;
        int row = 0;
        std::unique_ptr<QTextLayout> layout;
        std::vector<std::pair<qsizetype, qsizetype>> matches; ///< relative to the slice
    };

    void cut();
    QTextLayout &layoutOf(Slice &slice);
    void findMatches(Slice &slice);
    Slice &sliceOf(qsizetype character);

    const LogMetrics &m_metrics;
    AnsiLine m_ansi;
    qsizetype m_rawSize = 0;
    std::vector<Slice> m_slices;
    int m_rows = 1;
    qreal m_width = 0;
};

} // namespace Thaw
