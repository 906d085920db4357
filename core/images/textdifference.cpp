// SPDX-License-Identifier: GPL-3.0-or-later
// Lines are compared as Myers does ("An O(ND) difference algorithm and its variations", 1986), after what both begin
// and end with is set aside.
#include "core/images/imagedifference.h"

#include "core/words.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Beyond this many removed and added lines all of the rest counts as replaced: the time and memory of the search
/// grow with its square (2000: 16 MB).
constexpr int mostEdits = 2000;

struct Lines
{
    QList<QByteArrayView> lines;
    bool endsWithNewline = true;
};

Lines linesOf(const QByteArray &text)
{
    Lines split;
    for (QByteArrayView rest(text); !rest.isEmpty();) {
        const qsizetype end = rest.indexOf('\n');
        split.endsWithNewline = end >= 0;
        split.lines.append(end < 0 ? rest : rest.first(end));
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    }
    return split;
}

bool endsWithCr(QByteArrayView line)
{
    return line.endsWith('\r');
}

/// Which of the two texts' lines are equal, as numbers.
class Comparison
{
public:
    Comparison(const Lines &before, const Lines &after, bool withEndings)
        : m_before(before), m_after(after), m_withEndings(withEndings)
    {
        m_one = numbers(before);
        m_other = numbers(after);
    }

    /// Every line of both, in order.
    QList<TextLine> lines()
    {
        int first = 0;
        int oneEnd = int(m_one.size()), otherEnd = int(m_other.size());
        while (first < std::min(oneEnd, otherEnd) && m_one[size_t(first)] == m_other[size_t(first)])
            ++first;
        while (oneEnd > first && otherEnd > first && m_one[size_t(oneEnd) - 1] == m_other[size_t(otherEnd) - 1]) {
            --oneEnd;
            --otherEnd;
        }
        for (int i = 0; i < first; ++i)
            add(i, i);
        search(first, oneEnd, otherEnd);
        for (int i = oneEnd; i < int(m_one.size()); ++i)
            add(i, otherEnd + i - oneEnd);
        return m_lines;
    }

private:
    /// A line's bytes, with what ends it only where that is to count.
    QByteArray key(const Lines &text, qsizetype index) const
    {
        const QByteArrayView line = text.lines[index];
        if (!m_withEndings)
            return (endsWithCr(line) ? line.chopped(1) : line).toByteArray();
        const bool complete = text.endsWithNewline || index + 1 < text.lines.size();
        return line.toByteArray() + (complete ? "\n" : "");
    }

    std::vector<int> numbers(const Lines &text)
    {
        std::vector<int> list;
        list.reserve(size_t(text.lines.size()));
        for (qsizetype i = 0; i < text.lines.size(); ++i) {
            const QByteArray bytes = key(text, i);
            const auto found = m_numbers.constFind(bytes);
            list.push_back(found != m_numbers.cend() ? *found : *m_numbers.insert(bytes, int(m_numbers.size())));
        }
        return list;
    }

    QString shown(const Lines &text, qsizetype index) const
    {
        const QByteArrayView line = text.lines[index];
        QString said = QString::fromUtf8(endsWithCr(line) ? line.chopped(1) : line);
        if (!m_withEndings)
            return said;
        if (endsWithCr(line))
            said += u"␍"_s;
        return text.endsWithNewline || index + 1 < text.lines.size() ? said : Core::tr("%1 (no newline at the end)").arg(said);
    }

    /// -1: not there.
    void add(int one, int other)
    {
        if (one >= 0 && other >= 0)
            m_lines.append({Change::Equal, one + 1, other + 1, shown(m_after, other)});
        else if (one >= 0)
            m_lines.append({Change::Removed, one + 1, 0, shown(m_before, one)});
        else
            m_lines.append({Change::Added, 0, other + 1, shown(m_after, other)});
    }

