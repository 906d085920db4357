// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/blockpattern.h"

namespace Thaw {

namespace {

/// The end of a line, before a carriage return too, which does not belong to the line.
constexpr QLatin1StringView lineEnd("(?=\\r?$)");

// One pass; each method consumes what it names, and false means that the pattern has to go line by line.
class Rewriter
{
public:
    explicit Rewriter(const QString &pattern) : m_in(pattern) {}

    std::optional<QString> run()
    {
        while (m_at < m_in.size()) {
            if (!step())
                return {};
        }
        return m_out;
    }

private:
    bool startsWith(QLatin1StringView text) const { return QStringView(m_in).sliced(m_at).startsWith(text); }

    void take(qsizetype length)
    {
        m_out += QStringView(m_in).sliced(m_at, length);
        m_at += length;
    }

    bool replace(qsizetype length, QLatin1StringView with)
    {
        m_out += with;
        m_at += length;
        m_repeated = false;
        return true;
    }

    bool step()
    {
        switch (m_in[m_at].unicode()) {
        case u'\\':
            return escaped();
        case u'[':
            return bracket();
        case u'(':
            return group();
        case u'$':
            return replace(1, lineEnd);
        case u'+':
            if (m_repeated) { // possessive: it might swallow the next line and not give it back
                ++m_at;
                return true;
            }
            [[fallthrough]];
        case u'*':
        case u'?':
            m_repeated = true;
            take(1);
            return true;
        case u'{':
            return braces();
        default:
            m_repeated = false;
            take(1);
            return true;
        }
    }

    bool escaped()
    {
        const char16_t c = m_at + 1 < m_in.size() ? m_in[m_at + 1].unicode() : u'Q';
        switch (c) {
        case u's':
            return replace(2, QLatin1StringView("[^\\S\\n]"));
        case u'W':
            return replace(2, QLatin1StringView("[^\\w\\n]"));
        case u'D':
            return replace(2, QLatin1StringView("[^\\d\\n]"));
        case u'A':
            return replace(2, QLatin1StringView("^"));
        case u'z':
            return replace(2, lineEnd);
        case u'g': { // as pcreFromBasic() writes it
            const qsizetype end = startsWith(QLatin1StringView("\\g{")) ? m_in.indexOf(u'}', m_at) : -1;
            if (end < 0)
                return false;
            m_repeated = false;
            take(end + 1 - m_at);
            return true;
        }
        case u'S':
        case u'w':
        case u'd':
        case u'b':
        case u'B':
        case u't':
            break;
        default:
            if (c < 128 && QChar::isLetterOrNumber(c))
                return false;
        }
        m_repeated = false;
        take(2);
        return true;
    }

    bool group()
    {
        m_repeated = false;
        // These two look at characters beside them that are never in another line: \< and \> of basic patterns.
        for (const QLatin1StringView known : {QLatin1StringView("(?=\\w)"), QLatin1StringView("(?<=\\w)")}) {
            if (startsWith(known)) {
                take(known.size());
                return true;
            }
        }
        if (startsWith(QLatin1StringView("(?:"))) {
            take(3);
            return true;
        }
        if (startsWith(QLatin1StringView("(?i)"))) {
            take(4);
            return true;
        }
        if (startsWith(QLatin1StringView("(?>"))) // possessive too
            return replace(3, QLatin1StringView("(?:"));
        for (const QLatin1StringView around : {QLatin1StringView("(?="), QLatin1StringView("(?!"),
                                               QLatin1StringView("(?<="), QLatin1StringView("(?<!")}) {
            if (startsWith(around))
                return leaveOut();
        }
        if (startsWith(QLatin1StringView("(?")) || startsWith(QLatin1StringView("(*")))
            return false;
        take(1);
        return true;
    }

    /// A whole group, with those in it.
    bool leaveOut()
    {
        const QString before = m_out;
        int depth = 0;
        do {
            if (m_at == m_in.size())
                return false;
            const QChar c = m_in[m_at];
            if (c == u'[' ? !bracket() : c == u'\\' && !escaped())
                return false;
            if (c == u'[' || c == u'\\')
                continue;
            depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
            ++m_at;
        } while (depth > 0);
        m_out = before + QLatin1StringView("(?:)");
        m_repeated = false;
        return true;
    }

    bool braces()
    {
        qsizetype end = m_at + 1;
        while (end < m_in.size() && (m_in[end].isDigit() || m_in[end] == u',' || m_in[end] == u' '))
            ++end;
        m_repeated = end < m_in.size() && m_in[end] == u'}';
        take(m_repeated ? end + 1 - m_at : 1);
        return true;
    }

    bool bracket()
    {
        m_repeated = false;
        const bool negated = startsWith(QLatin1StringView("[^"));
        take(negated ? 2 : 1);
        if (m_at < m_in.size() && m_in[m_at] == u']') { // at the beginning it is a member
            m_out += u'\\';
            take(1);
        }
        while (m_at < m_in.size() && m_in[m_at] != u']') {
            if (m_in[m_at] == u'\\' && m_at + 1 < m_in.size()) {
                if (m_in[m_at + 1] == u'Q' || m_in[m_at + 1] == u'E')
                    return false;
                take(2);
            } else if (startsWith(QLatin1StringView("[:"))) {
                const qsizetype end = m_in.indexOf(QLatin1StringView(":]"), m_at + 2);
                take(end < 0 ? 1 : end + 2 - m_at);
            } else {
                take(1);
            }
        }
        if (m_at == m_in.size())
            return false;
        if (negated)
            m_out += QLatin1StringView("\\n");
        take(1);
        return true;
    }

    const QString m_in;
    QString m_out;
    qsizetype m_at = 0;
    bool m_repeated = false; // by what stands directly before
};

} // namespace

std::optional<QString> blockPattern(const QString &linePattern)
{
    return Rewriter(linePattern).run();
}

} // namespace Thaw
