// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/envparser.h"

#include "core/project/keys.h"
#include "core/project/shellreader.h"
#include "core/words.h"

#include <QRegularExpression>

#include <algorithm>
#include <cctype>

namespace Thaw {

namespace {

struct Pending
{
    Assignment assignment;
    EnvFile::Span span;
    QByteArray bytes;
    QSet<QString> uses;
    bool append = false;
};

/// A text in angle brackets at the beginning: what templates have where a value is to be filled in.
const QRegularExpression &placeholder()
{
    static const QRegularExpression pattern(QStringLiteral("^<[^<>\\n]+>"));
    return pattern;
}

class EnvParser
{
public:
    EnvParser(const QByteArray &text, const QProcessEnvironment &environment) : m_in(text, environment) {}

    ParsedEnv run()
    {
        if (m_in.sees("\xef\xbb\xbf")) {
            m_in.problem(Severity::Warning, 0,
                         Core::tr("The file begins with a byte order mark, which a shell "
                                  "takes for a command; save it without."));
            m_in.at = 3;
        }
        while (!m_in.atEnd())
            statement();
        if (const qsizetype i = m_in.text().indexOf("\r\n"); i >= 0)
            m_in.problem(Severity::Warning, i,
                         Core::tr("The lines end as on Windows (CR LF); a shell takes the "
                                  "CR as part of the value. Save the file with LF."));
        std::ranges::stable_sort(m_in.problems, {}, [](const Problem &p) { return std::pair(p.line, p.column); });
        return {m_assignments, m_spans, m_in.problems};
    }

private:
    void statement();
    bool assignmentHere() const;
    void assignment();
    void exportArguments();
    void exportName(const ShellWord &word, bool exported);
    void commandWord();
    void spacesAroundEquals(const ShellWord &word);
    void redirection();
    void endOfStatement();
    void commit(Pending &pending);
    void checkValue(const Pending &pending);
    bool certain() const { return m_depth == 0 && m_parentheses == 0 && !m_conditional; }

    ShellReader m_in;
    QList<Assignment> m_assignments;
    QList<EnvFile::Span> m_spans;
    QSet<QString> m_exported;
    bool m_exportAll = false; // set -a
    int m_depth = 0;          // of if, for, case …
    int m_parentheses = 0;
    bool m_conditional = false;                    // behind && or ||
    QList<std::pair<QByteArray, bool>> m_heredocs; // delimiter, tabs are stripped

