// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include "ui/log/logcolors.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>

#include <cmath>
#include <numbers>

namespace Thaw {

namespace {

/// All shapes live on a field of 16 × 16 with strokes of 1.5.
class Pen
{
public:
    explicit Pen(QPainter &painter, const QColor &color) : m_painter(painter), m_color(color) {}

    void line(std::initializer_list<QPointF> points, bool closed = false, bool filled = false)
    {
        stroke(filled);
        const QPolygonF polygon(points.begin() == points.end() ? QList<QPointF>() : QList<QPointF>(points));
        if (closed)
            m_painter.drawPolygon(polygon);
        else
            m_painter.drawPolyline(polygon);
    }
    void rect(qreal x, qreal y, qreal w, qreal h, bool filled = false)
    {
        stroke(filled);
        m_painter.drawRoundedRect(QRectF(x, y, w, h), 1.2, 1.2);
    }
    void circle(QPointF center, qreal radius, bool filled = false)
    {
        stroke(filled);
        m_painter.drawEllipse(center, radius, radius);
    }
    void arc(QPointF c, qreal r, int from, int span)
    {
        stroke(false);
        m_painter.drawArc(QRectF(c.x() - r, c.y() - r, 2 * r, 2 * r), from * 16, span * 16);
    }
    void snowflake(QPointF c, qreal r)
    {
        for (int i = 0; i < 6; ++i) {
            const double a = std::numbers::pi / 3 * i + std::numbers::pi / 6;
            const QPointF d(std::cos(a), std::sin(a)), n(-d.y(), d.x());
            line({c, c + d * r});
            line({c + d * r * 0.55 + n * 0 , c + d * r * 0.9 + n * r * 0.28});
            line({c + d * r * 0.55, c + d * r * 0.9 - n * r * 0.28});
        }
    }

private:
    void stroke(bool filled)
    {
        m_painter.setPen(QPen(m_color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(filled ? QBrush(m_color) : QBrush(Qt::NoBrush));
    }

    QPainter &m_painter;
    QColor m_color;
};

void paintShape(Pen &p, Icon which)
{
    switch (which) {
    case Icon::Application:
    case Icon::Make:
    case Icon::Checkpoint: p.snowflake({8, 8}, 6.6); break;
    case Icon::Images:
        p.line({{8, 1.8}, {14.5, 5}, {8, 8.2}, {1.5, 5}}, true);
        p.line({{1.5, 8}, {8, 11.2}, {14.5, 8}});
        p.line({{1.5, 11}, {8, 14.2}, {14.5, 11}});
        break;
    case Icon::Compare:
        p.rect(1.5, 2.5, 5.5, 11);
        p.rect(9, 2.5, 5.5, 11);
        p.line({{3.3, 6}, {5.2, 6}});
        p.line({{10.8, 6}, {12.7, 6}});
        p.line({{10.8, 9}, {12.7, 9}});
        break;
    case Icon::Engine: p.rect(2, 3, 12, 4), p.rect(2, 9, 12, 4), p.circle({4.6, 5}, 0.4, true), p.circle({4.6, 11}, 0.4, true); break;
    case Icon::Done: p.line({{3, 8.5}, {6.5, 12}, {13, 4.5}}); break;
    case Icon::Running: p.arc({8, 8}, 5.5, 60, 270); break;
    case Icon::Waiting: p.circle({8, 8}, 5); break;
    case Icon::Failed: p.line({{4, 4}, {12, 12}}), p.line({{12, 4}, {4, 12}}); break;
    case Icon::Paused: p.line({{5.5, 4}, {5.5, 12}}), p.line({{10.5, 4}, {10.5, 12}}); break;
    case Icon::Skipped: p.line({{4, 8}, {12, 8}}); break;
    case Icon::Warning: p.line({{8, 2}, {14.5, 13.5}, {1.5, 13.5}}, true), p.line({{8, 6.5}, {8, 9.6}}), p.circle({8, 11.7}, 0.3, true); break;
    case Icon::Info: p.circle({8, 8}, 6.3), p.line({{8, 7.5}, {8, 11.4}}), p.circle({8, 4.9}, 0.3, true); break;
    case Icon::Run: p.line({{4.5, 3}, {13, 8}, {4.5, 13}}, true); break;
    case Icon::Commit: p.circle({8, 8}, 3), p.line({{1.5, 8}, {5, 8}}), p.line({{11, 8}, {14.5, 8}}); break;
    case Icon::Test: p.arc({8, 8}, 5.5, 80, 280), p.line({{8, 2.5}, {8, 5.5}}), p.line({{8, 8}, {10.5, 6.2}}); break;
    case Icon::Stop: p.rect(3.5, 3.5, 9, 9, true); break;
    case Icon::Open: p.line({{1.5, 13}, {1.5, 3.5}, {6, 3.5}, {7.5, 5.5}, {14.5, 5.5}, {14.5, 13}}, true); break;
    case Icon::New: p.line({{8, 3}, {8, 13}}), p.line({{3, 8}, {13, 8}}); break;
    case Icon::Sample: p.line({{8, 1.8}, {9.8, 6.2}, {14.2, 8}, {9.8, 9.8}, {8, 14.2}, {6.2, 9.8}, {1.8, 8}, {6.2, 6.2}}, true); break;
    case Icon::Copy: p.rect(5.5, 5.5, 8, 8.5), p.line({{3, 10.5}, {2.2, 10.5}, {2.2, 2}, {10.2, 2}, {10.2, 3}}); break;
    case Icon::Delete: p.line({{2.5, 4.5}, {13.5, 4.5}}), p.line({{4, 4.5}, {4.8, 14}, {11.2, 14}, {12, 4.5}}), p.line({{6, 4}, {6.5, 2}, {9.5, 2}, {10, 4}}); break;
    case Icon::More: p.circle({3.5, 8}, 0.6, true), p.circle({8, 8}, 0.6, true), p.circle({12.5, 8}, 0.6, true); break;
    case Icon::Pencil: p.line({{3, 13}, {3.6, 10.2}, {11, 2.8}, {13.2, 5}, {5.8, 12.4}}, true); break;
    }
}

class PaletteIconEngine : public QIconEngine
{
public:
    explicit PaletteIconEngine(Icon which) : m_which(which) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QApplication::palette();
        const QColor color = mode == QIcon::Disabled   ? palette.color(QPalette::Disabled, QPalette::ButtonText)
                             : mode == QIcon::Selected ? palette.color(QPalette::HighlightedText)
                                                       : ownColor(palette);
        paintIcon(*painter, m_which, rect, color);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap pixmap(size * scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }
    QIconEngine *clone() const override { return new PaletteIconEngine(*this); }
    bool isNull() override { return false; }

private:
    /// What an icon means is not told by colour alone, but with it.
    QColor ownColor(const QPalette &palette) const
    {
        switch (m_which) {
        case Icon::Application: return readableOn(QColor(0x2a7fd4), palette.color(QPalette::Window));
        case Icon::Done: return goodColor(palette);
        case Icon::Failed: return badColor(palette);
        case Icon::Warning: return warningColor(palette);
        default: return palette.color(QPalette::ButtonText);
        }
    }

    Icon m_which;
};

} // namespace

QIcon icon(Icon which)
{
    return QIcon(new PaletteIconEngine(which));
}

void paintIcon(QPainter &painter, Icon which, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal side = std::min(rect.width(), rect.height());
    painter.translate(rect.center() - QPointF(side, side) / 2);
    painter.scale(side / 16, side / 16);
    Pen pen(painter, color);
    paintShape(pen, which);
    painter.restore();
}

QColor goodColor(const QPalette &palette)
{
    return readableOn(isDark(palette) ? QColor(0x3fb950) : QColor(0x1a7f37), palette.color(QPalette::Window));
}

QColor badColor(const QPalette &palette)
{
    return readableOn(isDark(palette) ? QColor(0xff7b72) : QColor(0xc62828), palette.color(QPalette::Window));
}

QColor warningColor(const QPalette &palette)
{
    return readableOn(isDark(palette) ? QColor(0xe3b341) : QColor(0x9a6700), palette.color(QPalette::Window));
}

QColor quietColor(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    return readableOn(mixed(palette.color(QPalette::WindowText), window, 0.4), window);
}

} // namespace Thaw
