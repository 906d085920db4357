// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/scriptchecker.h"

#include "ui/editor/filedocument.h"

#include <QRegularExpression>
#include <QStandardPaths>

namespace Thaw {

ScriptChecker::ScriptChecker(FileDocument *file, QObject *parent) : QObject(parent), m_file(file)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(350);
    connect(&m_pause, &QTimer::timeout, this, &ScriptChecker::check);
    connect(file, &FileDocument::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_shell, &QProcess::finished, this, &ScriptChecker::read);
    m_pause.start();
}

ScriptChecker::~ScriptChecker()
{
    m_shell.disconnect(this);
    m_shell.kill();
    m_shell.waitForFinished(500);
}

bool ScriptChecker::isShellScript(const FileDocument &file)
{
    const QString first = file.text().section(u'\n', 0, 0);
    if (first.startsWith(QStringLiteral("#!")))
        return first.contains(QStringLiteral("sh"));
    return file.fileName().endsWith(QStringLiteral(".sh"));
}

void ScriptChecker::check()
{
    if (m_shell.state() != QProcess::NotRunning) {
        m_pause.start();
        return;
    }
    m_isShellcheck = false;
    run(QStringLiteral("bash"), {QStringLiteral("-n")});
}

void ScriptChecker::run(const QString &program, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_shell.setProcessEnvironment(environment);
    m_shell.start(program, arguments);
    m_shell.write(m_file->text().toUtf8());
    m_shell.closeWriteChannel();
}

void ScriptChecker::read()
{
    if (m_isShellcheck) {
        show(problemsFromShellcheck(QString::fromUtf8(m_shell.readAllStandardOutput()), m_file->fileName()));
        return;
    }
    const QList<Problem> problems
        = problemsFromShell(QString::fromUtf8(m_shell.readAllStandardError()), m_file->fileName());
    m_shell.readAllStandardOutput();
    static const QString shellcheck = QStandardPaths::findExecutable(QStringLiteral("shellcheck"));
    if (!problems.isEmpty() || shellcheck.isEmpty()) {
        show(problems);
        return;
    }
    // It would say less clearly what the shell itself says of a script that it cannot read. Values are there to be
    // used elsewhere (SC2034), and other files are not ours to follow (SC1090, SC1091).
    QStringList arguments{QStringLiteral("--format=gcc"), QStringLiteral("--severity=warning"),
                          QStringLiteral("--exclude=SC2034,SC1090,SC1091")};
    if (!m_file->text().startsWith(QStringLiteral("#!")))
        arguments << QStringLiteral("--shell=bash");
    m_isShellcheck = true;
    run(shellcheck, arguments << QStringLiteral("-"));
}

void ScriptChecker::show(const QList<Problem> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    Q_EMIT problemsChanged();
}

QList<Problem> problemsFromShell(const QString &output, const QString &file)
{
    static const QRegularExpression form(QStringLiteral("line (\\d+): (.*)$"));
    QList<Problem> problems;
    for (const QString &line : output.split(u'\n', Qt::SkipEmptyParts)) {
        const auto match = form.match(line);
        // The second line of a pair only repeats the source line.
        if (!match.hasMatch() || match.captured(2).startsWith(u'`'))
            continue;
        problems.append({Severity::Error, match.captured(2), file, match.captured(1).toInt(), 0});
    }
    return problems;
}

QList<Problem> problemsFromShellcheck(const QString &output, const QString &file)
{
    static const QRegularExpression form(QStringLiteral("^-:(\\d+):(\\d+): (\\w+): (.*)$"));
    QList<Problem> problems;
    for (const QString &line : output.split(u'\n', Qt::SkipEmptyParts)) {
        const auto match = form.match(line);
        if (match.hasMatch())
            problems.append({match.captured(3) == QStringLiteral("error") ? Severity::Error : Severity::Warning,
                             match.captured(4), file, match.captured(1).toInt(), match.captured(2).toInt()});
    }
    return problems;
}

} // namespace Thaw
