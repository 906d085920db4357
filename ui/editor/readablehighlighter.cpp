// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/readablehighlighter.h"

#include "ui/log/logcolors.h"

namespace Thaw {

void ReadableHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    SyntaxHighlighter::applyFormat(offset, length, format);
    if (length == 0)
        return;
    QTextCharFormat look = QSyntaxHighlighter::format(offset);
    if (look.foreground().style() == Qt::NoBrush)
        return;
    const QColor back = look.background().style() == Qt::NoBrush ? m_background : look.background().color();
    look.setForeground(readableOn(look.foreground().color(), back));
    setFormat(offset, length, look);
}

} // namespace Thaw
