// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/containerfileexport.h"

#include "core/engine/capabilities.h"
#include "core/engine/docker.h"
#include "core/engine/engineabilities.h"
#include "core/init/protocol.h"
#include "core/pipeline/commandline.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/projectfiles.h"
#include "core/pipeline/provenance.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Where no run has told it: what Podman gives every container, the application's own, and CRIU's.
QStringList likelyCapabilities(const Recipe &recipe)
{
    CheckpointFacts facts;
    facts.capabilities = abilitiesOf(EngineKind::Podman).defaultCapabilities + recipe.capabilities + QStringList{u"CHECKPOINT_RESTORE"_s};
    return restoreCapabilities(facts);
}

QString head(const MakingParts &parts)
{
    const QStringList command = QStringList{u"podman"_s, u"build"_s} + buildStepOptions(parts.recipe, u"dump.json"_s)
        + QStringList{u"-t"_s, parts.recipe.imageName, u"."_s};
    // podman --remote would look for it where its service is.
    const QString line = shellLine(command).replace(u"=dump.json"_s, u"=\"$PWD\"/dump.json"_s);
    return u"# The checkpoint image of %1, made while it is built. Docker's builder cannot grant capabilities, Podman's can:\n"
           "#   %2\n# Written by \"thaw export containerfile\".\n"_s.arg(parts.recipe.name, line);
}

} // namespace

QString labelInstruction(const QString &name, const QString &value)
{
    QString quoted = value;
    quoted.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'$', "\\$"_L1).replace(u'\n', u' ');
    return u"LABEL %1=\"%2\"\n"_s.arg(name, quoted);
}

QStringList buildStepOptions(const Recipe &recipe, const QString &profile)
{
    const QStringList rights = recipe.capabilities + dumpCapabilities(recipe.clock == ClockMode::Portable);
    return {u"--cap-add="_s + rights.join(u','), u"--security-opt=seccomp="_s + profile};
}

QByteArray containerfile(const MakingParts &parts)
{
    const Recipe &recipe = parts.recipe;
    const QString init = QString::fromLatin1(THAW_INIT_FILE), directory = QString::fromLatin1(THAW_DIR);
    QString text = head(parts) + u"FROM %1\nUSER 0\nADD toolbox.tar /\n"_s.arg(recipe.baseImage);
    if (recipe.usesRunApp || !recipe.files.isEmpty())
        text += u"COPY app %1/app\n"_s.arg(directory);
    text += u"COPY run %1/run\n"_s.arg(directory);
    QString mounts;
    for (const QString &path : recipe.tmpfs) // their files are kept with the checkpoint
        mounts += u"--mount=type=tmpfs,destination=%1 "_s.arg(path.section(u':', 0, 0));
    text += u"RUN %1[\"%2\", \"build\"]\n"_s.arg(mounts, init);
    Labels labels = labelsOf(recipe);
    labels.insert(Label::Run, QString::fromLatin1(parts.nonce));
    labels.insert(Label::Capabilities, (parts.capabilities.isEmpty() ? likelyCapabilities(recipe) : parts.capabilities).join(u' '));
    labels.insert(Label::CriuVersion, parts.toolbox.criuVersion);
    labels.insert(Label::CriuHostArch, parts.toolbox.architecture);
    labels.insert(Label::CriuBaseId, parts.base.id);
    for (const auto &[name, value] : labels.asKeyValueRange())
        text += labelInstruction(name, value);
    for (const PortMapping &port : recipe.ports)
        text += u"EXPOSE %1/%2\n"_s.arg(port.containerPort).arg(port.protocol);
    text += u"ENTRYPOINT [\"%1\", \"restore\"]\nCMD []\n"_s.arg(init);
    return text.toUtf8();
}

} // namespace Thaw
