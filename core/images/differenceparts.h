// SPDX-License-Identifier: GPL-3.0-or-later
// What compareImages() is put together from.
#pragma once

#include "core/images/imagedifference.h"

namespace Thaw {

/// Nothing if the two are equal; one that is empty was not there.
void addField(QList<FieldDifference> &list, const QString &name, const QString &before, const QString &after);
/// The same of maps.
QList<FieldDifference> compareMaps(const QMap<QString, QString> &before, const QMap<QString, QString> &after);
/// NAME=value lines; those that look secret are masked.
QList<FieldDifference> compareValues(const QStringList &before, const QStringList &after);

/// "8.4 MB", "12 kB", "300 bytes": as people read it, the same in every country.
QString sizeText(qint64 bytes);
/// "50 ms", "1.20 s".
QString timeText(double ms);

struct ComparedFiles
{
    QList<FileDifference> different{};
    qint64 equal = 0;
    QStringList leftOut{}; ///< paths that differ in every container

    bool operator==(const ComparedFiles &) const = default;
};

ComparedFiles compareFiles(const ImageContents &before, const ImageContents &after);
QList<FieldDifference> compareLayers(const ImageContents &before, const ImageContents &after);
QList<FieldDifference> compareConfiguration(const ImageContents &before, const ImageContents &after);
QList<ProcessDifference> compareProcesses(const CriuImages &before, const CriuImages &after);
QList<FieldDifference> compareSockets(const CriuImages &before, const CriuImages &after);
QList<FieldDifference> compareOpenFiles(const CriuImages &before, const CriuImages &after);

} // namespace Thaw
