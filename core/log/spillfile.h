// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace Thaw {

/// A temporary file without a name for what has no room in memory: it is gone with the last who looks at it, however
/// the program ends.
class SpillFile
{
public:
    SpillFile() = default;
    ~SpillFile() { clear(); }
    SpillFile(const SpillFile &) = delete;
    SpillFile &operator=(const SpillFile &) = delete;

    /// Writes to the end and maps what was written; the mapping is the caller's and outlives the file. Null: there is
    /// no room, and nothing is tried again until clear().
    char *add(const char *data, qsizetype size);
    void clear();

private:
    int m_file = -1;
    bool m_failed = false;
    qint64 m_end = 0;
};

} // namespace Thaw
