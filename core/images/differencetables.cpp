// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/differencetables.h"

#include "core/images/differenceparts.h"
#include "core/project/envfile.h"
#include "core/words.h"

#include <QRegularExpression>
#include <QSet>

#include <cmath>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

DifferenceTable fieldTable(const QString &title, const QString &what, const QList<FieldDifference> &fields)
{
    DifferenceTable table{.title = title, .columns = {what, Core::tr("Before"), Core::tr("After")}};
    for (const FieldDifference &field : fields)
        table.rows.append({field.change, {plainText(field.name), plainText(field.before), plainText(field.after)}});
    return table;
}

DifferenceTable numberTable(const QString &title, const QList<FieldDifference> &fields, QString (*text)(double))
{
    DifferenceTable table = fieldTable(title, Core::tr("What"), fields);
    table.columns.append(Core::tr("Difference"));
    table.numbers = 3;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const double delta = std::max(0.0, fields[i].afterNumber) - std::max(0.0, fields[i].beforeNumber);
        table.rows[i].cells.append((delta < 0 ? u"−"_s : u"+"_s) + text(std::abs(delta)));
    }
    return table;
}

QString fileSize(qint64 size)
{
    return size < 0 ? QString() : sizeText(size);
}

DifferenceTable fileTable(const QList<FileDifference> &files)
{
    DifferenceTable table{.title = Core::tr("Files"), .columns = {Core::tr("Path"), Core::tr("What"), Core::tr("Before"), Core::tr("After")}, .numbers = 2};
    for (const FileDifference &file : files) {
        table.rows.append({file.change, {plainText(u'/' + QString::fromUtf8(file.path)),
                                         plainText(file.why.isEmpty() ? nameOf(file.change) : file.why),
                                         fileSize(file.before), fileSize(file.after)}});
    }
    return table;
}

/// A line for each thing that differs in a process.
DifferenceTable processTable(const QList<ProcessDifference> &processes)
{
    DifferenceTable table{.title = Core::tr("Processes"), .columns = {Core::tr("Process"), Core::tr("What"), Core::tr("Before"), Core::tr("After")}};
    const auto pid = [](quint32 number) { return number == 0 ? QString() : u"pid %1"_s.arg(number); };
    for (const ProcessDifference &process : processes) {
        const QString title = plainText(process.title);
        if (process.change != Change::Changed)
            table.rows.append({process.change, {title, nameOf(process.change), pid(process.before), pid(process.after)}});
        for (const FieldDifference &field : process.fields)
            table.rows.append({field.change, {title, plainText(field.name), plainText(field.before), plainText(field.after)}});
    }
    return table;
}

DifferenceTable memoryTable(const QList<MappingDifference> &mappings)
{
    DifferenceTable table{.title = Core::tr("Memory"),
                          .columns = {Core::tr("Process"), Core::tr("Mapping"), Core::tr("Before"), Core::tr("After"), Core::tr("Equal"), Core::tr("Moved"), Core::tr("New")},
                          .numbers = 5};
    for (const MappingDifference &mapping : mappings) {
        const Change change = mapping.before == 0 ? Change::Added : mapping.after == 0 ? Change::Removed : Change::Changed;
        QStringList cells{plainText(mapping.process), plainText(mapping.mapping)};
        for (const qint64 pages : {mapping.before, mapping.after, mapping.equal, mapping.moved, mapping.changed})
            cells.append(sizeText(pages * criuPageSize));
        table.rows.append({change, cells});
    }
    return table;
}

/// "NAME=value" and "name: value", as files of settings have them.
QString withoutSecret(const QString &line)
{
    static const QRegularExpression form(u"^(\\s*(?:export\\s+)?[\"']?([A-Za-z_][\\w.-]*)[\"']?\\s*[=:]\\s*)(\\S.*)$"_s);
    const auto match = form.match(line);
    if (match.hasMatch() ? looksSecret(match.captured(2), match.captured(3)) : looksSecret({}, line))
        return match.hasMatch() ? match.captured(1) + u"•••"_s : u"•••"_s;
    return line;
}

/// Which lines, from 1, are of a private key.
QSet<int> keyLines(const QByteArray &text)
{
    QSet<int> lines;
    int number = 0;
    bool inKey = false;
    for (const QByteArray &line : text.split('\n')) {
        ++number;
        inKey = inKey || (line.contains("-----BEGIN ") && line.contains("PRIVATE KEY"));
        if (inKey)
            lines.insert(number);
        inKey = inKey && !line.contains("-----END ");
    }
    return lines;
}

} // namespace

