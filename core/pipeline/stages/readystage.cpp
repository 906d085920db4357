// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/readystage.h"

#include "core/pipeline/hostscript.h"
#include "core/pipeline/run.h"
#include "core/words.h"

#include <QRegularExpression>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression notWord(u"[^\\w]+"_s);
    return text.toLower().split(notWord, Qt::SkipEmptyParts);
}

/// The line that shares most words with the pattern: what was probably meant. Empty if none shares any.
QString closestLine(const QString &pattern, const QList<QByteArray> &lines)
{
    const QStringList wanted = wordsOf(pattern);
    qsizetype best = 0;
    QString closest;
    for (const QByteArray &bytes : lines) {
        const QString line = QString::fromUtf8(bytes);
        const QStringList words = wordsOf(line);
        const qsizetype shared = std::ranges::count_if(wanted, [&](const QString &word) { return words.contains(word); });
        if (shared > best) {
            best = shared;
            closest = line;
        }
    }
    return closest;
}

Error notReady(const Run &run)
{
    const Recipe &recipe = *run.recipe;
    Error error{.kind = ErrorKind::NotReady,
                .message = Core::tr("The application was not ready within %1 s").arg(recipe.timeout),
                .detail = {},
                .fixes = {{.id = u"set:THAW_TIMEOUT=%1"_s.arg(recipe.timeout * 3),
                           .title = Core::tr("Wait up to %1 s").arg(recipe.timeout * 3),
                           .command = Core::tr("set THAW_TIMEOUT in app_env_vars.sh")}}};
    if (recipe.ready.kind != Check::Kind::Log) {
        error.detail = Core::tr("This check did not succeed: %1").arg(checkText(recipe.ready));
        return error;
    }
    error.message = Core::tr("The application was not ready within %1 s: no line matched “%2”").arg(recipe.timeout).arg(recipe.logMessage);
    const QString closest = closestLine(recipe.logMessage, run.lastLines());
    error.detail = !closest.isEmpty()          ? Core::tr("The closest line:") + u'\n' + closest
        : run.lastLines().isEmpty()            ? Core::tr("It printed nothing.")
                                               : Core::tr("Its last line:") + u'\n' + QString::fromUtf8(run.lastLines().last());
    error.fixes.append({.id = u"edit-pattern"_s,
                        .title = Core::tr("Change the Ready Pattern"),
                        .command = Core::tr("set LOG_MESSAGE in app_env_vars.sh")});
    return error;
}

} // namespace

Task<> ReadyStage::run(Run &run)
{
    const auto limit = std::chrono::seconds(run.recipe->timeout)
        - std::chrono::milliseconds(run.sinceStart.isValid() ? run.sinceStart.elapsed() : 0);
    const auto outcome = co_await run.ready.wait(std::max(limit, std::chrono::milliseconds(1)), run.stop());
    if (outcome == Trigger::Outcome::Stopped)
        co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    if (outcome == Trigger::Outcome::TimedOut)
        co_return std::unexpected(notReady(run));
    if (!run.isReady())
        co_return std::unexpected(co_await endedEarly(run));
    run.setNote(id(), run.report().readyLine > 0 ? Core::tr("line %1").arg(run.report().readyLine) : QString());
    co_return {};
}

} // namespace Thaw
