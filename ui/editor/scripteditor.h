// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/problem.h"

#include <QPlainTextEdit>

namespace Thaw {

class FileDocument;
class ReadableHighlighter;

/// An editor for one script: colours of its language, line numbers, marks where a check found something.
class ScriptEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit ScriptEditor(FileDocument *file, QWidget *parent = nullptr);

    FileDocument *file() const { return m_file; }
    void setProblems(const QList<Problem> &problems);
    /// Both from 1; column 0 means the beginning of the line.
    void goTo(int line, int column);
    /// Selects the next place; false if there is none.
    bool find(const QString &text, bool backward);

    int gutterWidth() const;
    void paintGutter(QPaintEvent *event);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    void updateGutter();
    void markProblems();

    FileDocument *m_file;
    QWidget *m_gutter;
    ReadableHighlighter *m_highlighter;
    QList<Problem> m_problems;
};

} // namespace Thaw
