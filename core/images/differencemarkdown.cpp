// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/differencetables.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Nothing in it means anything in Markdown or HTML.
QString escaped(const QString &text)
{
    QString safe;
    for (const QChar character : text) {
        if (u"\\`*_{}[]<>()#+!|~&$@"_s.contains(character))
            safe += u'\\';
        safe += character;
    }
    return safe;
}

QString tableText(const DifferenceTable &table)
{
    const auto line = [](const QStringList &cells) { return u"| "_s + cells.join(u" | "_s) + u" |\n"_s; };
    QStringList rule{u"---"_s};
    for (qsizetype i = 0; i < table.columns.size(); ++i)
        rule.append(i < table.columns.size() - table.numbers ? u"---"_s : u"---:"_s);
    QString text = u"\n## %1\n\n"_s.arg(table.title) + line(QStringList{QString()} + table.columns) + line(rule);
    for (const DifferenceTable::Row &row : table.rows) {
        QStringList cells{escaped(markOf(row.change))};
        for (const QString &cell : row.cells)
            cells.append(escaped(cell));
        text += line(cells);
    }
    return text;
}

/// A fence longer than any in the text.
QString fenced(const QStringList &lines)
{
    const QString text = lines.join(u'\n');
    QString fence = u"```"_s;
    while (text.contains(fence))
        fence += u'`';
    return u"%1diff\n%2\n%1\n"_s.arg(fence, text);
}

QString textDifferences(const QList<FileDifference> &files)
{
    QString text;
    for (const FileDifference &file : files) {
        if (!file.isText || file.change != Change::Changed)
            continue;
        const TextExcerpt excerpt = excerptOf(file);
        text += u"\n### %1\n\n"_s.arg(escaped(plainText(u'/' + QString::fromUtf8(file.path)))) + fenced(unifiedLines(excerpt.lines));
        if (excerpt.cut)
            text += u"\n… and more.\n"_s;
    }
    return text;
}

} // namespace

QString toMarkdown(const ImageDifference &difference)
{
    QString text = u"# %1 → %2\n\n%3\n"_s.arg(escaped(plainText(difference.before)), escaped(plainText(difference.after)),
                                              difference.summary());
    for (const DifferenceTable &table : tablesOf(difference))
        text += tableText(table);
    if (const QString texts = textDifferences(difference.files); !texts.isEmpty())
        text += u"\n## Text files\n"_s + texts;
    if (!difference.notes.isEmpty())
        text += u'\n';
    for (const QString &note : difference.notes)
        text += u"- "_s + escaped(plainText(note)) + u'\n';
    return text;
}

} // namespace Thaw
