// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/restoretest.h"

#include "core/init/protocol.h"
#include "core/pipeline/containerfile.h"
#include "core/pipeline/labels.h"
#include "core/restore/nativerestore.h"
#include "core/restore/testrun.h"
#include "core/restore/trust.h"
#include "core/words.h"

#include <QUuid>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype keptLog = 64 * 1024; ///< bytes of a container's output that a report holds
/// A container's CRIU log is read at the end; what is longer than this is not fetched at all.
constexpr qint64 longestLog = 8 << 20;

Identity identityOf(const QString &marker)
{
    return marker == "ok"_L1 ? Identity::Same : marker == "missing"_L1 ? Identity::Other : Identity::Unknown;
}

std::optional<ReadyPattern> patternOf(const Labels &labels)
{
    const QString text = labels.value(Label::ReadyPattern), syntax = labels.value(Label::ReadySyntax);
    if (text.isEmpty())
        return std::nullopt;
    auto pattern = ReadyPattern::compile(text, syntax == "text"_L1    ? ReadyPattern::Syntax::Text
                                               : syntax == "regex"_L1 ? ReadyPattern::Syntax::Regex
                                                                      : ReadyPattern::Syntax::Basic);
    return pattern ? std::optional(*pattern) : std::nullopt;
}

Task<> readCriuLog(std::shared_ptr<TestRun> test)
{
    if (test->contract.log.isEmpty())
        co_return {};
    const auto stat = co_await test->engine->statPath(test->container, test->contract.log);
    if (!stat || stat->size > longestLog)
        co_return {};
    const auto log = co_await readContainerFile(test->engine, test->container, test->contract.log);
    if (!log)
        co_return {};
    test->evidence.criuLog = QString::fromUtf8(*log);
    test->result.criuLog = QString::fromUtf8(log->last(std::min(log->size(), keptLog)));
    co_return {};
}

/// What the container leaves: its exit code and CRIU's log.
Task<> collect(std::shared_ptr<TestRun> test)
{
    if (test->container.isEmpty())
        co_return {};
    const auto details = co_await test->engine->inspectContainer(test->container);
    if (!details)
        co_return failure(details);
    test->evidence.ended = !details->running;
    test->evidence.exitCode = details->exitCode;
    test->evidence.outOfMemory = details->oomKilled;
    if (test->options.keep) {
        test->result.container = details->name;
        test->result.ports = details->hostPorts;
    }
    co_return co_await readCriuLog(test);
}

Task<> play(std::shared_ptr<TestRun> test, std::stop_token stop)
{
    if (test->contract.way != RestoreWay::Thaw) {
        const auto whole = co_await prepareOther(test, stop);
        if (!whole)
            co_return failure(whole);
        if (!*whole)
            co_return {};
    }
    if (const auto started = co_await startTest(test, stop); !started)
        co_return failure(started);
    if (!test->evidence.started)
        co_return {};
    const Result<> observed = test->contract.way == RestoreWay::Thaw ? co_await observeThaw(test, stop)
                                                                     : co_await observeOther(test, stop);
    if (!observed)
        co_return failure(observed);
    co_return co_await collect(test);
}

} // namespace

std::chrono::milliseconds TestRun::left() const
{
    const int seconds = options.timeoutSeconds > 0 ? options.timeoutSeconds : spec.timeoutSeconds;
    return std::max(std::chrono::milliseconds(1), std::chrono::milliseconds(seconds * 1000 - clock.elapsed()));
}

void TestRun::take(Channel channel, const QByteArray &bytes)
{
    lines.feed(channel, bytes, [this](const LineAssembler::View &line) {
        const QByteArray text = line.text.toByteArray().trimmed();
        if (const auto old = oldLines.find(text); old != oldLines.end() && *old > 0) {
            --*old;
            return;
        }
        const auto matches = [&](const QRegularExpression &pattern) {
            return !pattern.pattern().isEmpty() && pattern.match(QString::fromUtf8(text)).hasMatch();
        };
        evidence.readyLineAgain = evidence.readyLineAgain || (ready && ready->match(line.text)) || matches(readyLine);
        evidence.restoredLine = evidence.restoredLine || matches(restoredLine);
        evidence.coldLine = evidence.coldLine || matches(coldLine);
    });
    log.append(bytes);
    if (log.size() > keptLog)
        log.remove(0, log.size() - keptLog);
}

ContainerSpec TestRun::containerSpec() const
{
    ContainerSpec wanted = restoreContainer(image, contract, options.conditions, engine->info().kind, toolbox);
    wanted.name = name();
    if (contract.way == RestoreWay::Thaw)
        wanted.environment.append(u"THAW_EVENTS="_s + QString::fromLatin1(nonce));
    wanted.labels = {{Label::Kind, Label::KindTest}, {Label::Run, QString::fromLatin1(nonce)}};
    if (options.recipe) {
        wanted.network = options.recipe->network;
        wanted.mounts = options.recipe->volumes;
    }
    // Free host ports, so that a test never collides with what runs.
    if (options.keep) {
        for (PortMapping port : spec.ports) {
            port.hostPort = 0;
            wanted.ports.append(port);
        }
    }
    if (contract.way != RestoreWay::Thaw) {
        for (PortMapping port : spec.ports) {
            const QString exposed = u"%1/%2"_s.arg(port.containerPort).arg(port.protocol);
            if (options.keep || image.exposedPorts.contains(exposed))
                continue;
            port.hostPort = 0;
            port.hostAddress = u"127.0.0.1"_s;
            wanted.ports.append(port);
        }
        for (const QString &port : image.exposedPorts) {
            wanted.ports.append({.containerPort = port.section(u'/', 0, 0).toInt(),
                                 .protocol = port.section(u'/', 1, 1), .hostPort = 0, .hostAddress = u"127.0.0.1"_s});
        }
    }
    return wanted;
}

