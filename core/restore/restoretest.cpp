// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/restoretest.h"

#include "core/criu/explain.h"
#include "core/init/protocol.h"
#include "core/log/lineassembler.h"
#include "core/pipeline/containerfile.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/session.h"
#include "core/restore/restorecommand.h"
#include "core/toolbox/toolbox.h"

#include <QUuid>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype keptLog = 64 * 1024; ///< bytes of a container's output that a report holds
/// How long an application without a check has to stay alive after its restore.
constexpr auto settling = 300ms;

/// One restore test under way; owns what its coroutine needs.
struct Test
{
    std::shared_ptr<Docker> engine;
    ImageDetails image;
    RestoreSpec spec;
    RestoreTestOptions options;
    Toolbox toolbox;
    QByteArray nonce = QUuid::createUuid().toByteArray(QUuid::Id128);
    std::optional<ReadyPattern> pattern;
    LineAssembler lines;
    QByteArray log;
    QString container;
    std::unique_ptr<Session> session;
    QElapsedTimer clock;
    RestoreEvidence evidence;
    RestoreTest result;

    double elapsedMs() const { return double(clock.nsecsElapsed()) / 1e6; }
    std::chrono::milliseconds left() const
    {
        const int seconds = options.timeoutSeconds > 0 ? options.timeoutSeconds : spec.timeoutSeconds;
        return std::max(std::chrono::milliseconds(1), std::chrono::milliseconds(seconds * 1000 - clock.elapsed()));
    }
    void take(Channel channel, const QByteArray &bytes);
    ContainerSpec container_() const;
};

void Test::take(Channel channel, const QByteArray &bytes)
{
    lines.feed(channel, bytes, [this](const LineAssembler::View &line) {
        if (pattern && pattern->match(line.text))
            evidence.readyLineAgain = true;
    });
    log.append(bytes);
    if (log.size() > keptLog)
        log.remove(0, log.size() - keptLog);
}

ContainerSpec Test::container_() const
{
    ContainerSpec wanted;
    wanted.name = u"thaw-test-"_s + QString::fromLatin1(nonce.first(12));
    wanted.image = image.id;
    wanted.environment = {u"THAW_EVENTS="_s + QString::fromLatin1(nonce)};
    wanted.labels = {{Label::Kind, Label::KindTest}, {Label::Run, QString::fromLatin1(nonce)}};
    const CapabilityOptions capabilities = capabilityOptions(spec.capabilities, engine->info().kind);
    wanted.capDrop = capabilities.drop;
    wanted.capAdd = capabilities.add;
    if (engine->info().kind == EngineKind::Docker)
        wanted.seccompProfile = toolbox.restoreProfile;
    wanted.tty = spec.tty;
    wanted.tmpfs = spec.tmpfs;
    if (options.recipe) {
        wanted.network = options.recipe->network;
        wanted.mounts = options.recipe->volumes;
    }
    if (options.keep) {
        // Free host ports, so that a test never collides with what runs.
        for (PortMapping port : spec.ports) {
            port.hostPort = 0;
            wanted.ports.append(port);
        }
    }
    return wanted;
}

Task<> start(std::shared_ptr<Test> test, std::stop_token stop)
{
    test->clock.start();
    const auto container = co_await test->engine->createContainer(test->container_());
    if (!container)
        co_return failure(container);
    test->container = *container;
    test->session = std::make_unique<Session>(test->engine, test->container, test->nonce, test->spec.tty);
    QObject::connect(test->session.get(), &Session::outputReceived, test->session.get(),
                     [raw = test.get()](Channel channel, const QByteArray &bytes) { raw->take(channel, bytes); });
    if (const auto armed = co_await test->session->open(false, stop); !armed)
        co_return failure(armed);
    const auto started = co_await test->engine->startContainer(test->container, stop);
    test->result.engineMs = test->elapsedMs();
    if (!started)
        co_return failure(started);
    test->evidence.started = true;
    co_return {};
}

/// Waits for what thaw-init and the application do, until the evidence is complete.
Task<> observe(std::shared_ptr<Test> test, std::stop_token stop)
{
    RestoreEvidence &evidence = test->evidence;
    const auto restored =
        co_await test->session->event({u"restored"_s, u"restore-failed"_s}, test->left(), stop);
    if (restored && restored->name == "restored"_L1) {
        evidence.restoredEvent = true;
        evidence.markerFound = restored->values.value(u"marker"_s) == "ok"_L1;
        test->result.restoreMs = test->elapsedMs();
    } else if (restored) {
        evidence.reason = restored->values.value(u"reason"_s);
    } else if (restored.error().kind == ErrorKind::TimedOut) {
        evidence.timedOut = true;
    } else if (restored.error().kind != ErrorKind::AppEnded) {
        co_return failure(restored);
    }
    if (!evidence.restoredEvent)
        co_return {};

    evidence.probed = test->spec.hasProbe;
    const auto limit = evidence.probed ? test->left() : std::chrono::milliseconds(settling);
    const auto next = co_await test->session->event({u"answered"_s, u"ended"_s}, limit, stop);
    if (next && next->name == "answered"_L1) {
        evidence.answered = true;
        test->result.answerMs = test->elapsedMs();
    } else if (!next && next.error().kind == ErrorKind::TimedOut) {
        evidence.timedOut = evidence.probed;
    } else if (!next && next.error().kind != ErrorKind::AppEnded) {
        co_return failure(next);
    }
    co_return {};
}

