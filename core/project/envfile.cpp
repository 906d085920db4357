// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/envfile.h"

#include "core/project/envparser.h"

#include <QRegularExpression>

#include <algorithm>

namespace Thaw {

namespace {

bool isPlain(const QString &value)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:@%+,=-]+$"));
    return plain.match(value).hasMatch();
}

QString doubleQuoted(QString value)
{
    static const QRegularExpression special(QStringLiteral("([\\\\\"$`])"));
    return QLatin1Char('"') + value.replace(special, QStringLiteral("\\\\1")) + QLatin1Char('"');
}

// The new value in the quotes of the old one, where that is possible.
QString quotedLike(const QString &raw, const QString &value)
{
    const bool single = raw.size() > 1 && raw.startsWith(QLatin1Char('\'')) && raw.endsWith(QLatin1Char('\''));
    if (single && !value.contains(QLatin1Char('\'')))
        return QLatin1Char('\'') + value + QLatin1Char('\'');
    const bool bare = !raw.contains(QLatin1Char('"')) && !raw.contains(QLatin1Char('\''));
    if (bare && (isPlain(value) || value.isEmpty()))
        return value;
    return doubleQuoted(value);
}

} // namespace

bool isVariableName(QStringView name)
{
    static const QRegularExpression valid(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*\\z"));
    return valid.matchView(name).hasMatch();
}

QString shellQuoted(const QString &value)
{
    return isPlain(value) ? value : doubleQuoted(value);
}

std::optional<QStringList> shellWords(QStringView text)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool escapes = c == QLatin1Char('\\') && quote != QLatin1Char('\'') && i + 1 < text.size();
        if (escapes && (quote.isNull() || QStringView(u"\"\\$`").contains(text[i + 1]))) {
            word += text[++i];
            inWord = true;
        } else if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == QLatin1Char('"') || c == QLatin1Char('\'')) {
            quote = c;
            inWord = true;
        } else if (c.isSpace()) {
            if (inWord)
                words.append(std::exchange(word, {}));
            inWord = false;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (!quote.isNull())
        return std::nullopt;
    if (inWord)
        words.append(word);
    return words;
}

