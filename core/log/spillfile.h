// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <initializer_list>

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

    /// How long a part is in the file: so that numbers that come after it are where they may be read.
    static constexpr qsizetype padded(qsizetype size) { return (size + 7) / 8 * 8; }

    /// Writes the parts to the end, padded, and maps all of them in one piece; the mapping is the caller's and outlives
    /// the file. Null: there is no room, and nothing is tried again until clear().
    char *add(std::initializer_list<QByteArrayView> parts);
    void clear();

private:
    int m_file = -1;
    bool m_failed = false;
    qint64 m_end = 0;
};

} // namespace Thaw
