// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "signals.h"

#include "core/report/underway.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

#include <cstdio>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

void printResult(const QString &text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    fflush(stdout);
}

void printJson(const QJsonObject &document)
{
    printResult(QString::fromUtf8(QJsonDocument(document).toJson()).trimmed());
}

void printNote(const QString &text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
}

void printError(const Error &error, bool json)
{
    if (json)
        printJson({{u"format"_s, u"thaw.error/1"_s}, {u"error"_s, toJson(error)}});
    printNote(u"thaw: "_s + error.message);
    for (const QString &line : error.detail.trimmed().split(u'\n', Qt::SkipEmptyParts)) {
        if (line != error.message) // of several mistakes the first is the message
            printNote(u"  "_s + line);
    }
    for (const Fix &fix : error.fixes)
        printNote(u"  → "_s + (fix.command.isEmpty() ? fix.title : fix.title + u": "_s + fix.command));
}

int exitCode(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
    case ErrorKind::Project: return 2;
    case ErrorKind::EngineUnreachable:
    case ErrorKind::EngineDenied:
    case ErrorKind::EngineTooOld:
    case ErrorKind::EngineLost: return 3;
    case ErrorKind::NotReady:
    case ErrorKind::AppEnded: return 4;
    case ErrorKind::Checkpoint: return 5;
    case ErrorKind::Commit: return 6;
    case ErrorKind::Restore: return 7;
    case ErrorKind::Threshold: return 8;
    case ErrorKind::Cancelled: return 130;
    default: return 1;
    }
}

void Invocation::note(const QString &text) const
{
    if (!quiet)
        printNote(text);
}

QString helpLine(const QString &left, const QString &right)
{
    constexpr int width = 24;
    // What is too wide for its column has a line of its own.
    const QString indent = left.size() > width ? u'\n' + QString(width + 2, u' ') : QString();
    return u"  %1%2 %3\n"_s.arg(left.leftJustified(width), indent, right);
}

QString helpOfOptions(const QList<QCommandLineOption> &options)
{
    QString text;
    for (const QCommandLineOption &option : options) {
        QStringList names;
        for (const QString &name : option.names())
            names << (name.size() == 1 ? u"-"_s : u"--"_s) + name;
        const QString value = option.valueName().isEmpty() ? QString() : u' ' + option.valueName();
        text += helpLine(names.join(u", "_s) + value, option.description());
    }
    return text;
}

QString Invocation::projectDirectory() const
{
    if (arguments.isEmpty())
        return directory;
    return arguments.first().startsWith(u'/') ? arguments.first() : directory + u'/' + arguments.first();
}

namespace {

QList<QCommandLineOption> globalOptions()
{
    return {
        {{u"H"_s, u"host"_s}, u"Engine: unix:///PATH, ssh://USER@HOST, tcp://HOST, or a docker context."_s, u"ENDPOINT"_s},
        {u"C"_s, u"Look for projects below DIR instead of here."_s, u"DIR"_s},
        {u"json"_s, u"Print the result as one JSON document."_s},
        {u"progress"_s, u"How progress is shown: auto, tty, plain, json or none."_s, u"KIND"_s, u"auto"_s},
        {{u"q"_s, u"quiet"_s}, u"No progress, errors only."_s},
        {{u"v"_s, u"verbose"_s}, u"Show the application's output too."_s},
        {{u"y"_s, u"yes"_s}, u"Answer questions with yes."_s},
    };
}

QCommandLineOption helpOption()
{
    return {{u"h"_s, u"help"_s}, u"This help."_s};
}

QString overview()
{
    QString text = u"usage: thaw [OPTIONS] COMMAND [ARGUMENTS]\n\nCommands:\n"_s;
    for (const Command &command : commands())
        text += helpLine(command.name + u' ' + command.synopsis, command.description);
    text += u"\n“thaw COMMAND --help” explains its options. Options for all commands:\n"_s
        + helpOfOptions(globalOptions() + QList{helpOption()}) + helpLine(u"--version"_s, u"The version of Thaw."_s);
    return text.trimmed();
}

QString helpOf(const Command &command)
{
    QString text = u"usage: thaw %1 [OPTIONS] %2"_s.arg(command.name, command.synopsis).trimmed()
        + u"\n\n"_s + command.description + u'\n';
    if (!command.options.isEmpty())
        text += u"\nOptions:\n"_s + helpOfOptions(command.options);
    text += u"\nOptions for all commands:\n"_s + helpOfOptions(globalOptions() + QList{helpOption()});
    return text.trimmed();
}

int usageError(const QString &message, bool json, const QString &command = {})
{
    const QString help = u"thaw %1--help"_s.arg(command.isEmpty() ? QString() : command + u' ');
    printError({.kind = ErrorKind::Usage, .message = message, .detail = {},
                .fixes = {{.id = u"help"_s, .title = u"See"_s, .command = help}}}, json);
    return exitCode(ErrorKind::Usage);
}

const Command *findCommand(const QString &name)
{
    const auto found = std::ranges::find(commands(), name, &Command::name);
    return found == commands().end() ? nullptr : &*found;
}

/// The first word that is neither an option nor an option's value names the command.
qsizetype commandPosition(const QStringList &words)
{
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString &word = words[i];
        if (!word.startsWith(u'-'))
            return i;
        if (word == "-H"_L1 || word == "--host"_L1 || word == "-C"_L1 || word == "--progress"_L1)
            ++i;
    }
    return -1;
}

