// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/inputstream.h"

#include "core/engine/engineerror.h"
#include "core/engine/httphead.h"
#include "core/engine/transport.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds answerTimeout{30};

Error lost(const Request &request, const QString &detail)
{
    return {.kind = ErrorKind::EngineLost,
            .message = Core::tr("Could not %1: the engine closed the connection.")
                           .arg(request.action),
            .detail = detail,
            .fixes = {}};
}

} // namespace

InputStream::InputStream()
{
    connect(&m_socket, &QLocalSocket::connected, this, [this] { m_changed.fire(); });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] { m_changed.fire(); });
    connect(&m_socket, &QLocalSocket::readyRead, this, &InputStream::read);
}

InputStream::~InputStream()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void InputStream::read()
{
    if (m_answered) {
        m_socket.readAll(); // nothing is asked for; Podman echoes an end of its own
        return;
    }
    m_answer += m_socket.readAll();
    m_changed.fire();
}

QCoro::Task<Result<std::shared_ptr<InputStream>>> InputStream::open(QString socketPath, QByteArray target, Request request,
                                                                    std::stop_token stop)
{
    std::shared_ptr<InputStream> stream(new InputStream);
    stream->m_socket.connectToServer(socketPath);
    bool asked = false;
    while (!stream->m_answered) {
        switch (co_await stream->m_changed.wait(answerTimeout, stop)) {
        case Trigger::Outcome::Stopped:
            co_return std::unexpected(cancelledError(request));
        case Trigger::Outcome::TimedOut:
            co_return std::unexpected(timeoutError(request));
        case Trigger::Outcome::Fired:
            stream->m_changed.reset();
        }
        if (!stream->isOpen())
            co_return std::unexpected(lost(request, stream->m_socket.errorString()));
        if (!std::exchange(asked, true)) {
            stream->m_socket.write("POST " + target + " HTTP/1.1\r\nHost: engine\r\nUser-Agent: thaw\r\n"
                                   "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 0\r\n\r\n");
            continue;
        }
        const qsizetype end = stream->m_answer.indexOf(HttpHead::end);
        const int status = HttpHead::statusOf(stream->m_answer);
        if (end < 0 && stream->m_answer.size() < HttpHead::longest)
            continue;
        if (end < 0 || status == 0)
            co_return std::unexpected(truncatedError(request, stream->m_answer));
        if (status != 101 && status != 200)
            co_return std::unexpected(statusError(status, stream->m_answer.sliced(end + HttpHead::end.size()), request));
        stream->m_answered = true;
        stream->m_answer.clear();
    }
    co_return stream;
}

void InputStream::write(const QByteArray &bytes)
{
    m_socket.write(bytes);
    Q_EMIT written(std::chrono::system_clock::now());
}

} // namespace Thaw
