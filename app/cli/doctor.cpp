// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "core/doctor/doctor.h"

namespace Thaw {

using namespace Qt::StringLiterals;

QList<QCommandLineOption> doctorOptions()
{
    return {{u"quick"_s, u"Only ask: no engine freezes and restores a small program."_s}};
}

QCoro::Task<Result<int>> doctorCommand(std::shared_ptr<Invocation> call)
{
    const auto endpoints = endpointsFor(call->host, QProcessEnvironment::systemEnvironment());
    if (!endpoints)
        co_return failure(endpoints);
    const bool thorough = !call->has(u"quick"_s);
    if (thorough)
        call->note(u"Each engine freezes and restores a small program; that takes some seconds (--quick leaves it out)."_s);
    const auto health = co_await examine(*endpoints, thorough, call->stop);
    if (!health)
        co_return failure(health);
    if (call->json)
        printJson(toJson(*health));
    else
        printResult(healthText(*health));
    if (health->isUsable())
        co_return 0;
    const bool answers = std::ranges::any_of(health->engines, [](const EngineHealth &engine) { return !engine.attempt.error; });
    if (call->json)
        co_return exitCode(answers ? ErrorKind::Other : ErrorKind::EngineUnreachable);
    if (!answers)
        co_return failure(ErrorKind::EngineUnreachable, u"No engine answers that Thaw can use."_s);
    co_return failure(ErrorKind::Other, u"Checkpoints cannot be made here as it is; what is marked ✘ says why."_s);
}

} // namespace Thaw
