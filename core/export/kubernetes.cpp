// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/kubernetes.h"

#include "core/export/startingparts.h"
#include "core/export/yaml.h"

namespace Thaw {

using namespace Qt::StringLiterals;
using Yaml::indented;
using Yaml::list;
using Yaml::quoted;

namespace {

constexpr int ownMemory = 32; ///< MiB: CRIU while it restores, thaw-init, shared libraries

/// What a clusters' engine does with a profile differs; the words for people who read the file.
const auto seccompNote =
    "# The profile is the engine's default with clone3, by which CRIU gives processes their old ids. Put %1\n"
    "# into the kubelet's seccomp directory on each node (/var/lib/kubelet/seccomp). Where that is not possible, take\n"
    "#   seccompProfile: {type: RuntimeDefault}\n"
    "# which is enough on CRI-O; on containerd also mount the host's /proc/sys/kernel/ns_last_pid (hostPath, type File)\n"
    "# to the same path: the kernel shows each container its own.\n"_L1;

QString securityContext(const StartingParts &parts, const QString &profileName)
{
    // Engines' defaults differ from cluster to cluster: exactly these, nothing else.
    QString text = u"capabilities:\n  drop: [\"ALL\"]\n"_s;
    if (!parts.spec.capabilities.isEmpty())
        text += u"  add: %1\n"_s.arg(list(parts.spec.capabilities));
    // Kubernetes does not take the two together.
    if (!parts.spec.capabilities.contains(u"SYS_ADMIN"_s))
        text += u"allowPrivilegeEscalation: false\n"_s;
    text += u"runAsUser: 0 # CRIU; the application comes back as the user it was\n"_s;
    text += parts.profile == "unconfined" ? u"seccompProfile: {type: Unconfined}\n"_s
                                          : u"seccompProfile: {type: Localhost, localhostProfile: %1}\n"_s.arg(quoted(profileName));
    return text;
}

QString probes(const StartingParts &parts)
{
    QString what;
    switch (parts.probe.kind) {
    case Check::Kind::Port: what = u"tcpSocket: {port: %1}\n"_s.arg(parts.probe.port); break;
    case Check::Kind::Http: what = u"httpGet: {path: %1, port: %2}\n"_s.arg(quoted(parts.probe.path)).arg(parts.probe.port); break;
    case Check::Kind::Command: what = u"exec: {command: %1}\n"_s.arg(list({u"sh"_s, u"-c"_s, parts.probe.command})); break;
    default: return {};
    }
    const QString startup = what + u"periodSeconds: 1\nfailureThreshold: %1\n"_s.arg(parts.spec.timeoutSeconds);
    return u"startupProbe:\n"_s + indented(startup, 2) + u"readinessProbe:\n"_s + indented(what, 2);
}

QString ports(const StartingParts &parts)
{
    QString text = parts.spec.ports.isEmpty() ? QString() : u"ports:\n"_s;
    for (const PortMapping &port : parts.spec.ports)
        text += u"  - containerPort: %1\n    protocol: %2\n"_s.arg(port.containerPort).arg(port.protocol.toUpper());
    return text;
}

/// Of the container (mounts) and of the pod (volumes).
struct Volumes
{
    QString mounts{};
    QString volumes{};

    void add(const QString &name, const QString &path, const QString &what)
    {
        mounts += u"  - name: %1\n    mountPath: %2\n"_s.arg(name, quoted(path));
        volumes += u"  - name: %1\n    %2\n"_s.arg(name, what);
    }
};

Volumes volumes(const StartingParts &parts)
{
    Volumes all;
    for (qsizetype i = 0; i < parts.spec.tmpfs.size(); ++i)
        all.add(u"tmpfs-%1"_s.arg(i + 1), parts.spec.tmpfs[i].section(u':', 0, 0), u"emptyDir: {medium: Memory}"_s);
    const QList<Mount> mounts = volumesOf(parts);
    for (qsizetype i = 0; i < mounts.size(); ++i) {
        // The claims' contents have to be those of the checkpoint.
        all.add(u"volume-%1"_s.arg(i + 1), mounts[i].target,
                u"persistentVolumeClaim: {claimName: %1}"_s.arg(quoted(dnsName(mounts[i].source))));
    }
    return all;
}

QString container(const StartingParts &parts, const QString &name, const QString &profileName, const Volumes &all)
{
    QString text = u"name: %1\nimage: %2\n"_s.arg(name, quoted(parts.reference));
    if (parts.spec.tty)
        text += u"tty: true\n"_s;
    text += u"securityContext:\n"_s + indented(securityContext(parts, profileName), 2) + ports(parts) + probes(parts);
    if (parts.bytes > 0)
        text += u"resources:\n  requests: {memory: %1Mi}\n"_s.arg(memoryRequest(parts.bytes));
    if (!all.mounts.isEmpty())
        text += u"volumeMounts:\n"_s + all.mounts;
    const QString lines = indented(text, 2);
    return u"- "_s + lines.sliced(2);
}

QString service(const StartingParts &parts, const QString &name)
{
    QString text = u"---\napiVersion: v1\nkind: Service\nmetadata:\n  name: %1\nspec:\n  selector: {app: %1}\n  ports:\n"_s.arg(name);
    for (const PortMapping &port : parts.spec.ports) {
        text += u"    - name: %1-%2\n      port: %3\n      targetPort: %2\n      protocol: %4\n"_s.arg(port.protocol)
                    .arg(port.containerPort)
                    .arg(port.hostPort ? port.hostPort : port.containerPort)
                    .arg(port.protocol.toUpper());
    }
    return text;
}

} // namespace

int memoryRequest(qint64 checkpointBytes)
{
    constexpr qint64 mebibyte = 1 << 20;
    return int((checkpointBytes + mebibyte - 1) / mebibyte) + ownMemory;
}

QString kubernetesManifest(const StartingParts &parts, const QString &profileName)
{
    const QString name = dnsName(parts.reference);
    const Volumes all = volumes(parts);
    QString text = parts.profile == "unconfined" ? QString() : QString(seccompNote).arg(profileName);
    text += u"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: %1\nspec:\n  replicas: 1\n  selector:\n"
            "    matchLabels: {app: %1}\n  template:\n    metadata:\n      labels: {app: %1}\n    spec:\n"
            "      automountServiceAccountToken: false\n      containers:\n"_s.arg(name);
    text += indented(container(parts, name, profileName, all), 8);
    if (!all.volumes.isEmpty())
        text += u"      volumes:\n"_s + indented(all.volumes, 6);
    if (!parts.spec.ports.isEmpty())
        text += service(parts, name);
    return text;
}

} // namespace Thaw
