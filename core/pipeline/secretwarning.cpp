// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/secretwarning.h"

#include "core/images/imageopener.h"
#include "core/init/protocol.h"
#include "core/pipeline/run.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

QList<KnownSecret> secretsOf(const Run &run)
{
    return knownSecrets({run.recipe ? run.recipe->environment : QStringList(), run.base.environment});
}

QStringList secretWarnings(const QList<SecretPlace> &places)
{
    constexpr qsizetype shown = 3;
    QStringList names;
    QMap<QString, QStringList> found;
    for (const SecretPlace &place : places) {
        const QString name = place.kind == SecretPlace::Kind::Value ? place.name : Core::tr("A secret (%1)").arg(place.name);
        if (!found.contains(name))
            names.append(name);
        found[name].append((place.where == SecretPlace::Where::Environment ? Core::tr("the environment of %1") : Core::tr("the memory of %1"))
                               .arg(place.place));
    }
    QStringList sentences;
    for (const QString &name : std::as_const(names)) {
        QStringList parts = found[name];
        if (parts.size() > shown)
            parts = parts.first(shown) << Core::tr("and elsewhere");
        sentences.append(Core::tr("%1 can be read in the image: in %2").arg(name, parts.join(u", "_s)));
    }
    return sentences;
}

QCoro::Task<> warnOfSecrets(Run &run)
{
    const auto known = secretsOf(run);
    if (known.isEmpty())
        co_return;
    const QString directory = run.recipe->by == CheckpointBy::Application ? run.recipe->self.directory : QStringLiteral(THAW_CHECKPOINT_DIR);
    const auto places = co_await secretsInContainer(run.engine, run.container, directory, known, run.stop());
    if (!places) {
        run.note(Core::tr("The checkpoint could not be searched for secrets: %1").arg(places.error().message));
        co_return;
    }
    for (const QString &sentence : secretWarnings(*places))
        run.warn(sentence);
}

} // namespace Thaw
