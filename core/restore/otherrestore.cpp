// SPDX-License-Identifier: GPL-3.0-or-later
// Images that Thaw did not make: the evidence is looked for from outside.
#include "core/pipeline/labels.h"
#include "core/project/values.h"
#include "core/restore/outsidecheck.h"
#include "core/restore/preflight.h"
#include "core/restore/testrun.h"

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto betweenLooks = 20ms;
constexpr auto betweenLogLooks = 500ms;
/// No good restore writes as much; one that has lost its way writes that much in a second.
constexpr qint64 endlessLog = 32 << 20;
/// How long an image without any check is watched before the process is looked for.
constexpr auto settlingUnseen = 1s;
/// A container that repeats a file may look at it only once a second: its lines come later than its answers.
constexpr auto lateLines = 3s;
/// The comm of a task holds 15 bytes (TASK_COMM_LEN).
constexpr qsizetype nameBytes = 15;

Check checkOf(const TestRun &test)
{
    if (test.options.probe)
        return *test.options.probe;
    if (const auto said = parseProbe(test.image.labels.value(Label::Probe)))
        return *said;
    const QString port = test.image.exposedPorts.value(0).section(u'/', 0, 0);
    return port.isEmpty() ? Check{} : Check{.kind = Check::Kind::Port, .port = port.toInt(), .path = {}, .command = {}};
}

/// The process with the checkpoint's id, seen from inside: its name, and the HOSTNAME in its environment. Engines
/// give every container another, and what CRIU restores has kept the old one.
Task<Identity> identify(std::shared_ptr<TestRun> test, std::stop_token stop)
{
    if (test->pid == 0)
        co_return Identity::Unknown;
    const QString proc = u"/proc/%1/"_s.arg(test->pid);
    ExecSpec spec;
    spec.command = {u"cat"_s, proc + u"comm"_s, proc + u"environ"_s};
    spec.user = u"0"_s;
    auto seen = co_await test->engine->exec(test->container, spec, stop);
    // Another user's environment is hidden even from root without SYS_PTRACE; the process' own user sees it.
    if (seen && seen->exitCode == 1 && seen->output.contains('\n') && !test->image.user.isEmpty()) {
        spec.user.clear();
        seen = co_await test->engine->exec(test->container, spec, stop);
    }
    if (!seen && seen.error().kind == ErrorKind::Cancelled)
        co_return failure(seen);
    if (!seen || seen->exitCode > 1)
        co_return Identity::Unknown; // no cat in the image
    const qsizetype line = seen->output.indexOf('\n');
    if (line < 0)
        co_return Identity::Missing;
    if (seen->output.left(line).left(nameBytes) != test->processName.toUtf8().left(nameBytes))
        co_return Identity::Other;
    for (const QByteArray &variable : seen->output.mid(line + 1).split('\0')) {
        if (variable.startsWith("HOSTNAME=") && variable.size() > 9)
            co_return test->container.toUtf8().startsWith(variable.mid(9)) ? Identity::Other : Identity::Same;
    }
    co_return test->evidence.restoredLine ? Identity::Same : Identity::Unknown;
}

Task<bool> logIsEndless(std::shared_ptr<TestRun> test, std::stop_token stop)
{
    if (test->contract.log.isEmpty())
        co_return false;
    const auto stat = co_await test->engine->statPath(test->container, test->contract.log, stop);
    co_return stat && stat->size > endlessLog;
}

/// Waits for the line that says which it was, where the image has one.
Task<> awaitItsWord(std::shared_ptr<TestRun> test, std::stop_token stop)
{
    const RestoreEvidence &evidence = test->evidence;
    if (test->contract.restoredPattern.isEmpty())
        co_return {};
    QElapsedTimer clock;
    clock.start();
    while (!evidence.restoredLine && !evidence.coldLine && !test->session->hasEnded() && std::chrono::milliseconds(clock.elapsed()) < lateLines) {
        const auto outcome = co_await test->session->nextEvent({}, betweenLooks, stop);
        if (!outcome && outcome.error().kind == ErrorKind::Cancelled)
            co_return failure(outcome);
    }
    co_return {};
}

bool isDecided(const RestoreEvidence &evidence)
{
    return evidence.ended || evidence.coldLine || evidence.answered || evidence.endlessLog;
}

} // namespace

Task<bool> prepareOther(std::shared_ptr<TestRun> test, std::stop_token stop)
{
    if (const auto possible = checkFromHere(checkOf(*test), test->engine->endpoint()); !possible)
        co_return failure(possible);
    test->readyLine = QRegularExpression(test->options.readyPattern);
    test->restoredLine = QRegularExpression(test->contract.restoredPattern);
    test->coldLine = QRegularExpression(test->contract.coldPattern);
    const auto look = co_await lookAtCheckpoint(test->engine, test->image, test->contract, stop);
    if (!look)
        co_return failure(look);
    for (const CriuProcess &process : look->checkpoint.processes) {
        if (process.parent == 0 || test->pid == 0) {
            test->pid = process.pid;
            test->processName = process.name;
            if (process.parent == 0)
                break;
        }
    }
    for (const QByteArray &line : look->console.split('\n'))
        ++test->oldLines[line.trimmed()];
    if (look->checkpoint.problems.isEmpty())
        co_return true;
    test->evidence.reason = u"the checkpoint's file "_s + look->checkpoint.problems.first();
    co_return false;
}

Task<> observeOther(std::shared_ptr<TestRun> test, std::stop_token stop)
{
    RestoreEvidence &evidence = test->evidence;
    const Check check = checkOf(*test);
    evidence.probed = check.kind != Check::Kind::None;
    OutsideAddress address;
    std::chrono::milliseconds nextLogLook = betweenLogLooks;
    while (!isDecided(evidence) && test->left() > 1ms) {
        const auto outcome = co_await test->session->nextEvent({}, betweenLooks, stop);
        if (!outcome && outcome.error().kind == ErrorKind::Cancelled)
            co_return failure(outcome);
        evidence.ended = test->session->hasEnded();
        const std::chrono::milliseconds elapsed(test->clock.elapsed());
        if (evidence.ended || (!evidence.probed && elapsed > settlingUnseen))
            break;
        if (evidence.probed && check.port > 0 && address.port == 0) {
            const auto found = co_await outsideAddress(test->engine, test->container, check.port, stop);
            if (!found)
                co_return failure(found);
            address = *found;
        }
        if (evidence.probed) {
            const auto answered = co_await answersOutside(test->engine, test->container, check, address.host,
                                                          address.port, std::min<std::chrono::milliseconds>(test->left(), 2s), stop);
            if (answered && *answered && !evidence.answered) {
                evidence.answered = true;
                test->result.answerMs = test->elapsedMs();
            }
        }
        if (elapsed > nextLogLook) {
            nextLogLook = elapsed + betweenLogLooks;
            const auto endless = co_await logIsEndless(test, stop);
            evidence.endlessLog = endless && *endless;
        }
    }
    evidence.timedOut = !isDecided(evidence) && evidence.probed;
    if (evidence.endlessLog || evidence.ended)
        co_return {};
    auto identity = co_await identify(test, stop);
    if (identity && *identity == Identity::Unknown && !evidence.coldLine) {
        if (const auto waited = co_await awaitItsWord(test, stop); !waited)
            co_return failure(waited);
    }
    if (!identity)
        co_return failure(identity);
    evidence.identity = *identity;
    co_return {};
}

} // namespace Thaw
