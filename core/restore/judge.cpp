// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/explain.h"
#include "core/init/protocol.h"
#include "core/project/presets.h"
#include "core/restore/restoretest.h"
#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

RestoreTest verdict(Verdict kind, const QString &reason)
{
    RestoreTest test;
    test.verdict = kind;
    test.reason = reason;
    return test;
}

QString endedWith(int exitCode)
{
    return Core::tr("The container ended with exit code %1 before it was restored").arg(exitCode);
}

/// What is left to ask once it is certain that the checkpointed processes are back.
RestoreTest judgeRestored(const RestoreEvidence &seen)
{
    if (seen.ended && !seen.answered)
        return verdict(Verdict::Failed, Core::tr("Restored, but the application ended with exit code %1").arg(seen.exitCode));
    if (seen.probed && !seen.answered)
        return verdict(Verdict::Hung, Core::tr("Restored, but the application did not answer its check within the time limit"));
    return verdict(Verdict::Restored, seen.answered ? Core::tr("CRIU restored the checkpointed processes and the application answers")
                                                    : Core::tr("CRIU restored the checkpointed processes and they run"));
}

RestoreTest judgeThaw(const RestoreEvidence &seen)
{
    if (seen.restoredEvent && seen.identity == Identity::Other)
        return verdict(Verdict::StartedCold, Core::tr("The process is not the one that was checkpointed"));
    if (seen.restoredEvent)
        return judgeRestored(seen);
    if (seen.readyLineAgain)
        return verdict(Verdict::StartedCold, Core::tr("The application started afresh: its ready line came again"));
    if (seen.exitCode == THAW_EXIT_RESTORE_HUNG && seen.ended)
        return verdict(Verdict::Hung, seen.reason.isEmpty() ? Core::tr("CRIU did not finish the restore within its time limit") : seen.reason);
    if (!seen.reason.isEmpty())
        return verdict(Verdict::Failed, seen.reason);
    if (seen.ended)
        return verdict(Verdict::Failed, endedWith(seen.exitCode));
    return verdict(Verdict::Hung, Core::tr("Neither restored nor failed within the time limit"));
}

/// An image whose own entrypoint restores: many start cold without a word when CRIU fails, so that it answers
/// proves nothing.
RestoreTest judgeOther(const RestoreEvidence &seen)
{
    if (seen.endlessLog)
        return verdict(Verdict::Hung, Core::tr("CRIU wrote its log without an end and was stopped"));
    if (seen.coldLine)
        return verdict(Verdict::StartedCold, Core::tr("The image says itself that it fell back to a cold start"));
    if (seen.identity == Identity::Other)
        return verdict(Verdict::StartedCold, Core::tr("The process is not the one that was checkpointed"));
    if (seen.identity == Identity::Same)
        return judgeRestored(seen);
    if (seen.restoredLine && !seen.readyLineAgain)
        return judgeRestored(seen);
    if (!seen.reason.isEmpty())
        return verdict(Verdict::Failed, seen.reason);
    if (seen.ended)
        return verdict(Verdict::Failed, endedWith(seen.exitCode));
    if (seen.answered || seen.readyLineAgain) {
        return verdict(Verdict::StartedCold, seen.readyLineAgain
                                                 ? Core::tr("The application started afresh: its ready line came again")
                                                 : Core::tr("It answers, but nothing shows that it was restored"));
    }
    if (seen.timedOut)
        return verdict(Verdict::Hung, Core::tr("Neither restored nor failed within the time limit"));
    return verdict(Verdict::Failed, Core::tr("Nothing shows that it was restored"));
}

/// Names the cause by the catalogue: thaw-init's sentence first, then CRIU's log.
void nameCause(const RestoreEvidence &seen, RestoreTest &test)
{
    // An engine that is still clearing a container away may not give its files; the init repeats CRIU's errors.
    const QString log = seen.criuLog.isEmpty() ? seen.output : seen.criuLog;
    auto known = explainFailure(u"restore"_s, seen.reason, log);
    if (!known && seen.outOfMemory)
        known = explain(u"restore"_s, u"killed by signal 9"_s);
    const auto preset = known ? std::nullopt : presetNamed(seen.preset);
    if (const auto own = preset ? failureOf(*preset, u"restore"_s, seen.ended ? seen.exitCode : -1, seen.output) : std::nullopt) {
        test.remedy = own->failure.remedy;
        test.proof = own->line;
        test.reason += u": "_s + own->failure.title;
        return;
    }
    if (!known) {
        test.proof = lastErrors(log);
        return;
    }
    test.cause = known->failure.id;
    test.remedy = known->failure.remedy;
    test.proof = known->line;
    // A verdict about a running application keeps its own words: the cause comes beside them.
    test.reason = test.verdict == Verdict::StartedCold ? test.reason + u": "_s + known->failure.title : known->failure.title;
}

} // namespace

RestoreTest judge(const RestoreEvidence &evidence)
{
    RestoreTest test = evidence.way == RestoreWay::Thaw || evidence.way == RestoreWay::Podman ? judgeThaw(evidence) : judgeOther(evidence);
    if (test.verdict != Verdict::Restored)
        nameCause(evidence, test);
    return test;
}

} // namespace Thaw
