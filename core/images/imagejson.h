// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/imageopener.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Thaw {

/// Versioned JSON ("format": "thaw.inspect/1"). files: every file of every layer as well.
QJsonObject toJson(const ImageContents &contents, bool files = false);
QJsonArray toJson(const QList<MemoryHit> &hits);

} // namespace Thaw
