// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/artefact.h"

namespace Thaw {

/// anyRestoreSpec() with all that the artefacts tell. profile: Thaw's own for restores.
std::optional<StartingParts> startingParts(const ImageDetails &image, const QString &reference, const QByteArray &profile);

/// A DNS label (RFC 1123) from an image's name.
QString dnsName(const QString &reference);

/// "volume-1" …: the project's volumes, or one for each path that was a volume at the checkpoint.
QList<Mount> volumesOf(const StartingParts &parts);

} // namespace Thaw
