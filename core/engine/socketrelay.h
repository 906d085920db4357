// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/passage.h"

#include <QLocalServer>
#include <QSslConfiguration>
#include <QSslSocket>

namespace Thaw {

/// An engine reached by TCP, with TLS or without. Each connection to the socket is one to the engine; neither side gets
/// bytes faster than it takes them.
class SocketRelay : public Passage
{
    Q_OBJECT
public:
    explicit SocketRelay(Endpoint endpoint);
    ~SocketRelay() override;

    QCoro::Task<Result<>> open(std::stop_token stop) override;
    Error explained(Error error) override;
    void shutDown() override {}

private:
    class Link;

    Result<> begin();
    Result<> readFiles();
    void accept();

    QLocalServer m_server;
    QSslConfiguration m_tls;
    std::optional<Error> m_failure; ///< of the last connection, until one succeeds
};

} // namespace Thaw
