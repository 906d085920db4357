// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/restore/restoretest.h"

namespace Thaw {

/// What Podman has checkpointed itself, a whole container: in an archive on this machine, or in an image.
struct NativeCheckpoint
{
    QString archive{}; ///< path; empty: image
    QString image{};

    bool operator==(const NativeCheckpoint &) const = default;
};

/// Whether an image's annotations say that Podman has put a checkpoint into it.
bool isNativeCheckpoint(const Labels &annotations);

/// Restores it by Podman in a new container and judges what comes up: options' check is asked from outside. There is
/// no cold start here: Podman either restores a container or makes none.
Task<RestoreTest> testNative(std::shared_ptr<Docker> engine, NativeCheckpoint checkpoint, RestoreTestOptions options,
                             std::stop_token stop);

} // namespace Thaw
