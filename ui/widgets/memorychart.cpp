// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/memorychart.h"

#include "ui/log/logcolors.h"
#include "ui/text.h"
#include "ui/widgets/icons.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

#include <sys/mman.h>

namespace Thaw {

namespace {

constexpr double gap = 1.5;
constexpr int mostTiles = 2000; // what is smaller than a pixel need not be laid out

qint64 bytesOf(qint64 pages)
{
    return pages * criuPageSize;
}

} // namespace

// Bruls, Huizing, van Wijk: Squarified Treemaps (2000).
QList<QRectF> squarified(const QList<double> &sizes, const QRectF &room)
{
    QList<QRectF> areas;
    double total = std::accumulate(sizes.begin(), sizes.end(), 0.0);
    QRectF left = room;
    qsizetype at = 0;
    while (at < sizes.size() && total > 0 && left.width() > 0 && left.height() > 0) {
        const double scale = left.width() * left.height() / total, side = std::min(left.width(), left.height());
        // As many into the next strip as make its worst side ratio better.
        const auto worst = [&](double sum, double most, double least) {
            const double square = sum * sum * scale;
            return std::max(side * side * most / square, square / (side * side * least));
        };
        double sum = sizes[at];
        qsizetype end = at + 1;
        for (double before = worst(sum, sizes[at], sizes[at]); end < sizes.size(); ++end) {
            const double now = sizes[end] > 0 ? worst(sum + sizes[end], sizes[at], sizes[end]) : 0;
            if (sizes[end] > 0 && now > before)
                break;
            before = now;
            sum += sizes[end];
        }
        const double thick = sum * scale / side;
        const bool upright = left.width() >= left.height();
        double along = upright ? left.top() : left.left();
        for (qsizetype i = at; i < end; ++i) {
            const double length = sum > 0 ? sizes[i] / sum * side : 0;
            areas.append(upright ? QRectF(left.left(), along, thick, length) : QRectF(along, left.top(), length, thick));
            along += length;
        }
        if (upright)
            left.setLeft(left.left() + thick);
        else
            left.setTop(left.top() + thick);
        total -= sum;
        at = end;
    }
    areas.resize(sizes.size());
    return areas;
}

MemoryChart::MemoryChart(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Map of the memory"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
}

void MemoryChart::setUse(const std::shared_ptr<const MemoryUse> &use)
{
    m_use = use;
    m_current = -1;
    setAccessibleDescription(tr("%1 mappings, %2 in all").arg(use->mappings.size()).arg(Text::bytes(bytesOf(use->pages))));
    layOut();
    update();
}

void MemoryChart::setCurrent(int mapping)
{
    m_current = mapping;
    update();
}

MemoryChart::Kind MemoryChart::kindOf(const CriuMapping &mapping)
{
    if (mapping.name == u"[heap]")
        return Kind::Heap;
    if (mapping.name.startsWith(u"[stack"))
        return Kind::Stack;
    if (mapping.name.startsWith(u"memfd:") || mapping.name == u"[shared]" || (mapping.name.isEmpty() && mapping.flags & MAP_SHARED))
        return Kind::Shared;
    return mapping.name.startsWith(u'/') ? Kind::File : Kind::Anonymous;
}

QColor MemoryChart::colorOf(Kind kind) const
{
    static constexpr int hues[] = {28, 330, 212, 265, 145};
    const QColor base = palette().color(QPalette::Base);
    return mixed(base, QColor::fromHsl(hues[int(kind)], 170, isDark(palette()) ? 150 : 120), isDark(palette()) ? 0.45 : 0.35);
}

void MemoryChart::layOut()
{
    m_tiles.clear();
    if (!m_use)
        return;
    QList<int> order(m_use->mappings.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](int a, int b) { return m_use->mappings[a].pages > m_use->mappings[b].pages; });
    order.resize(std::min<qsizetype>(order.size(), mostTiles));
    QList<double> sizes;
    for (const int mapping : std::as_const(order))
        sizes << double(m_use->mappings[mapping].pages);
    const double legend = fontMetrics().height() * 1.5;
    const QList<QRectF> areas = squarified(sizes, QRectF(rect()).adjusted(0, 0, 0, -legend));
    for (qsizetype i = 0; i < areas.size(); ++i)
        m_tiles.append({areas[i], order[i]});
}

void MemoryChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

QSize MemoryChart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 55, fontMetrics().height() * 14};
}

QSize MemoryChart::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, fontMetrics().height() * 6};
}

