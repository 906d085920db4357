// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/benchmarkchart.h"

#include "ui/log/logcolors.h"
#include "ui/text.h"
#include "ui/widgets/icons.h"

#include <QFile>
#include <QHelpEvent>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>
#include <QToolTip>

#include <cmath>

namespace Thaw {

namespace {

constexpr int lanes = 5;        // dots of equal times are put beside each other
constexpr double dot = 3.5;     // radius
constexpr double gap = 12;
constexpr QMarginsF margins(gap, gap / 2, 0, gap / 2);

/// 1, 2 or 5 times a power of ten, so that an axis has about as many ticks as asked for.
double tickStep(double range, int ticks)
{
    const double raw = range / std::max(1, ticks), power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (raw <= factor * power)
            return factor * power;
    }
    return 10 * power;
}

bool isOutlier(const BenchmarkSummary &summary, const BenchmarkRun &run)
{
    return std::ranges::any_of(summary.outliers, [&](const Outlier &o) {
        return o.kind == run.kind && o.round == run.round && o.place == run.place;
    });
}

} // namespace

BenchmarkChart::BenchmarkChart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Chart of the benchmark"));
}

void BenchmarkChart::setBenchmark(const Benchmark &benchmark, const QList<Benchmark> &earlier)
{
    m_benchmark = benchmark;
    m_summary = summaryOf(benchmark);
    m_earlier = earlier;
    QStringList words;
    if (m_summary.restored.count > 0)
        words << tr("restored %1").arg(spreadText(m_summary.restored));
    if (m_summary.cold.count > 0)
        words << tr("cold start %1").arg(spreadText(m_summary.cold));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize BenchmarkChart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 13};
}

QSize BenchmarkChart::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 10};
}

QColor BenchmarkChart::colorOf(StartKind kind) const
{
    return kind == StartKind::Restored
        ? goodColor(palette())
        : mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.55);
}

double BenchmarkChart::nameWidth() const
{
    const QFontMetricsF metrics(font());
    double width = 0;
    for (const QString &name : {tr("Restored"), tr("Cold start"), tr("Close up"), tr("Earlier")})
        width = std::max(width, metrics.horizontalAdvance(name));
    return width + gap;
}

void BenchmarkChart::drawAxis(QPainter &painter, const Scale &scale) const
{
    const QFontMetricsF metrics(painter.font());
    const int ticks = int(scale.area.width() / (metrics.averageCharWidth() * 14));
    const double step = tickStep(scale.to - scale.from, ticks);
    const QColor grid = mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.15);
    for (double value = std::ceil(scale.from / step) * step; value <= scale.to + step / 1000; value += step) {
        const double x = scale.x(value);
        painter.setPen(grid);
        painter.drawLine(QPointF(x, scale.area.top()), QPointF(x, scale.area.bottom()));
        painter.setPen(quietColor(palette()));
        const QString label = Text::duration(value);
        const double width = metrics.horizontalAdvance(label);
        painter.drawText(QPointF(std::clamp(x - width / 2, 0.0, scale.area.right() + gap * 2 - width),
                                 scale.area.bottom() + metrics.ascent() + 2), label);
    }
}

void BenchmarkChart::drawRuns(QPainter &painter, const Scale &scale, const QRectF &row, const Row &what,
                              QList<Spot> *spots) const
{
    const QColor color = colorOf(what.kind);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRectF(0, row.top(), nameWidth() - gap, row.height()), int(Qt::AlignLeft | Qt::AlignVCenter), what.name);
    int lane = 0;
    for (const BenchmarkRun &run : m_benchmark.runs) {
        if (run.kind != what.kind || !run.counts())
            continue;
        const int fromMiddle = lane++ % lanes - lanes / 2;
        const double y = row.center().y() + fromMiddle * (row.height() * 0.62 / lanes);
        const QPointF at(scale.x(run.totalMs()), y);
        const bool odd = isOutlier(m_summary, run);
        painter.setPen(QPen(color, 1.3));
        painter.setBrush(odd ? QBrush(Qt::NoBrush) : QBrush(color));
        painter.drawEllipse(at, dot, dot);
        if (!spots)
            continue;
        QString text = tr("Round %1: %2").arg(run.round).arg(Text::duration(run.totalMs()));
        if (run.kind == StartKind::Restored && run.restoreMs >= 0)
            text += u'\n' + tr("engine %1, restore %2").arg(Text::duration(run.engineMs), Text::duration(run.restoreMs - run.engineMs));
        if (odd)
            text += u'\n' + tr("far from the others");
        spots->append({at, text});
    }
    if (what.spread.count == 0)
        return;
    const double x = scale.x(what.spread.median);
    painter.setPen(QPen(palette().color(QPalette::Text), 2));
    painter.drawLine(QPointF(x, row.top() + 3), QPointF(x, row.bottom() - 3));
    const QFontMetricsF metrics(painter.font());
    const QString label = tr("median %1").arg(Text::duration(what.spread.median));
    const double width = metrics.horizontalAdvance(label), right = scale.x(what.spread.most) + dot + 8;
    const bool fits = right + width <= scale.area.right() + gap * 2;
    painter.drawText(QPointF(fits ? right : scale.x(what.spread.least) - dot - 8 - width,
                             row.center().y() + (metrics.ascent() - metrics.descent()) / 2), label);
}

