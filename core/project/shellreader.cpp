// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/shellreader.h"

#include "core/words.h"

#include <algorithm>
#include <cctype>

namespace Thaw {

namespace {

bool isNameStart(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_';
}

bool isNameByte(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

} // namespace

ShellReader::ShellReader(const QByteArray &text, const QProcessEnvironment &environment)
    : m_text(text), m_environment(environment)
{
    m_lines.append(0);
    for (qsizetype i = m_text.indexOf('\n'); i >= 0; i = m_text.indexOf('\n', i + 1))
        m_lines.append(i + 1);
}

int ShellReader::lineOf(qsizetype offset) const
{
    return int(std::ranges::upper_bound(m_lines, offset) - m_lines.begin());
}

void ShellReader::problem(Severity severity, qsizetype offset, const QString &message)
{
    const int line = lineOf(offset);
    const qsizetype begin = m_lines[line - 1];
    const QByteArrayView before = QByteArrayView(m_text).sliced(begin, offset - begin);
    problems.append({severity, message, {}, line, int(QString::fromUtf8(before).size()) + 1});
}

int ShellReader::lineEnd(qsizetype ahead) const
{
    if (peek(ahead) == '\n')
        return 1;
    return peek(ahead) == '\r' && peek(ahead + 1) == '\n' ? 2 : 0;
}

void ShellReader::skipBlanks()
{
    while (!atEnd()) {
        if (peek() == ' ' || peek() == '\t')
            ++at;
        else if (peek() == '\\' && lineEnd(1))
            at += 1 + lineEnd(1);
        else
            return;
    }
}

void ShellReader::skipToLineEnd()
{
    while (!atEnd() && !lineEnd())
        ++at;
}

void ShellReader::skipHeredoc(const QByteArray &delimiter, bool tabs)
{
    while (!atEnd()) {
        const qsizetype start = at;
        skipToLineEnd();
        QByteArray line = m_text.mid(start, at - start);
        at += lineEnd();
        while (tabs && line.startsWith('\t'))
            line.remove(0, 1);
        if (line == delimiter)
            return;
    }
}

ShellWord ShellReader::word()
{
    ShellWord word;
    word.start = at;
    if (peek() == '~')
        tilde(word);
    while (!atEnd() && !lineEnd()) {
        const char c = peek();
        if (c == '\\') {
            if (const int length = lineEnd(1)) {
                at += 1 + length;
            } else {
                ++at;
                if (!atEnd())
                    word.value += m_text[at++];
            }
        } else if (c == '\'') {
            singleQuoted(word);
        } else if (c == '"') {
            doubleQuoted(word);
        } else if (c == '$') {
            dollar(word);
        } else if (c == '`') {
            backquoted(word);
        } else if (QByteArrayView(" \t;&|<>()").contains(c)) {
            break;
        } else {
            word.value += c;
            ++at;
        }
    }
    word.end = at;
    return word;
}

// A value has the file's line ends as LF: the file's own are reported as a problem.
void ShellReader::copyLineEnd(ShellWord &word)
{
    at += lineEnd();
    word.value += '\n';
}

void ShellReader::singleQuoted(ShellWord &word)
{
    const qsizetype opened = at++;
    while (!atEnd() && peek() != '\'') {
        if (lineEnd())
            copyLineEnd(word);
        else
            word.value += m_text[at++];
    }
    if (atEnd())
        problem(Severity::Error, opened, Core::tr("This ' is never closed."));
    else
        ++at;
}

void ShellReader::doubleQuoted(ShellWord &word)
{
    const qsizetype opened = at++;
    while (!atEnd() && peek() != '"') {
        if (lineEnd()) {
            copyLineEnd(word);
        } else if (peek() == '\\' && lineEnd(1)) {
            at += 1 + lineEnd(1);
        } else if (peek() == '\\' && at + 1 < m_text.size() && QByteArrayView("$`\"\\").contains(peek(1))) {
            word.value += peek(1);
            at += 2;
        } else if (peek() == '$' && peek(1) != '\'' && peek(1) != '"') {
            dollar(word);
        } else if (peek() == '`') {
            backquoted(word);
        } else {
            word.value += m_text[at++];
        }
    }
    if (atEnd())
        problem(Severity::Error, opened, Core::tr("This \" is never closed."));
    else
        ++at;
}

void ShellReader::ansiQuoted(ShellWord &word)
{
    static const QHash<char, char> simple{{'a', '\a'},  {'b', '\b'}, {'e', '\x1b'}, {'E', '\x1b'}, {'f', '\f'},
                                          {'n', '\n'},  {'r', '\r'}, {'t', '\t'},   {'v', '\v'},   {'\\', '\\'},
                                          {'\'', '\''}, {'"', '"'},  {'?', '?'}};
    const auto number = [this](int base, int digits) {
        uint value = 0;
        for (; digits > 0 && !atEnd(); --digits, ++at) {
            const int digit = QByteArray("0123456789abcdef").indexOf(char(std::tolower(uchar(peek()))));
            if (digit < 0 || digit >= base)
                break;
            value = value * uint(base) + uint(digit);
        }
        return value;
    };
    const qsizetype opened = at;
    at += 2;
    while (!atEnd() && peek() != '\'') {
        if (lineEnd()) {
            copyLineEnd(word);
            continue;
        }
        const char c = m_text[at++];
        if (c != '\\' || atEnd()) {
            word.value += c;
            continue;
        }
        const char kind = peek();
        if (kind >= '0' && kind <= '7') {
            word.value += char(number(8, 3));
            continue;
        }
        ++at;
        if (simple.contains(kind)) {
            word.value += simple[kind];
        } else if (kind == 'x') {
            word.value += char(number(16, 2));
        } else if (kind == 'u' || kind == 'U') {
            const char32_t point = number(16, kind == 'u' ? 4 : 8);
            word.value += QString::fromUcs4(&point, 1).toUtf8();
        } else if (kind == 'c' && !atEnd()) {
            word.value += char(m_text[at++] & 0x1f);
        } else {
            word.value += c;
            word.value += kind;
        }
    }
    if (atEnd())
        problem(Severity::Error, opened, Core::tr("This $' is never closed."));
    else
        ++at;
}

QString ShellReader::name()
{
    const qsizetype start = at;
    if (isNameStart(peek()))
        while (!atEnd() && isNameByte(peek()))
            ++at;
    return QString::fromLatin1(QByteArrayView(m_text).sliced(start, at - start));
}

void ShellReader::dollar(ShellWord &word)
{
    const qsizetype place = at;
    const char next = peek(1);
    if (next == '\'') {
        ansiQuoted(word);
    } else if (next == '"') {
        ++at;
        doubleQuoted(word);
    } else if (next == '(') {
        word.literal = false;
        at += 2;
        skipParentheses(place);
    } else if (next == '{') {
        braced(word);
    } else if (isNameStart(next)) {
        ++at;
        expand(word, name(), place);
    } else if (next != '\0' && QByteArrayView("0123456789@*#?$!-").contains(next)) {
        word.literal = false;
        at += 2;
    } else {
        word.value += '$';
        ++at;
    }
}

std::optional<ShellValue> ShellReader::lookUp(const QString &name) const
{
    if (const auto it = variables.find(name); it != variables.end())
        return *it;
    if (m_environment.contains(name))
        return ShellValue{m_environment.value(name).toUtf8(), true};
    return std::nullopt;
}

void ShellReader::expand(ShellWord &word, const QString &name, qsizetype place)
{
    word.uses.insert(name);
    if (const auto known = lookUp(name)) {
        word.value += known->value;
        word.literal = word.literal && known->literal;
    } else {
        problem(Severity::Warning, place,
                Core::tr("${%1} is not set above nor in the environment, so it is empty.").arg(name));
    }
}

void ShellReader::braced(ShellWord &word)
{
    const qsizetype opened = at;
    at += 2;
    const QString variable = name();
    if (variable.isEmpty() || (peek() != '}' && peek() != '-' && !sees(":-"))) {
        word.literal = false; // ${#X}, ${X%…}, ${X:=…} and the like
        skipBraces(opened);
        return;
    }
    if (peek() == '}') {
        ++at;
        expand(word, variable, opened);
        return;
    }
    const bool emptyCounts = peek() == ':';
    at += emptyCounts ? 2 : 1;
    ShellWord fallback;
    while (!atEnd() && peek() != '}') {
        if (lineEnd())
            copyLineEnd(fallback);
        else if (peek() == '\\' && at + 1 < m_text.size())
            fallback.value += m_text[++at], ++at;
        else if (peek() == '"')
            doubleQuoted(fallback);
        else if (peek() == '\'')
            singleQuoted(fallback);
        else if (peek() == '$')
            dollar(fallback);
        else if (peek() == '`')
            backquoted(fallback);
        else
            fallback.value += m_text[at++];
    }
    if (atEnd())
        problem(Severity::Error, opened, Core::tr("This ${ is never closed."));
    else
        ++at;
    word.uses.insert(variable);
    const auto known = lookUp(variable);
    const bool useKnown = known && (!emptyCounts || !known->value.isEmpty() || !known->literal);
    word.value += useKnown ? known->value : fallback.value;
    word.literal = word.literal && (useKnown ? known->literal : fallback.literal);
}

void ShellReader::backquoted(ShellWord &word)
{
    const qsizetype opened = at++;
    word.literal = false;
    while (!atEnd() && peek() != '`')
        at += peek() == '\\' ? 2 : 1;
    if (atEnd())
        problem(Severity::Error, opened, Core::tr("This ` is never closed."));
    at = qMin(at + 1, m_text.size());
}

// What is inside isn't evaluated, so its own problems are of no interest.
void ShellReader::skipParentheses(qsizetype opened)
{
    const QList<Problem> before = problems;
    int depth = 1;
    ShellWord ignored;
    while (!atEnd() && depth > 0) {
        const char c = peek();
        if (c == '\'')
            singleQuoted(ignored);
        else if (c == '"')
            doubleQuoted(ignored);
        else if (c == '\\')
            at = qMin(at + 2, m_text.size());
        else {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            ++at;
        }
    }
    problems = before;
    if (depth > 0)
        problem(Severity::Error, opened, Core::tr("This ( is never closed."));
}

void ShellReader::skipBraces(qsizetype opened)
{
    const QList<Problem> before = problems;
    ShellWord ignored;
    while (!atEnd() && peek() != '}') {
        if (peek() == '\'')
            singleQuoted(ignored);
        else if (peek() == '"')
            doubleQuoted(ignored);
        else if (peek() == '$')
            dollar(ignored);
        else
            at = qMin(at + (peek() == '\\' ? 2 : 1), m_text.size());
    }
    problems = before;
    if (atEnd())
        problem(Severity::Error, opened, Core::tr("This ${ is never closed."));
    else
        ++at;
}

void ShellReader::tilde(ShellWord &word)
{
    const char next = peek(1);
    const bool home = at + 1 >= m_text.size() || lineEnd(1) || QByteArrayView(" \t;&|/").contains(next);
    if (!home) {
        word.literal = false; // ~user
        return;
    }
    ++at;
    const auto value = lookUp(QStringLiteral("HOME"));
    word.literal = value && value->literal;
    word.value += value ? value->value : QByteArray("~");
}

} // namespace Thaw
