// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/restorecontainer.h"

#include "core/engine/capabilities.h"
#include "core/engine/docker.h"
#include "core/engine/engineabilities.h"

namespace Thaw {

using namespace Qt::StringLiterals;

ContainerSpec restoreContainer(const ImageDetails &image, const RestoreContract &contract,
                               const RestoreConditions &conditions, EngineKind kind, const Toolbox &toolbox)
{
    ContainerSpec spec;
    const RestoreSpec wanted = restoreSpec(image);
    spec.image = image.id;
    spec.environment = contract.environment;
    spec.tty = wanted.tty;
    spec.tmpfs = wanted.tmpfs;
    if (contract.way == RestoreWay::Thaw) {
        quint64 needed = capabilityMask(wanted.capabilities) & ~capabilityMask(conditions.capDrop);
        const CapabilityOptions options = capabilityOptions(capabilityNames(needed), kind);
        spec.capDrop = options.drop;
        spec.capAdd = options.add;
    } else {
        // Only what it has not got: Podman gives a user other than root all that is added, the defaults it does not.
        spec.capAdd = contract.capabilities;
        const QStringList had = abilitiesOf(kind).defaultCapabilities + conditions.capDrop;
        for (const QString &name : had)
            spec.capAdd.removeAll(name);
        spec.capDrop = conditions.capDrop;
    }
    if (!conditions.engineSeccomp && contract.unconfined)
        spec.seccompProfile = "unconfined";
    else if (!conditions.engineSeccomp && !abilitiesOf(kind).ownSeccompRestores)
        spec.seccompProfile = toolbox.restoreProfile;
    if (contract.unconfined && !conditions.engineSeccomp)
        spec.securityOptions.append(u"apparmor=unconfined"_s);
    spec.user = conditions.user;
    spec.readOnlyRoot = conditions.readOnlyRoot;
    spec.noNewPrivileges = conditions.noNewPrivileges;
    spec.memoryLimit = conditions.memoryLimit;
    spec.pidsLimit = conditions.pidsLimit;
    spec.nofileLimit = conditions.nofileLimit;
    return spec;
}

quint64 capabilitiesOf(const ContainerSpec &spec, EngineKind kind)
{
    const quint64 defaults = spec.capDrop.contains(u"ALL"_s) ? 0 : capabilityMask(abilitiesOf(kind).defaultCapabilities);
    return (defaults & ~capabilityMask(spec.capDrop)) | capabilityMask(spec.capAdd);
}

} // namespace Thaw
