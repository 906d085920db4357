// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/passage.h"

#include "core/engine/socketrelay.h"
#include "core/engine/sshtunnel.h"

#include <QDir>
#include <QFileInfo>

namespace Thaw {

namespace {

/// Short, as a socket's path holds 107 bytes, and gone with the session where there is one.
QString placeFor()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool usable = !runtime.isEmpty() && runtime.size() < 60 && QFileInfo(runtime).isWritable();
    return (usable ? runtime : QDir::tempPath()) + QStringLiteral("/thaw-XXXXXX");
}

} // namespace

Passage::Passage(Endpoint endpoint) : m_endpoint(std::move(endpoint)), m_directory(placeFor()) {}

std::unique_ptr<Passage> Passage::to(const Endpoint &endpoint)
{
    switch (endpoint.kind) {
    case Endpoint::Kind::Unix:
        return nullptr;
    case Endpoint::Kind::Ssh:
        return std::make_unique<SshTunnel>(endpoint);
    case Endpoint::Kind::Tcp:
    case Endpoint::Kind::Tls:
        break;
    }
    return std::make_unique<SocketRelay>(endpoint);
}

} // namespace Thaw
