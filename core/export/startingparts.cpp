// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/startingparts.h"

#include "core/images/imagename.h"
#include "core/pipeline/labels.h"
#include "core/project/values.h"
#include "core/restore/contract.h"

namespace Thaw {

using namespace Qt::StringLiterals;

std::optional<StartingParts> startingParts(const ImageDetails &image, const QString &reference, const QByteArray &profile)
{
    const auto contract = contractOf(image);
    const auto spec = anyRestoreSpec(image);
    if (!contract || !spec)
        return std::nullopt;
    StartingParts parts{.spec = *spec, .reference = reference, .profile = contract->unconfined ? "unconfined" : profile};
    parts.architecture = image.architecture;
    parts.kernel = image.labels.value(Label::CriuHostKernel);
    parts.bytes = image.labels.value(Label::Bytes).toLongLong();
    if (const auto probe = parseProbe(image.labels.value(Label::Probe)))
        parts.probe = *probe;
    return parts;
}

QString dnsName(const QString &reference)
{
    QString name = parseImageName(reference).repository.section(u'/', -1).toLower();
    for (QChar &c : name) {
        if (!((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')))
            c = u'-';
    }
    while (name.startsWith(u'-'))
        name.removeFirst();
    name.truncate(63);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? u"app"_s : name;
}

QList<Mount> volumesOf(const StartingParts &parts)
{
    if (!parts.mounts.isEmpty())
        return parts.mounts;
    QList<Mount> volumes;
    for (const QString &path : parts.spec.mounts)
        volumes.append({.type = u"volume"_s, .source = u"volume-%1"_s.arg(volumes.size() + 1), .target = path});
    return volumes;
}

} // namespace Thaw
