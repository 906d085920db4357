// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/fixing.h"

#include "core/pipeline/run.h"
#include "core/project/project.h"
#include "core/words.h"

#include <algorithm>

namespace Thaw {

using namespace Qt::StringLiterals;

std::optional<ProjectChange> changeOf(const Fix &fix)
{
    const bool adds = fix.id.startsWith("add:"_L1);
    const qsizetype equals = fix.id.indexOf(u'=');
    if ((!adds && !fix.id.startsWith("set:"_L1)) || equals < 0)
        return std::nullopt;
    return ProjectChange{.key = fix.id.sliced(4, equals - 4), .value = fix.id.sliced(equals + 1), .adds = adds};
}

QString changedValue(const ProjectChange &change, const QString &known)
{
    if (!change.adds || known.isEmpty())
        return change.value;
    return (u' ' + known + u' ').contains(u' ' + change.value + u' ') ? known : known + u' ' + change.value;
}

bool suitsNextDump(const ProjectChange &change)
{
    static const QStringList keys{u"THAW_CRIU_OPTIONS"_s, u"THAW_TCP"_s, u"THAW_BEFORE_CHECKPOINT"_s, u"THAW_DUMP_TIMEOUT"_s};
    return keys.contains(change.key);
}

std::optional<Fix> chooseFix(const Error &error, const QList<Fix> &applied)
{
    for (const Fix &fix : error.fixes) {
        const auto change = changeOf(fix);
        const bool before = std::ranges::any_of(applied, [&](const Fix &earlier) {
            const auto same = changeOf(earlier);
            return earlier.id == fix.id || (change && same && same->key == change->key && !change->adds);
        });
        if (change && !before)
            return fix;
    }
    return std::nullopt;
}

Result<> applyToProject(const QString &directory, const Fix &fix)
{
    const auto change = changeOf(fix);
    const auto project = Project::load(directory);
    if (!project)
        return failure(project);
    const auto known = change ? project->env().find(change->key) : std::nullopt;
    const QString before = known ? known->value : QString();
    // What the file computes is the user's own doing.
    if (!change || (known && !known->literal) || changedValue(*change, before) == before)
        return failure(ErrorKind::Project, Core::tr("“%1” cannot be applied to %2").arg(fix.title, directory));
    EnvFile env = project->env();
    env.set(change->key, changedValue(*change, before), known && known->exported);
    return saveFile(project->directory() + u'/' + QLatin1StringView(Project::envFileName), env.toBytes());
}

QString fixSentence(const Fix &fix)
{
    const auto change = changeOf(fix);
    if (!change)
        return {};
    return change->adds ? Core::tr("Mended by itself: %1 (%2 was added to %3 in app_env_vars.sh)").arg(fix.title, change->value, change->key)
                        : Core::tr("Mended by itself: %1 (%2=%3 in app_env_vars.sh)").arg(fix.title, change->key, change->value);
}

std::optional<Fix> nextFix(const Run &run, const Error &error)
{
    return run.applied.size() < run.options().fixes ? chooseFix(error, run.applied) : std::nullopt;
}

bool fixForNextDump(Run &run, const Error &error)
{
    const auto fix = nextFix(run, error);
    if (!fix || !suitsNextDump(*changeOf(*fix)) || !applyToProject(run.report().project, *fix))
        return false;
    run.noteFix(*fix);
    return true;
}

Result<> rereadDumpOptions(Run &run)
{
    const auto project = Project::load(run.report().project);
    if (!project)
        return failure(project);
    auto recipe = recipeFor(*project);
    if (!recipe)
        return failure(recipe);
    run.recipe->criuOptions = recipe->criuOptions;
    run.recipe->tcp = recipe->tcp;
    run.recipe->beforeCheckpoint = recipe->beforeCheckpoint;
    run.recipe->dumpTimeout = recipe->dumpTimeout;
    return {};
}

} // namespace Thaw
