// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts: each of them follows from the difference.
#include "fuzz.h"

#include "core/images/differencetables.h"

using namespace Thaw;

namespace {

QStringList linesOf(const QByteArray &text)
{
    QStringList lines;
    for (const QByteArray &line : text.split('\n'))
        lines.append(QString::fromUtf8(line.endsWith('\r') ? line.chopped(1) : line));
    if (lines.last().isEmpty() && (text.isEmpty() || text.endsWith('\n')))
        lines.removeLast();
    return lines;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz::Input input(data, size);
    const qsizetype half = input.size();
    const QByteArray before = input.take(half), after = input.rest();
    QStringList one, other;
    bool endings = false;
    for (const TextLine &line : compareTexts(before, after, -1)) {
        if (line.before)
            one.append(line.text);
        if (line.after)
            other.append(line.text);
        endings = endings || line.text.contains(u'␍') || line.text.endsWith(QLatin1StringView("at the end)"));
    }
    if (!endings) {
        Fuzz::check(other == linesOf(after), "the later text follows from the difference");
        // Lines that are equal but for what Unicode makes of bytes that are none are shown as the later text has them.
        Fuzz::check(one.size() == linesOf(before).size(), "the earlier text follows from the difference");
    }
    unifiedLines(compareTexts(before, after));
    excerptOf({.change = Change::Changed, .path = "a", .isText = true, .beforeText = before, .afterText = after});
    return 0;
}
