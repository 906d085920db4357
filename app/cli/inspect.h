// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/imageopener.h"

namespace Thaw {

/// The parts of an image that “inspect” shows, by the word that asks for them.
const QStringList &inspectSections();
/// Prints one of them for people.
void printSection(const QString &section, const ImageContents &contents);
void printHits(const QList<MemoryHit> &hits, qsizetype length);

} // namespace Thaw
