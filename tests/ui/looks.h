// SPDX-License-Identifier: GPL-3.0-or-later
// The looks in which panels are tested and photographed.
#pragma once

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QTranslator>

#include <memory>

namespace Thaw::Looks {

using namespace Qt::StringLiterals;

inline QPalette palette(bool dark)
{
    if (!dark) {
        QPalette light = std::unique_ptr<QStyle>(QStyleFactory::create(u"Fusion"_s))->standardPalette();
        QApplication::style()->polish(light); // as for the desktop's own palette
        return light;
    }
    QPalette colors;
    const QColor window(0x2b2d30), base(0x1e1f22), text(0xdfe1e5), disabled(0x878a91);
    colors.setColor(QPalette::Window, window);
    colors.setColor(QPalette::WindowText, text);
    colors.setColor(QPalette::Base, base);
    colors.setColor(QPalette::AlternateBase, QColor(0x25272a));
    colors.setColor(QPalette::Text, text);
    colors.setColor(QPalette::PlaceholderText, QColor(0x9a9da4));
    colors.setColor(QPalette::Button, QColor(0x393b40));
    colors.setColor(QPalette::ButtonText, text);
    colors.setColor(QPalette::ToolTipBase, QColor(0x393b40));
    colors.setColor(QPalette::ToolTipText, text);
    colors.setColor(QPalette::Highlight, QColor(0x2e65b5));
    colors.setColor(QPalette::HighlightedText, Qt::white);
    colors.setColor(QPalette::Link, QColor(0x6ea8fe));
    colors.setColor(QPalette::Light, QColor(0x4a4d52));
    colors.setColor(QPalette::Mid, QColor(0x3c3f43));
    colors.setColor(QPalette::Dark, QColor(0x191a1c));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        colors.setColor(QPalette::Disabled, role, disabled);
    QApplication::style()->polish(colors);
    return colors;
}

/// A language in which everything is half as long again.
class LongWords : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        QString text = QString::fromUtf8(source);
        // What is no word (numbers, places, file filters) has the same length everywhere.
        qsizetype letters = 0;
        for (const QChar c : text)
            letters += c.isLetter() ? 1 : 0;
        if (letters < 4 || text.contains(u'*') || text.startsWith(u"QT_"_s))
            return text;
        const QString more = u"loremipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor"_s;
        return text + u' ' + more.first(qMin(more.size(), qMax<qsizetype>(1, letters / 2 - 1)));
    }
};

} // namespace Thaw::Looks
