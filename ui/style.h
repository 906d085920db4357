// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace Thaw {

/// The desktop's style, with boxes to tick that can also be seen on dark colours: Fusion's frame is darker than
/// the window, which on a dark one is nothing.
class Style : public QProxyStyle
{
    Q_OBJECT
public:
    using QProxyStyle::QProxyStyle;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
};

} // namespace Thaw
