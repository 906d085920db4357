// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"

namespace Thaw {

/// The bytes of one regular file in a container, running or not. NotFound if it is not there.
Task<QByteArray> readContainerFile(std::shared_ptr<Docker> engine, QString container, QString path);

} // namespace Thaw
