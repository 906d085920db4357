// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/composefile.h"

#include "core/engine/engineabilities.h"
#include "core/export/startingparts.h"
#include "core/export/yaml.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString portText(const PortMapping &port)
{
    return u"%1:%2%3"_s.arg(port.hostPort ? port.hostPort : port.containerPort)
        .arg(port.containerPort)
        .arg(port.protocol == "tcp"_L1 ? QString() : u'/' + port.protocol);
}

/// A container that is restarted would get old memory with newer files: thaw-init refuses, so compose makes a new one.
QString volumesText(const QList<Mount> &volumes)
{
    QStringList mounts, names;
    for (const Mount &volume : volumes) {
        mounts << volume.source + u':' + volume.target + (volume.readOnly ? u":ro"_s : QString());
        if (volume.type == "volume"_L1)
            names << volume.source;
    }
    QString text = mounts.isEmpty() ? QString() : u"    volumes: %1\n"_s.arg(Yaml::list(mounts));
    if (!names.isEmpty())
        text += u"volumes:\n"_s;
    for (const QString &name : std::as_const(names))
        text += u"  %1: {}\n"_s.arg(name);
    return text;
}

} // namespace

QString composeFile(const StartingParts &parts, EngineKind kind, const QString &seccompProfile)
{
    const RestoreSpec &spec = parts.spec;
    const CapabilityOptions capabilities = capabilityOptions(spec.capabilities, kind);
    QString text = u"services:\n  %1:\n    image: %2\n"_s.arg(dnsName(parts.reference), Yaml::quoted(parts.reference));
    if (!capabilities.drop.isEmpty())
        text += u"    cap_drop: %1\n"_s.arg(Yaml::list(capabilities.drop));
    if (!capabilities.add.isEmpty())
        text += u"    cap_add: %1\n"_s.arg(Yaml::list(capabilities.add));
    const bool unconfined = parts.profile == "unconfined";
    if (!abilitiesOf(kind).ownSeccompRestores || unconfined)
        text += u"    security_opt: %1\n"_s.arg(Yaml::list({unconfined ? u"seccomp=unconfined"_s : u"seccomp="_s + seccompProfile}));
    if (spec.tty)
        text += u"    tty: true\n"_s;
    if (!spec.tmpfs.isEmpty())
        text += u"    tmpfs: %1\n"_s.arg(Yaml::list(spec.tmpfs));
    QStringList ports;
    for (const PortMapping &port : spec.ports)
        ports << portText(port);
    if (!ports.isEmpty())
        text += u"    ports: %1\n"_s.arg(Yaml::list(ports));
    return text + u"    restart: \"no\"\n"_s + volumesText(volumesOf(parts));
}

} // namespace Thaw
