// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace Thaw {

using Labels = QMap<QString, QString>;

enum class EngineKind { Docker, Podman };

/// Who answers, and how it is spoken to (/_ping, /version).
struct EngineInfo
{
    EngineKind kind = EngineKind::Docker;
    QString version{};    ///< "26.1.5+dfsg1"
    QString apiVersion{}; ///< negotiated, used in every path: "1.44"
    bool buildKit = false; ///< its builder is BuildKit

    bool operator==(const EngineInfo &) const = default;
};

/// What an engine says of itself and its host (/info).
struct EngineDetails
{
    QString kernel{};
    QString storageDriver{};
    QString rootDir{};             ///< the engine's data directory on its own host
    QString cgroupVersion{};       ///< "1" or "2"
    QStringList securityOptions{}; ///< "name=seccomp,profile=builtin", "name=rootless"
    bool rootless = false;

    bool operator==(const EngineDetails &) const = default;
};

struct ImageSummary
{
    QString id{};       ///< with its algorithm, "sha256:…", on every engine
    QStringList tags{}; ///< without "<none>:<none>"
    QDateTime created{};
    qint64 size = 0; ///< bytes
    Labels labels{};

    bool operator==(const ImageSummary &) const = default;
};

struct ImageDetails
{
    QString id{};     ///< "sha256:…"
    QString parent{}; ///< id, or empty where the engine does not know it
    QStringList tags{};
    QDateTime created{};
    qint64 size = 0;        ///< bytes
    QString architecture{}; ///< Go's name
    QString os{};
    QStringList layers{}; ///< diff ids, base first
    QStringList entrypoint{};
    QStringList command{};
    QStringList environment{}; ///< NAME=value
    QString user{};
    QString workingDir{};
    QString stopSignal{};
    QStringList exposedPorts{}; ///< "8080/tcp"
    QStringList volumes{};
    Labels labels{};
    QJsonObject healthcheck{};

    bool operator==(const ImageDetails &) const = default;
};

struct HistoryEntry
{
    QString id{};
    QDateTime created{};
    QString createdBy{};
    QString comment{};
    qint64 size = 0;

    bool operator==(const HistoryEntry &) const = default;
};

struct Mount
{
    QString type = QStringLiteral("bind"); ///< bind, volume or tmpfs
    QString source{};
    QString target{};
    bool readOnly = false;

    bool operator==(const Mount &) const = default;
};

struct PortMapping
{
    int containerPort = 0;
    QString protocol = QStringLiteral("tcp");
    int hostPort = 0;      ///< 0: the engine picks a free one
    QString hostAddress{}; ///< empty: all addresses

    bool operator==(const PortMapping &) const = default;
};

struct ContainerSpec
{
    QString name{};
    QString image{};
    QStringList entrypoint{}; ///< empty: the image's
    QStringList command{};    ///< empty: the image's, unless entrypoint is given
    QStringList environment{};
    QString user{}; ///< empty: the image's
    QString workingDir{};
    Labels labels{};
    QStringList capAdd{}; ///< without "CAP_"
    QStringList capDrop{};
    QByteArray seccompProfile{}; ///< JSON, or "unconfined"; empty: the engine's default. Docker takes it inline; for Podman the
                                 ///< client writes it to a file, as its API only takes a path on the engine's host
    QList<Mount> mounts{};
    QList<PortMapping> ports{};
    QStringList tmpfs{}; ///< paths
    QString network{};   ///< empty: the engine's default
    bool openInput = false; ///< for attachInput(); else standard input is /dev/null
    bool tty = false;
    bool readOnlyRoot = false;
    bool noNewPrivileges = false;
    qint64 memoryLimit = 0; ///< bytes; 0: none
    qint64 pidsLimit = 0;   ///< 0: none
    qint64 nofileLimit = 0; ///< open files a process may have (ulimit nofile); 0: the engine's default
    QStringList securityOptions{}; ///< further ones, as --security-opt takes them: "apparmor=unconfined"
    int stopTimeout = 10;   ///< seconds
    QString stopSignal{};

    bool operator==(const ContainerSpec &) const = default;
};

struct ContainerSummary
{
    QString id{};
    QStringList names{}; ///< without the leading slash
    QString image{};
    QString imageId{};
    QString state{}; ///< created, running, exited, paused …
    QDateTime created{};
    Labels labels{};

    bool operator==(const ContainerSummary &) const = default;
};

struct ContainerDetails
{
    QString id{};
    QString name{};
    QString imageId{};
    QString status{}; ///< created, running, paused, exited, dead
    bool running = false;
    bool tty = false;
    int exitCode = 0;
    bool oomKilled = false;
    QString error{};
    QDateTime startedAt{};
    QDateTime finishedAt{};
    Labels labels{};
    QStringList entrypoint{};
    QStringList command{};
    QStringList environment{};
    QStringList capAdd{};
    QStringList securityOptions{};
    QString user{};
    QMap<QString, int> hostPorts{}; ///< "8080/tcp" → port on the host
    QString ipAddress{};
    QStringList mountTargets{};
    QStringList tmpfs{};

    bool operator==(const ContainerDetails &) const = default;
};

struct ExecSpec
{
    QStringList command{};
    QStringList environment{};
    QString user{}; ///< empty: the container's
    QString workingDir{};

    bool operator==(const ExecSpec &) const = default;
};

struct ExecResult
{
    int exitCode = 0;
    QByteArray output{};      ///< stdout
    QByteArray errorOutput{}; ///< stderr

    bool operator==(const ExecResult &) const = default;
};

struct CommitSpec
{
    QString repository{}; ///< empty: untagged
    QString tag{};
    QString comment{};
    QString author{};
    bool pause = false;
    QStringList entrypoint{}; ///< empty: unchanged; when given, clears the command
    QStringList command{};
    std::optional<QString> user{};
    Labels labels{};
    QStringList environment{}; ///< replaces values of the same name

    bool operator==(const CommitSpec &) const = default;
};

/// What an image is built from; the context comes as a tar stream.
struct BuildSpec
{
    QString name{};           ///< of the image; empty: none
    QString containerfile{};  ///< path in the context
    Labels labels{};
    bool noCache = false;
    // Podman alone can do these for the steps of a build.
    QStringList capAdd{};
    QByteArray seccompProfile{};

    bool operator==(const BuildSpec &) const = default;
};

/// One event of the engine's stream; names normalised between Docker and Podman (destroy, exec_die …).
struct EngineEvent
{
    QString type{};   ///< container, image …
    QString action{}; ///< create, start, die, destroy, commit, tag, delete …
    QString id{};
    QMap<QString, QString> attributes{};
    QDateTime time{};

    bool operator==(const EngineEvent &) const = default;
};

struct FileStat
{
    QString name{};
    qint64 size = 0;
    quint32 mode = 0; ///< permission bits only
    bool isDirectory = false;
    QString linkTarget{};

    bool operator==(const FileStat &) const = default;
};

} // namespace Thaw
