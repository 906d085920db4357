// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/imagecontents.h"

#include <array>
#include <map>

namespace Thaw {

/// The files of two images by path, each as a container of its image sees them. Both are laid into one map, so that
/// layers the two have in common are laid once. The layers have to outlive it.
class MergedFiles
{
public:
    enum Side : unsigned { Before = 1, After = 2, Both = 3 };
    /// What is at a path on either side; null: nothing. Two equal pointers are one entry of a common layer.
    using Sides = std::array<const LayerEntry *, 2>;

    /// Layers have to come base first.
    void add(const ImageLayer &layer, Side sides);

    const std::map<QByteArrayView, Sides> &files() const { return m_files; }

private:
    void set(QByteArrayView path, const LayerEntry &entry, Side sides);
    void removeBelow(QByteArrayView directory, Side sides);

    std::map<QByteArrayView, Sides> m_files;
};

/// How many layers the two have in common, from the base on.
qsizetype commonLayers(const ImageContents &before, const ImageContents &after);

} // namespace Thaw
