// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/elsewhere.h"

#include "core/engine/engineabilities.h"
#include "core/pipeline/run.h"
#include "core/restore/outsidecheck.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

Result<> checkReach(const Recipe &recipe, const Endpoint &endpoint)
{
    if (endpoint.isLocal())
        return {};
    for (const Mount &mount : recipe.volumes) {
        if (mount.type == "bind"_L1 && (mount.source + u'/').startsWith(recipe.directory + u'/'))
            return failure(ErrorKind::Project,
                           Core::tr("THAW_VOLUMES has %1, which is on this machine, but the engine at %2 is on another.")
                               .arg(mount.source, endpoint.toString()),
                           {}, {{u"engine.volume"_s, Core::tr("Use a volume with a name, or a directory of the engine's machine"),
                                 u"THAW_VOLUMES=NAME:"_s + mount.target}});
    }
    return recipe.by == CheckpointBy::Application ? checkFromHere(recipe.ready, endpoint) : Result<>{};
}

QByteArray dumpSeccomp(const Run &run)
{
    const EngineAbilities &engine = abilitiesOf(run.engine->info().kind);
    if (engine.ownSeccompDumps)
        return {};
    return engine.takesSeccompInline || run.engine->endpoint().isLocal() ? run.toolbox.dumpProfile : QByteArray("unconfined");
}

} // namespace Thaw
