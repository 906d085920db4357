// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/checkpointstage.h"

#include "core/criu/explain.h"
#include "core/engine/capabilities.h"
#include "core/init/protocol.h"
#include "core/pipeline/containerfile.h"
#include "core/pipeline/fixing.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/projectfiles.h"
#include "core/pipeline/run.h"
#include "core/pipeline/runcontainer.h"
#include "core/pipeline/stages/commitstage.h"
#include "core/words.h"

#include <QLocale>

#include <algorithm>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

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
    return failure(ErrorKind::Checkpoint, Core::tr("The checkpoint is incomplete, so no image was made"),
                   Core::tr("Bytes: %1, pages: %2, processes: %3").arg(facts.bytes).arg(facts.pages).arg(facts.processes));
}

Task<> dumpFailed(Run &run, ControlEvent event)
{
    const QString log = co_await fetchDumpLog(run);
    co_return std::unexpected(explainDump(event.values.value(u"reason"_s), log));
}

/// What CRIU freezes without a word, and what is not the same after a restore.
QString remarkText(const ControlEvent &event)
{
    const QString kind = event.values.value(u"kind"_s), detail = event.values.value(u"detail"_s), pid = event.values.value(u"pid"_s);
    if (kind == "random-state"_L1)
        return Core::tr("%1 keeps the state of its random numbers in memory: containers restored from this image begin with the same "
                        "ones. Let the application draw keys and session ids from the system, or seed itself anew after a restore")
            .arg(detail);
    if (kind == "pipe-outside"_L1)
        return Core::tr("Process %1 has a pipe to process %2, which is not part of the application: after a restore nobody is at its "
                        "other end. Let the application open it only when it needs it")
            .arg(pid, detail);
    if (kind == "connection-closed"_L1)
        return Core::tr("The application's connection with itself (%1) is closed too. Leave THAW_TCP out, and it is kept").arg(detail);
    return {};
}

/// How the dump ended; remarks before it become warnings.
Task<ControlEvent> dumpEvent(Run &run, std::chrono::milliseconds limit)
{
    QElapsedTimer clock;
    clock.start();
    for (;;) {
        const auto event = co_await run.session->nextEvent({u"remark"_s, u"dumped"_s, u"dump-failed"_s, u"ended"_s},
                                                           limit - std::chrono::milliseconds(clock.elapsed()), run.stop());
        if (!event || event->name != "remark"_L1)
            co_return event;
        const QString text = remarkText(*event);
        if (!text.isEmpty() && !run.report().warnings.contains(text))
            run.warn(text);
    }
}

/// A signal is the way where somebody else started the container, or an earlier thaw did.
Task<> askForDump(Run &run)
{
    if (!run.input || !run.input->isOpen())
        co_return co_await run.engine->killContainer(run.container, QString::number(THAW_SIGNAL_DUMP), run.stop());
    run.input->write("dump\n");
    co_return {};
}

/// The project may have changed since the container was started.
Task<> sendDumpOptions(Run &run)
{
    if (const Result<> read = rereadDumpOptions(run); !read)
        co_return failure(read);
    const auto tar = dumpOptionsTar(*run.recipe);
    if (!tar)
        co_return failure(tar);
    co_return co_await run.engine->putArchive(run.container, u"/"_s, *tar, run.stopOrHung());
}

bool canBeMended(const Error &error)
{
    return std::ranges::any_of(error.fixes, [](const Fix &fix) {
        const auto change = changeOf(fix);
        return change && suitsNextDump(*change);
    });
}

/// The application goes on after a failed checkpoint, so that the next one needs no restart: whether there shall be one.
Task<bool> shallTryAgain(Run &run, Error error)
{
    if (run.stop().stop_requested() || run.session->hasEnded())
        co_return false;
    if (fixForNextDump(run, error))
        co_return true;
    if (!run.options().holdForFix || !canBeMended(error))
        co_return false;
    const auto held = co_await run.holdAt(StageId::Checkpoint, error);
    if (!held)
        co_return failure(held);
    co_return true;
}

Task<> freeze(Run &run)
{
    CheckpointFacts &facts = run.report().checkpoint;
    const qint64 began = run.sinceStart.isValid() ? run.sinceStart.nsecsElapsed() : -1;
    if (run.isReady() && began >= 0 && facts.freezeMs < 0)
        facts.freezeMs = double(began - run.readyAtNs) / 1e6;
    QElapsedTimer clock;
    clock.start();
    const auto asked = co_await askForDump(run);
    if (!asked)
        co_return failure(asked);
    // Asked for now, so that the commit need not wait for it; not if it could be taken during a pause.
    if (!run.nextTag && run.tag.isEmpty() && run.options().last != StageId::Checkpoint && run.options().pauseBefore != StageId::Commit)
        run.nextTag = nextTag(run);
    const auto limit = std::chrono::seconds(run.recipe->dumpTimeout) + 30s;
    const auto event = co_await dumpEvent(run, limit);
    if (!event && event.error().kind == ErrorKind::AppEnded)
        co_return failure(ErrorKind::Checkpoint, Core::tr("The container ended during the checkpoint"));
    if (!event && event.error().kind == ErrorKind::TimedOut)
        co_return failure(ErrorKind::Checkpoint, Core::tr("The checkpoint was not finished within %1 s").arg(run.recipe->dumpTimeout), {},
                          {{.id = u"set:THAW_DUMP_TIMEOUT=%1"_s.arg(run.recipe->dumpTimeout * 3),
                            .title = Core::tr("Wait up to %1 s").arg(run.recipe->dumpTimeout * 3),
                            .command = Core::tr("set THAW_DUMP_TIMEOUT in app_env_vars.sh")}});
    if (!event)
        co_return failure(event);
    if (event->name == "ended"_L1)
        co_return failure(ErrorKind::Checkpoint, Core::tr("The application ended just before it could be frozen"));
    if (event->name == "dump-failed"_L1)
        co_return co_await dumpFailed(run, *event);

    facts.dumpMs = double(clock.nsecsElapsed()) / 1e6;
    takeFacts(run, *event);
    const QString size = QLocale().toString(double(facts.bytes) / 1e6, 'f', 1);
    run.setNote(StageId::Checkpoint, facts.processes == 1 ? Core::tr("%1 MB in 1 process").arg(size)
                                                          : Core::tr("%1 MB in %n processes", nullptr, facts.processes).arg(size));
    co_return checkFacts(facts);
}

} // namespace

Task<> CheckpointStage::run(Run &run)
{
    for (bool again = run.options().resume.has_value();; again = true) {
        if (again) {
            if (const auto sent = co_await sendDumpOptions(run); !sent)
                co_return failure(sent);
        }
        const auto frozen = co_await freeze(run);
        if (frozen)
            co_return {};
        const auto shall = co_await shallTryAgain(run, frozen.error());
        if (!shall)
            co_return failure(shall);
        if (!*shall)
            co_return failure(frozen);
    }
}

} // namespace Thaw
