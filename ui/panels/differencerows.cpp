// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/differencerows.h"

#include "ui/text.h"

#include <QCoreApplication>

namespace Thaw::Differences {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Thaw::Differences", text);
}

QString size(qint64 bytes)
{
    return bytes < 0 ? QString() : Text::bytes(bytes);
}

QString pages(qint64 count)
{
    return count > 0 ? Text::bytes(count * criuPageSize) : QString();
}

/// A line on the left and one on the right; −1: none.
struct Pair
{
    int left = -1, right = -1;
};

QList<Pair> pairsOf(const QList<TextLine> &lines)
{
    QList<Pair> pairs;
    QList<int> removed, added;
    const auto flush = [&] {
        for (qsizetype i = 0; i < std::max(removed.size(), added.size()); ++i)
            pairs.append({removed.value(i, -1), added.value(i, -1)});
        removed.clear();
        added.clear();
    };
    for (int i = 0; i < lines.size(); ++i) {
        if (lines[i].change == Change::Removed) {
            removed << i;
        } else if (lines[i].change == Change::Added) {
            added << i;
        } else {
            flush();
            pairs.append({i, i});
        }
    }
    flush();
    return pairs;
}

} // namespace

QString sign(Change change)
{
    switch (change) {
    case Change::Added: return QStringLiteral("+");
    case Change::Removed: return QStringLiteral("−");
    case Change::Changed: return QStringLiteral("~");
    case Change::Equal: return QStringLiteral("=");
    }
    return {};
}

Rows::Tone tint(Change change)
{
    switch (change) {
    case Change::Added: return Rows::Tone::Added;
    case Change::Removed: return Rows::Tone::Removed;
    case Change::Changed: return Rows::Tone::Changed;
    case Change::Equal: return Rows::Tone::None;
    }
    return Rows::Tone::None;
}

Rows fieldRows(const QString &what, QList<FieldDifference> fields, bool unchanged)
{
    if (!unchanged)
        fields.removeIf([](const FieldDifference &field) { return field.change == Change::Equal; });
    Rows rows;
    rows.titles = {QString(), what, tr("Earlier"), tr("Later")};
    rows.count = int(fields.size());
    rows.wide = 3;
    rows.alsoWide = 2;
    rows.text = [fields](int row, int column) -> QString {
        const FieldDifference &field = fields[row];
        return column == 0 ? sign(field.change) : column == 1 ? field.name : column == 2 ? field.before : field.after;
    };
    rows.tone = [fields](int row) { return tint(fields[row].change); };
    return rows;
}

Rows fileRows(const DifferencePtr &difference)
{
    Rows rows;
    rows.titles = {QString(), tr("File"), tr("Earlier"), tr("Later"), tr("Difference")};
    rows.count = int(difference->files.size());
    rows.wide = 1;
    rows.filtered = 1;
    rows.bytes = [difference](int row) { return QByteArrayView(difference->files[row].path); };
    rows.numbers = {2, 3};
    rows.number = [difference](int row, int column) {
        return double(column == 2 ? difference->files[row].before : difference->files[row].after);
    };
    rows.text = [difference](int row, int column) -> QString {
        const FileDifference &file = difference->files[row];
        switch (column) {
        case 0: return sign(file.change);
        case 1: return QString::fromUtf8(file.path);
        case 2: return size(file.before);
        case 3: return size(file.after);
        default: return file.change == Change::Added ? tr("new") : file.change == Change::Removed ? tr("gone") : file.why;
        }
    };
    rows.tone = [difference](int row) { return tint(difference->files[row].change); };
    return rows;
}

Rows processRows(const DifferencePtr &difference)
{
    // A line for the process, and one for each thing about it that differs.
    QList<QStringList> cells;
    QList<Rows::Tone> tones;
    for (const ProcessDifference &process : difference->processes) {
        const auto pid = [](quint32 id) { return id ? QString::number(id) : QString(); };
        cells.append({sign(process.change), process.title, tr("process"), pid(process.before), pid(process.after)});
        tones << tint(process.change);
        for (const FieldDifference &field : process.fields) {
            cells.append({QString(), process.title, field.name, field.before, field.after});
            tones << Rows::Tone::None;
        }
    }
    Rows rows = textRows({QString(), tr("Process"), tr("What"), tr("Earlier"), tr("Later")}, cells, 4);
    rows.alsoWide = 3;
    rows.tone = [tones](int row) { return tones[row]; };
    return rows;
}

Rows memoryRows(const DifferencePtr &difference, bool unchanged)
{
    QList<MappingDifference> list = difference->memory;
    if (!unchanged)
        list.removeIf([](const MappingDifference &one) { return one.before == one.after && one.equal == one.after; });
    Rows rows;
    rows.titles = {tr("Process"), tr("Mapping"), tr("Earlier"), tr("Later"), tr("Equal"), tr("Moved"), tr("Changed")};
    rows.count = int(list.size());
    rows.wide = 1;
    rows.numbers = {2, 3, 4, 5, 6};
    const auto value = [](const MappingDifference &one, int column) {
        const qint64 values[] = {one.before, one.after, one.equal, one.moved, one.changed};
        return values[column - 2];
    };
    rows.number = [list, value](int row, int column) { return double(value(list[row], column)); };
    rows.text = [list, value](int row, int column) -> QString {
        const MappingDifference &one = list[row];
        return column == 0 ? one.process : column == 1 ? one.mapping : pages(value(one, column));
    };
    rows.tone = [list](int row) {
        const MappingDifference &one = list[row];
        return one.before == 0 ? Rows::Tone::Added : one.after == 0 ? Rows::Tone::Removed
            : one.changed + one.moved > 0 || one.before != one.after ? Rows::Tone::Changed : Rows::Tone::None;
    };
    return rows;
}

Rows sideBySide(const QList<TextLine> &lines)
{
    const QList<Pair> pairs = pairsOf(lines);
    Rows rows;
    rows.titles = {tr("Line"), tr("Earlier"), tr("Line"), tr("Later")};
    rows.count = int(pairs.size());
    rows.wide = 3;
    rows.alsoWide = 1;
    rows.fixed = {0, 1, 2, 3};
    rows.text = [lines, pairs](int row, int column) -> QString {
        const int at = column < 2 ? pairs[row].left : pairs[row].right;
        if (at < 0)
            return {};
        const TextLine &line = lines[at];
        return column == 0 ? QString::number(line.before) : column == 2 ? QString::number(line.after) : line.text;
    };
    rows.tone = [lines, pairs](int row) {
        const Pair &pair = pairs[row];
        return pair.left < 0 ? Rows::Tone::Added : pair.right < 0 ? Rows::Tone::Removed
            : pair.left != pair.right ? Rows::Tone::Changed : Rows::Tone::None;
    };
    return rows;
}

Rows unified(const QList<TextLine> &lines)
{
    Rows rows;
    rows.titles = {QString(), tr("Earlier"), tr("Later"), tr("Text")};
    rows.count = int(lines.size());
    rows.wide = 3;
    rows.fixed = {0, 1, 2, 3};
    rows.text = [lines](int row, int column) -> QString {
        const TextLine &line = lines[row];
        const auto number = [](int n) { return n > 0 ? QString::number(n) : QString(); };
        switch (column) {
        case 0: return line.change == Change::Equal ? QString() : sign(line.change);
        case 1: return number(line.before);
        case 2: return number(line.after);
        default: return line.text;
        }
    };
    rows.tone = [lines](int row) { return tint(lines[row].change); };
    return rows;
}

} // namespace Thaw::Differences
