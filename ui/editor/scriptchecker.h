// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/problem.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace Thaw {

class FileDocument;

/// Asks the shell whether a script can be read ("bash -n"), a moment after each change. Nothing is executed.
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
    void read();

    FileDocument *m_file;
    QTimer m_pause;
    QProcess m_shell;
    QList<Problem> m_problems;
};

/// "bash: line 3: syntax error near unexpected token `fi'" → line 3 and the sentence.
QList<Problem> problemsFromShell(const QString &output, const QString &file);

} // namespace Thaw
