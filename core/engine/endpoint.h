// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QProcessEnvironment>
#include <QString>

namespace Thaw {

/// Where an engine listens. Today unix sockets; other kinds are recognised and refused with a clear error.
struct Endpoint
{
    QString socketPath; ///< absolute path of the unix socket
    QString origin;     ///< where we know it from, for people: "DOCKER_HOST", "context rootless", "usual place"

    /// As Docker writes it: unix:///run/docker.sock
    QString toString() const;
    bool operator==(const Endpoint &) const = default;
};

/// Reads "unix:///path" or a bare absolute path, as in -H and DOCKER_HOST.
Result<Endpoint> parseEndpoint(const QString &text, const QString &origin);

/// Every endpoint worth trying, best first: DOCKER_HOST alone if it is set; else DOCKER_CONTEXT, the current
/// docker context, the usual sockets of Docker (system, rootless, desktop) and Podman (system, user).
/// Endpoints we cannot use (tcp, ssh) are left out; unusable explicit choices are an error.
Result<QList<Endpoint>> discoverEndpoints(const QProcessEnvironment &environment);

} // namespace Thaw
