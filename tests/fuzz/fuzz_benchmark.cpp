// SPDX-License-Identifier: GPL-3.0-or-later
// A benchmark's file: what was read is written and read again as the same value, and can be summed up.
#include "fuzz.h"

#include "core/report/benchmark.h"

#include <QJsonDocument>

using namespace Thaw;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QJsonDocument document = QJsonDocument::fromJson(Fuzz::Input(data, size).rest());
    const auto benchmark = benchmarkFromJson(document.object());
    if (!benchmark)
        return 0;
    Fuzz::check(benchmarkFromJson(toJson(*benchmark)) == benchmark, "a round trip gives an equal value");
    toCsv(*benchmark);
    toMarkdown(*benchmark);
    return 0;
}
