// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/readystage.h"

#include "core/pipeline/hostscript.h"
#include "core/pipeline/run.h"

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
                .message = u"The application was not ready within %1 s"_s.arg(recipe.timeout),
                .detail = {},
                .fixes = {{.id = u"set:THAW_TIMEOUT=%1"_s.arg(recipe.timeout * 3),
                           .title = u"Wait up to %1 s"_s.arg(recipe.timeout * 3),
                           .command = u"set THAW_TIMEOUT in app_env_vars.sh"_s}}};
    if (recipe.ready.kind != Check::Kind::Log) {
        error.detail = u"This check did not succeed: "_s + checkText(recipe.ready);
        return error;
    }
    error.message += u": no line matched “%1”"_s.arg(recipe.logMessage);
    const QString closest = closestLine(recipe.logMessage, run.lastLines());
    error.detail = !closest.isEmpty()          ? u"The closest line:\n"_s + closest
        : run.lastLines().isEmpty()            ? u"It printed nothing."_s
                                               : u"Its last line:\n"_s + QString::fromUtf8(run.lastLines().last());
    error.fixes.append({.id = u"edit-pattern"_s,
                        .title = u"Change the Ready Pattern"_s,
                        .command = u"set LOG_MESSAGE in app_env_vars.sh"_s});
    return error;
}

} // namespace

Task<> ReadyStage::run(Run &run)
{
    const auto limit = std::chrono::seconds(run.recipe->timeout)
        - std::chrono::milliseconds(run.sinceStart.isValid() ? run.sinceStart.elapsed() : 0);
    const auto outcome = co_await run.ready.wait(std::max(limit, std::chrono::milliseconds(1)), run.stop());
    if (outcome == Trigger::Outcome::Stopped)
        co_return failure(ErrorKind::Cancelled, u"Stopped"_s);
    if (outcome == Trigger::Outcome::TimedOut)
        co_return std::unexpected(notReady(run));
    if (!run.isReady())
        co_return std::unexpected(co_await endedEarly(run));
    run.setNote(id(), run.report().readyLine > 0 ? u"line %1"_s.arg(run.report().readyLine) : QString());
    co_return {};
}

} // namespace Thaw
