// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/selfcheckpointstage.h"

#include "core/engine/capabilities.h"
#include "core/pipeline/containerfile.h"
#include "core/pipeline/run.h"
#include "core/pipeline/selfjudge.h"
#include "core/words.h"

#include <QLocale>
#include <QRegularExpression>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Tells the application, and fires when that failed: then nothing more is to be expected.
Task<ExecResult> tell(Run &run, Trigger &happened, std::stop_token stop)
{
    ExecSpec spec;
    spec.command = {u"/bin/sh"_s, u"-c"_s, run.recipe->self.command};
    const auto told = co_await run.engine->exec(run.container, spec, stop);
    if (!told || told->exitCode != 0)
        happened.fire();
    co_return told;
}

Error notTold(const Run &run, const ExecResult &told)
{
    return {.kind = ErrorKind::Checkpoint,
            .message = Core::tr("The command that tells the application to checkpoint itself failed with exit code %1").arg(told.exitCode),
            .detail = run.recipe->self.command + u'\n' + QString::fromUtf8(told.output + told.errorOutput).trimmed(),
            .fixes = {{.id = u"edit-trigger"_s, .title = Core::tr("Change the Command"),
                       .command = Core::tr("set THAW_TRIGGER_COMMAND in app_env_vars.sh")}}};
}

/// Waits until the container has ended; false: it has not.
Task<bool> awaitEnd(Run &run)
{
    constexpr auto afterFailure = 2s; // an end reaches us later than the failure of what ran in the container
    Trigger happened;
    const auto ended = QObject::connect(run.session.get(), &Session::ended, &happened, &Trigger::fire);
    std::stop_source over;
    const std::stop_callback onStop(run.stop(), [&over] { over.request_stop(); });
    std::optional<Task<ExecResult>> telling;
    if (isToldWhenReady(run.recipe->self))
        telling = tell(run, happened, over.get_token());
    if (run.session->hasEnded())
        happened.fire();
    co_await happened.wait(std::chrono::seconds(run.recipe->dumpTimeout), run.stop());
    QObject::disconnect(ended);
    if (!run.session->hasEnded() && happened.hasFired())
        co_await run.session->nextEvent({}, afterFailure, run.stop());
    over.request_stop();
    std::optional<Result<ExecResult>> told;
    if (telling)
        told = co_await *telling;
    if (run.stop().stop_requested())
        co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    if (!run.session->hasEnded() && told && *told && (*told)->exitCode != 0)
        co_return std::unexpected(notTold(run, **told));
    co_return run.session->hasEnded();
}

Task<QString> fetchLog(Run &run)
{
    if (run.recipe->self.checkpointLog.isEmpty())
        co_return QString();
    const auto log = co_await readContainerFile(run.engine, run.container, run.recipe->self.checkpointLog);
    if (!log)
        co_return QString();
    run.keepFile(run.store().dumpLogPath(run.report().project, run.report().number), *log);
    Q_EMIT run.criuLogReceived(Core::tr("Checkpoint"), QString::fromUtf8(*log));
    co_return QString::fromUtf8(*log);
}

Task<SelfEnd> look(Run &run, bool ended)
{
    SelfEnd seen{.running = !ended, .seconds = run.recipe->dumpTimeout};
    if (ended) {
        const auto code = co_await run.engine->waitContainer(run.container, run.stopOrHung());
        if (!code)
            co_return failure(code);
        const auto details = co_await run.engine->inspectContainer(run.container, run.stop());
        if (!details)
            co_return failure(details);
        seen.exitCode = *code;
        seen.outOfMemory = details->oomKilled;
        auto held = co_await checkpointIn(run.engine, run.container, run.recipe->self.directory, run.stopOrHung());
        if (!held)
            co_return failure(held);
        seen.held = *std::move(held);
    }
    const auto log = co_await fetchLog(run);
    seen.log = log.value_or(QString());
    for (const QByteArray &line : run.lastLines())
        seen.lines += QString::fromUtf8(line) + u'\n';
    co_return seen;
}

void takeFacts(Run &run, const SelfEnd &seen)
{
    static const QRegularExpression version(u"(?:^|\\s)Version: (\\d[\\d.]*)"_s);
    CheckpointFacts &facts = run.report().checkpoint;
    facts.bytes = seen.held.bytes;
    facts.processes = int(seen.held.images.processes.size());
    quint64 needed = 0;
    for (const CriuProcess &process : seen.held.images.processes)
        needed |= process.capabilities;
    for (const CriuPages &pages : seen.held.images.pages)
        facts.pages += pages.present;
    facts.capabilities = capabilityNames(needed);
    facts.criuVersion = version.match(seen.log).captured(1);
}

} // namespace

Task<> SelfCheckpointStage::run(Run &run)
{
    CheckpointFacts &facts = run.report().checkpoint;
    QElapsedTimer clock;
    clock.start();
    auto host = run.engine->details(run.stop()); // takes Podman a second, in which the application has enough to do
    const auto ended = co_await awaitEnd(run);
    const auto described = co_await host;
    if (!ended)
        co_return failure(ended);
    facts.dumpMs = double(clock.nsecsElapsed()) / 1e6;
    const auto seen = co_await look(run, *ended);
    if (!seen)
        co_return failure(seen);
    if (const Result<> judged = judgeSelfCheckpoint(run.recipe->self, *seen); !judged)
        co_return judged;
    takeFacts(run, *seen);
    if (described) {
        facts.kernel = described->kernel;
        facts.cgroupVersion = described->cgroupVersion;
    }
    const QString size = QLocale().toString(double(facts.bytes) / 1e6, 'f', 1);
    run.setNote(id(), facts.processes == 1 ? Core::tr("%1 MB in 1 process").arg(size)
                                           : Core::tr("%1 MB in %n processes", nullptr, facts.processes).arg(size));
    // Its container has ended, which a pause before the commit is not to be surprised by.
    run.follower.reset();
    run.session.reset();
    co_return {};
}

} // namespace Thaw
