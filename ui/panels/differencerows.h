// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/imagedifference.h"
#include "ui/models/rowsmodel.h"

#include <memory>

/// What two images differ in, as the lists of the Compare page show it. unchanged: what is equal is listed, too, where
/// the comparison keeps it.
namespace Thaw::Differences {

using DifferencePtr = std::shared_ptr<const ImageDifference>;

/// "+", "−", "~" or "="; tint() says the same in colour.
QString sign(Change change);
Rows::Tone tint(Change change);

Rows fieldRows(const QString &what, QList<FieldDifference> fields, bool unchanged);
Rows fileRows(const DifferencePtr &difference);
Rows processRows(const DifferencePtr &difference);
Rows memoryRows(const DifferencePtr &difference, bool unchanged);
/// Two texts beside each other, line by line.
Rows sideBySide(const QList<TextLine> &lines);
/// The same one below the other.
Rows unified(const QList<TextLine> &lines);

} // namespace Thaw::Differences
