// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/doctor.h"

#include "core/doctor/engineprobe.h"
#include "core/doctor/machine.h"

#include <QCoreApplication>

namespace Thaw {

namespace {

Task<EngineHealth> examineEngine(EndpointAttempt attempt, bool thorough, std::stop_token stop)
{
    EngineHealth health{.attempt = attempt};
    if (attempt.error)
        co_return health;
    const auto engine = std::make_shared<Docker>(attempt.endpoint);
    const auto connected = co_await engine->connectToEngine(stop);
    const auto details = connected ? co_await engine->details(stop) : Result<EngineDetails>(failure(connected));
    if (!details && details.error().kind == ErrorKind::Cancelled)
        co_return failure(details);
    if (!details) {
        health.attempt.error = details.error();
        co_return health;
    }
    health.details = *details;
    health.findings = engineFindings(attempt.info, *details, attempt.endpoint.isLocal() ? freeBytesOf(*details) : -1);
    if (!attempt.endpoint.isLocal())
        health.findings = elsewhereFindings(attempt.endpoint, *details) + health.findings;
    if (!thorough)
        co_return health;
    const auto tried = co_await tryEngine(engine, stop);
    if (!tried)
        co_return failure(tried);
    health.findings += *tried;
    co_return health;
}

} // namespace

Task<Health> examine(QList<Endpoint> endpoints, bool thorough, std::stop_token stop)
{
    Health health{.version = QCoreApplication::applicationVersion(), .machine = machineFindings(machineFacts(), loadToolbox())};
    const auto attempts = co_await probeEndpoints(endpoints, stop);
    if (!attempts)
        co_return failure(attempts);
    for (const EndpointAttempt &attempt : *attempts) {
        const auto engine = co_await examineEngine(attempt, thorough, stop);
        if (!engine)
            co_return failure(engine);
        health.engines.append(*engine);
    }
    co_return health;
}

} // namespace Thaw