QString markOf(Change change)
{
    switch (change) {
    case Change::Added: return u"+"_s;
    case Change::Removed: return u"−"_s;
    case Change::Changed: return u"~"_s;
    case Change::Equal: break;
    }
    return u"="_s;
}

QString nameOf(Change change)
{
    switch (change) {
    case Change::Added: return u"added"_s;
    case Change::Removed: return u"removed"_s;
    case Change::Changed: return u"changed"_s;
    case Change::Equal: break;
    }
    return u"equal"_s;
}

QString plainText(const QString &text)
{
    QString plain = text;
    for (QChar &character : plain) {
        const char16_t code = character.unicode();
        const bool turns = code == 0x61c || code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e)
            || (code >= 0x2066 && code <= 0x2069);
        if (code < 0x20)
            character = QChar(0x2400 + code); // its picture
        else if ((code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 || turns)
            character = QChar::ReplacementCharacter;
    }
    return plain;
}

QList<DifferenceTable> tablesOf(const ImageDifference &difference)
{
    const auto size = [](double bytes) { return sizeText(qint64(bytes)); };
    QList<DifferenceTable> tables{numberTable(Core::tr("Sizes"), difference.sizes, size),
                                  numberTable(Core::tr("Times"), difference.times, timeText),
                                  fileTable(difference.files),
                                  fieldTable(Core::tr("Values"), Core::tr("Name"), difference.values),
                                  fieldTable(Core::tr("Configuration"), Core::tr("Setting"), difference.configuration),
                                  processTable(difference.processes),
                                  fieldTable(Core::tr("Sockets"), Core::tr("Socket"), difference.sockets),
                                  fieldTable(Core::tr("Open files"), Core::tr("File"), difference.openFiles),
                                  memoryTable(difference.memory),
                                  fieldTable(Core::tr("Layers"), Core::tr("Layer"), difference.layers)};
    tables.removeIf([](const DifferenceTable &table) { return table.rows.isEmpty(); });
    return tables;
}

TextExcerpt excerptOf(const FileDifference &file, int most)
{
    constexpr qsizetype longestLine = 2000;
    TextExcerpt excerpt{.lines = compareTexts(file.beforeText, file.afterText)};
    excerpt.cut = excerpt.lines.size() > most;
    excerpt.lines.resize(std::min<qsizetype>(excerpt.lines.size(), most));
    const QSet<int> beforeKeys = keyLines(file.beforeText), afterKeys = keyLines(file.afterText);
    for (TextLine &line : excerpt.lines) {
        if (beforeKeys.contains(line.before) || afterKeys.contains(line.after))
            line.text = u"•••"_s;
        line.text = plainText(withoutSecret(line.text).replace(u'\t', u"    "_s));
        if (line.text.size() > longestLine)
            line.text = line.text.first(longestLine) + u'…';
    }
    return excerpt;
}

QStringList unifiedLines(const QList<TextLine> &lines)
{
    QStringList unified;
    for (qsizetype begin = 0, end = 0; begin < lines.size(); begin = end) {
        int before = 0, after = 0, firstBefore = 0, firstAfter = 0, lastBefore = 0, lastAfter = 0;
        QStringList part;
        for (; end < lines.size(); ++end) {
            const TextLine &line = lines[end];
            // A number is left out: a part that stands alone begins.
            if (end > begin && ((line.before && lastBefore && line.before != lastBefore + 1) || (line.after && lastAfter && line.after != lastAfter + 1)))
                break;
            before += line.before ? 1 : 0;
            after += line.after ? 1 : 0;
            lastBefore = line.before ? line.before : lastBefore;
            lastAfter = line.after ? line.after : lastAfter;
            firstBefore = firstBefore ? firstBefore : line.before;
            firstAfter = firstAfter ? firstAfter : line.after;
            part.append((line.change == Change::Added ? u'+' : line.change == Change::Removed ? u'-' : u' ') + line.text);
        }
        unified.append(u"@@ -%1,%2 +%3,%4 @@"_s.arg(firstBefore).arg(before).arg(firstAfter).arg(after));
        unified += part;
    }
    return unified;
}

} // namespace Thaw
