// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/imagedifference.h"

namespace Thaw {

/// A section of a difference as every form of text shows it: terminal, Markdown, HTML.
struct DifferenceTable
{
    struct Row
    {
        Change change = Change::Changed;
        QStringList cells{};

        bool operator==(const Row &) const = default;
    };

    QString title{};
    QStringList columns{};
    qsizetype numbers = 0; ///< so many of the last columns are numbers
    QList<Row> rows{};

    bool operator==(const DifferenceTable &) const = default;
};

/// Those that have rows. Cells have no control characters, whatever the images say.
QList<DifferenceTable> tablesOf(const ImageDifference &difference);

/// "+", "−", "~" or "=".
QString markOf(Change change);
/// "added", "removed", "changed" or "equal".
QString nameOf(Change change);

/// Control characters and those that turn the direction of writing made visible: no name in an image may forge what
/// is shown of it.
QString plainText(const QString &text);

/// The lines of a text file that differ, for documents that are passed on: secrets masked, no more than most.
struct TextExcerpt
{
    QList<TextLine> lines{};
    bool cut = false;

    bool operator==(const TextExcerpt &) const = default;
};

TextExcerpt excerptOf(const FileDifference &file, int most = 400);
/// "@@ −3,7 +3,8 @@" before each part that stands alone, and every line with "+", "-" or " " in front.
QStringList unifiedLines(const QList<TextLine> &lines);

} // namespace Thaw
