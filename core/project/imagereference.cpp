// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/recipe.h"
#include "core/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace Thaw {

// https://pkg.go.dev/github.com/distribution/reference
QString imageReferenceProblem(const QString &reference)
{
    static const QRegularExpression grammar(QStringLiteral(
        "^(?:(?<host>(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|"
        "\\[[0-9A-Fa-f:]+\\])(?::\\d+)?/)?"
        "(?<path>[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*)"
        "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?<digest>@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-"
        "9]*)*:"
        "[0-9A-Fa-f]{32,})?\\z"));
    static const QRegularExpression id(QStringLiteral("^(sha256:)?[0-9a-f]{64}\\z"));
    if (reference.isEmpty())
        return Core::tr("an image needs a name");
    if (id.match(reference).hasMatch())
        return {};
    const auto match = grammar.match(reference);
    if (match.hasMatch())
        return match.capturedLength(u"path") > 255 ? Core::tr("an image's name has at most 255 characters")
                                                   : QString();
    if (std::ranges::any_of(reference, [](QChar character) { return character.isSpace(); }))
        return Core::tr("an image's name has no spaces");
    const qsizetype slash = reference.lastIndexOf(QLatin1Char('/'));
    const qsizetype colon = reference.indexOf(QLatin1Char(':'), slash + 1);
    const QString path = colon < 0 ? reference : reference.first(colon);
    if (path != path.toLower() && imageReferenceProblem(reference.toLower()).isEmpty())
        return Core::tr("an image's name is in lower case; write %1")
            .arg(path.toLower() + (colon < 0 ? QString() : reference.sliced(colon)));
    if (reference.contains(QLatin1String("://")))
        return Core::tr("an image's name is no URL; leave out what is before and with \"://\"");
    if (colon >= 0 && imageReferenceProblem(path).isEmpty())
        return Core::tr("a tag has letters, digits, \"_\", \".\" and \"-\" only, and at most 128");
    return Core::tr(
        "an image's name has small letters and digits, with \".\", \"_\", \"-\" and \"/\" between them, "
        "and perhaps \":\" and a tag");
}

QString defaultImageName(const QString &application)
{
    static const QRegularExpression other(QStringLiteral("[^a-z0-9]+"));
    static const QRegularExpression ends(QStringLiteral("^-+|-+$"));
    const QString name = application.toLower().replace(other, QStringLiteral("-")).remove(ends);
    return (name.isEmpty() ? QStringLiteral("application") : name) + QStringLiteral("-checkpoint");
}

} // namespace Thaw
