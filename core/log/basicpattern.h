// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/readypattern.h"

#include <QString>

#include <expected>

namespace Thaw {

/// GNU grep's basic regular expression as a PCRE2 pattern that finds the same lines. Where POSIX wants the longest
/// of several alternatives at one place, PCRE2 takes the first; only the match's length can differ.
std::expected<QString, PatternError> pcreFromBasic(const QString &pattern);

} // namespace Thaw
