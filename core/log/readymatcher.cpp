// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/readymatcher.h"

namespace Thaw {

BlockMatcher readyMatcher(const ReadyPattern &pattern, std::shared_ptr<std::atomic<bool>> tooSlow)
{
    return [pattern, tooSlow](QByteArrayView block, qsizetype from) {
        bool slow = false;
        const qsizetype found = pattern.findLine(block, from, &slow);
        if (slow && tooSlow)
            *tooSlow = true;
        return found;
    };
}

} // namespace Thaw
