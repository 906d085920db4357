// SPDX-License-Identifier: GPL-3.0-or-later
// thaw-manual TEMPLATE: prints a page of the manual. A line @WORD@ of the template becomes what the programs' own tables
// say, so that the manual knows every command, option and key.
#include "app/cli/command.h"
#include "core/project/keys.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

/// As characters of mdoc(7), whatever they are.
QString characters(const QString &text)
{
    QString result;
    for (const char32_t c : text.toUcs4()) {
        if (c == U'\\')
            result += u"\\e"_s;
        else if (c < 0x80)
            result += QChar(char16_t(c));
        else
            result += u"\\[u%1]"_s.arg(QString::number(c, 16).toUpper().rightJustified(4, u'0'));
    }
    return result;
}

/// As lines of text: each sentence begins one, and none is longer than mdoc(7) likes.
QString escaped(const QString &text)
{
    constexpr qsizetype longest = 78;
    QString result, line;
    const auto flush = [&] {
        // A line that begins with a dot or an apostrophe would be a request.
        result += (result.isEmpty() ? u""_s : u"\n"_s) + (line.startsWith(u'.') || line.startsWith(u'\'') ? u"\\&"_s : u""_s) + line;
        line.clear();
    };
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QString next = characters(word);
        if (!line.isEmpty() && (line.endsWith(u'.') || line.size() + next.size() >= longest))
            flush();
        line += (line.isEmpty() ? u""_s : u" "_s) + next;
    }
    flush();
    return result;
}

/// As one argument of a macro.
QString argument(const QString &text)
{
    return u'"' + characters(text).replace(u'"', u"\\(dq"_s) + u'"';
}

QString optionItems(const QList<QCommandLineOption> &options)
{
    QString text;
    for (const QCommandLineOption &option : options) {
        QStringList names;
        for (const QString &name : option.names())
            names << u"Fl "_s + (name.size() == 1 ? QString() : u"-"_s) + name;
        text += u".It "_s + names.join(u" , "_s) + (option.valueName().isEmpty() ? QString() : u" Ar "_s + argument(option.valueName()))
            + u'\n' + escaped(option.description()) + u'\n';
    }
    return text;
}

QString commandItems()
{
    QString text;
    for (const Command &command : commands()) {
        text += u".It Ic "_s + command.name + (command.synopsis.isEmpty() ? QString() : u" Ar "_s + argument(command.synopsis)) + u'\n'
            + escaped(command.description) + u'\n';
        if (!command.options.isEmpty())
            text += u".Bl -tag -width Ds\n"_s + optionItems(command.options) + u".El\n"_s;
    }
    return text;
}

QString keyItems()
{
    QString text;
    for (const Key &key : projectKeys()) {
        text += u".It Ev "_s + key.name + u'\n' + escaped(key.meaning) + u"\n.br\n"_s + escaped(u"Takes: "_s + key.syntax) + u'\n';
        if (!key.defaultValue.isEmpty())
            text += u".br\n"_s + escaped(u"Default: "_s + key.defaultValue) + u'\n';
        text += u".br\nExample:\n.Ql "_s + argument(key.name + u'=' + key.example) + u'\n';
    }
    return text;
}

} // namespace

int main(int argc, char **argv)
{
    QFile file(QString::fromLocal8Bit(argc == 2 ? argv[1] : ""));
    if (!file.open(QIODevice::ReadOnly)) {
        fprintf(stderr, "usage: thaw-manual TEMPLATE\n");
        return 2;
    }
    const QString page = QString::fromUtf8(file.readAll())
                             .replace(u"@OPTIONS@\n"_s, optionItems(globalOptions() + QList{helpOption()}))
                             .replace(u"@COMMANDS@\n"_s, commandItems())
                             .replace(u"@KEYS@\n"_s, keyItems())
                             .replace(u"@VERSION@"_s, QStringLiteral(THAW_VERSION));
    fputs(page.toUtf8().constData(), stdout);
    return 0;
}
