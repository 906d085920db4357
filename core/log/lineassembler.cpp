// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/lineassembler.h"

namespace Thaw {

QList<LogLine> LineAssembler::feed(Channel channel, QByteArrayView bytes)
{
    QList<LogLine> lines;
    feed(channel, bytes, [&lines](const View &line) {
        lines.append({line.number, line.channel, line.text.toByteArray(), line.continues, false});
    });
    return lines;
}

QList<LogLine> LineAssembler::finish()
{
    QList<LogLine> lines;
    for (const Channel channel : {Channel::Output, Channel::ErrorOutput}) {
        State &line = state(channel);
        if (line.held.isEmpty())
            continue;
        if (line.number == 0)
            line.number = ++m_count;
        lines.append({line.number, channel, std::exchange(line.held, {}), false, true});
        line.number = 0;
    }
    return lines;
}

} // namespace Thaw
