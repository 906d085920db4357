// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Thaw {

/// The factor on all time limits: sanitizers make programs slower (the one in tests/CMakeLists.txt is for whole programs).
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int patience = 4;
#else
inline constexpr int patience = 1;
#endif

} // namespace Thaw
