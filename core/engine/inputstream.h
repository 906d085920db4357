// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/trigger.h"

#include <QLocalSocket>
#include <QObject>

#include <chrono>
#include <memory>
#include <stop_token>

namespace Thaw {

struct Request;

/// A container's standard input. On a connection of its own, as the engine takes it over after its answer
/// (Docker's API, "Hijacking"), which QNetworkAccessManager cannot do.
class InputStream : public QObject
{
    Q_OBJECT
public:
    ~InputStream() override;

    /// Resolves when the engine passes on what is written. socketPath: the engine's; target: path and query, as sent; request: for messages.
    static QCoro::Task<Result<std::shared_ptr<InputStream>>> open(QString socketPath, QByteArray target, Request request,
                                                                  std::stop_token stop);

    /// Sent from the event loop, without further delay. Whether it arrived only the container can tell.
    void write(const QByteArray &bytes);
    bool isOpen() const { return m_socket.state() == QLocalSocket::ConnectedState; }

Q_SIGNALS:
    /// For whoever measures: bytes have just been given to the socket.
    void written(std::chrono::system_clock::time_point when);

private:
    InputStream();
    void read();

    QLocalSocket m_socket;
    QByteArray m_answer; ///< until its head is complete
    Trigger m_changed;
    bool m_answered = false;
};

} // namespace Thaw
