// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/outsidecheck.h"

#include <QCoroAbstractSocket>
#include <QTcpSocket>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// An engine's own proxy accepts connections for a port nobody listens on, and closes them at once.
constexpr auto proxyPause = 30ms;

Task<bool> portAnswers(QString host, int port, std::chrono::milliseconds limit)
{
    QTcpSocket socket;
    socket.connectToHost(host, quint16(port));
    if (!co_await qCoro(socket).waitForConnected(limit))
        co_return false;
    const bool spoke = co_await qCoro(socket).waitForReadyRead(proxyPause);
    co_return spoke || socket.state() == QAbstractSocket::ConnectedState;
}

Task<bool> httpAnswers(QString host, int port, QString path, std::chrono::milliseconds limit)
{
    QTcpSocket socket;
    socket.connectToHost(host, quint16(port));
    if (!co_await qCoro(socket).waitForConnected(limit))
        co_return false;
    socket.write("GET " + path.toUtf8() + " HTTP/1.0\r\nHost: " + host.toUtf8() + "\r\n\r\n");
    QByteArray head;
    while (head.size() < 12 && co_await qCoro(socket).waitForReadyRead(limit))
        head += socket.read(512);
    head += socket.read(512);
    // "HTTP/1.1 200 OK": as thaw-init's own check, 2xx and 3xx are an answer.
    const int status = head.startsWith("HTTP/1.") ? head.mid(9, 3).toInt() : 0;
    co_return status >= 200 && status < 400;
}

} // namespace

Task<bool> answersOutside(std::shared_ptr<Docker> engine, QString container, Check check, QString host, int port,
                          std::chrono::milliseconds limit, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return false;
    switch (check.kind) {
    case Check::Kind::Port:
        co_return co_await portAnswers(host, port, limit);
    case Check::Kind::Http:
        co_return co_await httpAnswers(host, port, check.path, limit);
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
