// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/kubernetes.h"

#include "core/export/startingparts.h"
#include "core/export/yaml.h"

#include <algorithm>
#include <array>

namespace Thaw {

using namespace Qt::StringLiterals;
using Yaml::indented;
using Yaml::list;
using Yaml::quoted;

namespace {

struct NamedKind
{
    KubernetesKind kind;
    QLatin1StringView name;
};

constexpr std::array<NamedKind, 3> kinds{{{KubernetesKind::Deployment, "deployment"_L1},
                                          {KubernetesKind::Knative, "knative"_L1},
                                          {KubernetesKind::Pod, "pod"_L1}}};

constexpr int ownMemory = 32; ///< MiB: CRIU while it restores, thaw-init, shared libraries

/// What a clusters' engine does with a profile differs; the words for people who read the file.
const auto seccompNote =
    "# The profile is the engine's default with clone3, by which CRIU gives processes their old ids. Put %1\n"
    "# into the kubelet's seccomp directory on each node (/var/lib/kubelet/seccomp). Where that is not possible, take\n"
    "#   seccompProfile: {type: RuntimeDefault}\n"
    "# which is enough on CRI-O; on containerd also mount the host's /proc/sys/kernel/ns_last_pid (hostPath, type File)\n"
    "# to the same path: the kernel shows each container its own.\n"_L1;

/// Knative takes less of a pod than Kubernetes does, and some only where its operator allows it.
const auto knativeNote =
    "# Knative allows this where its ConfigMap config-features (namespace knative-serving) has: %1.\n"_L1;

const auto nodesNote =
    "# Nodes: CRIU needs Linux 5.9 or later%1. The application may use every instruction set of the CPU it was frozen on;\n"
    "# on a node without one of them it ends with SIGILL. Node Feature Discovery labels nodes with what they have: where it\n"
    "# runs, make the preferred labels required ones. Elsewhere label the nodes yourself and ask for that label.\n"_L1;

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

QString probes(const StartingParts &parts, bool knative)
{
    QString what;
    switch (parts.probe.kind) {
    case Check::Kind::Port: what = u"tcpSocket: {port: %1}\n"_s.arg(parts.probe.port); break;
    case Check::Kind::Http: what = u"httpGet: {path: %1, port: %2}\n"_s.arg(quoted(parts.probe.path)).arg(parts.probe.port); break;
    case Check::Kind::Command: what = u"exec: {command: %1}\n"_s.arg(list({u"sh"_s, u"-c"_s, parts.probe.command})); break;
    default: return {};
    }
    if (knative) // it has no probe of the start, and waits for this one
        return u"readinessProbe:\n"_s + indented(what, 2);
    const QString startup = what + u"periodSeconds: 1\nfailureThreshold: %1\n"_s.arg(parts.spec.timeoutSeconds);
    return u"startupProbe:\n"_s + indented(startup, 2) + u"readinessProbe:\n"_s + indented(what, 2);
}

QString ports(const StartingParts &parts, bool onlyOne)
{
    QString text = parts.spec.ports.isEmpty() ? QString() : u"ports:\n"_s;
    for (const PortMapping &port : onlyOne ? parts.spec.ports.first(qMin(parts.spec.ports.size(), 1)) : parts.spec.ports)
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

QString container(const StartingParts &parts, const QString &name, const QString &profileName, const Volumes &all, bool knative)
{
    QString text = u"name: %1\nimage: %2\n"_s.arg(name, quoted(parts.reference));
    if (parts.spec.tty && !knative)
        text += u"tty: true\n"_s;
    text += u"securityContext:\n"_s + indented(securityContext(parts, profileName), 2) + ports(parts, knative) + probes(parts, knative);
    if (parts.bytes > 0)
        text += u"resources:\n  requests: {memory: %1Mi}\n"_s.arg(memoryRequest(parts.bytes));
    if (!all.mounts.isEmpty())
        text += u"volumeMounts:\n"_s + all.mounts;
    const QString lines = indented(text, 2);
    return u"- "_s + lines.sliced(2);
}

/// What Knative's operator has to switch on.
QString knativeFeatures(const Volumes &all)
{
    QStringList features{u"kubernetes.containerspec-addcapabilities"_s, u"kubernetes.podspec-affinity"_s};
    if (all.volumes.contains(u"persistentVolumeClaim"_s))
        features << u"kubernetes.podspec-persistent-volume-claim"_s << u"kubernetes.podspec-persistent-volume-write"_s;
    return features.join(u": enabled, "_s) + u": enabled"_s;
}

/// Labels of Node Feature Discovery for the instruction sets it labels nodes with.
QStringList cpuLabels(const QStringList &instructions)
{
    static const QMap<QString, QString> names{
        {u"adx"_s, u"ADX"_s}, {u"aes"_s, u"AESNI"_s}, {u"amx_bf16"_s, u"AMXBF16"_s}, {u"amx_int8"_s, u"AMXINT8"_s},
        {u"amx_tile"_s, u"AMXTILE"_s}, {u"avx"_s, u"AVX"_s}, {u"avx2"_s, u"AVX2"_s}, {u"avx512_bitalg"_s, u"AVX512BITALG"_s},
        {u"avx512_vbmi2"_s, u"AVX512VBMI2"_s}, {u"avx512_vnni"_s, u"AVX512VNNI"_s},
        {u"avx512_vpopcntdq"_s, u"AVX512VPOPCNTDQ"_s}, {u"avx512bw"_s, u"AVX512BW"_s}, {u"avx512cd"_s, u"AVX512CD"_s},
        {u"avx512dq"_s, u"AVX512DQ"_s}, {u"avx512f"_s, u"AVX512F"_s}, {u"avx512ifma"_s, u"AVX512IFMA"_s},
        {u"avx512vbmi"_s, u"AVX512VBMI"_s}, {u"avx512vl"_s, u"AVX512VL"_s}, {u"fma"_s, u"FMA3"_s}, {u"fma4"_s, u"FMA4"_s},
        {u"gfni"_s, u"GFNI"_s}, {u"movbe"_s, u"MOVBE"_s}, {u"sha_ni"_s, u"SHA"_s}, {u"sse4a"_s, u"SSE4A"_s}, {u"tbm"_s, u"TBM"_s},
        {u"vaes"_s, u"VAES"_s}, {u"vpclmulqdq"_s, u"VPCLMULQDQ"_s}, {u"xop"_s, u"XOP"_s}, {u"xsave"_s, u"XSAVE"_s},
        {u"xsavec"_s, u"XSAVEC"_s}, {u"xsaveopt"_s, u"XSAVEOPT"_s}};
    QStringList labels;
    for (const QString &instruction : instructions) {
        if (names.contains(instruction))
            labels << u"feature.node.kubernetes.io/cpu-cpuid."_s + names[instruction];
    }
    return labels;
}

/// Where the checkpoint can be restored, as far as clusters label their nodes.
QString nodeAffinity(const StartingParts &parts)
{
    const auto expression = [](const QString &label, const QString &value) {
        return u"  - {key: %1, operator: In, values: [%2]}\n"_s.arg(label, quoted(value));
    };
    QString required = u"matchExpressions:\n"_s + expression(u"kubernetes.io/os"_s, u"linux"_s);
    if (!parts.architecture.isEmpty())
        required += expression(u"kubernetes.io/arch"_s, parts.architecture);
    QString rules = u"requiredDuringSchedulingIgnoredDuringExecution:\n  nodeSelectorTerms:\n    - "_s + indented(required, 6).sliced(6);
    QString wished;
    for (const QString &label : cpuLabels(parts.instructions))
        wished += expression(label, u"true"_s);
    if (!wished.isEmpty())
        rules += u"preferredDuringSchedulingIgnoredDuringExecution:\n  - weight: 100\n    preference:\n      matchExpressions:\n"_s + indented(wished, 6);
    return u"affinity:\n  nodeAffinity:\n"_s + indented(rules, 4);
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

QString kubernetesManifest(const StartingParts &parts, const QString &profileName, KubernetesKind kind)
{
    const QString name = dnsName(parts.reference);
    const bool knative = kind == KubernetesKind::Knative;
    const Volumes all = volumes(parts);
    QString pod = u"automountServiceAccountToken: false\n"_s + nodeAffinity(parts)
        + u"containers:\n"_s + indented(container(parts, name, profileName, all, knative), 2);
    if (!all.volumes.isEmpty())
        pod += u"volumes:\n"_s + all.volumes;
    QString text = parts.profile == "unconfined" ? QString() : QString(seccompNote).arg(profileName);
    text += QString(nodesNote).arg(parts.kernel.isEmpty() ? QString() : u" (it was frozen on %1)"_s.arg(parts.kernel));
    switch (kind) {
    case KubernetesKind::Deployment:
        text += u"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: %1\nspec:\n  replicas: 1\n  selector:\n"
                "    matchLabels: {app: %1}\n  template:\n    metadata:\n      labels: {app: %1}\n    spec:\n"_s.arg(name)
            + indented(pod, 6);
        break;
    case KubernetesKind::Knative:
        return text + QString(knativeNote).arg(knativeFeatures(all)) + u"apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata:\n"
            "  name: %1\nspec:\n  template:\n    spec:\n"_s.arg(name) + indented(pod, 6);
    case KubernetesKind::Pod:
        text += u"apiVersion: v1\nkind: Pod\nmetadata:\n  name: %1\n  labels: {app: %1}\nspec:\n"_s.arg(name) + indented(pod, 2);
        break;
    }
    if (!parts.spec.ports.isEmpty())
        text += service(parts, name);
    return text;
}

QStringList kubernetesKindNames()
{
    QStringList names;
    for (const NamedKind &known : kinds)
        names << known.name;
    return names;
}

std::optional<KubernetesKind> kubernetesKindOf(const QString &name)
{
    const auto found = std::ranges::find_if(kinds, [&](const NamedKind &known) { return known.name == name; });
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace Thaw
