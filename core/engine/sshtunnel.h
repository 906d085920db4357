// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/passage.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <coroutine>
#include <vector>

namespace Thaw {

/// An engine reached by ssh: one process of the user's own ssh, with the user's keys and settings, that forwards a socket.
/// It asks nothing (there may be no terminal) and ends with this object, or with the program.
class SshTunnel : public Passage
{
    Q_OBJECT
public:
    explicit SshTunnel(Endpoint endpoint);
    ~SshTunnel() override;

    QCoro::Task<Result<>> open(std::stop_token stop) override;
    std::optional<Error> lost() const override;
    Error explained(Error error) override;
    void shutDown() override;

private:
    struct Opened;

    QStringList arguments() const;
    bool isOpen() const;
    bool hasExited() const;
    bool listens() const;
    void begin();
    void look();
    void settle(Result<> outcome);

    QProcess m_process;
    QByteArray m_said; ///< by ssh, on its standard error
    QTimer m_look;
    QElapsedTimer m_clock;
    std::vector<std::coroutine_handle<>> m_waiters;
    Result<> m_outcome;
    bool m_opening = false;
    bool m_deaf = false; ///< it listens no more; its process may still be about to end
};

/// What ssh's words mean. place: the endpoint as people write it.
Error sshError(const QString &said, const Endpoint &endpoint);

} // namespace Thaw
