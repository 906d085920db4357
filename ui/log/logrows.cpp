// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logrows.h"

#include <algorithm>

namespace Thaw {

void LogRows::setMatches(const std::vector<qint64> *matches, bool only)
{
    m_matches = matches;
    m_only = only && matches;
}

size_t LogRows::noteCount() const
{
    return m_store && !m_only ? m_store->notes().size() : 0;
}

qint64 LogRows::rowOfNote(size_t note) const
{
    return m_store->notes()[note].line + qint64(note);
}

qint64 LogRows::count() const
{
    return lineCount() + qint64(noteCount());
}

LogRows::Row LogRows::at(qint64 row) const
{
    // The first note that is not above the row.
    size_t low = 0, high = noteCount();
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (rowOfNote(middle) < row)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < noteCount() && rowOfNote(low) == row)
        return {m_store->notes()[low].line, int(low)};
    return {lineAt(row - qint64(low)), -1};
}

qint64 LogRows::rowOf(qint64 line) const
{
    if (noteCount() == 0)
        return indexOf(line);
    const auto &notes = m_store->notes();
    const auto after = std::upper_bound(notes.begin(), notes.end(), line,
                                        [](qint64 number, const LogNote &note) { return number < note.line; });
    return line + (after - notes.begin());
}

qint64 LogRows::lineCount() const
{
    if (!m_store)
        return 0;
    return m_only ? qint64(m_matches->size()) : m_store->lineCount();
}

qint64 LogRows::lineAt(qint64 index) const
{
    return m_only ? (*m_matches)[size_t(index)] : index;
}

qint64 LogRows::indexOf(qint64 line) const
{
    if (!m_only)
        return line;
    return std::lower_bound(m_matches->begin(), m_matches->end(), line) - m_matches->begin();
}

} // namespace Thaw
