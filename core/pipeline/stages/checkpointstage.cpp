// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/checkpointstage.h"

#include "core/criu/explain.h"
#include "core/engine/capabilities.h"
#include "core/init/protocol.h"
#include "core/pipeline/containerfile.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/run.h"
#include "core/pipeline/stages/commitstage.h"

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The dump's log goes into the report whatever happened; it explains failures.
QCoro::Task<QString> fetchDumpLog(Run &run)
{
    const auto log = co_await readContainerFile(run.engine, run.container, QString::fromLatin1(THAW_DUMP_LOG));
    if (!log)
        co_return QString();
    run.keepFile(run.store().dumpLogPath(run.report().project, run.report().number), *log);
    Q_EMIT run.criuLogReceived(u"Checkpoint"_s, QString::fromUtf8(*log));
    co_return QString::fromUtf8(*log);
}

void takeFacts(Run &run, const ControlEvent &event)
{
    CheckpointFacts &facts = run.report().checkpoint;
    const auto number = [&](const QString &key) { return event.values.value(key).toLongLong(); };
    facts.bytes = number(u"bytes"_s);
    facts.pages = number(u"pages"_s);
    facts.processes = int(number(u"processes"_s));
    facts.criuVersion = run.toolbox.criuVersion;
    facts.capabilities = capabilityNames(event.values.value(u"needs"_s).toULongLong(nullptr, 16));
    facts.arguments = run.recipe->criuOptions;
    facts.kernel = event.values.value(u"kernel"_s);
    facts.cgroupVersion = event.values.value(u"cgroup"_s);
}

/// What thaw-init has verified is looked at once more from outside: a checkpoint without these is none.
Result<> checkFacts(const CheckpointFacts &facts)
{
    if (facts.bytes > 0 && facts.pages > 0 && facts.processes > 0)
        return {};
    return failure(ErrorKind::Checkpoint, u"The checkpoint is incomplete, so no image was made"_s,
                   u"%1 bytes, %2 pages, %3 processes"_s.arg(facts.bytes).arg(facts.pages).arg(facts.processes));
}

Task<> dumpFailed(Run &run, ControlEvent event)
{
    const QString log = co_await fetchDumpLog(run);
    co_return std::unexpected(explainDump(event.values.value(u"reason"_s), log));
}

/// A signal is the way where somebody else started the container, or an earlier thaw did.
Task<> askForDump(Run &run)
{
    if (!run.input || !run.input->isOpen())
        co_return co_await run.engine->killContainer(run.container, QString::number(THAW_SIGNAL_DUMP), run.stop());
    run.input->write("dump\n");
    co_return {};
}

} // namespace

Task<> CheckpointStage::run(Run &run)
{
    CheckpointFacts &facts = run.report().checkpoint;
    const qint64 began = run.sinceStart.isValid() ? run.sinceStart.nsecsElapsed() : -1;
    if (run.isReady() && began >= 0)
        facts.freezeMs = double(began - run.readyAtNs) / 1e6;
    QElapsedTimer clock;
    clock.start();
    const auto asked = co_await askForDump(run);
    if (!asked)
        co_return failure(asked);
    // Asked for now, so that the commit need not wait for it; not if it could be taken during a pause.
    if (run.tag.isEmpty() && run.options().last != id() && run.options().pauseBefore != StageId::Commit)
        run.nextTag = nextTag(run.engine, run.repository, run.stop());
    const auto limit = std::chrono::seconds(run.recipe->dumpTimeout) + 30s;
    const auto event =
        co_await run.session->event({u"dumped"_s, u"dump-failed"_s, u"ended"_s}, limit, run.stop());
    if (!event && event.error().kind == ErrorKind::AppEnded)
        co_return failure(ErrorKind::Checkpoint, u"The container ended during the checkpoint"_s);
    if (!event && event.error().kind == ErrorKind::TimedOut)
        co_return failure(ErrorKind::Checkpoint, u"The checkpoint was not finished within %1 s"_s.arg(run.recipe->dumpTimeout), {},
                          {{.id = u"set:THAW_DUMP_TIMEOUT=%1"_s.arg(run.recipe->dumpTimeout * 3),
                            .title = u"Wait up to %1 s"_s.arg(run.recipe->dumpTimeout * 3),
                            .command = u"set THAW_DUMP_TIMEOUT in app_env_vars.sh"_s}});
    if (!event)
        co_return failure(event);
    if (event->name == "ended"_L1)
        co_return failure(ErrorKind::Checkpoint, u"The application ended just before it could be frozen"_s);
    if (event->name == "dump-failed"_L1)
        co_return co_await dumpFailed(run, *event);

    facts.dumpMs = double(clock.nsecsElapsed()) / 1e6;
    takeFacts(run, *event);
    run.setNote(id(), u"%1 MB in %n process(es)"_s.arg(facts.bytes / 1e6, 0, 'f', 1)
                          .replace(u"%n process(es)"_s, facts.processes == 1
                                       ? u"1 process"_s : u"%1 processes"_s.arg(facts.processes)));
    co_return checkFacts(facts);
}

} // namespace Thaw
