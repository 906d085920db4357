// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/buildrequest.h"

#include "core/toolbox/initconfig.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> needsOtherRoad(const QString &key, const QString &what)
{
    return failure(ErrorKind::Project, Core::tr("A step of a build cannot do what %1 asks for: %2").arg(key, what), {},
                   {{.id = u"set:THAW_IMAGE_BY=commit"_s,
                     .title = Core::tr("Commit the Container Instead"),
                     .command = Core::tr("set THAW_IMAGE_BY=commit in app_env_vars.sh")}});
}

} // namespace

bool isExtendedPattern(const QString &pattern)
{
    // Perl's own: escapes that stand for classes, (?…), lazy and possessive repetitions.
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i], next = i + 1 < pattern.size() ? pattern[i + 1] : QChar();
        if (c == u'\\' && next.isLetterOrNumber())
            return false;
        if (c == u'\\')
            ++i;
        else if (c == u'(' && next == u'?')
            return false;
        else if ((c == u'*' || c == u'+' || c == u'?' || c == u'}') && (next == u'?' || next == u'+'))
            return false;
    }
    return true;
}

Result<QByteArray> buildRequest(const Recipe &recipe)
{
    InitConfig request;
    request.add(u"timeout"_s, QString::number(recipe.timeout));
    if (recipe.ready.kind == Check::Kind::Hand)
        return needsOtherRoad(u"THAW_READY"_s, Core::tr("nobody can say by hand that it is ready"));
    if (recipe.ready.kind != Check::Kind::Log)
        return request.toBytes();
    using Syntax = ReadyPattern::Syntax;
    if (recipe.readySyntax == Syntax::Regex && !isExtendedPattern(recipe.logMessage)) {
        return needsOtherRoad(u"LOG_MESSAGE"_s,
                              Core::tr("the pattern has parts that only Perl's syntax knows; write it for THAW_READY_SYNTAX=basic"));
    }
    request.add(u"syntax"_s, recipe.readySyntax == Syntax::Text    ? u"text"_s
                             : recipe.readySyntax == Syntax::Regex ? u"extended"_s
                                                                   : u"basic"_s);
    request.add(u"message"_s, recipe.logMessage);
    request.add(u"source"_s, recipe.logSource == LogSource::File          ? recipe.logFile
                             : recipe.logSource == LogSource::ErrorOutput ? u"errors"_s
                                                                          : u"output"_s);
    return request.toBytes();
}

Result<> checkBuildStep(const Recipe &recipe)
{
    if (recipe.usesRunHost)
        return needsOtherRoad(u"run_%1.sh"_s.arg(recipe.name), Core::tr("a build starts its containers itself"));
    if (!recipe.volumes.isEmpty())
        return needsOtherRoad(u"THAW_VOLUMES"_s, Core::tr("a build has no volumes"));
    if (recipe.tty)
        return needsOtherRoad(u"THAW_TTY"_s, Core::tr("a build has no terminal"));
    if (!recipe.network.isEmpty() && recipe.network != "host"_L1 && recipe.network != "none"_L1)
        return needsOtherRoad(u"THAW_NETWORK"_s, Core::tr("a build is in the engine's own network"));
    return {};
}

} // namespace Thaw
