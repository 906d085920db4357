// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/imagereader.h"

#include <algorithm>

namespace Thaw {

/// How many pages one call looks at: 256 GiB of memory. A checkpoint made to harm maps the same ones endlessly.
constexpr qint64 mostLooks = qint64(1) << 26;

constexpr quint64 bytesOf(qint64 pages)
{
    return quint64(pages) * criuPageSize;
}

/// Gives the runs that have something between start and end to take, cut to the pages there. They ascend by address.
template<typename Runs, typename Function>
void forRunsIn(const Runs &runs, quint64 start, quint64 end, Function take)
{
    const auto endOf = [](const auto &run) { return run.address + bytesOf(run.count); };
    auto run = std::ranges::lower_bound(runs, start, std::less_equal<>(), endOf);
    for (; run != runs.end() && run->address < end; ++run) {
        auto part = *run;
        if (part.address < start) {
            const qint64 skipped = qint64((start - part.address) / criuPageSize);
            part.address += bytesOf(skipped);
            part.page += skipped;
            part.count -= skipped;
        }
        if (endOf(part) > end)
            part.count = qint64((end - part.address + criuPageSize - 1) / criuPageSize);
        if (part.count > 0)
            take(part);
    }
}

} // namespace Thaw
