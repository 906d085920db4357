// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Thaw {

/// Makes LogView speak to assistive programs: name, role, and the current line as text. Call once at the start.
void installLogAccessibility();

} // namespace Thaw
