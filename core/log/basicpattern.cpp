// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/basicpattern.h"

#include "core/words.h"

#include <QList>

#include <utility>

namespace Thaw {

namespace {

using Fault = std::unexpected<PatternError>;

Fault fault(qsizetype position, QString message)
{
    return Fault(PatternError{std::move(message), position});
}

QString literal(QStringView character)
{
    const char16_t c = character[0].unicode();
    const bool special = c < 128 && !QChar::isLetterOrNumber(c) && c > 32;
    return special ? QLatin1Char('\\') + character.toString() : character.toString();
}

// One pass over the pattern; each method consumes what it names.
class Translator
{
public:
    explicit Translator(const QString &pattern) : m_in(pattern) {}

    std::expected<QString, PatternError> run()
    {
        while (m_at < m_in.size()) {
            if (const auto ok = step(); !ok)
                return std::unexpected(ok.error());
        }
        if (!m_open.isEmpty())
            return fault(m_open.last().position, Core::tr("\\( without its \\)"));
        return m_out;
    }

private:
    struct Group
    {
        qsizetype position; // in the pattern
        qsizetype out;      // where it begins in m_out
        int number;
    };

    using Step = std::expected<void, PatternError>;

    QStringView ahead(qsizetype length) const { return QStringView(m_in).mid(m_at, length); }

    void atom(const QString &text, qsizetype consumed)
    {
        m_atom = m_out.size();
        m_quantified = false;
        m_out += text;
        m_at += consumed;
        m_start = false;
    }

    // An assertion such as \< can't be repeated in a useful way, yet grep allows a star behind it.
    void assertion(const QString &text, qsizetype consumed) { atom(QStringLiteral("(?:%1)").arg(text), consumed); }

    void quantifier(const QString &text, qsizetype consumed)
    {
        if (m_quantified) { // "a**": PCRE2 would read the second one as "possessive" or refuse it
            m_out.insert(m_atom, QStringLiteral("(?:"));
            m_out += QLatin1Char(')');
        }
        m_out += text;
        m_quantified = true;
        m_at += consumed;
    }

    void alternative(qsizetype consumed)
    {
        m_out += QLatin1Char('|');
        m_at += consumed;
        m_start = true;
    }

    bool dollarIsAnchor() const
    {
        const QStringView rest = QStringView(m_in).sliced(m_at + 1);
        return rest.isEmpty() || rest.startsWith(QLatin1Char('\n')) || rest.startsWith(QLatin1String("\\)")) ||
               rest.startsWith(QLatin1String("\\|"));
    }

    Step step()
    {
        switch (m_in[m_at].unicode()) {
        case u'\\':
            return escaped();
        case u'[':
            return bracket();
        case u'\n': // grep takes each line of the pattern as a pattern
            if (!m_open.isEmpty())
                return fault(m_open.last().position, Core::tr("\\( without its \\)"));
            alternative(1);
            return {};
        case u'.':
            atom(QStringLiteral("."), 1);
            return {};
        case u'*':
            if (m_start)
                atom(QStringLiteral("\\*"), 1);
            else
                quantifier(QStringLiteral("*"), 1);
            return {};
        case u'^':
            if (!m_start)
                break;
            m_out += QLatin1Char('^');
            ++m_at; // still the start: a star behind it is literal
            if (m_at < m_in.size() && m_in[m_at] == QLatin1Char('^'))
                atom(QStringLiteral("\\^"), 1);
            return {};
        case u'$':
            if (!dollarIsAnchor())
                break;
            m_out += QLatin1Char('$');
            ++m_at;
            return {};
        default:
            break;
        }
        const qsizetype length = m_in[m_at].isHighSurrogate() && m_at + 1 < m_in.size() ? 2 : 1;
        atom(literal(ahead(length)), length);
        return {};
    }

    Step escaped()
    {
        if (m_at + 1 == m_in.size())
            return fault(m_at, Core::tr("a backslash at the end; write \\\\ for a backslash"));
        const QChar c = m_in[m_at + 1];
        switch (c.unicode()) {
        case u'(':
            m_open.append({m_at, m_out.size(), ++m_groups});
            m_out += QLatin1Char('(');
            m_at += 2;
            m_start = true;
            return {};
        case u')': {
            if (m_open.isEmpty())
                return fault(m_at, Core::tr("\\) without its \\("));
            const Group group = m_open.takeLast();
            m_closed.append(group.number);
            m_out += QLatin1Char(')');
            m_at += 2;
            m_atom = group.out;
            m_quantified = false;
            m_start = false;
            return {};
        }
        case u'|':
            alternative(2);
            return {};
        case u'{':
            return interval();
        case u'+':
        case u'?':
            if (m_start)
                atom(QLatin1Char('\\') + c, 2);
            else
                quantifier(c, 2);
            return {};
        case u'<':
            assertion(QStringLiteral("\\b(?=\\w)"), 2);
            return {};
        case u'>':
            assertion(QStringLiteral("\\b(?<=\\w)"), 2);
            return {};
        case u'b':
        case u'B':
            assertion(QLatin1Char('\\') + c, 2);
            return {};
        case u'`':
            assertion(QStringLiteral("\\A"), 2);
            return {};
        case u'\'':
            assertion(QStringLiteral("\\z"), 2);
            return {};
        case u'w':
        case u'W':
        case u's':
        case u'S':
            atom(QLatin1Char('\\') + c, 2);
            return {};
        default:
            break;
        }
        if (c >= QLatin1Char('1') && c <= QLatin1Char('9')) {
            const int number = c.digitValue();
            if (!m_closed.contains(number))
                return fault(m_at, Core::tr("\\%1 without a group before it").arg(number));
            atom(QStringLiteral("\\g{%1}").arg(number), 2);
            return {};
        }
        const qsizetype length = c.isHighSurrogate() && m_at + 2 < m_in.size() ? 2 : 1;
        atom(literal(QStringView(m_in).mid(m_at + 1, length)), 1 + length);
        return {};
    }

