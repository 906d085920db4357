// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/docker.h"
#include "core/engine/dockerjson.h"
#include "core/engine/engineerror.h"
#include "core/engine/pulledreply.h"
#include "core/engine/replystream.h"
#include "core/engine/tarball.h"
#include "core/engine/transport.h"
#include "core/words.h"

#include <QCoroTimer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

QString yes()
{
    return u"1"_s;
}
QString no()
{
    return u"0"_s;
}

/// The output of exec is kept in memory; what a container writes is not ours to bound.
constexpr qsizetype longestExecOutput = 256 * 1024 * 1024;
constexpr std::chrono::milliseconds execPollPause{20};
constexpr int execPolls = 500;

Request archiveRequest(Verb verb, const QString &container, const QString &path, const QString &action)
{
    Request request;
    request.verb = verb;
    request.path = u"/containers/"_s + container + u"/archive"_s;
    request.query = {{u"path"_s, path}};
    request.action = action;
    request.notFound = Core::tr("there is no container %1 or no %2 in it").arg(container, path);
    return request;
}

Request uploadRequest(const QString &container, const QString &path)
{
    Request request = archiveRequest(Verb::Put, container, path, Core::tr("copy files into the container %1").arg(container));
    request.contentType = "application/x-tar";
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0);
    return request;
}

/// What an exec writes, framed or (an engine's own error text) not.
class ExecOutput
{
public:
    bool take(const QByteArray &bytes)
    {
        m_raw += bytes.first(qMin(bytes.size(), 4096 - qMin<qsizetype>(m_raw.size(), 4096)));
        for (const auto &piece : m_demux.feed(bytes))
            (piece.channel == Channel::Output ? m_result.output : m_result.errorOutput) += piece.bytes;
        return m_result.output.size() + m_result.errorOutput.size() <= longestExecOutput;
    }

    Result<ExecResult> finish()
    {
        const auto finished = m_demux.finish();
        if (!finished && finished.error().kind == ErrorKind::Truncated && m_result.output.isEmpty() &&
            m_result.errorOutput.isEmpty())
            m_result.errorOutput = m_raw; // no frame at all
        else if (!finished)
            return failure(finished);
        return m_result;
    }

private:
    StreamDemux m_demux;
    ExecResult m_result;
    QByteArray m_raw;
};

Request startRequest(const QString &id, const QString &action)
{
    Request request;
    request.verb = Verb::Post;
    request.path = u"/exec/"_s + id + u"/start"_s;
    request.body = R"({"Detach":false,"Tty":false})";
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0);
    request.action = action;
    return request;
}

QString execAction(const ExecSpec &spec, const QString &container)
{
    return Core::tr("run %1 in the container %2").arg(spec.command.value(0), container);
}

} // namespace

Task<std::shared_ptr<OutputStream>> Docker::openOutput(Request request, bool tty, std::stop_token stop)
{
    const auto opened = co_await m_transport->open(std::move(request), stop);
    if (!opened)
        co_return failure(opened);
    co_return std::make_shared<ReplyStream>(*opened, !tty);
}

Task<std::shared_ptr<OutputStream>> Docker::attach(QString container, bool tty, bool withHistory,
                                                   std::stop_token stop)
{
    Request request;
    request.verb = Verb::Post;
    request.path = u"/containers/"_s + container + u"/attach"_s;
    request.query = {{u"stream"_s, yes()}, {u"stdout"_s, yes()}, {u"stderr"_s, yes()}};
    if (withHistory)
        request.query.append({u"logs"_s, yes()});
    request.action = Core::tr("follow the output of the container %1").arg(container);
    request.notFound = Core::tr("the engine has no container %1").arg(container);
    co_return co_await openOutput(request, tty, stop);
}

Task<std::shared_ptr<InputStream>> Docker::attachInput(QString container, std::stop_token stop)
{
    Request request;
    request.verb = Verb::Post;
    request.path = u"/containers/"_s + container + u"/attach"_s;
    request.query = {{u"stream"_s, yes()}, {u"stdin"_s, yes()}};
    request.action = Core::tr("write to the input of the container %1").arg(container);
    request.notFound = Core::tr("the engine has no container %1").arg(container);
    if (const auto way = co_await m_transport->ready(stop); !way)
        co_return failure(way);
    co_return co_await InputStream::open(m_transport->socketPath(), m_transport->targetOf(request), request, stop);
}

Task<std::shared_ptr<OutputStream>> Docker::logs(QString container, bool tty, bool follow, int tail,
                                                 std::stop_token stop)
{
    Request request;
    request.path = u"/containers/"_s + container + u"/logs"_s;
    request.query = {{u"stdout"_s, yes()}, {u"stderr"_s, yes()}, {u"follow"_s, follow ? yes() : no()}};
    if (tail >= 0)
        request.query.append({u"tail"_s, QString::number(tail)});
    request.action = Core::tr("read the log of the container %1").arg(container);
    request.notFound = Core::tr("the engine has no container %1").arg(container);
    co_return co_await openOutput(request, tty, stop);
}

Task<QString> Docker::createExec(QString container, ExecSpec spec, std::stop_token stop)
{
    Request request;
    request.verb = Verb::Post;
    request.path = u"/containers/"_s + container + u"/exec"_s;
    request.body = QJsonDocument(DockerJson::execBody(spec)).toJson(QJsonDocument::Compact);
    request.action = execAction(spec, container);
    request.notFound = Core::tr("the engine has no container %1").arg(container);
    const auto answer = co_await call(request, stop);
    if (!answer)
        co_return failure(answer);
    const QString id = QJsonDocument::fromJson(answer->body)["Id"_L1].toString();
    if (id.isEmpty())
        co_return std::unexpected(truncatedError(request, answer->body));
    co_return id;
}

