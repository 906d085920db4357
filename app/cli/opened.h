// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

#include "core/images/imageopener.h"

namespace Thaw {

/// The path that the word means, or nothing if it is an image's name. A directory that is no checkpoint may well
/// have the name of an image.
QString pathOf(const Invocation &call, const QString &word);
/// How far an image is read, as a line that is redrawn; empty where nobody sees it.
OpenProgress openProgress(const Invocation &call);

} // namespace Thaw
