// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Thaw::Yaml {

/// JSON is YAML: quoted so, no word is taken for a number or a truth value.
QString quoted(const QString &text);
/// ["a", "b"]
QString list(const QStringList &words);
/// Every line of text so far to the right.
QString indented(const QString &text, int spaces);

} // namespace Thaw::Yaml