    Step interval()
    {
        const qsizetype start = m_at;
        if (m_start)
            return fault(start, Core::tr("\\{ has nothing before it to repeat"));
        const qsizetype end = m_in.indexOf(QLatin1String("\\}"), start);
        if (end < 0)
            return fault(start, Core::tr("\\{ without its \\}"));
        const QStringView body = QStringView(m_in).sliced(start + 2, end - start - 2);
        const qsizetype comma = body.indexOf(QLatin1Char(','));
        const QStringView low = comma < 0 ? body : body.first(comma);
        const QStringView high = comma < 0 ? low : body.sliced(comma + 1);
        bool lowOk = true, highOk = true;
        const int from = low.isEmpty() && comma >= 0 ? 0 : low.toInt(&lowOk);
        const int to = high.isEmpty() && comma >= 0 ? -1 : high.toInt(&highOk);
        if (!lowOk || !highOk || from < 0 || (to >= 0 && to < from))
            return fault(start, Core::tr("\\{ \\} needs a number, or two with a comma, the smaller first"));
        if (from > 32767 || to > 32767)
            return fault(start, Core::tr("the number in \\{ \\} is too big (at most 32767)"));
        quantifier(to < 0       ? QStringLiteral("{%1,}").arg(from)
                   : to == from ? QStringLiteral("{%1}").arg(from)
                                : QStringLiteral("{%1,%2}").arg(from).arg(to),
                   end + 2 - start);
        return {};
    }

    // [...]: its start in m_in is m_at.
    Step bracket()
    {
        const qsizetype start = m_at;
        qsizetype i = start + 1;
        QString out = QStringLiteral("[");
        if (i < m_in.size() && m_in[i] == QLatin1Char('^')) {
            out += QLatin1Char('^');
            ++i;
        }
        const qsizetype first = i;
        for (;;) {
            if (i >= m_in.size() || m_in[i] == QLatin1Char('\n'))
                return fault(start, Core::tr("[ without its ]"));
            if (m_in[i] == QLatin1Char(']') && i > first)
                break;
            if (QStringView(m_in).sliced(i).startsWith(QLatin1String("[:"))) {
                if (const auto ok = characterClass(i, out); !ok)
                    return ok;
                continue;
            }
            const auto from = member(i);
            if (!from)
                return std::unexpected(from.error());
            const bool range =
                i + 1 < m_in.size() && m_in[i] == QLatin1Char('-') && m_in[i + 1] != QLatin1Char(']');
            if (!range) {
                out += literal(*from);
                continue;
            }
            ++i;
            const auto to = member(i);
            if (!to)
                return std::unexpected(to.error());
            if (codePoint(*to) < codePoint(*from))
                return fault(start, Core::tr("the range %1-%2 runs backwards").arg(*from, *to));
            out += literal(*from) + QLatin1Char('-') + literal(*to);
        }
        const QStringView inner = QStringView(m_in).sliced(start + 1, i - start - 1);
        if (inner.size() > 2 && inner.startsWith(QLatin1Char(':')) && inner.endsWith(QLatin1Char(':')))
            return fault(start, Core::tr("a character class is written [[%1]]").arg(inner));
        atom(out + QLatin1Char(']'), i + 1 - start);
        return {};
    }

    static char32_t codePoint(const QString &text) { return text.toUcs4().value(0); }

    Step characterClass(qsizetype &i, QString &out)
    {
        static const QStringList known =
            QStringLiteral("alnum alpha blank cntrl digit graph lower print punct space "
                           "upper xdigit")
                .split(QLatin1Char(' '));
        const qsizetype end = m_in.indexOf(QLatin1String(":]"), i + 2);
        if (end < 0)
            return fault(i, Core::tr("[: without its :]"));
        const QString name = m_in.mid(i + 2, end - i - 2);
        if (!known.contains(name))
            return fault(i, Core::tr("there is no character class [:%1:]").arg(name));
        out += QStringLiteral("[:%1:]").arg(name);
        i = end + 2;
        return {};
    }

    // One character of a bracket expression, also as [.x.] or [=x=]; i goes behind it.
    std::expected<QString, PatternError> member(qsizetype &i)
    {
        const QStringView rest = QStringView(m_in).sliced(i);
        if (rest.startsWith(QLatin1String("[.")) || rest.startsWith(QLatin1String("[="))) {
            const QString close = QString(rest[1]) + QLatin1Char(']');
            const qsizetype end = m_in.indexOf(close, i + 2);
            const QString name = end < 0 ? QString() : m_in.mid(i + 2, end - i - 2);
            if (name.toUcs4().size() != 1)
                return fault(i, Core::tr("[%1 needs one character and %2").arg(rest[1]).arg(close));
            i = end + 2;
            return name;
        }
        const qsizetype length = rest[0].isHighSurrogate() && rest.size() > 1 ? 2 : 1;
        i += length;
        return rest.first(length).toString();
    }

    const QString m_in;
    QString m_out;
    qsizetype m_at = 0;
    qsizetype m_atom = 0;      // where the last atom begins in m_out
    bool m_quantified = false; // something repeats it already
    bool m_start = true;       // nothing yet that a star could repeat
    int m_groups = 0;
    QList<Group> m_open;
    QList<int> m_closed;
};

} // namespace

std::expected<QString, PatternError> pcreFromBasic(const QString &pattern)
{
    return Translator(pattern).run();
}

} // namespace Thaw
