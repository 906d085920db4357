// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/syntax.h"

#include "core/project/project.h"
#include "ui/log/logcolors.h"

#include <KSyntaxHighlighting/Repository>

#include <QFileInfo>

namespace Thaw {

namespace {

KSyntaxHighlighting::Repository &repository()
{
    // Reading the index takes a while: once for all editors, when the first is opened.
    static KSyntaxHighlighting::Repository instance;
    // Ours is in the program's resources.
    static const bool ours = [] {
        instance.addCustomSearchPath(QStringLiteral(":/thaw"));
        return true;
    }();
    Q_UNUSED(ours)
    return instance;
}

} // namespace

KSyntaxHighlighting::Definition syntaxFor(const QString &path, const QString &text)
{
    const QString name = QFileInfo(path).fileName();
    if (name == QLatin1String(Project::envFileName))
        return repository().definitionForName(QStringLiteral("Thaw Project"));
    if (name.endsWith(QStringLiteral(".sh")) || text.startsWith(QStringLiteral("#!/bin/")))
        return repository().definitionForName(QStringLiteral("Bash"));
    return repository().definitionForFileName(name);
}

KSyntaxHighlighting::Theme themeFor(const QPalette &palette)
{
    return repository().defaultTheme(isDark(palette) ? KSyntaxHighlighting::Repository::DarkTheme
                                                     : KSyntaxHighlighting::Repository::LightTheme);
}

} // namespace Thaw
