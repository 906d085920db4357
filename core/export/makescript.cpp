// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/makescript.h"

#include "core/init/protocol.h"
#include "core/pipeline/commandline.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/provenance.h"

#include <QFile>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString word(const QString &text)
{
    return shellLine({text});
}

QString volumeText(const Mount &mount)
{
    return mount.source + u':' + mount.target + (mount.readOnly ? u":ro"_s : QString());
}

/// What a container gets of the project: never ports, as nobody is to talk to it. A limit is for the application as it
/// starts; a restore takes what the checkpoint takes.
QStringList containerOptions(const Recipe &recipe, qint64 memoryLimit)
{
    QStringList options;
    for (const Mount &volume : recipe.volumes)
        options << u"-v"_s << volumeText(volume);
    for (const QString &path : recipe.tmpfs)
        options << u"--tmpfs"_s << path;
    if (!recipe.network.isEmpty())
        options << u"--network"_s << recipe.network;
    if (memoryLimit > 0)
        options << u"--memory"_s << QString::number(memoryLimit);
    if (recipe.tty)
        options << u"-t"_s;
    return options;
}

QStringList labelOptions(const Recipe &recipe)
{
    QStringList options;
    for (const auto &[name, value] : labelsOf(recipe).asKeyValueRange())
        options << u"--label"_s << name + u'=' + value;
    return options;
}

} // namespace

QByteArray makeScript(const MakingParts &parts)
{
    const Recipe &recipe = parts.recipe;
    QFile file(u":/thaw/templates/export/make-image.sh"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    const bool portable = recipe.clock == ClockMode::Portable;
    QString rights;
    for (const QString &name : recipe.capabilities)
        rights += u' ' + name;
    const QMap<QString, QString> values{
        {u"NAME"_s, recipe.name},
        {u"BASE"_s, word(recipe.baseImage)},
        {u"IMAGE"_s, recipe.imageName},
        {u"INIT"_s, QString::fromLatin1(THAW_INIT_FILE)},
        {u"TEST"_s, recipe.test ? u"yes"_s : u"no"_s},
        {u"PROBE"_s, recipe.probe.kind == Check::Kind::None ? QString() : word(checkText(recipe.probe))},
        {u"RESTORE_TIMEOUT"_s, QString::number(recipe.restoreTimeout)},
        {u"MAKING"_s, shellLine(containerOptions(recipe, recipe.memoryLimit))},
        {u"RESTORING"_s, shellLine(containerOptions(recipe, 0))},
        {u"LABELS"_s, shellLine(labelOptions(recipe))},
        {u"RIGHTS"_s, rights},
        {u"CLOCK"_s, portable ? u"SYS_ADMIN SYS_TIME"_s : QString()},
        {u"HOST_SCRIPT"_s, recipe.usesRunHost ? word(u"run_%1.sh"_s.arg(recipe.name)) : u"''"_s},
    };
    for (const auto &[key, value] : values.asKeyValueRange())
        text.replace(u'@' + key + u'@', value);
    return text.toUtf8();
}

} // namespace Thaw
