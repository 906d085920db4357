// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/ansi.h"

#include <QColor>
#include <QHash>
#include <QPalette>
#include <QTextCharFormat>

namespace Thaw {

/// Contrast ratio of WCAG 2: 1 to 21.
double contrast(const QColor &a, const QColor &b);
/// The colour, lightened or darkened until it can be read on that background (contrast ≥ 4.5).
QColor readableOn(const QColor &color, const QColor &background);
/// a with share (0–1) of b.
QColor mixed(const QColor &a, const QColor &b, double share);
bool isDark(const QPalette &palette);

/// Colours of a log that fit a palette, light or dark.
class LogColors
{
public:
    explicit LogColors(const QPalette &palette = {});

    QTextCharFormat format(const AnsiStyle &style) const;

    QColor base, text;
    QColor gutter, gutterText, errorBar;
    QColor ready, readyMark;      ///< background of the ready line; its mark
    QColor currentLine;
    QColor match, currentMatch;
    QColor overviewMatch;
    QColor note, noteText;        ///< what we say between the lines

private:
    QColor color(int index, bool background) const;

    bool m_dark = false;
    mutable QHash<quint64, QColor> m_readable;
};

} // namespace Thaw