bool looksSecret(const QString &name, const QString &value)
{
    static const QRegularExpression secretName(
        QStringLiteral("(^|_)(PASS(WORD|WD|PHRASE)?|PWD|SECRET|TOKEN|CREDENTIALS?|AUTH|API_?KEY|(PRIVATE|ACCESS|"
                       "SECRET|ENCRYPTION|SIGNING|MASTER)_?KEY)(_|\\d*$)|PASSWORD|PASSWD"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression elsewhere(QStringLiteral("_(FILE|PATH|DIR|URL|NAME|ID|TTL|TIMEOUT)$"),
                                              QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression secretValue(
        QStringLiteral("-----BEGIN [A-Z ]*PRIVATE KEY|\\bAKIA[0-9A-Z]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{30,}|"
                       "\\bglpat-[\\w-]{20,}|\\bxox[abprs]-[\\w-]{10,}|\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.|"
                       "\\bsk-[A-Za-z0-9_-]{20,}|://[^/\\s:@]+:[^/\\s:@]+@"));
    static const QRegularExpression harmless(QStringLiteral("^(|true|false|yes|no|on|off|none|\\d|<.*>|/.*)$"),
                                             QRegularExpression::CaseInsensitiveOption);
    if (value.contains(secretValue))
        return true;
    return name.contains(secretName) && !name.contains(elsewhere) && !harmless.match(value).hasMatch() &&
           name != QLatin1String("PWD");
}

EnvFile EnvFile::parse(const QByteArray &text, const QProcessEnvironment &environment)
{
    EnvFile file;
    file.m_text = text;
    file.m_environment = environment;
    file.reparse();
    return file;
}

void EnvFile::reparse()
{
    ParsedEnv parsed = parseEnv(m_text, m_environment);
    m_assignments = std::move(parsed.assignments);
    m_spans = std::move(parsed.spans);
    m_problems = std::move(parsed.problems);
}

QList<Assignment> EnvFile::assignments() const
{
    return m_assignments;
}

std::optional<Assignment> EnvFile::find(const QString &name) const
{
    for (auto it = m_assignments.crbegin(); it != m_assignments.crend(); ++it)
        if (it->name == name)
            return *it;
    return std::nullopt;
}

void EnvFile::splice(qsizetype from, qsizetype to, const QByteArray &with)
{
    m_text.replace(from, to - from, with);
    reparse();
}

// Where the file ends inside a quote that is never closed, a line would be part of it: it goes to the beginning.
void EnvFile::appendLine(const QByteArray &line)
{
    const QByteArray before = m_text;
    const QByteArray newline = m_text.contains("\r\n") ? "\r\n" : "\n";
    if (!m_text.isEmpty() && !m_text.endsWith('\n'))
        m_text += newline;
    const qsizetype place = m_text.size();
    splice(place, place, line + newline);
    if (!m_spans.isEmpty() && m_spans.last().name >= place)
        return;
    m_text = before;
    const qsizetype first = m_text.startsWith("#!") ? m_text.indexOf('\n') + 1 : 0;
    splice(first, first, line + newline);
}

void EnvFile::set(const QString &name, const QString &value, bool exported)
{
    Q_ASSERT(isVariableName(name));
    const auto spanOf = [this](const QString &wanted) -> const Span * {
        const auto it = std::find_if(m_spans.crbegin(), m_spans.crend(),
                                     [&](const Span &s) { return s.index >= 0 && s.word == wanted; });
        return it == m_spans.crend() ? nullptr : &*it;
    };
    const QByteArray nameBytes = name.toUtf8();
    if (!spanOf(name)) {
        appendLine((exported ? "export " : "") + nameBytes + '=' + shellQuoted(value).toUtf8());
    } else if (const auto old = find(name); !old->literal || old->value != value) {
        const Span span = *spanOf(name);
        // Of NAME+=more the whole is known now, so it becomes NAME=whole.
        splice(span.name, span.end, nameBytes + '=' + quotedLike(old->rawValue, value).toUtf8());
    }
    if (const auto now = find(name); !now || now->exported == exported)
        return;
    const Span span = *spanOf(name);
    if (exported && span.words == 1 && span.statement == span.name)
        splice(span.name, span.name, "export ");
    else if (!exported && span.words == 1 && span.exportWord)
        splice(span.statement, span.name, {});
    if (const auto now = find(name); now && now->exported != exported)
        appendLine((exported ? "export " : "export -n ") + nameBytes);
}

void EnvFile::remove(const QString &name)
{
    for (;;) {
        const auto it = std::ranges::find_if(m_spans, [&](const Span &s) { return s.word == name; });
        if (it == m_spans.end())
            return;
        cut(Span(*it));
    }
}

// A word among others goes with the blanks before it; a command of its own with its ";"; a whole line with its
// end.
void EnvFile::cut(const Span &span)
{
    const auto blank = [this](qsizetype i) { return m_text[i] == ' ' || m_text[i] == '\t'; };
    if (span.words > 1) {
        qsizetype end = span.end;
        while (end < m_text.size() && blank(end))
            ++end;
        splice(span.name, end, {});
        return;
    }
    qsizetype from = span.statement;
    qsizetype to = span.end;
    while (to < m_text.size() && blank(to))
        ++to;
    if (to < m_text.size() && m_text[to] == ';' && m_text.mid(to, 2) != ";;") {
        ++to;
        while (to < m_text.size() && blank(to))
            ++to;
    }
    const qsizetype lineStart = m_text.lastIndexOf('\n', qMax<qsizetype>(from - 1, 0)) + 1;
    const bool first = from == 0 || m_text.mid(lineStart, from - lineStart).trimmed().isEmpty();
    if (first && QByteArrayView(m_text).sliced(to).startsWith("\r\n"))
        to += 2;
    else if (first && to < m_text.size() && m_text[to] == '\n')
        ++to;
    else if (!first || to < m_text.size()) {
        splice(from, to, {}); // something else is left on the line, perhaps a comment
        return;
    }
    splice(from == 0 ? 0 : lineStart, to, {});
}

} // namespace Thaw
