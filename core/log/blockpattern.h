// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Thaw {

/// A PCRE2 pattern for one line, rewritten (for PCRE2_MULTILINE and line feeds as line ends) so that a single search
/// goes over a block of many lines. It finds something in every line that the pattern itself matches, perhaps in
/// others too: what it finds has to be looked at again. Lookarounds and possessive repeats, which might fail because
/// of what stands in the next line, are left out or weakened. Nothing if the pattern has what is not known here.
std::optional<QString> blockPattern(const QString &linePattern);

} // namespace Thaw
