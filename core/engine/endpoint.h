// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QProcessEnvironment>
#include <QString>

namespace Thaw {

/// The PEM files of a TLS connection. Empty: the system's authorities, no certificate of ours.
struct TlsFiles
{
    QString authority{};
    QString certificate{};
    QString key{};
    bool verify = true; ///< the engine's certificate must fit

    bool operator==(const TlsFiles &) const = default;
};

/// Where an engine listens.
struct Endpoint
{
    enum class Kind {
        Unix, ///< a socket on this machine
        Tcp,  ///< without encryption: whoever reaches it is root there
        Tls,
        Ssh,
    };

    QString socketPath{}; ///< absolute path of the engine's socket: on this machine (Unix) or on its own (Ssh)
    QString origin{};     ///< where we know it from, for people: "DOCKER_HOST", "context rootless", "usual place"
    Kind kind = Kind::Unix;
    QString context{}; ///< the docker context that has it; empty: its address says all
    QString user{};    ///< Ssh; empty: ssh's own choice
    QString host{};
    int port = 0; ///< Ssh: 0 is ssh's own choice
    TlsFiles tls{};

    /// Its engine's files, ports and clock are this machine's.
    bool isLocal() const { return kind == Kind::Unix; }
    /// As Docker writes it: unix:///run/docker.sock
    QString toString() const;
    /// What -H takes to find it again.
    QString argument() const { return context.isEmpty() ? toString() : context; }
    /// What has to be known before it is used, a sentence; empty: nothing.
    QString warning() const;
    bool operator==(const Endpoint &) const = default;
};

/// Reads an address, as in -H and DOCKER_HOST: unix:///path or a bare absolute path, tcp://host:port (with TLS where
/// DOCKER_TLS_VERIFY or DOCKER_TLS say so, with the files of DOCKER_CERT_PATH), ssh://user@host:port/path; or the name of a
/// docker context.
Result<Endpoint> parseEndpoint(const QString &text, const QString &origin,
                               const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

/// Every endpoint worth trying, best first: DOCKER_HOST alone if it is set; else DOCKER_CONTEXT, the current
/// docker context, the usual sockets of Docker (system, rootless, desktop) and Podman (system, user).
/// Unusable explicit choices are an error.
Result<QList<Endpoint>> discoverEndpoints(const QProcessEnvironment &environment);

} // namespace Thaw
