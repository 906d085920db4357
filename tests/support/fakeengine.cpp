// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeengine.h"

#include <QtEndian>

namespace Thaw {

FakeEngine::FakeEngine(QObject *parent) : QObject(parent)
{
    connect(&m_server, &QLocalServer::newConnection, this, &FakeEngine::accept);
    m_server.setListenBacklogSize(100);
    if (!m_server.listen(socketPath()))
        qFatal("Cannot listen on %s", qPrintable(socketPath()));
}

FakeEngine::~FakeEngine()
{
    for (QLocalSocket *socket : m_buffers.keys())
        socket->disconnect(this);
}

void FakeEngine::on(const QByteArray &beginning, Handler handler)
{
    m_rules.prepend({beginning, std::move(handler)});
}

QList<QByteArray> FakeEngine::seen() const
{
    QList<QByteArray> lines;
    for (const Call &call : m_calls)
        lines.append(call.verb + ' ' + call.target);
    return lines;
}

int FakeEngine::openConnections() const
{
    return int(m_buffers.size());
}

void FakeEngine::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        m_buffers.insert(socket, {});
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

void FakeEngine::read(QLocalSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Call call;
    const QList<QByteArray> lines = buffer.first(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    call.verb = first.value(0);
    call.target = first.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        call.headers.insert(line.first(qMax<qsizetype>(colon, 0)).toLower(), line.sliced(colon + 1).trimmed());
    }
    const qsizetype length = call.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return;
    call.body = buffer.sliced(end + 4, length);
    buffer = buffer.sliced(end + 4 + length);
    m_calls.append(call);
    const QByteArray line = call.verb + ' ' + call.target;
    const auto rules = m_rules;
    for (const auto &[beginning, handler] : rules) {
        if (line.startsWith(beginning)) {
            handler(socket, call);
            return;
        }
    }
    answer(404, R"({"message":"page not found"})")(socket, call);
}

FakeEngine::Handler FakeEngine::answer(int status, const QByteArray &body, const QByteArray &headers)
{
    return [=](QLocalSocket *socket, const Call &call) {
        socket->write("HTTP/1.1 " + QByteArray::number(status) + " Text\r\n" + headers +
                      "Content-Type: application/json\r\n");
        if (status == 204 || status == 304)
            socket->write("\r\n");
        else
            socket->write("Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
                          (call.verb == "HEAD" ? QByteArray() : body));
        socket->flush();
    };
}

FakeEngine::Handler FakeEngine::raw(const QByteArray &bytes, bool close)
{
    return [=](QLocalSocket *socket, const Call &) {
        socket->write(bytes);
        socket->flush();
        if (close)
            socket->disconnectFromServer();
    };
}

FakeEngine::Handler FakeEngine::hang()
{
    return [](QLocalSocket *, const Call &) {};
}

FakeEngine::Handler FakeEngine::die()
{
    return [this](QLocalSocket *socket, const Call &) {
        m_server.close();
        socket->abort();
    };
}

QByteArray FakeEngine::streamHeader()
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n";
}

QByteArray FakeEngine::frame(quint8 type, const QByteArray &bytes)
{
    QByteArray header(8, '\0');
    header[0] = char(type);
    qToBigEndian(quint32(bytes.size()), header.data() + 4);
    return header + bytes;
}

} // namespace Thaw
