// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/pagehashes.h"

#include <QWidget>

#include <memory>

namespace Thaw {

/// A checkpoint's memory as areas: every mapping as large as its bytes on disk, by process; hatched what is zeros or
/// duplicate. The table beside it has the same for the keyboard.
class MemoryChart : public QWidget
{
    Q_OBJECT
public:
    explicit MemoryChart(QWidget *parent = nullptr);

    void setUse(const std::shared_ptr<const MemoryUse> &use);
    /// Index in MemoryUse::mappings; < 0: none.
    void setCurrent(int mapping);
    /// The mapping at a place of the widget; < 0: none.
    int mappingAt(const QPointF &place) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int mapping);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Kind { Heap, Stack, Anonymous, Shared, File };

    struct Tile
    {
        QRectF area;
        int mapping = 0;
    };

    void layOut();
    static Kind kindOf(const CriuMapping &mapping);
    QColor colorOf(Kind kind) const;
    void paintTile(QPainter &painter, const Tile &tile) const;
    void paintLegend(QPainter &painter) const;
    QString textOf(int mapping) const;

    std::shared_ptr<const MemoryUse> m_use;
    QList<Tile> m_tiles;
    int m_current = -1;
};

/// Areas as near to squares as they can be, in the order of the sizes (which fall), filling the room.
QList<QRectF> squarified(const QList<double> &sizes, const QRectF &room);

} // namespace Thaw
