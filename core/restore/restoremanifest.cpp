// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/restoremanifest.h"

#include "core/images/imagename.h"
#include "core/pipeline/labels.h"
#include "core/restore/contract.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// JSON is YAML: quoted so, no word is taken for a number or a truth value.
QString quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

QString list(const QStringList &words)
{
    QStringList parts;
    for (const QString &word : words)
        parts << quoted(word);
    return u'[' + parts.join(u", "_s) + u']';
}

/// A DNS label (RFC 1123) from the image's name.
QString serviceName(const QString &reference)
{
    QString name = parseImageName(reference).repository.section(u'/', -1).toLower();
    for (QChar &c : name) {
        if (!((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')))
            c = u'-';
    }
    while (name.startsWith(u'-'))
        name.removeFirst();
    name.truncate(63);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? u"app"_s : name;
}

QString portText(const PortMapping &port)
{
    return u"%1:%2%3"_s.arg(port.hostPort ? port.hostPort : port.containerPort)
        .arg(port.containerPort)
        .arg(port.protocol == "tcp"_L1 ? QString() : u'/' + port.protocol);
}

} // namespace

std::optional<RestoreSpec> anyRestoreSpec(const ImageDetails &image)
{
    const auto contract = contractOf(image);
    if (!contract)
        return std::nullopt;
    if (contract->way == RestoreWay::Thaw)
        return restoreSpec(image);
    RestoreSpec spec;
    spec.image = image.id;
    spec.capabilities = contract->capabilities;
    if (image.labels.contains(Label::Ports)) {
        spec = restoreSpec(image);
        spec.capabilities = contract->capabilities;
        return spec;
    }
    for (const QString &port : image.exposedPorts) {
        const QString protocol = port.section(u'/', 1, 1);
        spec.ports.append({.containerPort = port.section(u'/', 0, 0).toInt(),
                           .protocol = protocol.isEmpty() ? u"tcp"_s : protocol,
                           .hostPort = 0,
                           .hostAddress = {}});
    }
    return spec;
}

QString composeFile(const RestoreSpec &spec, const QString &reference, EngineKind kind, const QString &seccompProfile)
{
    const CapabilityOptions capabilities = capabilityOptions(spec.capabilities, kind);
    QString text = u"services:\n  %1:\n    image: %2\n"_s.arg(serviceName(reference), quoted(reference));
    if (!capabilities.drop.isEmpty())
        text += u"    cap_drop: %1\n"_s.arg(list(capabilities.drop));
    if (!capabilities.add.isEmpty())
        text += u"    cap_add: %1\n"_s.arg(list(capabilities.add));
    if (kind == EngineKind::Docker)
        text += u"    security_opt: %1\n"_s.arg(list({u"seccomp="_s + seccompProfile}));
    if (spec.tty)
        text += u"    tty: true\n"_s;
    if (!spec.tmpfs.isEmpty())
        text += u"    tmpfs: %1\n"_s.arg(list(spec.tmpfs));
    QStringList ports;
    for (const PortMapping &port : spec.ports)
        ports << portText(port);
    if (!ports.isEmpty())
        text += u"    ports: %1\n"_s.arg(list(ports));
    QStringList mounts;
    for (const QString &path : spec.mounts)
        mounts << u"VOLUME:"_s + path;
    if (!mounts.isEmpty())
        text += u"    volumes: %1\nvolumes:\n  VOLUME: {}\n"_s.arg(list(mounts));
    return text;
}

QString kubernetesPod(const RestoreSpec &spec, const QString &reference, const QString &seccompProfile)
{
    const QString name = serviceName(reference);
    QString text = u"apiVersion: v1\nkind: Pod\nmetadata:\n  name: %1\nspec:\n  containers:\n    - name: %1\n      image: %2\n"_s
                       .arg(name, quoted(reference));
    if (spec.tty)
        text += u"      tty: true\n"_s;
    // The engines' defaults differ from cluster to cluster: exactly these, nothing else.
    text += u"      securityContext:\n        capabilities:\n          drop: [\"ALL\"]\n"_s;
    if (!spec.capabilities.isEmpty())
        text += u"          add: %1\n"_s.arg(list(spec.capabilities));
    text += seccompProfile == "unconfined"_L1
        ? u"        seccompProfile:\n          type: Unconfined\n"_s
        : u"        seccompProfile:\n          type: Localhost\n          localhostProfile: %1\n"_s
              .arg(quoted(QFileInfo(seccompProfile).fileName()));
    if (!spec.ports.isEmpty())
        text += u"      ports:\n"_s;
    for (const PortMapping &port : spec.ports)
        text += u"        - containerPort: %1\n          protocol: %2\n"_s.arg(port.containerPort).arg(port.protocol.toUpper());
    QString mounts, volumes;
    const auto mount = [&](const QString &volume, const QString &path, const QString &what) {
        mounts += u"        - name: %1\n          mountPath: %2\n"_s.arg(volume, quoted(path));
        volumes += u"    - name: %1\n      %2\n"_s.arg(volume, what);
    };
    for (qsizetype i = 0; i < spec.tmpfs.size(); ++i)
        mount(u"tmpfs-%1"_s.arg(i + 1), spec.tmpfs[i].section(u':', 0, 0), u"emptyDir: {medium: Memory}"_s);
    for (qsizetype i = 0; i < spec.mounts.size(); ++i)
        mount(u"volume-%1"_s.arg(i + 1), spec.mounts[i], u"persistentVolumeClaim: {claimName: VOLUME}"_s);
    if (!mounts.isEmpty())
        text += u"      volumeMounts:\n"_s + mounts + u"  volumes:\n"_s + volumes;
    return text;
}

} // namespace Thaw
