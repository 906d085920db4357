// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"

#include <QProcessEnvironment>

namespace Thaw {

/// How the user is known to a registry, as “docker login” or “podman login” has left it. Held while a call lasts; nothing of
/// it is stored or written to a log.
struct RegistryLogin
{
    QString user{};
    QString secret{};
    QString identityToken{};

    bool isEmpty() const { return identityToken.isEmpty() && user.isEmpty(); }
    /// As the engine takes it, for that registry; without a log-in an empty one.
    QByteArray header(const QString &registry) const;
    bool operator==(const RegistryLogin &) const = default;
};

/// "localhost:5000" of "localhost:5000/team/app:1"; "docker.io" where the name has none.
QString registryOf(const QString &reference);

/// The files with log-ins that an engine's own command line would look into, first the one that counts most.
QStringList loginFiles(EngineKind engine, const QProcessEnvironment &environment);

/// What the user's log-ins have for a registry; empty if there is none. A credential helper that is named there
/// (docker-credential-NAME) is asked.
Task<RegistryLogin> loginFor(QString registry, EngineKind engine, QProcessEnvironment environment, std::stop_token stop);

} // namespace Thaw
