// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/readymatcher.h"

namespace Thaw {

BlockMatcher readyMatcher(const ReadyPattern &pattern, std::shared_ptr<std::atomic<bool>> tooSlow)
{
    if (!tooSlow)
        tooSlow = std::make_shared<std::atomic<bool>>(false);
    return [pattern, tooSlow](QByteArrayView block, qsizetype from) -> qsizetype {
        if (*tooSlow)
            return -1;
        bool slow = false;
        const qsizetype found = pattern.findLine(block, from, &slow);
        if (slow)
            *tooSlow = true;
        return found;
    };
}

} // namespace Thaw