    // Of the simple command being read:
    qsizetype m_start = 0;
    QByteArray m_command;
    qsizetype m_commandAt = 0;
    QList<QByteArray> m_arguments;
    bool m_exporting = false;
    bool m_unexporting = false;
    QList<Pending> m_pending;
    QList<EnvFile::Span> m_names; // of "export NAME"
};

void EnvParser::statement()
{
    m_start = -1;
    m_command.clear();
    m_arguments.clear();
    m_exporting = m_unexporting = false;
    m_pending.clear();
    m_names.clear();
    for (;;) {
        m_in.skipBlanks();
        if (m_in.atEnd())
            break;
        if (const int length = m_in.lineEnd()) {
            endOfStatement();
            m_conditional = false;
            m_in.at += length;
            for (const auto &[delimiter, tabs] : std::exchange(m_heredocs, {}))
                m_in.skipHeredoc(delimiter, tabs);
            return;
        }
        const char c = m_in.peek();
        if (m_start < 0)
            m_start = m_in.at;
        if (c == '#') {
            m_in.skipToLineEnd();
        } else if (c == ';' || c == '&' || c == '|') {
            endOfStatement();
            const bool both = m_in.peek(1) == c;
            m_conditional = c != ';' && (both || c == '|');
            m_in.at += both ? 2 : 1;
            return;
        } else if (c == '<' || c == '>') {
            redirection();
        } else if (c == '(' || c == ')') {
            m_parentheses = qMax(0, m_parentheses + (c == '(' ? 1 : -1));
            ++m_in.at;
            if (c == ')' && m_arguments.isEmpty()) // "name()" and "pattern)": a command follows
                m_command.clear();
        } else if (m_command.isEmpty() && assignmentHere()) {
            assignment();
        } else if (m_exporting) {
            exportArguments();
        } else {
            commandWord();
        }
    }
    endOfStatement();
}

// NAME= or NAME+= begins here.
bool EnvParser::assignmentHere() const
{
    qsizetype i = 0;
    while (m_in.peek(i) == '_' || std::isalnum(uchar(m_in.peek(i))))
        ++i;
    if (i == 0 || std::isdigit(uchar(m_in.peek(0))))
        return false;
    return m_in.peek(i) == '=' || (m_in.peek(i) == '+' && m_in.peek(i + 1) == '=');
}

void EnvParser::assignment()
{
    Pending pending;
    EnvFile::Span &span = pending.span;
    span.name = m_in.at;
    const qsizetype equals = m_in.text().indexOf('=', m_in.at);
    pending.append = m_in.text()[equals - 1] == '+';
    span.word = QString::fromLatin1(m_in.text().mid(span.name, equals - span.name - (pending.append ? 1 : 0)));
    m_in.at = span.value = equals + 1;
    ShellWord word;
    if (m_in.peek() == '(') { // an array
        word.literal = false;
        while (!m_in.atEnd() && m_in.peek() != ')') {
            const qsizetype before = m_in.at;
            if (m_in.word().end == before)
                ++m_in.at;
        }
        m_in.at = qMin(m_in.at + 1, m_in.text().size());
    } else {
        word = m_in.word();
    }
    span.end = m_in.at;
    pending.bytes = word.value;
    pending.uses = word.uses;
    pending.assignment = {.name = span.word,
                          .value = {},
                          .literal = word.literal,
                          .exported = m_exporting,
                          .line = m_in.lineOf(span.name),
                          .rawValue = QString::fromUtf8(m_in.text().mid(span.value, span.end - span.value))};
    m_pending.append(pending);
}

void EnvParser::exportArguments()
{
    if (assignmentHere()) {
        assignment();
        return;
    }
    const ShellWord word = m_in.word();
    const QByteArray raw = m_in.text().mid(word.start, word.end - word.start);
    if (raw.isEmpty()) {
        ++m_in.at;
    } else if (raw == "-n") {
        m_unexporting = true;
    } else if (raw.startsWith('-')) {
        return; // -p, -f, -x of declare
    } else if (raw.startsWith('=')) {
        m_in.problem(Severity::Error, word.start, Core::tr("A shell wants no space before the \"=\"."));
        m_in.skipToLineEnd();
    } else if (!isVariableName(QString::fromUtf8(raw))) {
        const QString shown = QString::fromUtf8(raw.left(raw.contains('=') ? raw.indexOf('=') : raw.size()));
        m_in.problem(
            Severity::Error, word.start,
            Core::tr("\"%1\" is not a name: letters, digits and _ only, no digit first.").arg(shown));
    } else {
        EnvFile::Span span;
        span.name = word.start;
        span.value = span.end = word.end;
        span.word = QString::fromUtf8(raw);
        m_names.append(span);
    }
}

void EnvParser::commandWord()
{
    // Behind these a command begins anew; in front of them none has.
    static const QSet<QByteArray> prefixes{"then", "do", "else", "elif", "!", "{", "time", "if", "while", "until"};
    static const QSet<QByteArray> opening{"if", "for", "while", "until", "case", "select", "{"};
    static const QSet<QByteArray> closing{"fi", "done", "esac", "}"};

    const ShellWord word = m_in.word();
    const QByteArray raw = m_in.text().mid(word.start, word.end - word.start);
    if (raw.isEmpty()) { // nothing we know: never stand still
        ++m_in.at;
        return;
    }
    if (!m_command.isEmpty()) {
        m_arguments.append(raw);
        return;
    }
    if (raw == "function") {
        m_in.skipBlanks();
        m_in.word();
        return;
    }
    if (m_pending.isEmpty()) {
        m_depth = qMax(0, m_depth + (opening.contains(raw) ? 1 : closing.contains(raw) ? -1 : 0));
        if (prefixes.contains(raw)) {
            m_start = -1;
            return;
        }
    }
    m_command = raw;
    m_commandAt = word.start;
    m_exporting = raw == "export" || raw == "declare" || raw == "typeset" || raw == "readonly";
    spacesAroundEquals(word);
}

void EnvParser::spacesAroundEquals(const ShellWord &word)
{
    const QString raw = QString::fromUtf8(m_command);
    const qsizetype equals = raw.indexOf(QLatin1Char('='));
    static const QRegularExpression plain(QStringLiteral("^[^'\"$`/\\[=]+="));
    if (equals > 0 && raw.contains(plain)) {
        m_in.problem(Severity::Error, word.start,
                     Core::tr("\"%1\" is not a name: letters, digits and _ only, no digit first.")
                         .arg(raw.first(equals)));
    } else if (!m_pending.isEmpty() && m_pending.last().assignment.rawValue.isEmpty() && m_names.isEmpty()) {
        m_in.problem(
            Severity::Error, m_pending.last().span.value,
            Core::tr("A shell wants no space after the \"=\" of %1.").arg(m_pending.last().span.word));
    } else if (isVariableName(raw) && !m_exporting) {
        const qsizetype before = m_in.at;
        m_in.skipBlanks();
        const bool found = m_in.at > before && m_in.peek() == '=' && m_in.peek(1) != '=';
        if (!found) {
            m_in.at = before;
            return;
        }
        m_in.problem(Severity::Error, m_in.at,
                     Core::tr("A shell wants no space before the \"=\" of %1.").arg(raw));
    } else {
        return;
    }
    m_command = ":"; // said already
    m_in.skipToLineEnd();
}

void EnvParser::redirection()
{
    const qsizetype place = m_in.at;
    if (!m_pending.isEmpty() && m_command.isEmpty()) {
        const QString rest = QString::fromUtf8(m_in.text().mid(place, m_in.text().indexOf('\n', place) - place));
        const auto match = placeholder().match(rest);
        m_in.problem(Severity::Error, place,
                     match.hasMatch()
                         ? Core::tr("%1 is still to be filled in.").arg(match.captured())
                         : Core::tr("\"%1\" outside of quotes redirects a file; put the value in quotes.")
                               .arg(QLatin1Char(m_in.peek())));
        m_in.skipToLineEnd();
        return;
    }
    const bool heredoc = m_in.sees("<<") && m_in.peek(2) != '<';
    while (m_in.peek() == '<' || m_in.peek() == '>' || m_in.peek() == '&')
        ++m_in.at;
    const bool tabs = heredoc && m_in.sees("-");
    m_in.at += tabs;
    m_in.skipBlanks();
    const ShellWord word = m_in.word();
    if (heredoc)
        m_heredocs.append({word.value, tabs});
}

void EnvParser::endOfStatement()
{
    static const QSet<QByteArray> silent{":", "set", "shopt", "true", "echo", "printf", "exit", "return"};
    const qsizetype end = m_in.at;
    if (m_command == "set" && certain()) {
        if (m_arguments.contains("-a") || m_arguments.contains("allexport"))
            m_exportAll = !m_arguments.contains("+o");
        if (m_arguments.contains("+a"))
            m_exportAll = false;
    }
    const bool lasting = m_command.isEmpty() || m_exporting;
    if (!lasting && !silent.contains(m_command) && m_depth == 0)
        m_in.problem(Severity::Warning, m_commandAt,
                     Core::tr("\"%1\" is not evaluated: the file is read, never run.")
                         .arg(QString::fromUtf8(m_command)));
    if (!lasting)
        return;
    const int words = int(m_pending.size() + m_names.size());
    for (EnvFile::Span &span : m_names) {
        const bool exported = m_command == "export" && !m_unexporting;
        exported ? void(m_exported.insert(span.word)) : void(m_exported.remove(span.word));
        for (Assignment &known : m_assignments)
            if (known.name == span.word)
                known.exported = exported;
        span.statement = m_start;
        span.statementEnd = end;
        span.words = words;
        span.exportWord = m_command == "export" && !m_unexporting;
        m_spans.append(span);
    }
    for (Pending &pending : m_pending) {
        pending.span.statement = m_start;
        pending.span.statementEnd = end;
        pending.span.words = words;
        pending.span.exportWord = m_command == "export" && !m_unexporting;
        commit(pending);
    }
}

void EnvParser::commit(Pending &pending)
{
    Assignment &assignment = pending.assignment;
    const QString &name = assignment.name;
    const bool declared = m_command == "declare" || m_command == "typeset" || m_command == "readonly";
    assignment.literal = assignment.literal && certain() && !declared;
    if (pending.append) {
        const ShellValue old = m_in.variables.value(name);
        pending.bytes.prepend(old.value);
        assignment.literal = assignment.literal && old.literal;
    }
    assignment.value = QString::fromUtf8(pending.bytes);
    if ((assignment.exported && !declared && !m_unexporting) || m_exportAll)
        m_exported.insert(name);
    assignment.exported = m_exported.contains(name);
    checkValue(pending);
    m_in.variables.insert(name, {pending.bytes, assignment.literal});
    pending.span.index = int(m_assignments.size());
    for (Assignment &earlier : m_assignments)
        if (earlier.name == name)
            earlier.exported = assignment.exported;
    m_assignments.append(assignment);
    m_spans.append(pending.span);
}

void EnvParser::checkValue(const Pending &pending)
{
    const Assignment &assignment = pending.assignment;
    if (assignment.literal && placeholder().match(assignment.value).capturedLength() == assignment.value.size()
        && !assignment.value.isEmpty())
        m_in.problem(isProjectKey(assignment.name) ? Severity::Error : Severity::Warning, pending.span.value,
                     Core::tr("%1 is still to be filled in.").arg(assignment.value));
    if (pending.append || pending.uses.contains(assignment.name) || !certain())
        return;
    const auto earlier = std::ranges::find_if(m_assignments, [&](const Assignment &known) {
        return known.name == assignment.name && known.literal;
    });
    if (earlier != m_assignments.end())
        m_in.problem(Severity::Warning, pending.span.name,
                     Core::tr("%1 is set a second time; the value of line %2 is lost.").arg(assignment.name).arg(earlier->line));
}

} // namespace

ParsedEnv parseEnv(const QByteArray &text, const QProcessEnvironment &environment)
{
    return EnvParser(text, environment).run();
}

} // namespace Thaw
