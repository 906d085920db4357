// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/problem.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace Thaw {

class FileDocument;

/// Asks the shell whether a script can be read ("bash -n"), and shellcheck, where it is installed, what is doubtful
/// in it; a moment after each change. Nothing is executed.
class ScriptChecker : public QObject
{
    Q_OBJECT
public:
    explicit ScriptChecker(FileDocument *file, QObject *parent = nullptr);
    ~ScriptChecker() override;

    const QList<Problem> &problems() const { return m_problems; }
    static bool isShellScript(const FileDocument &file);

Q_SIGNALS:
    void problemsChanged();

private:
    void check();
    void run(const QString &program, const QStringList &arguments);
    void read();
    void show(const QList<Problem> &problems);

    FileDocument *m_file;
    QTimer m_pause;
    QProcess m_shell;
    bool m_isShellcheck = false;
    QList<Problem> m_problems;
};

/// "bash: line 3: syntax error near unexpected token `fi'" → line 3 and the sentence.
QList<Problem> problemsFromShell(const QString &output, const QString &file);

/// "-:3:7: warning: x is referenced but not assigned. [SC2154]" → line 3, column 7 and the sentence.
QList<Problem> problemsFromShellcheck(const QString &output, const QString &file);

} // namespace Thaw
