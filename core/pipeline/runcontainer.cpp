// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/runcontainer.h"

#include "core/init/protocol.h"
#include "core/pipeline/containerfile.h"
#include "core/pipeline/run.h"
#include "core/words.h"

namespace Thaw {

Task<> removeRunContainer(Run &run)
{
    if (run.container.isEmpty())
        co_return {};
    run.follower.reset();
    run.session.reset();
    run.input.reset();
    const auto removed = co_await run.engine->removeContainer(run.container);
    if (!removed)
        co_return failure(removed);
    run.container.clear();
    run.report().container.clear();
    co_return {};
}

void noteUnknownContainer(Run &run, const QString &name, const Error &error)
{
    if (error.outcomeUnknown)
        run.container = name;
}

Task<> followLogFile(Run &run, ExecSpec follower)
{
    if (run.recipe->ready.kind != Check::Kind::Log || run.recipe->logSource != LogSource::File)
        co_return {};
    const auto stream = co_await run.engine->execStream(run.container, follower, run.stop());
    // An application may end before its log can be followed; its end tells that better.
    if (!stream)
        co_return run.session->hasEnded() ? Result<>{} : failure(stream);
    run.watchFile(*stream);
    co_return {};
}

QCoro::Task<QString> fetchDumpLog(Run &run)
{
    const auto log = co_await readContainerFile(run.engine, run.container, QString::fromLatin1(THAW_DUMP_LOG));
    if (!log)
        co_return QString();
    run.keepFile(run.store().dumpLogPath(run.report().project, run.report().number), *log);
    Q_EMIT run.criuLogReceived(Core::tr("Checkpoint"), QString::fromUtf8(*log));
    co_return QString::fromUtf8(*log);
}

} // namespace Thaw
