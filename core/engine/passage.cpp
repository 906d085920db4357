// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/passage.h"

#include "core/engine/socketrelay.h"
#include "core/engine/sshtunnel.h"

#include <QDir>
#include <QFileInfo>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Short, as a socket's path holds 107 bytes, and gone with the session where there is one.
QString place()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool usable = !runtime.isEmpty() && runtime.size() < 60 && QFileInfo(runtime).isWritable();
    return usable ? runtime : QDir::tempPath();
}

const QString socketName = u"engine.sock"_s;

} // namespace

Passage::Passage(Endpoint endpoint)
    : m_endpoint(std::move(endpoint)), m_directory({.place = place(), .prefix = u"thaw-way-"_s, .holds = {socketName}})
{
}

Passage::~Passage() = default;

QString Passage::socketPath() const
{
    return m_directory.filePath(socketName);
}

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
