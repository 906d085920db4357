// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/pulledreply.h"

#include "core/engine/engineerror.h"
#include "core/engine/httphead.h"

namespace Thaw {

namespace {

constexpr qint64 socketBuffer = 1 << 20;
constexpr qsizetype longestRefusal = 64 * 1024;

} // namespace

PulledReply::PulledReply(Request request, std::shared_ptr<BytePipe> pipe, Progress progress)
    : m_request(std::move(request)), m_pipe(std::move(pipe)), m_progress(std::move(progress))
{
    m_socket.setReadBufferSize(socketBuffer); // full: the engine has to wait
    connect(&m_socket, &QLocalSocket::readyRead, this, &PulledReply::read);
    connect(&m_socket, &QLocalSocket::disconnected, this, &PulledReply::read);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError error) {
        if (error != QLocalSocket::PeerClosedError)
            end(std::unexpected(socketError(error, m_socket.errorString(), m_request)));
    });
    m_pipe->onRoom([this] { QMetaObject::invokeMethod(this, &PulledReply::read, Qt::QueuedConnection); });
}

PulledReply::~PulledReply()
{
    m_pipe->onRoom({});
    m_pipe->finish(cancelledError(m_request));
    m_socket.disconnect(this);
    m_socket.abort();
}

/// False: the head is not complete yet, or there will be none.
bool PulledReply::takeHead()
{
    m_head += m_socket.read(HttpHead::longest);
    const qsizetype at = m_head.indexOf(HttpHead::end);
    if (at < 0 && m_head.size() < HttpHead::longest)
        return false;
    m_status = at > 0 ? HttpHead::statusOf(m_head.first(at)) : 0;
    if (m_status == 0) {
        end(std::unexpected(truncatedError(m_request, m_head)));
        return false;
    }
    const QByteArray body = m_head.sliced(at + HttpHead::end.size());
    m_head.truncate(at);
    if (HttpHead::fieldOf(m_head, "Transfer-Encoding").toLower() == "chunked")
        m_chunks.emplace();
    bool hasLength = false;
    m_length = HttpHead::fieldOf(m_head, "Content-Length").toLongLong(&hasLength);
    if (!hasLength)
        m_length = -1;
    takeBody(body);
    return !m_result;
}

void PulledReply::takeBody(QByteArray bytes)
{
    if (m_chunks)
        bytes = m_chunks->decode(std::move(bytes));
    m_total += bytes.size();
    if (m_status != 200) {
        m_refusal += bytes.first(std::min(bytes.size(), longestRefusal - m_refusal.size()));
    } else if (!bytes.isEmpty()) {
        m_tar.take(bytes);
        m_pipe->write(std::move(bytes));
        if (m_progress)
            m_progress(m_total);
    }
    const bool complete = m_chunks ? m_chunks->hasEnded() || m_chunks->isBroken() : m_length >= 0 && m_total >= m_length;
    if (complete)
        finish();
}

void PulledReply::read()
{
    if (m_result)
        return;
    if (m_status == 0 && !takeHead() && m_socket.state() == QLocalSocket::ConnectedState)
        return;
    while (!m_result && m_status != 0 && m_socket.bytesAvailable() > 0 && m_pipe->hasRoom())
        takeBody(m_socket.read(socketBuffer));
    if (m_pipe->isAbandoned())
        end(std::unexpected(cancelledError(m_request)));
    else if (m_socket.state() == QLocalSocket::UnconnectedState && m_socket.bytesAvailable() == 0)
        finish();
}

void PulledReply::finish()
{
    const bool cut = m_chunks ? !m_chunks->hasEnded() : m_length >= 0 && m_total < m_length;
    if (m_status == 0 || (m_status == 200 && (cut || !m_tar.hasEnded())))
        end(std::unexpected(truncatedError(m_request, m_tar.tail())));
    else if (m_status != 200)
        end(std::unexpected(statusError(m_status, m_refusal, m_request)));
    else
        end(m_total);
}

void PulledReply::end(Result<qint64> result)
{
    if (m_result)
        return;
    m_pipe->finish(result ? std::optional<Error>() : result.error());
    m_result = std::move(result);
    m_ended.fire();
}

QCoro::Task<Result<qint64>> PulledReply::pullTar(QString socketPath, QByteArray target, Request request,
                                                 std::shared_ptr<BytePipe> pipe, Progress progress, std::stop_token stop)
{
    const std::unique_ptr<PulledReply> reply(new PulledReply(request, pipe, std::move(progress)));
    QLocalSocket &socket = reply->m_socket;
    connect(&socket, &QLocalSocket::connected, &socket, [&socket, target] {
        socket.write("GET " + target + " HTTP/1.1\r\nHost: engine\r\nUser-Agent: thaw\r\n"
                     "Accept-Encoding: identity\r\nConnection: close\r\n\r\n");
    });
    socket.connectToServer(socketPath);
    if (co_await reply->m_ended.wait(std::chrono::milliseconds(-1), stop) == Trigger::Outcome::Stopped)
        reply->end(std::unexpected(cancelledError(request)));
    co_return std::move(*reply->m_result);
}

} // namespace Thaw
