// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/imagecontents.h"

namespace Thaw {

qint64 FoundCheckpoint::bytes() const
{
    qint64 sum = 0;
    for (const qint64 size : sizes)
        sum += size;
    return sum;
}

} // namespace Thaw
