// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/engine/endpoint.h"
#include "core/engine/inputstream.h"
#include "core/engine/outputstream.h"
#include "core/result.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

class QIODevice;

namespace Thaw {

class BytePipe;
struct BuildLine;
class Transport;
struct Request;
struct Response;

template<typename T = void>
using Task = QCoro::Task<Result<T>>;

/// How a build went.
struct BuildResult
{
    QString image{};               ///< id; empty: it failed
    QString step{};                ///< the instruction that failed, or the last one
    std::optional<int> exitCode{}; ///< of the command that failed, where the builder tells it
    std::optional<Error> error{};  ///< what the builder says of the failure

    bool operator==(const BuildResult &) const = default;
};

/// A container that Podman has restored itself.
struct NativeRestore
{
    QString container{}; ///< id
    double criuMs = -1;  ///< what CRIU took; < 0: not known

    bool operator==(const NativeRestore &) const = default;
};

/// Typed calls to one engine, the same on Docker and Podman. Every call can be cancelled by its stop token
/// (ErrorKind::Cancelled). "Make it so" calls (start, stop, kill, remove) succeed when it already is so.
/// The object must outlive its tasks.
class Docker : public QObject
{
    Q_OBJECT
public:
    explicit Docker(Endpoint endpoint, QObject *parent = nullptr);
    ~Docker() override;

    const Endpoint &endpoint() const;
    /// Socket on this machine by which other programs reach the same engine; of use while this object lives.
    QString socketPath() const;
    /// Valid after connectToEngine() succeeded.
    const EngineInfo &info() const;

    /// Negotiates the API version and learns what the engine is. Call first, and again after it was lost.
    Task<EngineInfo> connectToEngine(std::stop_token stop = {});
    /// What it says of its host. Takes Podman a second, so nothing that is waited for begins with it.
    Task<EngineDetails> details(std::stop_token stop = {});
    Task<> ping(std::stop_token stop = {});

    /// label: "name" or "name=value"; empty lists all (no intermediate images).
    Task<QList<ImageSummary>> images(QString label = {}, std::stop_token stop = {});
    Task<ImageDetails> inspectImage(QString reference, std::stop_token stop = {});
    Task<QList<HistoryEntry>> imageHistory(QString reference, std::stop_token stop = {});
    Task<> tagImage(QString reference, QString repository, QString tag, std::stop_token stop = {});
    /// Removes a tag, and the image with its last tag; an id removes the image. Never forced.
    Task<> removeImage(QString reference, std::stop_token stop = {});
    /// Writes the image as a docker archive (tar) to sink as it arrives; progress gets the bytes so far.
    Task<qint64> exportImage(QString reference, QIODevice *sink, std::function<void(qint64)> progress = {},
                             std::stop_token stop = {});
    /// The same into a pipe, no faster than its reader takes it: nothing of it piles up in memory.
    Task<qint64> pullImage(QString reference, std::shared_ptr<BytePipe> pipe, std::function<void(qint64)> progress = {},
                           std::stop_token stop = {});
    /// Gives the engine the images of an archive that "docker save" wrote; their names, or ids without one. A stop
    /// counts until all of the file is sent: what the engine then makes is not left behind unknown.
    Task<QStringList> loadImages(QString file, std::function<void(qint64 sent, qint64 total)> progress = {},
                                 std::stop_token stop = {});
    /// Makes an image from a root file system tar. changes: lines as in a Containerfile ("CMD [\"/a\"]"). Returns the
    /// image's id.
    Task<QString> importImage(QByteArray tar, QString repository, QString tag, Labels labels = {}, QStringList changes = {},
                              std::stop_token stop = {});

    /// Sends an image ("host/name" and a tag) to its registry, or gets it from there (a tag or a digest). login: as X-Registry-Auth takes it. line is given
    /// what the engine tells, as it comes; a failure may be told there only. A stop ends the transfer.
    Task<> pushToRegistry(QString repository, QString tag, QByteArray login, std::function<void(const QJsonObject &)> line, std::stop_token stop = {});
    Task<> pullFromRegistry(QString repository, QString tag, QByteArray login, std::function<void(const QJsonObject &)> line, std::stop_token stop = {});

    /// All containers, running or not, with that label ("name" or "name=value"; empty: all).
    Task<QList<ContainerSummary>> containers(QString label = {}, std::stop_token stop = {});
    /// Those that an engine died over while it made them: they have a name and no labels. removeContainer takes them away.
    Task<QList<ContainerSummary>> halfMadeContainers(std::stop_token stop = {});
    /// Returns the container's id. An answer lost on the way is found again by name and labels.
    Task<QString> createContainer(ContainerSpec spec, std::stop_token stop = {});
    Task<ContainerDetails> inspectContainer(QString container, std::stop_token stop = {});
    Task<> startContainer(QString container, std::stop_token stop = {});
    Task<> stopContainer(QString container, int timeoutSeconds = 10, std::stop_token stop = {});
    /// signal: a name ("TERM") or a number ("40").
    Task<> killContainer(QString container, QString signal, std::stop_token stop = {});
    /// Kills it if it runs, and removes it with its anonymous volumes.
    Task<> removeContainer(QString container, std::stop_token stop = {});
    /// Resolves with the exit code when the container has stopped.
    Task<int> waitContainer(QString container, std::stop_token stop = {});
    Task<> renameContainer(QString container, QString name, std::stop_token stop = {});

