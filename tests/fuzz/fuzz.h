// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzz target is one file fuzz_NAME.cpp with LLVMFuzzerTestOneInput, and what it begins with in seeds/NAME/. With
// clang it is driven by libFuzzer (tests/run fuzz), with any compiler by smoke.cpp (a unit test).
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace Thaw::Fuzz {

/// What has to hold whatever the input is.
inline void check(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// The input, taken from its beginning.
class Input
{
public:
    Input(const uint8_t *data, size_t size) : m_rest(reinterpret_cast<const char *>(data), qsizetype(size)) {}

    bool isEmpty() const { return m_rest.isEmpty(); }
    quint8 byte() { return m_rest.isEmpty() ? 0 : quint8(take(1)[0]); }
    /// Fewer, where there are no more. A copy, so that the sanitizers see each byte read beyond it.
    QByteArray take(qsizetype size)
    {
        const QByteArrayView taken = m_rest.first(std::min(size, m_rest.size()));
        m_rest = m_rest.sliced(taken.size());
        return taken.toByteArray();
    }
    QByteArray rest() { return take(m_rest.size()); }
    /// A number of up to 16 MiB.
    qsizetype size()
    {
        const qsizetype low = byte(), middle = byte();
        return low | middle << 8 | qsizetype(byte()) << 16;
    }

private:
    QByteArrayView m_rest;
};

} // namespace Thaw::Fuzz
