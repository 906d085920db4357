// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/scriptchecker.h"

#include "ui/editor/filedocument.h"

#include <QRegularExpression>

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
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    m_shell.setProcessEnvironment(environment);
    m_shell.start(QStringLiteral("bash"), {QStringLiteral("-n")});
    m_shell.write(m_file->text().toUtf8());
    m_shell.closeWriteChannel();
}

void ScriptChecker::read()
{
    const QList<Problem> problems
        = problemsFromShell(QString::fromUtf8(m_shell.readAllStandardError()), m_file->fileName());
    m_shell.readAllStandardOutput();
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

} // namespace Thaw
