// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/problem.h"

#include <QByteArray>
#include <QList>
#include <QProcessEnvironment>
#include <QString>

#include <optional>

namespace Thaw {

/// One NAME=value of a shell file.
struct Assignment
{
    QString name;
    QString value;       ///< as the shell would make it; without meaning unless literal
    bool literal = true; ///< false: computed when run (command substitution, arithmetic, inside "if" …)
    bool exported = false;
    int line = 0;     ///< of the name, from 1
    QString rawValue; ///< as written, with quotes

    bool operator==(const Assignment &) const = default;
};

/// Lossless reader and editor of shell assignments (app_env_vars.sh). Nothing is ever executed: what cannot be
/// read literally is kept and said to be "computed when run". An edit changes the bytes of its own assignment
/// only.
class EnvFile
{
public:
    /// $X that the file does not define is taken from environment, as a shell started there would.
    static EnvFile parse(const QByteArray &text, const QProcessEnvironment &environment = {});

    QByteArray toBytes() const { return m_text; }

    /// In the order of the file, with those that are overwritten further down.
    QList<Assignment> assignments() const;
    /// The one that holds at the end of the file.
    std::optional<Assignment> find(const QString &name) const;

    /// Changes the value in place, in the quotes it has, or appends a line. name must be a valid name.
    void set(const QString &name, const QString &value, bool exported);
    /// Removes every assignment and export of the name, with its line if nothing else is on it.
    void remove(const QString &name);

    /// Sorted by place; their file is empty, as the bytes don't know it.
    QList<Problem> problems() const { return m_problems; }

    bool operator==(const EnvFile &other) const
    {
        return m_text == other.m_text && m_environment == other.m_environment;
    }

    /// Where an assignment (or the NAME of "export NAME") is in the bytes.
    struct Span
    {
        qsizetype name = 0;      ///< first byte of the name
        qsizetype value = 0;     ///< first byte after "="
        qsizetype end = 0;       ///< after the value
        qsizetype statement = 0; ///< first byte of the whole simple command ("export …")
        qsizetype statementEnd = 0;
        int index = -1;          ///< into assignments(); -1: the NAME of "export NAME"
        int words = 0;           ///< assignments and names in the same simple command
        bool exportWord = false; ///< the simple command begins with "export" and no option
        QString word;            ///< the name
    };

private:
    void reparse();
    void splice(qsizetype from, qsizetype to, const QByteArray &with);
    void appendLine(const QByteArray &line);
    void cut(const Span &span);

    QByteArray m_text;
    QProcessEnvironment m_environment;
    QList<Assignment> m_assignments;
    QList<Span> m_spans;
    QList<Problem> m_problems;
};

/// [A-Za-z_][A-Za-z0-9_]*
bool isVariableName(QStringView name);

/// True if the name or the shape of the value says password, key or token.
bool looksSecret(const QString &name, const QString &value);

/// The value as a shell word, quoted only if it has to be.
QString shellQuoted(const QString &value);

/// Splits as a shell does, with quotes and backslashes and without any expansion; nothing if a quote is open.
std::optional<QStringList> shellWords(QStringView text);

} // namespace Thaw
