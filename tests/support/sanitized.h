// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Thaw {

/// Whether the tests, and the programs they run, are built with sanitizers that see all memory: those take several times
/// the memory, and keep what is freed for a while.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) // gcc's words
inline constexpr bool sanitized = true;
#elif defined(__has_feature) // clang's
inline constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool sanitized = false;
#endif

/// Whether each line that runs is counted, in a program that is not optimised (the coverage preset): too slow for floods.
#ifdef THAW_COUNTED
inline constexpr bool counted = true;
#else
inline constexpr bool counted = false;
#endif

/// The factor on all time limits: sanitizers make programs slower (the one in tests/CMakeLists.txt is for whole programs).
inline constexpr int patience = sanitized ? 4 : 1;

} // namespace Thaw
