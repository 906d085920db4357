// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/benchmark.h"

#include <QWidget>

class QPainter;

namespace Thaw {

/// Every run of a benchmark as a dot, medians as lines: restored and cold starts on one scale from zero, and below
/// the restored ones close up, with the medians of earlier benchmarks.
class BenchmarkChart : public QWidget
{
    Q_OBJECT
public:
    explicit BenchmarkChart(QWidget *parent = nullptr);

    void setBenchmark(const Benchmark &benchmark, const QList<Benchmark> &earlier = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// PNG at twice the size shown, or SVG, by the name's ending. An empty string, or why it could not be written.
    QString exportTo(const QString &path) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// What is drawn at a place, for tool tips.
    struct Spot
    {
        QPointF at;
        QString text;
    };
    struct Row
    {
        QString name;
        StartKind kind = StartKind::Restored;
        Spread spread{};
    };
    struct Scale
    {
        double from = 0, to = 1;
        QRectF area; ///< of the dots
        double x(double value) const { return area.left() + area.width() * (value - from) / (to - from); }
    };

    void draw(QPainter &painter, const QSizeF &size, QList<Spot> *spots) const;
    void drawAxis(QPainter &painter, const Scale &scale) const;
    void drawRuns(QPainter &painter, const Scale &scale, const QRectF &row, const Row &what, QList<Spot> *spots) const;
    void drawEarlier(QPainter &painter, const Scale &scale, const QRectF &row, QList<Spot> *spots) const;
    QColor colorOf(StartKind kind) const;
    double nameWidth() const;

    Benchmark m_benchmark;
    BenchmarkSummary m_summary;
    QList<Benchmark> m_earlier;
    QList<Spot> m_spots; ///< as last painted
};

} // namespace Thaw
