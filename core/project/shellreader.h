// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/problem.h"

#include <QByteArray>
#include <QHash>
#include <QProcessEnvironment>
#include <QSet>

#include <optional>

namespace Thaw {

/// One word of a shell command, as far as it can be known without running anything.
struct ShellWord
{
    qsizetype start = 0;
    qsizetype end = 0;
    QByteArray value;
    bool literal = true;
    QSet<QString> uses; ///< variables it expands
};

struct ShellValue
{
    QByteArray value;
    bool literal = true;
};

/// Reads words with their quotes and expansions at a moving place in a shell text.
class ShellReader
{
public:
    ShellReader(const QByteArray &text, const QProcessEnvironment &environment);

    qsizetype at = 0; ///< the next byte

    const QByteArray &text() const { return m_text; }
    bool atEnd() const { return at >= m_text.size(); }
    char peek(qsizetype ahead = 0) const { return at + ahead < m_text.size() ? m_text[at + ahead] : '\0'; }
    bool sees(QByteArrayView what) const
    {
        return QByteArrayView(m_text).sliced(qMin(at, m_text.size())).startsWith(what);
    }
    /// The length of the line end here, LF or CR LF; 0: there is none.
    int lineEnd(qsizetype ahead = 0) const;

    /// Blanks and continued lines.
    void skipBlanks();
    void skipToLineEnd();
    /// The lines of a here-document that begins here; tabs: those that a line begins with do not count.
    void skipHeredoc(const QByteArray &delimiter, bool tabs);
    /// A word that begins here; empty if an operator or a line end does.
    ShellWord word();

    int lineOf(qsizetype offset) const;
    void problem(Severity severity, qsizetype offset, const QString &message);

    QHash<QString, ShellValue> variables; ///< those the text has set so far
    QList<Problem> problems;

private:
    void singleQuoted(ShellWord &word);
    void doubleQuoted(ShellWord &word);
    void ansiQuoted(ShellWord &word);
    void dollar(ShellWord &word);
    void braced(ShellWord &word);
    void backquoted(ShellWord &word);
    void skipParentheses(qsizetype opened);
    void skipBraces(qsizetype opened);
    void tilde(ShellWord &word);
    std::optional<ShellValue> lookUp(const QString &name) const;
    void expand(ShellWord &word, const QString &name, qsizetype place);
    QString name();
    void copyLineEnd(ShellWord &word);

    const QByteArray m_text;
    const QProcessEnvironment m_environment;
    QList<qsizetype> m_lines; ///< where each begins
};

} // namespace Thaw
