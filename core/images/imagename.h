// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Thaw {

/// "host:5000/path/name:tag" in its two parts.
struct ImageName
{
    QString repository; ///< "host:5000/path/name"
    QString tag;        ///< empty if none is given

    QString toString() const;
    bool operator==(const ImageName &) const = default;
};

ImageName parseImageName(const QString &text);

/// The next of ck-1, ck-2 … that none of these references ("name:ck-3") of the repository has.
QString nextCheckpointTag(const QString &repository, const QStringList &references);

} // namespace Thaw
