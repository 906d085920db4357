// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/differencetables.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// The policy keeps the page from loading and running anything, should an escape ever be missing.
const auto head = uR"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>%1</title>
<style>
:root { --text: #1f2328; --paper: #ffffff; --line: #d1d9e0; --quiet: #59636e; --added: #116329; --addedPaper: #dafbe1;
  --removed: #82071e; --removedPaper: #ffebe9; --changed: #7d4e00; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --paper: #12161c; --line: #3d444d; --quiet: #9198a1; --added: #7ee787; --addedPaper: #12331f;
    --removed: #ffa198; --removedPaper: #451a1c; --changed: #f0c674; }
}
body { color: var(--text); background: var(--paper); font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto;
  padding: 0 1rem; }
h1 { font-size: 1.4rem; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2rem .6rem; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { color: var(--quiet); font-weight: 600; } .number { text-align: right; white-space: nowrap; }
tr.added > :first-child { color: var(--added); } tr.removed > :first-child { color: var(--removed); }
tr.changed > :first-child { color: var(--changed); }
summary { cursor: pointer; overflow-wrap: anywhere; }
pre { overflow-x: auto; border: 1px solid var(--line); padding: .5rem 0; tab-size: 4; }
pre span { display: block; padding: 0 .6rem; } pre .added { color: var(--added); background: var(--addedPaper); }
pre .removed { color: var(--removed); background: var(--removedPaper); } pre .place { color: var(--quiet); }
</style>
</head>
<body>
)"_s;

QString escaped(const QString &text)
{
    return plainText(text).toHtmlEscaped();
}

QString tableText(const DifferenceTable &table)
{
    const qsizetype firstNumber = table.columns.size() - table.numbers;
    const auto cell = [&](const QString &tag, qsizetype column, const QString &text) {
        return u"<%1%2>%3</%1>"_s.arg(tag, column >= firstNumber ? u" class=\"number\""_s : QString(), escaped(text));
    };
    QString text = u"<h2>%1</h2>\n<table>\n<tr><th></th>"_s.arg(table.title);
    for (qsizetype i = 0; i < table.columns.size(); ++i)
        text += cell(u"th"_s, i, table.columns[i]);
    text += u"</tr>\n"_s;
    for (const DifferenceTable::Row &row : table.rows) {
        text += u"<tr class=\"%1\"><td title=\"%1\">%2</td>"_s.arg(nameOf(row.change), markOf(row.change));
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            text += cell(u"td"_s, i, row.cells[i]);
        text += u"</tr>\n"_s;
    }
    return text + u"</table>\n"_s;
}

QString lineText(const QString &line)
{
    const QString kind = line.startsWith(u'@') ? u"place"_s : line.startsWith(u'+') ? u"added"_s : line.startsWith(u'-') ? u"removed"_s : u"equal"_s;
    return u"<span class=\"%1\">%2</span>"_s.arg(kind, escaped(line));
}

QString textDifferences(const QList<FileDifference> &files)
{
    QString text;
    for (const FileDifference &file : files) {
        if (!file.isText || file.change != Change::Changed)
            continue;
        const TextExcerpt excerpt = excerptOf(file);
        text += u"<details>\n<summary>/%1</summary>\n<pre>"_s.arg(escaped(QString::fromUtf8(file.path)));
        for (const QString &line : unifiedLines(excerpt.lines))
            text += lineText(line);
        text += u"</pre>\n%1</details>\n"_s.arg(excerpt.cut ? u"<p>… and more.</p>\n"_s : QString());
    }
    return text;
}

} // namespace

QString toHtml(const ImageDifference &difference)
{
    const QString title = escaped(u"%1 → %2"_s.arg(difference.before, difference.after));
    QString text = QString(head).arg(title) + u"<h1>%1</h1>\n<p>%2</p>\n"_s.arg(title, escaped(difference.summary()));
    for (const DifferenceTable &table : tablesOf(difference))
        text += tableText(table);
    if (const QString texts = textDifferences(difference.files); !texts.isEmpty())
        text += u"<h2>Text files</h2>\n"_s + texts;
    if (!difference.notes.isEmpty())
        text += u"<h2>Notes</h2>\n<ul>\n"_s;
    for (const QString &note : difference.notes)
        text += u"<li>%1</li>\n"_s.arg(escaped(note));
    if (!difference.notes.isEmpty())
        text += u"</ul>\n"_s;
    return text + u"</body>\n</html>\n"_s;
}

} // namespace Thaw
