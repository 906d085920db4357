// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logcolors.h"

#include <QFont>

#include <cmath>

namespace Thaw {

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

constexpr QRgb lightNames[16] = {0x3b4045, 0xb3261e, 0x1a7431, 0x8a5a00, 0x1a56c4, 0x8e24aa, 0x00707d, 0x5f6368,
                                 0x5f6368, 0xd32f2f, 0x1e7e34, 0x946200, 0x2468e0, 0xa435c0, 0x00788a, 0x202124};
constexpr QRgb darkNames[16] = {0x8a9199, 0xff6b61, 0x63c174, 0xe0b04a, 0x6ea8fe, 0xd58cf0, 0x4cc9d6, 0xd0d4d8,
                                0x9aa0a6, 0xff8a80, 0x81d88f, 0xf2c96a, 0x90bfff, 0xe3a8f7, 0x7adfe8, 0xffffff};

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * share),
                            float(a.greenF() + (b.greenF() - a.greenF()) * share),
                            float(a.blueF() + (b.blueF() - a.blueF()) * share));
}

QColor readableOn(const QColor &color, const QColor &background)
{
    const QColor goal = luminance(background) < 0.18 ? Qt::white : Qt::black;
    QColor result = color;
    for (int step = 1; step <= 20 && contrast(result, background) < 4.5; ++step)
        result = mixed(color, goal, step / 20.0);
    return result;
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < 0.18;
}

LogColors::LogColors(const QPalette &palette) : m_dark(isDark(palette))
{
    base = palette.color(QPalette::Base);
    text = palette.color(QPalette::Text);
    const QColor green = m_dark ? QColor(0x3fb950) : QColor(0x1f9d3a);
    const QColor amber = m_dark ? QColor(0xd29922) : QColor(0xf2b200);
    gutter = mixed(base, text, 0.05);
    gutterText = readableOn(mixed(base, text, 0.6), gutter);
    errorBar = m_dark ? QColor(0xff6b61) : QColor(0xc62828);
    ready = mixed(base, green, m_dark ? 0.34 : 0.24);
    readyMark = readableOn(green, gutter);
    currentLine = mixed(base, palette.color(QPalette::Highlight), m_dark ? 0.22 : 0.12);
    match = mixed(base, amber, m_dark ? 0.42 : 0.5);
    currentMatch = mixed(base, amber, m_dark ? 0.65 : 1.0);
    overviewMatch = amber;
    note = mixed(base, amber, m_dark ? 0.18 : 0.2);
    noteText = readableOn(mixed(text, amber, 0.25), note);
}

QColor LogColors::color(int index, bool background) const
{
    if (index & 0x1000000)
        return QColor(QRgb(index & 0xffffff));
    if (index >= 16)
        return QColor(QRgb(ansiCubeColor(index)));
    // Named backgrounds are muted, so that text on them stays calm.
    const QColor named((m_dark ? darkNames : lightNames)[index & 15]);
    return background ? mixed(base, named, 0.35) : named;
}

QTextCharFormat LogColors::format(const AnsiStyle &style) const
{
    QTextCharFormat format;
    QColor front = style.foreground < 0 ? text : color(style.foreground, false);
    QColor back = style.background < 0 ? base : color(style.background, true);
    if (style.inverse)
        std::swap(front, back);
    if (style.faint)
        front = mixed(front, back, 0.35);
    const quint64 key = quint64(front.rgb() & 0xffffff) << 24 | (back.rgb() & 0xffffff);
    auto found = m_readable.constFind(key);
    if (found == m_readable.constEnd())
        found = QHash<quint64, QColor>::const_iterator(m_readable.insert(key, readableOn(front, back)));
    format.setForeground(*found);
    if (style.background >= 0 || style.inverse)
        format.setBackground(back);
    if (style.bold)
        format.setFontWeight(QFont::Bold);
    format.setFontItalic(style.italic);
    format.setFontUnderline(style.underline);
    format.setFontStrikeOut(style.strikeOut);
    return format;
}

} // namespace Thaw