    /// From first on both sides to the ends.
    void search(int first, int oneEnd, int otherEnd)
    {
        const int ones = oneEnd - first, others = otherEnd - first;
        std::vector<std::pair<int, int>> equal; // places counted from first
        if (ones > 0 && others > 0)
            equal = equalLines(first, ones, others);
        int one = 0, other = 0;
        equal.emplace_back(ones, others);
        for (const auto &[nextOne, nextOther] : equal) {
            while (one < nextOne)
                add(first + one++, -1);
            while (other < nextOther)
                add(-1, first + other++);
            if (nextOne < ones)
                add(first + one++, first + other++);
        }
    }

    /// Myers' greedy search, remembering where each step had got to; empty where too much differs.
    std::vector<std::pair<int, int>> equalLines(int first, int ones, int others) const
    {
        const int most = std::min(ones + others, mostEdits);
        std::vector<int> reached(size_t(2 * most + 3)); // by diagonal + most + 1: the furthest place in "one"
        std::vector<std::vector<int>> steps;
        const auto at = [&](std::vector<int> &of, int diagonal, int half) -> int & { return of.begin()[diagonal + half + 1]; };
        for (int edits = 0; edits <= most; ++edits) {
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                const bool down = diagonal == -edits
                    || (diagonal != edits && at(reached, diagonal - 1, most) < at(reached, diagonal + 1, most));
                int one = down ? at(reached, diagonal + 1, most) : at(reached, diagonal - 1, most) + 1;
                while (one < ones && one - diagonal < others
                       && m_one.begin()[first + one] == m_other.begin()[first + one - diagonal])
                    ++one;
                at(reached, diagonal, most) = one;
                if (one >= ones && one - diagonal >= others) {
                    steps.emplace_back(reached.begin() + (most - edits), reached.begin() + (most + edits + 3));
                    return walkBack(steps, ones, others);
                }
            }
            steps.emplace_back(reached.begin() + (most - edits), reached.begin() + (most + edits + 3));
        }
        return {};
    }

    /// The equal lines on the way that the steps have found. steps[d] holds the diagonals −d−1 … d+1.
    static std::vector<std::pair<int, int>> walkBack(const std::vector<std::vector<int>> &steps, int one, int other)
    {
        std::vector<std::pair<int, int>> equal;
        for (int edits = int(steps.size()) - 1; edits > 0; --edits) {
            const std::vector<int> &before = steps[size_t(edits) - 1];
            const auto reached = [&](int diagonal) { return before.begin()[diagonal + edits]; };
            const int diagonal = one - other;
            const bool down = diagonal == -edits || (diagonal != edits && reached(diagonal - 1) < reached(diagonal + 1));
            const int from = down ? diagonal + 1 : diagonal - 1;
            const int fromOne = reached(from), fromOther = fromOne - from;
            const int afterOne = down ? fromOne : fromOne + 1;
            while (one > afterOne)
                equal.emplace_back(--one, --other);
            one = fromOne;
            other = fromOther;
        }
        while (one > 0 && other > 0)
            equal.emplace_back(--one, --other);
        std::ranges::reverse(equal);
        return equal;
    }

    const Lines &m_before;
    const Lines &m_after;
    const bool m_withEndings;
    QHash<QByteArray, int> m_numbers;
    std::vector<int> m_one, m_other;
    QList<TextLine> m_lines;
};

bool differs(const TextLine &line)
{
    return line.change != Change::Equal;
}

QList<TextLine> withContext(const QList<TextLine> &lines, int context)
{
    QList<TextLine> kept;
    qsizetype keptTo = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!differs(lines[i]))
            continue;
        keptTo = std::max(keptTo, i - context);
        for (const qsizetype end = std::min<qsizetype>(lines.size(), i + 1 + context); keptTo < end; ++keptTo)
            kept.append(lines[keptTo]);
    }
    return kept;
}

} // namespace

QList<TextLine> compareTexts(const QByteArray &before, const QByteArray &after, int context)
{
    if (before == after && context >= 0)
        return {};
    const Lines one = linesOf(before), other = linesOf(after);
    QList<TextLine> lines = Comparison(one, other, false).lines();
    if (before != after && std::ranges::none_of(lines, differs))
        lines = Comparison(one, other, true).lines();
    return context < 0 ? lines : withContext(lines, context);
}

} // namespace Thaw
