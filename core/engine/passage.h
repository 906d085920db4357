// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/endpoint.h"
#include "core/scratchdirectory.h"

#include <QCoroTask>
#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>

namespace Thaw {

/// A socket on this machine that leads to an engine elsewhere. So everything that speaks to engines knows unix sockets
/// only: streams get connections that nobody else waits for, the ends of streams arrive, and programs that a project runs
/// on this machine reach the same engine. The socket is in a directory that only this user may enter.
class Passage : public QObject
{
    Q_OBJECT
public:
    /// Null for an engine on this machine, which needs none.
    static std::unique_ptr<Passage> to(const Endpoint &endpoint);
    ~Passage() override;

    /// The same as long as the object lives.
    QString socketPath() const;

    /// Resolves when the socket is there; at once if it is. Opens it again after it was lost.
    virtual QCoro::Task<Result<>> open(std::stop_token stop) = 0;
    /// Whether what was open is not any more, and why.
    virtual std::optional<Error> lost() const { return {}; }
    /// What is behind a failed call, where this side knows better than the socket: the error itself, or a clearer one.
    /// A way that turns out to be broken is opened again by the next open().
    virtual Error explained(Error error) = 0;
    /// Ends what open() waits for, now.
    virtual void shutDown() = 0;

protected:
    explicit Passage(Endpoint endpoint);
    const Endpoint &endpoint() const { return m_endpoint; }
    const ScratchDirectory &directory() const { return m_directory; }

private:
    Endpoint m_endpoint;
    ScratchDirectory m_directory;
};

} // namespace Thaw
