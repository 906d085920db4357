// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/endpoint.h"

namespace Thaw {

/// Where the docker command line keeps its settings: DOCKER_CONFIG, or ~/.docker.
QString dockerConfigDirectory(const QProcessEnvironment &environment);

/// ca.pem, cert.pem and key.pem of a directory, as far as they are there.
TlsFiles tlsFilesIn(const QString &directory, bool verify);

/// The context that “docker context use” has chosen; empty: none.
QString currentContext(const QProcessEnvironment &environment);

/// The endpoint of a docker context, with its certificates, as “docker context create” stores it.
Result<Endpoint> contextNamed(const QString &name, const QProcessEnvironment &environment);

/// All contexts that lead to an engine, by name. Nothing is asked of their engines.
QList<Endpoint> contextEndpoints(const QProcessEnvironment &environment);

} // namespace Thaw
