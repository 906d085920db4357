// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/imagename.h"

namespace Thaw {

using namespace Qt::StringLiterals;

QString ImageName::toString() const
{
    return tag.isEmpty() ? repository : repository + u':' + tag;
}

ImageName parseImageName(const QString &text)
{
    // A colon before the last slash belongs to a registry's port.
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 0 || colon < text.lastIndexOf(u'/'))
        return {.repository = text, .tag = {}};
    return {.repository = text.first(colon), .tag = text.sliced(colon + 1)};
}

QString nextCheckpointTag(const QString &repository, const QStringList &references)
{
    int highest = 0;
    for (const QString &reference : references) {
        const ImageName name = parseImageName(reference);
        if (name.repository == repository && name.tag.startsWith("ck-"_L1))
            highest = std::max(highest, QStringView(name.tag).sliced(3).toInt());
    }
    return u"ck-%1"_s.arg(highest + 1);
}

} // namespace Thaw
