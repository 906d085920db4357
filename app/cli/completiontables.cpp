// SPDX-License-Identifier: GPL-3.0-or-later
#include "completion.h"

#include "command.h"

#include "core/project/envfile.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString fishQuoted(QString text)
{
    return u'\'' + text.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

QString dashed(const QString &name)
{
    return (name.size() == 1 ? u"-"_s : u"--"_s) + name;
}

QList<QCommandLineOption> everywhere()
{
    return globalOptions() + QList{helpOption()};
}

QStringList offersForValue(const QCommandLineOption &option)
{
    return offersFor(option.names().contains(u"preset"_s) ? u"PRESET"_s : option.valueName());
}

/// What stands at each of a command's positions; several: the last repeats.
struct Positions
{
    QStringList placeholders{};
    bool several = false;
};

Positions positionsOf(const Command &command)
{
    Positions positions;
    for (QString word : command.synopsis.split(u' ', Qt::SkipEmptyParts)) {
        positions.several = word.endsWith(u'…');
        positions.placeholders << word.remove(u'[').remove(u']').remove(u'…');
    }
    return positions;
}

/// A function that echoes one line for each row of its case, or is false.
QString caseFunction(const QString &name, const QString &subject, const QString &rows)
{
    return u"%1() {\n    case %2 in\n%3        *) return 1 ;;\n    esac\n}\n\n"_s.arg(name, subject, rows);
}

QString printed(const QStringList &lines)
{
    QStringList words;
    for (const QString &line : lines)
        words << shellQuoted(line);
    return u"printf '%s\\n' "_s + words.join(u" \\\n            "_s);
}

QStringList described(const QList<QCommandLineOption> &options)
{
    QStringList lines;
    for (const QCommandLineOption &option : options) {
        for (const QString &name : option.names())
            lines << dashed(name) + u'\t' + option.description();
    }
    return lines;
}

QString valueRows(const QString &command, const QList<QCommandLineOption> &options)
{
    QString rows;
    for (const QCommandLineOption &option : options) {
        if (option.valueName().isEmpty())
            continue;
        QStringList patterns;
        for (const QString &name : option.names())
            patterns << (command.isEmpty() ? u"*"_s : shellQuoted(command)) + shellQuoted(u' ' + dashed(name));
        rows += u"        %1) echo %2 ;;\n"_s.arg(patterns.join(u" | "_s), shellQuoted(offersForValue(option).join(u' ')));
    }
    return rows;
}

QString argumentRows(const Command &command)
{
    const Positions positions = positionsOf(command);
    QString rows;
    for (qsizetype i = 0; i < positions.placeholders.size(); ++i) {
        const bool repeats = positions.several && i == positions.placeholders.size() - 1;
        const QString pattern = repeats ? shellQuoted(command.name + u' ') + u'*' : shellQuoted(u"%1 %2"_s.arg(command.name).arg(i));
        rows += u"        %1) echo %2 ;;\n"_s.arg(pattern, shellQuoted(offersFor(positions.placeholders[i]).join(u' ')));
    }
    return rows;
}

QString fishOption(const QString &condition, const QCommandLineOption &option)
{
    QString line = u"complete -c thaw"_s + condition;
    for (const QString &name : option.names())
        line += (name.size() == 1 ? u" -s "_s : u" -l "_s) + name;
    if (!option.valueName().isEmpty())
        line += u" -x"_s;
    return line;
}

/// As the argument of -a.
QString fishOffers(const QStringList &offers)
{
    static const QMap<QString, QString> commands{{u"@directories"_s, u"(__fish_complete_directories)"_s},
                                                 {u"@files"_s, u"(__fish_complete_path)"_s},
                                                 {u"@images"_s, u"(_thaw_images)"_s},
                                                 {u"@presets"_s, u"(_thaw_presets)"_s}};
    QStringList words;
    for (const QString &offer : offers)
        words << commands.value(offer, offer);
    return words.isEmpty() ? QString() : u" -a "_s + fishQuoted(words.join(u' '));
}

QString fishOptions(const QString &condition, const QList<QCommandLineOption> &options)
{
    QString text;
    for (const QCommandLineOption &option : options)
        text += fishOption(condition, option) + fishOffers(offersForValue(option)) + u" -d "_s + fishQuoted(option.description()) + u'\n';
    return text;
}

} // namespace

QString shellTable()
{
    QStringList names;
    QString options, values = valueRows({}, everywhere()), arguments;
    for (const Command &command : commands()) {
        names << command.name + u'\t' + command.description;
        options += u"        %1) %2 ;;\n"_s.arg(command.name, printed(described(command.options + everywhere())));
        values += valueRows(command.name, command.options);
        arguments += argumentRows(command);
    }
    options += u"        '') %1 ;;\n"_s.arg(printed(described(everywhere()) + QStringList{u"--version\tThe version of Thaw."_s}));
    return u"# WORD<tab>DESCRIPTION of every command, and of every option of COMMAND.\n_thaw_commands() {\n    "_s + printed(names)
        + u"\n}\n\n"_s + caseFunction(u"_thaw_options"_s, u"$1"_s, options)
        + u"# COMMAND OPTION: what its value may be; false where it takes none.\n"_s
        + caseFunction(u"_thaw_value"_s, u"\"$1 $2\""_s, values)
        + u"# COMMAND POSITION: what may stand there.\n"_s + caseFunction(u"_thaw_argument"_s, u"\"$1 $2\""_s, arguments)
        + u"_thaw_list() {\n    case $1 in\n"
          "        @images) thaw images --quiet 2>/dev/null | awk 'NR > 1 && $1 !~ /^\\(/ { sub(/,$/, \"\", $1); print $1 }' ;;\n"
          "        @presets) thaw presets 2>/dev/null | sed -n 's/^\\([a-z0-9-]*\\)  .*/\\1/p' ;;\n"
          "    esac\n}\n\n"_s;
}

QString fishTable()
{
    QStringList taking;
    const auto collect = [&taking](const QList<QCommandLineOption> &options) {
        for (const QCommandLineOption &option : options) {
            for (const QString &name : option.valueName().isEmpty() ? QStringList() : option.names())
                taking << dashed(name);
        }
    };
    collect(everywhere());
    QString text = fishOptions({}, everywhere()) + u"complete -c thaw -n '_thaw_at \"\"' -l version -d 'The version of Thaw.'\n"_s;
    for (const Command &command : commands()) {
        collect(command.options);
        text += u"complete -c thaw -n '_thaw_at \"\"' -a %1 -d %2\n"_s.arg(command.name, fishQuoted(command.description));
        text += fishOptions(u" -n '_thaw_at %1'"_s.arg(command.name), command.options);
        const Positions positions = positionsOf(command);
        for (qsizetype i = 0; i < positions.placeholders.size(); ++i) {
            const QString at = positions.several && i == positions.placeholders.size() - 1 ? u"every"_s : QString::number(i);
            if (const QString offers = fishOffers(offersFor(positions.placeholders[i])); !offers.isEmpty())
                text += u"complete -c thaw -n '_thaw_at %1 %2'%3\n"_s.arg(command.name, at, offers);
        }
    }
    taking.removeDuplicates();
    return u"set -g _thaw_taking "_s + taking.join(u' ') + u'\n' + text;
}

} // namespace Thaw
