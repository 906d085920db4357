// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"

#include <QProcessEnvironment>

#include <optional>

namespace Thaw {

/// What came of asking one endpoint: who answers, or why nobody does.
struct EndpointAttempt
{
    Endpoint endpoint;
    std::optional<Error> error; ///< empty: info is valid
    EngineInfo info;

    bool operator==(const EndpointAttempt &) const = default;
};

/// Asks all of them at once, in the order given. For the engine picker and the doctor.
Task<QList<EndpointAttempt>> probeEndpoints(QList<Endpoint> endpoints, std::stop_token stop = {});

/// The endpoint that host names (as given with -H), or if that is empty those of discoverEndpoints().
Result<QList<Endpoint>> endpointsFor(const QString &host, const QProcessEnvironment &environment);

/// The first of endpointsFor() that answers; none is asked behind one on another machine. If none does: one error that says
/// what was tried and what to do.
Task<std::shared_ptr<Docker>> connectFirst(QString host, QProcessEnvironment environment,
                                           std::stop_token stop = {});

} // namespace Thaw
