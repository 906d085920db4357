// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/dockerjson.h"

#include "core/words.h"

#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Thaw::DockerJson {

namespace {

/// A string, or a list of them: the API has both for entrypoints.
QStringList strings(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList list;
    for (const auto &item : value.toArray())
        list.append(item.toString());
    return list;
}

Labels labels(const QJsonValue &value)
{
    Labels result;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        result.insert(it.key(), it.value().toString());
    return result;
}

QStringList keys(const QJsonValue &value)
{
    return value.toObject().keys();
}

/// Null for Go's zero time.
QDateTime time(const QJsonValue &value)
{
    if (value.isDouble())
        return QDateTime::fromSecsSinceEpoch(value.toInteger(), QTimeZone::UTC);
    const auto parsed = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return parsed.date().year() > 1 ? parsed.toUTC() : QDateTime();
}

QStringList tags(const QJsonValue &value)
{
    QStringList result;
    for (const QString &tag : strings(value)) {
        const QString name = displayName(tag);
        if (!name.isEmpty() && !result.contains(name))
            result.append(name);
    }
    return result;
}

QString withoutSlash(const QString &name)
{
    return name.startsWith(u'/') ? name.sliced(1) : name;
}

/// The first of a network's addresses; the top-level one is gone from API 1.52.
QString firstAddress(const QJsonObject &networkSettings)
{
    const QJsonObject networks = networkSettings["Networks"_L1].toObject();
    for (const auto &network : networks) {
        const QString address = network["IPAddress"_L1].toString();
        if (!address.isEmpty())
            return address;
    }
    return networkSettings["IPAddress"_L1].toString();
}

QMap<QString, int> hostPorts(const QJsonObject &ports)
{
    QMap<QString, int> result;
    for (auto it = ports.begin(); it != ports.end(); ++it) {
        for (const auto &binding : it.value().toArray()) {
            const int port = binding["HostPort"_L1].toString().toInt();
            if (port > 0 && !result.contains(it.key()))
                result.insert(it.key(), port);
        }
    }
    return result;
}

QJsonObject toJson(const Labels &values)
{
    QJsonObject object;
    for (auto it = values.begin(); it != values.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

void putUnlessEmpty(QJsonObject &object, QLatin1StringView key, const QStringList &values)
{
    if (!values.isEmpty())
        object.insert(key, QJsonArray::fromStringList(values));
}

void putUnlessEmpty(QJsonObject &object, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

QJsonObject hostConfig(const ContainerSpec &spec, const QString &seccomp)
{
    QJsonObject host;
    putUnlessEmpty(host, "CapAdd"_L1, spec.capAdd);
    putUnlessEmpty(host, "CapDrop"_L1, spec.capDrop);
    putUnlessEmpty(host, "NetworkMode"_L1, spec.network);
    QStringList security;
    if (!seccomp.isEmpty())
        security.append("seccomp="_L1 + seccomp);
    if (spec.noNewPrivileges)
        security.append(u"no-new-privileges"_s);
    security += spec.securityOptions;
    putUnlessEmpty(host, "SecurityOpt"_L1, security);

    QJsonArray mounts;
    for (const Mount &mount : spec.mounts) {
        QJsonObject json{{"Type"_L1, mount.type}, {"Target"_L1, mount.target}, {"ReadOnly"_L1, mount.readOnly}};
        putUnlessEmpty(json, "Source"_L1, mount.source);
        mounts.append(json);
    }
    if (!mounts.isEmpty())
        host.insert("Mounts"_L1, mounts);

    QJsonObject tmpfs;
    for (const QString &path : spec.tmpfs)
        tmpfs.insert(path, QString());
    if (!tmpfs.isEmpty())
        host.insert("Tmpfs"_L1, tmpfs);

    QJsonObject bindings;
    for (const PortMapping &port : spec.ports) {
        const QString key = u"%1/%2"_s.arg(port.containerPort).arg(port.protocol);
        QJsonArray list = bindings[key].toArray();
        list.append(QJsonObject{{"HostIp"_L1, port.hostAddress},
                                {"HostPort"_L1, port.hostPort > 0 ? QString::number(port.hostPort) : QString()}});
        bindings.insert(key, list);
    }
    if (!bindings.isEmpty())
        host.insert("PortBindings"_L1, bindings);

    if (spec.readOnlyRoot)
        host.insert("ReadonlyRootfs"_L1, true);
    if (spec.memoryLimit > 0)
        host.insert("Memory"_L1, spec.memoryLimit);
    if (spec.pidsLimit > 0)
        host.insert("PidsLimit"_L1, spec.pidsLimit);
    if (spec.nofileLimit > 0)
        host.insert("Ulimits"_L1, QJsonArray{QJsonObject{
                                      {"Name"_L1, "nofile"_L1}, {"Soft"_L1, spec.nofileLimit}, {"Hard"_L1, spec.nofileLimit}}});
    return host;
}

} // namespace

QString imageId(const QString &id)
{
    return id.isEmpty() || id.contains(u':') ? id : "sha256:"_L1 + id;
}

QString displayName(const QString &reference)
{
    if (reference.startsWith("<none>"_L1))
        return {};
    for (const auto prefix : {"docker.io/library/"_L1, "localhost/"_L1}) {
        if (reference.startsWith(prefix))
            return reference.sliced(prefix.size());
    }
    return reference;
}

QString labelFilter(const QString &label)
{
    if (label.isEmpty())
        return {};
    const QJsonObject filters{{"label"_L1, QJsonArray{label}}};
    return QString::fromUtf8(QJsonDocument(filters).toJson(QJsonDocument::Compact));
}

ImageSummary imageSummary(const QJsonObject &json)
{
    return {.id = imageId(json["Id"_L1].toString()),
            .tags = tags(json["RepoTags"_L1]),
            .created = time(json["Created"_L1]),
            .size = json["Size"_L1].toInteger(),
            .labels = labels(json["Labels"_L1])};
}

ImageDetails imageDetails(const QJsonObject &json)
{
    const QJsonObject config = json["Config"_L1].toObject();
    return {.id = imageId(json["Id"_L1].toString()),
            .parent = imageId(json["Parent"_L1].toString()),
            .tags = tags(json["RepoTags"_L1]),
            .created = time(json["Created"_L1]),
            .size = json["Size"_L1].toInteger(),
            .architecture = json["Architecture"_L1].toString(),
            .os = json["Os"_L1].toString(),
            .layers = strings(json["RootFS"_L1]["Layers"_L1]),
            .entrypoint = strings(config["Entrypoint"_L1]),
            .command = strings(config["Cmd"_L1]),
            .environment = strings(config["Env"_L1]),
            .user = config["User"_L1].toString(),
            .workingDir = config["WorkingDir"_L1].toString(),
            .stopSignal = config["StopSignal"_L1].toString(),
            .exposedPorts = keys(config["ExposedPorts"_L1]),
            .volumes = keys(config["Volumes"_L1]),
            .labels = labels(config["Labels"_L1]),
            .healthcheck = config["Healthcheck"_L1].toObject()};
}

HistoryEntry historyEntry(const QJsonObject &json)
{
    const QString id = json["Id"_L1].toString();
    return {.id = id.startsWith("<missing>"_L1) ? QString() : imageId(id),
            .created = time(json["Created"_L1]),
            .createdBy = json["CreatedBy"_L1].toString(),
            .comment = json["Comment"_L1].toString(),
            .size = json["Size"_L1].toInteger()};
}

ContainerSummary containerSummary(const QJsonObject &json)
{
    QStringList names;
    for (const QString &name : strings(json["Names"_L1]))
        names.append(withoutSlash(name));
    return {.id = json["Id"_L1].toString(),
            .names = names,
            .image = displayName(json["Image"_L1].toString()),
            .imageId = imageId(json["ImageID"_L1].toString()),
            .state = json["State"_L1].toString(),
            .created = time(json["Created"_L1]),
            .labels = labels(json["Labels"_L1])};
}

ContainerDetails containerDetails(const QJsonObject &json)
{
    const QJsonObject config = json["Config"_L1].toObject();
    const QJsonObject host = json["HostConfig"_L1].toObject();
    const QJsonObject state = json["State"_L1].toObject();
    const QJsonObject network = json["NetworkSettings"_L1].toObject();
    QStringList mountTargets;
    for (const auto &mount : json["Mounts"_L1].toArray())
        mountTargets.append(mount["Destination"_L1].toString());
    return {.id = json["Id"_L1].toString(),
            .name = withoutSlash(json["Name"_L1].toString()),
            .imageId = imageId(json["Image"_L1].toString()),
            .status = state["Status"_L1].toString(),
            .running = state["Running"_L1].toBool(),
            .tty = config["Tty"_L1].toBool(),
            .exitCode = state["ExitCode"_L1].toInt(),
            .oomKilled = state["OOMKilled"_L1].toBool(),
            .error = state["Error"_L1].toString(),
            .startedAt = time(state["StartedAt"_L1]),
            .finishedAt = time(state["FinishedAt"_L1]),
            .labels = labels(config["Labels"_L1]),
            .entrypoint = strings(config["Entrypoint"_L1]),
            .command = strings(config["Cmd"_L1]),
            .environment = strings(config["Env"_L1]),
            .capAdd = strings(host["CapAdd"_L1]),
            .securityOptions = strings(host["SecurityOpt"_L1]),
            .user = config["User"_L1].toString(),
            .hostPorts = hostPorts(network["Ports"_L1].toObject()),
            .ipAddress = firstAddress(network),
            .mountTargets = mountTargets,
            .tmpfs = keys(host["Tmpfs"_L1])};
}

EngineEvent event(const QJsonObject &json)
{
    const QJsonObject actor = json["Actor"_L1].toObject();
    EngineEvent result;
    result.type = json["Type"_L1].toString();
    // Docker appends the command: "exec_create: sh -c …". Podman has names of its own.
    result.action = json["Action"_L1].toString().section(u':', 0, 0).trimmed();
    if (result.type == "container"_L1 && result.action == "remove"_L1)
        result.action = u"destroy"_s;
    else if (result.action == "died"_L1)
        result.action = u"die"_s;
    else if (result.action == "exec_died"_L1)
        result.action = u"exec_die"_s;
    else if (result.type == "container"_L1 && result.action == "exec"_L1)
        result.action = u"exec_start"_s;
    result.id = actor["ID"_L1].toString();
    result.attributes = labels(actor["Attributes"_L1]);
    if (const qint64 nanoseconds = json["timeNano"_L1].toInteger(); nanoseconds > 0)
        result.time = QDateTime::fromMSecsSinceEpoch(nanoseconds / 1'000'000, QTimeZone::UTC);
    else
        result.time = time(json["time"_L1]);
    return result;
}

Result<FileStat> fileStat(const QByteArray &header)
{
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromBase64(header)).object();
    if (json.isEmpty())
        return failure(
            ErrorKind::Truncated,
            Core::tr("The engine's description of a file is malformed."),
            QString::fromLatin1(header.left(512)));
    // Go's FileMode: the highest bit is "directory", the lowest nine are Unix's.
    const auto mode = quint32(json["mode"_L1].toInteger());
    return FileStat{.name = json["name"_L1].toString(),
                    .size = json["size"_L1].toInteger(),
                    .mode = mode & 0777,
                    .isDirectory = (mode & 0x80000000U) != 0,
                    .linkTarget = json["linkTarget"_L1].toString()};
}

QJsonObject createBody(const ContainerSpec &spec, const QString &seccomp)
{
    QJsonObject body{{"Image"_L1, spec.image}, {"Tty"_L1, spec.tty}, {"StopTimeout"_L1, spec.stopTimeout}};
    if (spec.openInput)
        body.insert("OpenStdin"_L1, true);
    putUnlessEmpty(body, "Entrypoint"_L1, spec.entrypoint);
    putUnlessEmpty(body, "Cmd"_L1, spec.command);
    // The image's command is written for the image's entrypoint.
    if (!spec.entrypoint.isEmpty() && spec.command.isEmpty())
        body.insert("Cmd"_L1, QJsonArray());
    putUnlessEmpty(body, "Env"_L1, spec.environment);
    putUnlessEmpty(body, "User"_L1, spec.user);
    putUnlessEmpty(body, "WorkingDir"_L1, spec.workingDir);
    putUnlessEmpty(body, "StopSignal"_L1, spec.stopSignal);
    if (!spec.labels.isEmpty())
        body.insert("Labels"_L1, toJson(spec.labels));
    QJsonObject exposed;
    for (const PortMapping &port : spec.ports)
        exposed.insert(u"%1/%2"_s.arg(port.containerPort).arg(port.protocol), QJsonObject());
    if (!exposed.isEmpty())
        body.insert("ExposedPorts"_L1, exposed);
    body.insert("HostConfig"_L1, hostConfig(spec, seccomp));
    return body;
}

QJsonObject execBody(const ExecSpec &spec)
{
    QJsonObject body{{"AttachStdout"_L1, true}, {"AttachStderr"_L1, true}, {"Tty"_L1, false}};
    putUnlessEmpty(body, "Cmd"_L1, spec.command);
    putUnlessEmpty(body, "Env"_L1, spec.environment);
    putUnlessEmpty(body, "User"_L1, spec.user);
    putUnlessEmpty(body, "WorkingDir"_L1, spec.workingDir);
    return body;
}

QJsonObject commitBody(const CommitSpec &spec)
{
    QJsonObject body;
    putUnlessEmpty(body, "Entrypoint"_L1, spec.entrypoint);
    putUnlessEmpty(body, "Cmd"_L1, spec.command);
    putUnlessEmpty(body, "Env"_L1, spec.environment);
    if (spec.user)
        body.insert("User"_L1, *spec.user);
    if (!spec.labels.isEmpty())
        body.insert("Labels"_L1, toJson(spec.labels));
    return body;
}

} // namespace Thaw::DockerJson
