// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/teststage.h"

#include "core/criu/explain.h"
#include "core/pipeline/run.h"
#include "core/restore/restoretest.h"
#include "core/words.h"

#include <algorithm>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// What an error quotes of a longer log; all of it is in the report.
QString lastLines(const QString &log)
{
    constexpr qsizetype quoted = 12;
    const QStringList lines = log.trimmed().split(u'\n');
    return lines.last(std::min(quoted, lines.size())).join(u'\n');
}

/// What mends it: of a failure that CRIU's catalogue knows, also what Thaw can change itself.
QList<Fix> fixesFor(const RestoreTest &test)
{
    const auto known = std::ranges::find(knownFailures(), test.cause, &KnownFailure::id);
    if (!test.cause.isEmpty() && known != knownFailures().end())
        return fixesOf(inWords(*known));
    return test.remedy.isEmpty() ? QList<Fix>() : QList<Fix>{{test.cause, test.remedy, {}}};
}

} // namespace

Task<> TestStage::run(Run &run)
{
    if (!run.recipe->test)
        co_return {};
    RestoreTestOptions options;
    options.recipe = run.recipe;
    options.trusted = true; // this run has made it
    if (run.recipe->by == CheckpointBy::Application && run.recipe->probe.kind != Check::Kind::None)
        options.probe = run.recipe->probe;
    auto tested = co_await testRestore(run.engine, run.report().imageId, options, run.stop());
    if (!tested)
        co_return failure(tested);
    RestoreTest &test = run.report().test;
    test = *tested;
    run.keepFile(run.store().restoreLogPath(run.report().project, run.report().number), test.criuLog.toUtf8());
    if (!test.criuLog.isEmpty())
        Q_EMIT run.criuLogReceived(Core::tr("Restore test"), test.criuLog);
    run.setNote(id(), verdictText(test.verdict));
    if (test.verdict == Verdict::Restored)
        co_return {};
    co_return failure(ErrorKind::Restore,
                      Core::tr("The image does not come up warm: %1. It was not kept").arg(verdictText(test.verdict).toLower()),
                      test.reason + (test.proof.isEmpty() ? QString() : u'\n' + test.proof)
                          + (test.log.isEmpty() ? QString() : u'\n' + Core::tr("The container's last lines:") + u'\n' + lastLines(test.log)),
                      fixesFor(test));
}

} // namespace Thaw