/// What the container leaves: its exit code and CRIU's log.
Task<> collect(std::shared_ptr<Test> test)
{
    const auto details = co_await test->engine->inspectContainer(test->container);
    if (!details)
        co_return failure(details);
    test->evidence.ended = !details->running;
    test->evidence.exitCode = details->exitCode;
    if (const auto log = co_await readContainerFile(test->engine, test->container, QString::fromLatin1(THAW_RESTORE_LOG)))
        test->result.criuLog = QString::fromUtf8(log->last(std::min(log->size(), keptLog)));
    co_return {};
}

} // namespace

RestoreTest judge(const RestoreEvidence &seen)
{
    RestoreTest test;
    const auto decide = [&](Verdict verdict, const QString &reason) {
        test.verdict = verdict;
        test.reason = reason;
        return test;
    };
    if (seen.readyLineAgain && !(seen.restoredEvent && seen.markerFound))
        return decide(Verdict::StartedCold, u"The application started afresh: its ready line came again"_s);
    if (!seen.restoredEvent) {
        if (seen.exitCode == THAW_EXIT_RESTORE_HUNG)
            return decide(Verdict::Hung, seen.reason.isEmpty() ? u"CRIU did not finish the restore within its time limit"_s : seen.reason);
        if (seen.ended) {
            return decide(Verdict::Failed, seen.reason.isEmpty()
                                               ? u"The container ended with exit code %1 before it was restored"_s.arg(seen.exitCode)
                                               : seen.reason);
        }
        if (!seen.reason.isEmpty())
            return decide(Verdict::Failed, seen.reason);
        return decide(Verdict::Hung, u"Neither restored nor failed within the time limit"_s);
    }
    if (!seen.markerFound)
        return decide(Verdict::StartedCold, u"The process is not the one that was checkpointed"_s);
    if (seen.ended && !seen.answered)
        return decide(Verdict::Failed, u"Restored, but the application ended with exit code %1"_s.arg(seen.exitCode));
    if (seen.probed && !seen.answered)
        return decide(Verdict::Hung, u"Restored, but the application did not answer its check within the time limit"_s);
    return decide(Verdict::Restored, seen.answered ? u"CRIU restored the checkpointed processes and the application answers"_s
                                                   : u"CRIU restored the checkpointed processes and they run"_s);
}

Task<RestoreTest> testRestore(std::shared_ptr<Docker> engine, QString image, RestoreTestOptions options,
                              std::stop_token stop)
{
    auto test = std::make_shared<Test>();
    test->engine = engine;
    test->options = options;
    const auto details = co_await engine->inspectImage(image, stop);
    if (!details)
        co_return failure(details);
    if (details->labels.value(Label::Kind) != Label::KindCheckpoint) {
        co_return failure(ErrorKind::Invalid, u"%1 is not a checkpoint image made by Thaw"_s.arg(image), {},
                          {{.id = u"images"_s, .title = u"Show Checkpoint Images"_s, .command = u"thaw images"_s}});
    }
    test->image = *details;
    test->spec = restoreSpec(*details);
    if (const QString text = details->labels.value(Label::ReadyPattern); !text.isEmpty()) {
        const auto syntax = details->labels.value(Label::ReadySyntax);
        auto pattern = ReadyPattern::compile(text, syntax == "text"_L1 ? ReadyPattern::Syntax::Text
                                                 : syntax == "regex"_L1 ? ReadyPattern::Syntax::Regex
                                                                        : ReadyPattern::Syntax::Basic);
        if (pattern)
            test->pattern = *pattern;
    }
    const auto toolbox = loadToolbox();
    if (!toolbox)
        co_return failure(toolbox);
    test->toolbox = *toolbox;

    Result<> outcome = co_await start(test, stop);
    if (outcome)
        outcome = co_await observe(test, stop);
    if (outcome)
        outcome = co_await collect(test);
    test->session.reset();
    if (!test->container.isEmpty() && !(options.keep && outcome)) {
        const auto removed = co_await engine->removeContainer(test->container);
        if (outcome && !removed)
            outcome = failure(removed);
    }
    if (!outcome)
        co_return failure(outcome);
    const RestoreTest verdict = judge(test->evidence);
    test->result.verdict = verdict.verdict;
    test->result.reason = verdict.reason;
    test->result.log = QString::fromUtf8(test->log);
    co_return test->result;
}

} // namespace Thaw
