// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QColor>

namespace Thaw {

/// Colours of a theme, each lightened or darkened until it can be read: several themes have names and comments in
/// colours with a contrast below 4.5.
class ReadableHighlighter : public KSyntaxHighlighting::SyntaxHighlighter
{
    Q_OBJECT
public:
    using SyntaxHighlighter::SyntaxHighlighter;

    void setBackground(const QColor &background) { m_background = background; }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    QColor m_background;
};

} // namespace Thaw
