// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logstore.h"

#include <vector>

namespace Thaw {

/// What a view shows, from top to bottom: all lines of a store with the notes between them, or only those lines that
/// a search found. Only looks at both; neither has to be copied, however long it is.
class LogRows
{
public:
    struct Row
    {
        qint64 line = 0; ///< of a note: the one it stands before
        int note = -1;   ///< index of the note that the row is; −1: it is a line

        bool operator==(const Row &) const = default;
    };

    void setStore(const LogStore *store) { m_store = store; }
    /// Lines that a search found; with only, no others are shown.
    void setMatches(const std::vector<qint64> *matches, bool only);

    const LogStore *store() const { return m_store; }
    const std::vector<qint64> *matches() const { return m_matches; }
    bool onlyMatches() const { return m_only; }

    /// Lines and notes.
    qint64 count() const;
    Row at(qint64 row) const;
    /// Of a line, or of the next one that is shown.
    qint64 rowOf(qint64 line) const;
    qint64 rowOfNote(size_t note) const;
    /// How many notes are shown.
    size_t noteCount() const;

    /// The same without the notes: for what moves from line to line.
    qint64 lineCount() const;
    qint64 lineAt(qint64 index) const;
    qint64 indexOf(qint64 line) const;

private:
    const LogStore *m_store = nullptr;
    const std::vector<qint64> *m_matches = nullptr;
    bool m_only = false;
};

} // namespace Thaw
