// SPDX-License-Identifier: GPL-3.0-or-later
// How every command speaks: results on stdout, words for people on stderr, help in two columns, exit codes.
#include "command.h"

#include <QJsonDocument>

#include <cstdio>

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
    case ErrorKind::EngineLost:
    case ErrorKind::TimedOut: return 3; // whoever hangs is not to be reached
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
    return projectDirectories().constFirst();
}

QStringList Invocation::projectDirectories() const
{
    if (arguments.isEmpty())
        return {directory};
    QStringList directories = arguments;
    for (QString &one : directories) {
        if (!one.startsWith(u'/'))
            one.prepend(directory + u'/');
    }
    return directories;
}

} // namespace Thaw