Task<std::shared_ptr<OutputStream>> Docker::execStream(QString container, ExecSpec spec, std::stop_token stop)
{
    const auto id = co_await createExec(container, spec, stop);
    if (!id)
        co_return failure(id);
    co_return co_await openOutput(startRequest(*id, execAction(spec, container)), false, stop);
}

Task<ExecResult> Docker::exec(QString container, ExecSpec spec, std::stop_token stop)
{
    const auto id = co_await createExec(container, spec, stop);
    if (!id)
        co_return failure(id);
    ExecOutput output;
    const auto answer =
        co_await m_transport->send(startRequest(*id, execAction(spec, container)), stop,
                                   [&output](const QByteArray &bytes) { return output.take(bytes); });
    if (!answer && answer.error().kind == ErrorKind::Other)
        co_return failure(ErrorKind::Other,
                          Core::tr("Could not %1: it writes too much.").arg(execAction(spec, container)));
    if (!answer)
        co_return failure(answer);
    auto result = output.finish();
    if (!result)
        co_return result;

    // The end of the stream is not the end of the command, and looks the same when the engine has died.
    Request request;
    request.path = u"/exec/"_s + *id + u"/json"_s;
    request.action = execAction(spec, container);
    for (int poll = 0; poll < execPolls; ++poll) {
        const auto state = co_await call(request, stop);
        if (!state)
            co_return failure(state);
        const auto json = QJsonDocument::fromJson(state->body);
        // Podman says exit code 0 while it runs.
        if (!json["Running"_L1].toBool() && json["ExitCode"_L1].isDouble()) {
            result->exitCode = json["ExitCode"_L1].toInt();
            co_return result;
        }
        QTimer pause;
        pause.setSingleShot(true);
        pause.start(execPollPause);
        co_await pause;
    }
    co_return failure(ErrorKind::EngineFailure,
                      Core::tr("Could not %1: it closed its output but does not end.").arg(execAction(spec, container)));
}

Task<> Docker::putArchive(QString container, QString path, QByteArray tar, std::stop_token stop)
{
    auto request = uploadRequest(container, path);
    request.body = std::move(tar);
    // Podman would make the directory. Asking first also keeps an early refusal from being lost: Qt drops the
    // answer when the engine closes while the upload is still going on.
    // The root is always there, and whether the container is tells the retry below.
    if (path != "/"_L1) {
        const auto target = co_await statPath(container, path, stop);
        if (!target)
            co_return failure(target);
    }
    const auto answer = co_await call(request, stop);
    if (answer)
        co_return {};
    if (answer.error().kind != ErrorKind::EngineLost)
        co_return failure(answer);
    request.body = QByteArray(tarEndSize, '\0'); // an empty archive: only to hear the reason
    const auto reason = co_await call(request, stop);
    co_return reason ? failure(answer) : failure(reason);
}

Task<> Docker::putArchiveFrom(QString container, QString path, std::shared_ptr<QIODevice> tar, std::stop_token stop)
{
    auto request = uploadRequest(container, path);
    request.upload = std::move(tar);
    const auto answer = co_await call(request, stop);
    co_return answer ? Result<>{} : failure(answer);
}

Task<QByteArray> Docker::getArchive(QString container, QString path, std::stop_token stop)
{
    auto request =
        archiveRequest(Verb::Get, container, path, Core::tr("read %1 from the container %2").arg(path, container));
    request.ownConnection = true;
    const auto answer = co_await call(request, stop);
    if (!answer)
        co_return failure(answer);
    if (!endsLikeTar(answer->body, answer->body.size()))
        co_return std::unexpected(truncatedError(request));
    co_return answer->body;
}

Task<bool> Docker::readArchive(QString container, QString path, std::function<bool(const QByteArray &)> sink,
                               std::stop_token stop)
{
    auto request =
        archiveRequest(Verb::Get, container, path, Core::tr("read %1 from the container %2").arg(path, container));
    request.ownConnection = true;
    request.timeout = std::chrono::minutes(5); // the engine may have to read much before it sends anything
    TarEnd tar;
    bool enough = false;
    const auto take = [&](const QByteArray &bytes) {
        tar.take(bytes);
        enough = !sink(bytes);
        return !enough;
    };
    const auto answer = co_await m_transport->send(request, stop, take);
    if (enough)
        co_return false;
    if (!answer)
        co_return failure(answer);
    if (!tar.hasEnded())
        co_return std::unexpected(truncatedError(request));
    co_return true;
}

Task<qint64> Docker::pullArchive(QString container, QString path, std::shared_ptr<BytePipe> pipe, std::stop_token stop)
{
    const auto request =
        archiveRequest(Verb::Get, container, path, Core::tr("read %1 from the container %2").arg(path, container));
    co_return co_await pullTar(request, std::move(pipe), {}, stop);
}

Task<FileStat> Docker::statPath(QString container, QString path, std::stop_token stop)
{
    const auto request =
        archiveRequest(Verb::Head, container, path, Core::tr("look at %1 in the container %2").arg(path, container));
    const auto answer = co_await call(request, stop);
    if (!answer)
        co_return failure(answer);
    co_return DockerJson::fileStat(answer->header("X-Docker-Container-Path-Stat"));
}

Task<std::shared_ptr<OutputStream>> Docker::events(std::function<void(EngineEvent)> event, std::stop_token stop)
{
    Request request;
    request.path = u"/events"_s;
    request.action = Core::tr("follow the engine's events");
    const auto opened = co_await m_transport->open(request, stop);
    if (!opened)
        co_return failure(opened);
    co_return std::make_shared<JsonStream>(*opened,
                                           [event](const QJsonObject &json) { event(DockerJson::event(json)); });
}

} // namespace Thaw
