// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPainterPath>

namespace Thaw {

enum class Icon {
    Application, Make, Images, Compare, Engine,
    Done, Running, Waiting, Failed, Paused, Skipped, Warning, Info,
    Run, Checkpoint, Commit, Test, Stop, Open, New, Sample, Copy, Delete, More, Pencil,
};

/// Drawn from the palette at any size, so they fit light and dark and every scale.
QIcon icon(Icon which);
/// In one colour of the caller's.
void paintIcon(QPainter &painter, Icon which, const QRectF &rect, const QColor &color);

/// Colours that mean something, readable on the palette's window colour.
QColor goodColor(const QPalette &palette);
QColor badColor(const QPalette &palette);
QColor warningColor(const QPalette &palette);
/// Secondary text, readable on the window colour (contrast ≥ 4.5).
QColor quietColor(const QPalette &palette);

} // namespace Thaw
