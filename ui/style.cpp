// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style.h"

#include "ui/log/logcolors.h"

#include <QPainter>
#include <QStyleOption>
#include <QToolBar>

namespace Thaw {

namespace {

bool isPageButton(const QWidget *widget)
{
    return widget && qobject_cast<const QToolBar *>(widget->parentWidget());
}

} // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (!box || !isDark(option->palette))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(mixed(option->palette.color(QPalette::Window), option->palette.color(QPalette::WindowText),
                          option->state & State_Enabled ? 0.55 : 0.3));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5);
    painter->restore();
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (element == CE_ToolBar) {
        // Flat: only a line parts the pages from their names.
        const QColor window = option->palette.color(QPalette::Window);
        const QRect rect = option->rect;
        painter->fillRect(rect, window);
        painter->setPen(mixed(window, option->palette.color(QPalette::WindowText), 0.18));
        const int x = option->direction == Qt::RightToLeft ? rect.left() : rect.right();
        painter->drawLine(x, rect.top(), x, rect.bottom());
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_PushButtonLabel && button && !button->icon.isNull() && !button->text.isEmpty()) {
        // The usual style puts the icon so near that it touches the first letter.
        QStyleOptionButton spaced = *button;
        spaced.text.prepend(u' ');
        QProxyStyle::drawControl(element, &spaced, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (control != CC_ToolButton || !button || !isPageButton(widget) || !(button->state & State_On))
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    // The page one is on: tinted, and with a bar at the window's edge, so that it is not colour alone.
    const QColor window = button->palette.color(QPalette::Window), accent = button->palette.color(QPalette::Highlight);
    const QRectF rect = QRectF(button->rect).adjusted(2, 1, -2, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(window, accent, 0.18));
    painter->drawRoundedRect(rect, 5, 5);
    QRectF bar(rect.left(), rect.top() + 6, 3, rect.height() - 12);
    if (button->direction == Qt::RightToLeft)
        bar.moveRight(rect.right());
    painter->setBrush(accent);
    painter->drawRoundedRect(bar, 1.5, 1.5);
    painter->restore();
    QStyleOptionToolButton plain = *button;
    plain.state &= ~(State_On | State_Sunken | State_Raised | State_MouseOver);
    QProxyStyle::drawComplexControl(control, &plain, painter, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int letter = option ? option->fontMetrics.averageCharWidth() : 0;
    if (type == CT_PushButton)
        result.rwidth() += 2 * letter;
    else if (type == CT_TabBarTab)
        result.rwidth() += letter;
    return result;
}

void Style::polish(QPalette &palette)
{
    QProxyStyle::polish(palette);
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    // The window's colour lies between the fields' and the text's: what can be read on it can be read in them.
    const QColor hint = readableOn(mixed(text, window, 0.4), window);
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        palette.setColor(group, QPalette::PlaceholderText, hint);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_HeaderMargin: return 6;
    case PM_FocusFrameHMargin: return 6; // beside the text of a cell
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace Thaw
