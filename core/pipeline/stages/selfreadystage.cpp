// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/selfreadystage.h"

#include "core/pipeline/run.h"
#include "core/pipeline/stages/readystage.h"
#include "core/restore/outsidecheck.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto betweenLooks = 50ms;

/// There is no thaw-init in the container to look for an answer.
Task<> lookForAnswer(Run &run, std::stop_token stop)
{
    const Check check = run.recipe->ready;
    OutsideAddress address;
    if (check.port > 0) {
        const auto found = co_await outsideAddress(run.engine, run.container, check.port, stop);
        if (!found)
            co_return failure(found);
        address = *found;
    }
    while (!run.ready.hasFired()) {
        const auto answered = co_await answersOutside(run.engine, run.container, check, address.host, address.port, 2s, stop);
        if (answered && *answered)
            run.declareReady();
        else if (!co_await pauseFor(betweenLooks, stop))
            break;
    }
    co_return {};
}

Task<> warmUp(Run &run)
{
    const QString &command = run.recipe->self.warmUp;
    if (command.isEmpty())
        co_return {};
    ExecSpec spec;
    spec.command = {u"/bin/sh"_s, u"-c"_s, command};
    const auto done = co_await run.engine->exec(run.container, spec, run.stopOrHung());
    if (!done)
        co_return failure(done);
    if (done->exitCode == 0)
        co_return {};
    co_return failure(ErrorKind::NotReady, Core::tr("The warm-up command failed with exit code %1").arg(done->exitCode),
                      command + u'\n' + QString::fromUtf8(done->output + done->errorOutput).trimmed());
}

} // namespace

Task<> SelfReadyStage::run(Run &run)
{
    // The image spoke for a preset that does not have it waited for.
    if (!isToldWhenReady(run.recipe->self))
        co_return {};
    using Kind = Check::Kind;
    const Kind kind = run.recipe->ready.kind;
    std::stop_source over;
    const std::stop_callback onStop(run.stop(), [&over] { over.request_stop(); });
    std::optional<Task<>> look;
    if (kind == Kind::Port || kind == Kind::Http || kind == Kind::Command)
        look = lookForAnswer(run, over.get_token());
    const Result<> ready = co_await ReadyStage().run(run);
    over.request_stop();
    if (look)
        co_await *look;
    if (!ready)
        co_return ready;
    co_return co_await warmUp(run);
}

} // namespace Thaw
