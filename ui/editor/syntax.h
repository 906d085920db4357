// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>

#include <QPalette>
#include <QString>

namespace Thaw {

/// The language of a file, by its name and its first line.
KSyntaxHighlighting::Definition syntaxFor(const QString &path, const QString &text);
/// The colour theme that fits the palette's lightness.
KSyntaxHighlighting::Theme themeFor(const QPalette &palette);

} // namespace Thaw
