// SPDX-License-Identifier: GPL-3.0-or-later
// report.json: what was read is written and read again as the same value.
#include "fuzz.h"

#include "core/report/report.h"

#include <QJsonDocument>

using namespace Thaw;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QJsonDocument document = QJsonDocument::fromJson(Fuzz::Input(data, size).rest());
    const auto report = reportFromJson(document.object());
    if (report)
        Fuzz::check(reportFromJson(toJson(*report)) == report, "a round trip gives an equal value");
    return 0;
}
