// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/log/logpane.h"

#include <QRegularExpression>
#include <QTest>

namespace Thaw {

/// All warnings but the one that the offscreen platform gives for every window.
inline const QRegularExpression anyWarning(QStringLiteral("^(?!This plugin does not support propagateSizeHints)"));

inline QByteArray numbered(int from, int to)
{
    QByteArray text;
    for (int i = from; i <= to; ++i)
        text += "line " + QByteArray::number(i) + '\n';
    return text;
}

/// A log pane in a window that is shown and has the focus.
struct PaneBench : LogPane
{
    PaneBench() : LogPane(QStringLiteral("Log"))
    {
        resize(900, 500);
        show();
        activateWindow();
        if (!QTest::qWaitForWindowActive(this))
            qFatal("The window does not become active");
        view()->setFocus();
    }
    void add(const QByteArray &text, Channel channel = Channel::Output, qint64 elapsedMs = 5)
    {
        append(channel, text, elapsedMs);
        view()->reset();
    }
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view(), which, modifiers); }
    QImage image() { return view()->viewport()->grab().toImage(); }
    /// Of a line's row, in the middle, right of everything that is written.
    QRgb rowColor(qint64 line)
    {
        return image().pixel(view()->viewport()->width() - 3, view()->pointOf({line, 0}).y());
    }
};

} // namespace Thaw
