// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/report/report.h"
#include "core/report/reportstore.h"
#include "progress.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QProcessEnvironment>

#include <functional>
#include <memory>

namespace Thaw {

/// What every subcommand has: the global options, its own arguments, and where to write.
struct Invocation
{
    QString host;         ///< -H
    QString directory;    ///< -C, or the current one
    bool json = false;
    bool assumeYes = false;
    bool quiet = false;
    bool verbose = false;
    ProgressKind progress = ProgressKind::Auto;
    QStringList arguments; ///< positional ones of the subcommand
    const QCommandLineParser *parser = nullptr;
    std::stop_token stop;

    bool has(const QString &option) const { return parser->isSet(option); }
    QString value(const QString &option) const { return parser->value(option); }
    /// A sentence for people beside the result; -q leaves it out.
    void note(const QString &text) const;
    /// The project directory: the first argument, below -C, or that directory itself.
    QString projectDirectory() const;
    /// The same of a command whose arguments are all directories.
    QStringList projectDirectories() const;
};

/// A subcommand: one line of the table in commands.cpp, one file.
struct Command
{
    QString name;
    QString synopsis;    ///< after the name: "[DIR]"
    QString description; ///< one line
    QList<QCommandLineOption> options;
    int minimumArguments = 0;
    int maximumArguments = 0;
    /// Resolves with the exit code. Errors come back as results and are printed once, in main.
    std::function<QCoro::Task<Result<int>>(std::shared_ptr<Invocation>)> run;
};

const QList<Command> &commands();
/// What every command takes, and --help.
QList<QCommandLineOption> globalOptions();
QCommandLineOption helpOption();
/// What --progress takes.
const QMap<QString, ProgressKind> &progressKinds();
QList<QCommandLineOption> testOptions();
QList<QCommandLineOption> benchOptions();
QList<QCommandLineOption> inspectOptions();
QList<QCommandLineOption> diffOptions();
QList<QCommandLineOption> exportOptions();
QList<QCommandLineOption> buildOptions();
QList<QCommandLineOption> doctorOptions();

QCoro::Task<Result<int>> makeCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> runCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> checkpointCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> commitCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> stopCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> testCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> benchCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> inspectCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> imagesCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> exportCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> buildCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> diffCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> pushCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> pullCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> removeCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> cleanCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> doctorCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> logCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> initCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> keysCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> presetsCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> reportCommand(std::shared_ptr<Invocation> call);
QCoro::Task<Result<int>> completionCommand(std::shared_ptr<Invocation> call);

/// The engine that a command works with: at host, or where -H says, or the first that answers. Says what has to be known
/// before it is used.
QCoro::Task<Result<std::shared_ptr<Docker>>> engineFor(std::shared_ptr<Invocation> call, QString host = {});

/// The exit code for an error; the one table (../../README.md, "Exit codes").
int exitCode(ErrorKind kind);

/// Results go to stdout, and nothing else does.
void printResult(const QString &text);
void printJson(const QJsonObject &document);
/// Everything for people goes to stderr.
void printNote(const QString &text);
void printError(const Error &error, bool json);

/// Two columns, as every list of options and commands has them.
QString helpLine(const QString &left, const QString &right);
QString helpOfOptions(const QList<QCommandLineOption> &options);

} // namespace Thaw
