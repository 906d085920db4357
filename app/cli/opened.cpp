// SPDX-License-Identifier: GPL-3.0-or-later
#include "opened.h"

#include <QFileInfo>

#include <cstdio>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

QString pathOf(const Invocation &call, const QString &word)
{
    const QString path = word.startsWith(u'/') ? word : call.directory + u'/' + word;
    const bool spelt = word.startsWith(u'/') || word.startsWith("./"_L1) || word.startsWith("../"_L1) || word == "."_L1 || word == ".."_L1;
    const bool checkpoint = QFileInfo::exists(path + u"/inventory.img"_s) || QFileInfo::exists(path + u"/checkpoint/inventory.img"_s);
    return spelt || QFileInfo(path).isFile() || checkpoint ? path : QString();
}

OpenProgress openProgress(const Invocation &call)
{
    const bool terminal = call.progress == ProgressKind::Tty || (call.progress == ProgressKind::Auto && isatty(STDERR_FILENO) == 1);
    if (call.quiet || !terminal)
        return {};
    return [](qint64 bytes, qint64 total) {
        std::fprintf(stderr, "\r\x1b[K%s", qPrintable(total > 0 ? u"%1 of %2 MB"_s.arg(bytes / 1'000'000).arg(total / 1'000'000)
                                                                : u"%1 MB"_s.arg(bytes / 1'000'000)));
    };
}

} // namespace Thaw
