// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/literalfinder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace Thaw {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? char(c - 32) : c;
}

} // namespace

LiteralFinder::LiteralFinder(QList<Literal> literals) : m_literals(std::move(literals))
{
#if defined(__x86_64__)
    m_fast = __builtin_cpu_supports("avx2");
#endif
    // Those that begin alike share a group, so that the groups' first bytes mix as little as possible.
    QList<qsizetype> order(m_literals.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [this](qsizetype index) { return m_literals[index].bytes; });
    for (qsizetype place = 0; place < order.size(); ++place) {
        const Literal &literal = m_literals[order[place]];
        m_longest = std::max(m_longest, literal.bytes.size());
        const int group = int(place * groups / order.size());
        m_groups[group].append(order[place]);
        for (int index = 0; index < looked; ++index) {
            if (index >= literal.bytes.size()) {
                for (int byte = 0; byte < 256; ++byte) // anything may follow a short one
                    admit(group, index, uchar(byte));
            } else {
                const char byte = literal.bytes[index];
                admit(group, index, uchar(byte));
                if (literal.anyCase) {
                    admit(group, index, uchar(lower(byte)));
                    admit(group, index, uchar(upper(byte)));
                }
            }
        }
    }
    for (auto &group : m_groups)
        std::ranges::sort(group);
}

void LiteralFinder::admit(int group, int index, uchar byte)
{
    const uchar bit = uchar(1 << group);
    m_bytes[index][byte] |= bit;
    m_low[index][byte & 15] |= bit;
    m_high[index][byte >> 4] |= bit;
}

bool LiteralFinder::matches(const Literal &literal, QByteArrayView text, qsizetype at) const
{
    const qsizetype size = literal.bytes.size();
    if (text.size() - at < size)
        return false;
    if (!literal.anyCase)
        return std::memcmp(text.data() + at, literal.bytes.constData(), size_t(size)) == 0;
    return std::equal(literal.bytes.begin(), literal.bytes.end(), text.data() + at,
                      [](char a, char b) { return lower(a) == lower(b); });
}

void LiteralFinder::check(QByteArrayView text, qsizetype at, uchar candidates, const Found &found) const
{
    for (; candidates; candidates = uchar(candidates & (candidates - 1))) {
        for (const qsizetype index : m_groups[std::countr_zero(candidates)]) {
            if (matches(m_literals[index], text, at))
                found(index, at);
        }
    }
}

#if defined(__x86_64__)
/// Returns where it stopped: short of the end, so that nothing behind the text is touched.
__attribute__((target("avx2"))) qsizetype LiteralFinder::findFast(QByteArrayView text, qsizetype from, qsizetype to,
                                                                  const Found &found) const
{
    constexpr qsizetype step = sizeof(__m256i);
    __m256i low[looked], high[looked];
    for (int index = 0; index < looked; ++index) {
        low[index] = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i *>(m_low[index].data())));
        high[index] = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i *>(m_high[index].data())));
    }
    const __m256i nibble = _mm256_set1_epi8(15), zero = _mm256_setzero_si256();
    const qsizetype end = std::min(to, text.size() - looked) - step;
    qsizetype at = from;
    for (; at <= end; at += step) {
        __m256i fits = _mm256_set1_epi8(-1);
        for (int index = 0; index < looked; ++index) {
            const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text.data() + at + index));
            const __m256i lows = _mm256_shuffle_epi8(low[index], _mm256_and_si256(bytes, nibble));
            const __m256i highs = _mm256_shuffle_epi8(high[index], _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble));
            fits = _mm256_and_si256(fits, _mm256_and_si256(lows, highs));
        }
        auto places = ~quint32(_mm256_movemask_epi8(_mm256_cmpeq_epi8(fits, zero)));
        if (places == 0)
            continue;
        alignas(32) uchar groupsAt[step];
        _mm256_store_si256(reinterpret_cast<__m256i *>(groupsAt), fits);
        for (; places; places &= places - 1) {
            const int place = std::countr_zero(places);
            check(text, at + place, groupsAt[place], found);
        }
    }
    return at;
}
#else
qsizetype LiteralFinder::findFast(QByteArrayView, qsizetype from, qsizetype, const Found &) const
{
    return from;
}
#endif

void LiteralFinder::find(QByteArrayView text, qsizetype from, qsizetype to, const Found &found) const
{
    if (m_literals.isEmpty())
        return;
    to = std::min(to, text.size());
    qsizetype at = m_fast ? findFast(text, from, to, found) : from;
    const auto byteAt = [&](qsizetype place) { return place < text.size() ? uchar(text[place]) : uchar(0); };
    for (; at < to; ++at) {
        uchar candidates = m_bytes[0][byteAt(at)];
        // Behind the end only a shorter literal can match, and any byte does for that.
        for (int index = 1; index < looked && candidates && at + index < text.size(); ++index)
            candidates &= m_bytes[index][byteAt(at + index)];
        if (candidates)
            check(text, at, candidates, found);
    }
}

} // namespace Thaw
