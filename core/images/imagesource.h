// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/imageopener.h"
#include "core/images/imagewalk.h"

namespace Thaw {

/// Where an image's bytes come from, as often as they are needed.
struct ImageSource
{
    std::shared_ptr<Docker> engine{}; ///< null: name is a path
    QString name{};
    QString container{};              ///< not empty: name is a path in that container
    qint64 size = 0;                  ///< for progress; 0: not known
};

/// What is done with what a source has: both on a thread of their own.
struct SourceWork
{
    std::shared_ptr<LayerSink> sink{};
    std::shared_ptr<ArchiveIndex> index{};
    std::function<void()> after{}; ///< once everything is read well; may be empty
};

/// Reads all of it. Resolves with the bytes read.
Task<qint64> readSource(ImageSource source, SourceWork work, OpenProgress progress, std::stop_token stop);

} // namespace Thaw
