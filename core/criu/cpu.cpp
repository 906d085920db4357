// SPDX-License-Identifier: GPL-3.0-or-later
// Source of words and bits: arch/x86/include/asm/cpufeatures.h (Linux), which CRIU's cpuinfo.img follows; of the
// leaves: Intel SDM volume 2A, CPUID.
#include "core/criu/cpu.h"

#include <array>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

enum Word { Leaf1Edx = 0, Leaf81Edx = 1, Leaf1Ecx = 4, Leaf81Ecx = 6, Leaf7Ebx = 9, LeafD1Eax = 10, Leaf7Ecx = 16, Leaf7Edx = 18, Words = 19 };

struct Feature
{
    Word word;
    int bit;
    QLatin1StringView name;
};

constexpr std::array features{
    Feature{Leaf1Ecx, 0, "pni"_L1},        Feature{Leaf1Ecx, 1, "pclmulqdq"_L1},  Feature{Leaf1Ecx, 9, "ssse3"_L1},
    Feature{Leaf1Ecx, 12, "fma"_L1},       Feature{Leaf1Ecx, 13, "cx16"_L1},      Feature{Leaf1Ecx, 19, "sse4_1"_L1},
    Feature{Leaf1Ecx, 20, "sse4_2"_L1},    Feature{Leaf1Ecx, 22, "movbe"_L1},     Feature{Leaf1Ecx, 23, "popcnt"_L1},
    Feature{Leaf1Ecx, 25, "aes"_L1},       Feature{Leaf1Ecx, 26, "xsave"_L1},     Feature{Leaf1Ecx, 28, "avx"_L1},
    Feature{Leaf1Ecx, 29, "f16c"_L1},      Feature{Leaf1Ecx, 30, "rdrand"_L1},    Feature{Leaf81Edx, 27, "rdtscp"_L1},
    Feature{Leaf81Ecx, 5, "abm"_L1},       Feature{Leaf81Ecx, 6, "sse4a"_L1},     Feature{Leaf81Ecx, 8, "3dnowprefetch"_L1},
    Feature{Leaf81Ecx, 11, "xop"_L1},      Feature{Leaf81Ecx, 16, "fma4"_L1},     Feature{Leaf81Ecx, 21, "tbm"_L1},
    Feature{Leaf7Ebx, 0, "fsgsbase"_L1},   Feature{Leaf7Ebx, 3, "bmi1"_L1},       Feature{Leaf7Ebx, 5, "avx2"_L1},
    Feature{Leaf7Ebx, 8, "bmi2"_L1},       Feature{Leaf7Ebx, 9, "erms"_L1},       Feature{Leaf7Ebx, 16, "avx512f"_L1},
    Feature{Leaf7Ebx, 17, "avx512dq"_L1},  Feature{Leaf7Ebx, 18, "rdseed"_L1},    Feature{Leaf7Ebx, 19, "adx"_L1},
    Feature{Leaf7Ebx, 21, "avx512ifma"_L1},Feature{Leaf7Ebx, 23, "clflushopt"_L1},Feature{Leaf7Ebx, 24, "clwb"_L1},
    Feature{Leaf7Ebx, 28, "avx512cd"_L1},  Feature{Leaf7Ebx, 29, "sha_ni"_L1},    Feature{Leaf7Ebx, 30, "avx512bw"_L1},
    Feature{Leaf7Ebx, 31, "avx512vl"_L1},  Feature{LeafD1Eax, 0, "xsaveopt"_L1},  Feature{LeafD1Eax, 1, "xsavec"_L1},
    Feature{Leaf7Ecx, 1, "avx512vbmi"_L1}, Feature{Leaf7Ecx, 6, "avx512_vbmi2"_L1},Feature{Leaf7Ecx, 8, "gfni"_L1},
    Feature{Leaf7Ecx, 9, "vaes"_L1},       Feature{Leaf7Ecx, 10, "vpclmulqdq"_L1},Feature{Leaf7Ecx, 11, "avx512_vnni"_L1},
    Feature{Leaf7Ecx, 12, "avx512_bitalg"_L1}, Feature{Leaf7Ecx, 14, "avx512_vpopcntdq"_L1},
    Feature{Leaf7Edx, 22, "amx_bf16"_L1},  Feature{Leaf7Edx, 24, "amx_tile"_L1},  Feature{Leaf7Edx, 25, "amx_int8"_L1},
};

} // namespace

QList<quint32> thisCpu()
{
#if defined(__x86_64__)
    QList<quint32> words(Words, 0);
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (__get_cpuid(1, &a, &b, &c, &d)) {
        words[Leaf1Ecx] = c;
        words[Leaf1Edx] = d;
    }
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d)) {
        words[Leaf7Ebx] = b;
        words[Leaf7Ecx] = c;
        words[Leaf7Edx] = d;
    }
    if (__get_cpuid_count(0xd, 1, &a, &b, &c, &d))
        words[LeafD1Eax] = a;
    if (__get_cpuid(0x80000001, &a, &b, &c, &d)) {
        words[Leaf81Ecx] = c;
        words[Leaf81Edx] = d;
    }
    return words;
#else
    return {};
#endif
}

QStringList missingInstructions(const QList<quint32> &has, const QList<quint32> &lacks)
{
    QStringList missing;
    for (const Feature &feature : features) {
        const quint32 bit = quint32(1) << feature.bit;
        if (has.value(feature.word) & bit && !(lacks.value(feature.word) & bit))
            missing.append(feature.name);
    }
    return missing;
}

} // namespace Thaw