    /// Resolves when the engine has armed the stream, so nothing is lost if start follows.
    /// withHistory: what the container has written so far comes first (for containers already running).
    Task<std::shared_ptr<OutputStream>> attach(QString container, bool tty, bool withHistory = false,
                                               std::stop_token stop = {});
    /// The standard input of a container made with openInput. Nothing is lost if start follows.
    Task<std::shared_ptr<InputStream>> attachInput(QString container, std::stop_token stop = {});
    /// tail < 0: everything.
    Task<std::shared_ptr<OutputStream>> logs(QString container, bool tty, bool follow, int tail = -1,
                                             std::stop_token stop = {});

    /// Runs a command in the container to its end.
    Task<ExecResult> exec(QString container, ExecSpec spec, std::stop_token stop = {});
    /// Starts a command whose output is followed; it ends with the container (no API kills an exec).
    Task<std::shared_ptr<OutputStream>> execStream(QString container, ExecSpec spec, std::stop_token stop = {});

    /// Unpacks a tar stream below path (which must exist).
    Task<> putArchive(QString container, QString path, QByteArray tar, std::stop_token stop = {});
    /// The same from a device that knows its size.
    Task<> putArchiveFrom(QString container, QString path, std::shared_ptr<QIODevice> tar, std::stop_token stop = {});
    /// A tar stream of path, which may be a file or a directory. Podman says 0:0 of every owner.
    Task<QByteArray> getArchive(QString container, QString path, std::stop_token stop = {});
    /// The same as it comes, for what does not fit into memory. A sink that returns false has had enough: that
    /// ends the call well, with false. Truncated if the stream was cut.
    Task<bool> readArchive(QString container, QString path, std::function<bool(const QByteArray &)> sink,
                           std::stop_token stop = {});
    /// The same into a pipe, no faster than its reader takes it.
    Task<qint64> pullArchive(QString container, QString path, std::shared_ptr<BytePipe> pipe, std::stop_token stop = {});
    Task<FileStat> statPath(QString container, QString path, std::stop_token stop = {});

    /// Returns the new image's id ("sha256:…").
    Task<QString> commit(QString container, CommitSpec spec, std::stop_token stop = {});

    /// Builds an image from a context, a tar stream that knows its size. line is given what the build prints, as it
    /// comes. A build that fails is a result; a stop ends its steps.
    Task<BuildResult> build(BuildSpec spec, std::shared_ptr<QIODevice> context, std::function<void(const BuildLine &)> line = {},
                            std::stop_token stop = {});

    /// Podman's own checkpoints. archive: of "podman container checkpoint --export"; name: of the container to make.
    Task<NativeRestore> restoreArchive(QString archive, QString name, std::stop_token stop = {});
    /// The same of an image that "podman container checkpoint --create-image" made.
    Task<NativeRestore> restoreImage(QString image, QString name, std::stop_token stop = {});
    /// An image's annotations, which only Podman tells; empty on Docker.
    Task<Labels> imageAnnotations(QString reference, std::stop_token stop = {});
    /// What is different in the container's files from its image's: added and changed paths.
    Task<QStringList> changedFiles(QString container, std::stop_token stop = {});

    /// Follows the engine's events until it is closed. event is called for each.
    Task<std::shared_ptr<OutputStream>> events(std::function<void(EngineEvent)> event, std::stop_token stop = {});

Q_SIGNALS:
    /// For whoever measures: a call ("/containers/ID/kill") has just been given to the network, or has its answer.
    void asked(const QString &path, std::chrono::system_clock::time_point when);
    void answered(const QString &path, std::chrono::system_clock::time_point when);

private:
    Task<Response> call(Request request, std::stop_token stop);
    /// The same for answers that are JSON of that kind; anything else was cut.
    Task<QJsonArray> callForArray(Request request, std::stop_token stop);
    Task<QJsonObject> callForObject(Request request, std::stop_token stop);
    Task<> callForNothing(Request request, std::stop_token stop);
    Task<EngineInfo> askVersion(EngineInfo info, std::stop_token stop);
    Task<std::shared_ptr<OutputStream>> openOutput(Request request, bool tty, std::stop_token stop);
    Task<> removeImageOrContainer(Request request, std::stop_token stop);
    Task<> transferByRegistry(Request request, std::function<void(const QJsonObject &)> line, std::stop_token stop);
    Task<qint64> pullTar(Request request, std::shared_ptr<BytePipe> pipe, std::function<void(qint64)> progress, std::stop_token stop);
    /// What "seccomp=" takes on this engine.
    Result<QString> seccompOption(const QByteArray &profile) const;
    Task<QString> createExec(QString container, ExecSpec spec, std::stop_token stop);
    Task<QString> findOwnContainer(QString name, QString operation, std::stop_token stop);

    std::unique_ptr<Transport> m_transport;
    Endpoint m_endpoint;
    EngineInfo m_info;
};

} // namespace Thaw