QString MemoryChart::textOf(int mapping) const
{
    const MappingUse &use = m_use->mappings[mapping];
    QString text = tr("%1 of process %2").arg(use.mapping.name.isEmpty() ? tr("[anonymous]") : use.mapping.name).arg(use.pid) + u'\n'
        + tr("%1 on disk (%2 %)").arg(Text::bytes(bytesOf(use.pages)))
              .arg(m_use->pages > 0 ? 100.0 * double(use.pages) / double(m_use->pages) : 0.0, 0, 'f', 1);
    if (use.zero > 0)
        text += u'\n' + tr("%1 are zeros").arg(Text::bytes(bytesOf(use.zero)));
    if (use.duplicate > 0)
        text += u'\n' + tr("%1 are in the checkpoint more than once").arg(Text::bytes(bytesOf(use.duplicate)));
    return text;
}

void MemoryChart::paintTile(QPainter &painter, const Tile &tile) const
{
    const MappingUse &use = m_use->mappings[tile.mapping];
    const QRectF area = tile.area.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
    if (area.width() < 1 || area.height() < 1)
        return;
    const QColor color = colorOf(kindOf(use.mapping));
    painter.fillRect(area, color);
    if (use.pages > 0 && use.zero + use.duplicate > 0) {
        QRectF waste = area;
        waste.setTop(area.bottom() - area.height() * double(use.zero + use.duplicate) / double(use.pages));
        painter.fillRect(waste, QBrush(mixed(color, palette().color(QPalette::Text), 0.3), Qt::BDiagPattern));
    }
    if (tile.mapping == m_current) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area.adjusted(1.5, 1.5, -1.5, -1.5));
    }
    const QFontMetricsF metrics(font());
    const QString name = use.mapping.name.isEmpty() ? tr("[anonymous]") : use.mapping.name.section(u'/', -1);
    const QRectF room = area.adjusted(5, 3, -5, -3);
    if (room.height() < metrics.height() || room.width() < metrics.averageCharWidth() * 5)
        return;
    painter.setPen(readableOn(palette().color(QPalette::Text), color));
    painter.drawText(room, int(Qt::AlignLeft | Qt::AlignTop), metrics.elidedText(name, Qt::ElideMiddle, room.width()));
    const QString size = Text::bytes(bytesOf(use.pages));
    if (room.height() >= 2 * metrics.height() && room.width() >= metrics.horizontalAdvance(size))
        painter.drawText(room.adjusted(0, metrics.height(), 0, 0), int(Qt::AlignLeft | Qt::AlignTop), size);
}

void MemoryChart::paintLegend(QPainter &painter) const
{
    const QFontMetricsF metrics(font());
    const double side = metrics.ascent() * 0.9, baseline = height() - metrics.descent() - 2;
    double x = 0;
    const auto entry = [&](const QBrush &brush, const QString &name) {
        const double width = side + 5 + metrics.horizontalAdvance(name) + 14;
        if (x + width > this->width() + 14)
            return;
        const QRectF box(x, baseline - side, side, side);
        painter.fillRect(box, palette().color(QPalette::Base));
        painter.fillRect(box, brush);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QPointF(x + side + 5, baseline), name);
        x += width;
    };
    const std::pair<Kind, QString> kinds[] = {{Kind::Heap, tr("Heap")}, {Kind::Anonymous, tr("Anonymous")}, {Kind::File, tr("File")},
                                              {Kind::Shared, tr("Shared")}, {Kind::Stack, tr("Stack")}};
    for (const auto &[kind, name] : kinds) {
        if (std::ranges::any_of(m_use->mappings, [&](const MappingUse &use) { return kindOf(use.mapping) == kind; }))
            entry(colorOf(kind), name);
    }
    if (m_use->zero + m_use->duplicate > 0)
        entry(QBrush(mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.5), Qt::BDiagPattern), tr("Zeros or duplicates"));
}

void MemoryChart::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    if (!m_use)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::TextAntialiasing);
    for (const Tile &tile : std::as_const(m_tiles))
        paintTile(painter, tile);
    paintLegend(painter);
}

int MemoryChart::mappingAt(const QPointF &place) const
{
    const auto found = std::ranges::find_if(m_tiles, [&](const Tile &tile) { return tile.area.contains(place); });
    return found == m_tiles.end() ? -1 : found->mapping;
}

void MemoryChart::mousePressEvent(QMouseEvent *event)
{
    if (const int mapping = mappingAt(event->position()); mapping >= 0)
        Q_EMIT chosen(mapping);
}

bool MemoryChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_use)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int mapping = mappingAt(help->pos());
    if (mapping < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), textOf(mapping), this);
    return true;
}

} // namespace Thaw
