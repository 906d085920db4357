// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "signals.h"

#include "core/report/underway.h"

#include <QCoreApplication>
#include <QLocale>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

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

QCoro::Task<> drive(const Command &command, std::shared_ptr<Invocation> call)
{
    const QList<Underway::Orphan> orphans = Underway::orphans();
    if (command.name != "clean"_L1 && !std::ranges::all_of(orphans, &Underway::Orphan::cleared))
        call->note(u"An earlier run was cut off. Remove what it left with: thaw clean"_s);
    const Result<int> result = co_await command.run(call);
    if (!result)
        printError(result.error(), call->json);
    const int code = result ? *result : exitCode(result.error().kind);
    QCoreApplication::exit(code == exitCode(ErrorKind::Cancelled) && receivedSignal() > 0 ? 128 + receivedSignal() : code);
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
    if (call->arguments.contains(QString()))
        return usageError(u"An argument of “thaw %1” is empty; it needs %2."_s.arg(command->name, command->synopsis), json, command->name);
    const auto kind = progressKinds().constFind(parser.value(u"progress"_s));
    if (kind == progressKinds().constEnd())
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