std::optional<ProgressKind> progressKind(const QString &name)
{
    static const QMap<QString, ProgressKind> kinds{{u"auto"_s, ProgressKind::Auto},
                                                   {u"tty"_s, ProgressKind::Tty},
                                                   {u"plain"_s, ProgressKind::Plain},
                                                   {u"json"_s, ProgressKind::Json},
                                                   {u"none"_s, ProgressKind::None}};
    const auto found = kinds.find(name);
    return found == kinds.end() ? std::nullopt : std::optional(*found);
}

QCoro::Task<> drive(const Command &command, std::shared_ptr<Invocation> call)
{
    const QList<Underway::Orphan> orphans = Underway::orphans();
    if (command.name != "clean"_L1 && !std::ranges::all_of(orphans, &Underway::Orphan::cleared))
        call->note(u"An earlier run was cut off. Remove what it left with: thaw clean"_s);
    const Result<int> result = co_await command.run(call);
    int code = 0;
    if (result) {
        code = *result;
    } else {
        printError(result.error(), call->json);
        code = exitCode(result.error().kind);
        if (code == 130 && receivedSignal() > 0)
            code = 128 + receivedSignal();
    }
    QCoreApplication::exit(code);
}

int runCommandLine(QStringList words)
{
    const qsizetype position = commandPosition(words);
    const bool json = words.contains(u"--json"_s);
    if (position < 0) {
        if (words.contains(u"-h"_s) || words.contains(u"--help"_s)) {
            printResult(overview());
            return 0;
        }
        if (words.contains(u"--version"_s)) {
            printResult(u"thaw "_s + QCoreApplication::applicationVersion());
            return 0;
        }
        return words.size() > 1 ? usageError(u"A command is missing."_s, json) : (printNote(overview()), 2);
    }
    const Command *command = findCommand(words[position]);
    if (!command)
        return usageError(u"There is no command “%1”."_s.arg(words[position]), json);
    words.removeAt(position);

    QCommandLineParser parser;
    parser.addOptions(globalOptions());
    parser.addOptions(command->options);
    parser.addOption(helpOption());
    const bool understood = parser.parse(words);
    if (parser.isSet(u"help"_s)) {
        printResult(helpOf(*command));
        return 0;
    }
    if (!understood)
        return usageError(parser.errorText(), json, command->name);

    auto call = std::make_shared<Invocation>();
    call->arguments = parser.positionalArguments();
    if (call->arguments.size() < command->minimumArguments)
        return usageError(u"“thaw %1” needs %2."_s.arg(command->name, command->synopsis), json, command->name);
    if (call->arguments.size() > command->maximumArguments)
        return usageError(u"“thaw %1” takes no “%2”."_s.arg(command->name, call->arguments.last()), json, command->name);
    const auto kind = progressKind(parser.value(u"progress"_s));
    if (!kind)
        return usageError(u"--progress takes auto, tty, plain, json or none."_s, json, command->name);
    call->parser = &parser;
    call->host = parser.value(u"host"_s);
    call->directory = parser.isSet(u"C"_s) ? parser.value(u"C"_s) : u"."_s;
    call->json = parser.isSet(u"json"_s);
    call->quiet = parser.isSet(u"quiet"_s);
    call->verbose = parser.isSet(u"verbose"_s);
    call->assumeYes = parser.isSet(u"yes"_s);
    call->progress = call->quiet ? ProgressKind::None : *kind;

    std::stop_source stop;
    call->stop = stop.get_token();
    const SignalWatch signals_([&stop] { stop.request_stop(); });
    QMetaObject::invokeMethod(qApp, [command, call] { drive(*command, call); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace
} // namespace Thaw

int main(int argc, char **argv)
{
    using namespace Qt::StringLiterals;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"thaw"_s);
    QLocale::setDefault(QLocale::c()); // its sentences are English, so are the numbers in them
    QCoreApplication::setApplicationVersion(QStringLiteral(THAW_VERSION));
    return Thaw::runCommandLine(QCoreApplication::arguments());
}
