// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <array>
#include <functional>

namespace Thaw {

/// Finds where any of several byte strings begins, all of them in one pass over the bytes: some GB/s where the CPU has
/// AVX2, as each step looks at the first three bytes of 32 places at once.
class LiteralFinder
{
public:
    struct Literal
    {
        QByteArray bytes; ///< one at least
        bool anyCase = false; ///< of A–Z
    };
    /// Gets the literal's index and where it begins; places ascend.
    using Found = std::function<void(qsizetype literal, qsizetype at)>;

    LiteralFinder() = default;
    explicit LiteralFinder(QList<Literal> literals);

    bool isEmpty() const { return m_literals.isEmpty(); }
    qsizetype longest() const { return m_longest; }
    /// Looks at the places from ≤ place < to; a literal that begins there may end behind to.
    void find(QByteArrayView text, qsizetype from, qsizetype to, const Found &found) const;

private:
    static constexpr int groups = 8;
    static constexpr int looked = 3; ///< bytes of a literal

    void admit(int group, int index, uchar byte);
    qsizetype findFast(QByteArrayView text, qsizetype from, qsizetype to, const Found &found) const;
    void check(QByteArrayView text, qsizetype at, uchar candidates, const Found &found) const;
    bool matches(const Literal &literal, QByteArrayView text, qsizetype at) const;

    QList<Literal> m_literals;
    std::array<QList<qsizetype>, groups> m_groups; ///< indexes of literals
    /// Which groups have a literal whose byte of that index is this one …
    std::array<std::array<uchar, 256>, looked> m_bytes{};
    /// … has such low and high four bits.
    alignas(16) std::array<std::array<uchar, 16>, looked> m_low{}, m_high{};
    qsizetype m_longest = 0;
    bool m_fast = false;
};

} // namespace Thaw
