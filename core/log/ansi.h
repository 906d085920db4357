// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace Thaw {

/// How a piece of a line looks, as the application's escape sequences ask for it.
struct AnsiStyle
{
    /// −1: default; 0–15: the named colours; 16–255: the cube and greys; 0x1000000 | rgb: true colour
    int foreground = -1;
    int background = -1;
    bool bold = false;
    bool faint = false;
    bool italic = false;
    bool underline = false;
    bool strikeOut = false;
    bool inverse = false;

    bool isPlain() const { return *this == AnsiStyle(); }
    bool operator==(const AnsiStyle &) const = default;
};

struct AnsiSpan
{
    qsizetype start = 0; ///< UTF-16 index into the plain text
    qsizetype length = 0;
    AnsiStyle style;

    bool operator==(const AnsiSpan &) const = default;
};

/// One line as people read it.
struct AnsiLine
{
    QString text;          ///< without escape sequences; what a carriage return overwrote is gone
    QList<AnsiSpan> spans; ///< only the pieces that are not plain, ascending

    bool operator==(const AnsiLine &) const = default;
};

/// Takes the escape sequences out of one line of UTF-8 and keeps colours as spans. Control characters become
/// their visible pictures (␀ …), so that nothing is hidden and nothing moves the cursor.
AnsiLine parseAnsi(QByteArrayView line);

/// The same without the colours, as bytes; line ends are kept, so whole blocks keep their line count.
QByteArray stripAnsi(QByteArrayView text);

/// 24-bit colour of a palette index from 16 to 255, as 0xrrggbb.
int ansiCubeColor(int index);

} // namespace Thaw