void BenchmarkChart::drawEarlier(QPainter &painter, const Scale &scale, const QRectF &row, QList<Spot> *spots) const
{
    painter.setPen(quietColor(palette()));
    painter.drawText(QRectF(0, row.top(), nameWidth() - gap, row.height()), int(Qt::AlignLeft | Qt::AlignVCenter), tr("Earlier"));
    painter.setBrush(Qt::NoBrush);
    for (const Benchmark &old : m_earlier) {
        const Spread restored = summaryOf(old).restored;
        if (restored.count == 0 || restored.median < scale.from || restored.median > scale.to)
            continue;
        const QPointF at(scale.x(restored.median), row.center().y());
        painter.drawLine(at - QPointF(0, row.height() * 0.35), at + QPointF(0, row.height() * 0.35));
        if (spots)
            spots->append({at, tr("%1, %2: median %3").arg(QLocale().toString(old.started.toLocalTime(), QLocale::ShortFormat), old.image, Text::duration(restored.median))});
    }
}

void BenchmarkChart::draw(QPainter &painter, const QSizeF &size, QList<Spot> *spots) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    const QFontMetricsF metrics(font());
    const double line = metrics.height(), left = nameWidth(), axis = line * 1.3;
    QList<Row> rows{{tr("Restored"), StartKind::Restored, m_summary.restored}};
    if (m_summary.cold.count > 0)
        rows.append({tr("Cold start"), StartKind::Cold, m_summary.cold});
    const bool closeUp = m_summary.restored.count > 1;
    const double parts = double(rows.size()) + (closeUp ? 1.0 + (m_earlier.isEmpty() ? 0 : 0.5) : 0);
    const double rowHeight = std::max(line, (size.height() - axis * (closeUp ? 2 : 1) - (closeUp ? gap : 0)) / parts);
    const double width = size.width() - left - gap * 2;

    Scale all{0, std::max({m_summary.restored.most, m_summary.cold.most, 1.0}) * 1.08,
              QRectF(left, 0, width, rowHeight * double(rows.size()))};
    drawAxis(painter, all);
    for (qsizetype i = 0; i < rows.size(); ++i)
        drawRuns(painter, all, QRectF(0, double(i) * rowHeight, size.width(), rowHeight), rows[i], spots);
    if (!closeUp)
        return;

    const double top = all.area.bottom() + axis + gap;
    double least = m_summary.restored.least, most = m_summary.restored.most;
    for (const Benchmark &old : m_earlier) {
        if (const Spread then = summaryOf(old).restored; then.count > 0) {
            // Only what is near enough: a close-up that shows everything is none.
            if (then.median > m_summary.restored.least / 2 && then.median < m_summary.restored.most * 2) {
                least = std::min(least, then.median);
                most = std::max(most, then.median);
            }
        }
    }
    const double margin = std::max(1.0, (most - least) * 0.12);
    const double earlier = m_earlier.isEmpty() ? 0 : rowHeight / 2;
    Scale near{std::max(0.0, least - margin), most + margin * 2, QRectF(left, top, width, rowHeight + earlier)};
    drawAxis(painter, near);
    drawRuns(painter, near, QRectF(0, top, size.width(), rowHeight), {tr("Close up"), StartKind::Restored, m_summary.restored}, spots);
    if (!m_earlier.isEmpty())
        drawEarlier(painter, near, QRectF(0, top + rowHeight, size.width(), earlier), spots);
}

void BenchmarkChart::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.translate(margins.left(), margins.top());
    m_spots.clear();
    draw(painter, QRectF(rect()).marginsRemoved(margins).size(), &m_spots);
}

bool BenchmarkChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QPointF place = help->pos() - QPointF(margins.left(), margins.top());
    const auto distance = [&](const Spot &spot) { return QLineF(spot.at, place).length(); };
    const auto nearest = std::ranges::min_element(m_spots, {}, distance);
    if (nearest == m_spots.end() || distance(*nearest) > dot * 3)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), nearest->text, this);
    return true;
}

QString BenchmarkChart::exportTo(const QString &path) const
{
    const auto render = [this](QPainter &painter) {
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.translate(margins.left(), margins.top());
        draw(painter, QRectF(rect()).marginsRemoved(margins).size(), nullptr);
    };
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return tr("%1 cannot be written: %2").arg(path, file.errorString());
    if (path.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) {
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setSize(size());
        svg.setViewBox(rect());
        svg.setTitle(m_benchmark.image);
        svg.setDescription(accessibleDescription());
        QPainter painter(&svg);
        render(painter);
        return {};
    }
    QImage image(size() * 2, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    render(painter);
    painter.end();
    return image.save(&file, "PNG") ? QString() : tr("%1 cannot be written: %2").arg(path, file.errorString());
}

} // namespace Thaw