Task<> startTest(std::shared_ptr<TestRun> test, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    test->underway = std::make_unique<Underway>(QString::fromLatin1(test->nonce), test->engine->endpoint().argument());
    test->clock.start();
    const auto container = co_await test->engine->createContainer(test->containerSpec());
    if (!container) {
        test->underway->leaveAfter(container.error());
        co_return failure(container);
    }
    test->container = *container;
    test->session = std::make_unique<Session>(test->engine, test->container, test->nonce, test->spec.tty);
    QObject::connect(test->session.get(), &Session::outputReceived, test->session.get(),
                     [raw = test.get()](Channel channel, const QByteArray &bytes) { raw->take(channel, bytes); });
    if (const auto armed = co_await test->session->open(false, stop); !armed)
        co_return failure(armed);
    const auto started = co_await test->engine->startContainer(test->container, stop);
    test->result.engineMs = test->elapsedMs();
    if (!started && (started.error().kind == ErrorKind::EngineFailure || started.error().kind == ErrorKind::Invalid)) {
        // Not even the first program ran: a verdict, as it is about this image under these conditions.
        test->evidence.reason = started.error().message + u": "_s + started.error().detail;
        co_return {};
    }
    if (!started)
        co_return failure(started);
    test->evidence.started = true;
    co_return {};
}

Task<> observeThaw(std::shared_ptr<TestRun> test, std::stop_token stop)
{
    RestoreEvidence &evidence = test->evidence;
    const auto restored =
        co_await test->session->nextEvent({u"restored"_s, u"restore-failed"_s}, test->left(), stop);
    if (restored && restored->name == "restored"_L1) {
        evidence.restoredEvent = true;
        evidence.identity = identityOf(restored->values.value(u"marker"_s));
        test->result.restoreMs = test->elapsedMs();
        test->result.criuMs = restored->values.value(u"criu-us"_s).toDouble() / 1000;
    } else if (restored) {
        evidence.reason = restored->values.value(u"reason"_s);
        // The container ends by itself now; its exit code is evidence.
        const auto end = co_await test->session->nextEvent({}, std::min<std::chrono::milliseconds>(test->left(), 5s), stop);
        if (!end && end.error().kind == ErrorKind::Cancelled)
            co_return failure(end);
    } else if (restored.error().kind == ErrorKind::TimedOut) {
        evidence.timedOut = true;
    } else if (restored.error().kind != ErrorKind::AppEnded) {
        co_return failure(restored);
    }
    if (!evidence.restoredEvent)
        co_return {};

    evidence.probed = test->spec.hasProbe;
    const auto limit = evidence.probed ? test->left() : settling;
    const auto next = co_await test->session->nextEvent({u"answered"_s, u"ended"_s}, limit, stop);
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

Task<RestoreTest> testRestore(std::shared_ptr<Docker> engine, QString image, RestoreTestOptions options,
                              std::stop_token stop)
{
    auto test = std::make_shared<TestRun>();
    test->engine = engine;
    test->options = options;
    test->nonce = QUuid::createUuid().toByteArray(QUuid::Id128);
    const auto details = co_await engine->inspectImage(image, stop);
    if (!details)
        co_return failure(details);
    const auto contract = contractOf(*details);
    if (!contract) {
        const auto annotations = co_await engine->imageAnnotations(image, stop);
        if (annotations && isNativeCheckpoint(*annotations))
            co_return co_await testNative(engine, {.image = image}, options, stop);
    }
    if (!contract) {
        co_return failure(ErrorKind::Invalid, Core::tr("%1 is not a checkpoint image: neither Thaw's nor one whose entrypoint restores").arg(image), {},
                          {{.id = u"images"_s, .title = Core::tr("Show Checkpoint Images"), .command = u"thaw images"_s}});
    }
    if (!options.trusted && !isTrusted(details->id))
        co_return std::unexpected(untrusted(image, u"thaw test --trust "_s + image));
    test->image = *details;
    test->contract = *contract;
    test->evidence.way = contract->way;
    test->spec = restoreSpec(*details);
    test->ready = patternOf(details->labels);
    const auto toolbox = loadToolbox();
    if (!toolbox)
        co_return failure(toolbox);
    test->toolbox = *toolbox;

    const Result<> outcome = co_await play(test, stop);
    test->session.reset();
    if (!test->container.isEmpty() && !(options.keep && outcome)) {
        const auto removed = co_await engine->removeContainer(test->container);
        if (!removed)
            test->underway->leave();
        if (outcome && !removed)
            co_return failure(removed);
    }
    if (!outcome)
        co_return failure(outcome);
    test->evidence.preset = test->contract.preset;
    test->evidence.output = QString::fromUtf8(test->log);
    const RestoreTest verdict = judge(test->evidence);
    test->result.verdict = verdict.verdict;
    test->result.reason = verdict.reason;
    test->result.cause = verdict.cause;
    test->result.proof = verdict.proof;
    test->result.remedy = verdict.remedy;
    test->result.log = QString::fromUtf8(test->log);
    co_return test->result;
}

} // namespace Thaw
