// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/outsidecheck.h"

#include "core/trigger.h"
#include "core/words.h"

#include <QElapsedTimer>
#include <QTcpSocket>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// An engine's own proxy accepts connections for a port nobody listens on, and closes them at once.
constexpr auto proxyPause = 30ms;

/// A connection whose changes are waited for with a limit, whatever happens to it.
class Connection
{
public:
    Connection(const QString &host, int port, std::chrono::milliseconds limit, std::stop_token stop)
        : m_stop(std::move(stop)), m_limit(limit)
    {
        QObject::connect(&socket, &QTcpSocket::stateChanged, &m_changed, &Trigger::fire);
        QObject::connect(&socket, &QTcpSocket::readyRead, &m_changed, &Trigger::fire);
        m_clock.start();
        socket.connectToHost(host, quint16(port));
    }

    bool isConnected() const { return socket.state() == QAbstractSocket::ConnectedState; }
    bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    /// False when the time is over or a stop is asked for.
    QCoro::Task<bool> change(std::chrono::milliseconds atMost = std::chrono::hours(1))
    {
        const auto left = std::min(atMost, m_limit - std::chrono::milliseconds(m_clock.elapsed()));
        if (left.count() <= 0)
            co_return false;
        const bool fired = co_await m_changed.wait(left, m_stop) == Trigger::Outcome::Fired;
        m_changed.reset();
        co_return fired;
    }

    QTcpSocket socket;

private:
    std::stop_token m_stop;
    std::chrono::milliseconds m_limit;
    QElapsedTimer m_clock;
    Trigger m_changed;
};

QCoro::Task<bool> portAnswers(std::unique_ptr<Connection> connection)
{
    while (!connection->isConnected()) {
        if (connection->isClosed() || !co_await connection->change())
            co_return false;
    }
    while (connection->isConnected() && connection->socket.bytesAvailable() == 0) {
        if (!co_await connection->change(proxyPause))
            break;
    }
    co_return connection->isConnected() || connection->socket.bytesAvailable() > 0;
}

QCoro::Task<bool> httpAnswers(std::unique_ptr<Connection> connection, QByteArray request)
{
    constexpr qsizetype statusEnd = 12; // "HTTP/1.1 200"
    while (!connection->isConnected()) {
        if (connection->isClosed() || !co_await connection->change())
            co_return false;
    }
    connection->socket.write(request);
    while (connection->socket.bytesAvailable() < statusEnd) {
        if (connection->isClosed() || !co_await connection->change())
            co_return false;
    }
    const QByteArray head = connection->socket.read(statusEnd);
    const int status = head.startsWith("HTTP/1.") ? head.mid(9, 3).toInt() : 0;
    // As thaw-init's own check has it: 2xx and 3xx are an answer.
    co_return status >= 200 && status < 400;
}

} // namespace

Task<OutsideAddress> outsideAddress(std::shared_ptr<Docker> engine, QString container, int port, std::stop_token stop)
{
    const auto details = co_await engine->inspectContainer(container, stop);
    if (!details)
        co_return failure(details);
    const int hostPort = details->hostPorts.value(u"%1/tcp"_s.arg(port));
    // The container's own address spares the engine's proxy, where it is known.
    co_return details->ipAddress.isEmpty() ? OutsideAddress{u"127.0.0.1"_s, hostPort} : OutsideAddress{details->ipAddress, port};
}

Result<> checkFromHere(const Check &check, const Endpoint &endpoint)
{
    if (endpoint.isLocal() || (check.kind != Check::Kind::Port && check.kind != Check::Kind::Http))
        return {};
    return failure(ErrorKind::Invalid,
                   Core::tr("The check “%1” would have to be made from here, but the engine at %2 is on another machine.")
                       .arg(checkText(check), endpoint.toString()),
                   {}, {{u"engine.check"_s, Core::tr("Check by a command in the container"), u"command CMD"_s}});
}

Task<bool> answersOutside(std::shared_ptr<Docker> engine, QString container, Check check, QString host, int port,
                          std::chrono::milliseconds limit, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return false;
    switch (check.kind) {
    case Check::Kind::Port:
        co_return co_await portAnswers(std::make_unique<Connection>(host, port, limit, stop));
    case Check::Kind::Http:
        co_return co_await httpAnswers(std::make_unique<Connection>(host, port, limit, stop),
                                       "GET " + check.path.toUtf8() + " HTTP/1.0\r\nHost: " + host.toUtf8() + "\r\n\r\n");
    case Check::Kind::Command: {
        ExecSpec spec;
        spec.command = {u"/bin/sh"_s, u"-c"_s, check.command};
        const auto done = co_await engine->exec(container, spec, stop);
        co_return done && done->exitCode == 0;
    }
    default:
        co_return false;
    }
}

} // namespace Thaw
