// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/nativerestore.h"

#include "core/engine/streamdemux.h"
#include "core/report/underway.h"
#include "core/restore/outsidecheck.h"
#include "core/restore/trust.h"
#include "core/trigger.h"
#include "core/words.h"

#include <QElapsedTimer>
#include <QUuid>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto betweenAnswers = 20ms;
constexpr int usualTimeout = 60; ///< seconds

/// One restore under way; owns what its coroutines need.
struct NativeTest
{
    std::shared_ptr<Docker> engine;
    RestoreTestOptions options;
    QString container{};
    QElapsedTimer clock{};
    RestoreEvidence evidence{};
    RestoreTest result{};

    double elapsedMs() const { return double(clock.nsecsElapsed()) / 1e6; }
    std::chrono::milliseconds left() const
    {
        const int seconds = options.timeoutSeconds > 0 ? options.timeoutSeconds : usualTimeout;
        return std::max(1ms, std::chrono::milliseconds(seconds * 1000 - clock.elapsed()));
    }
};

Task<> waitALittle(std::chrono::milliseconds time, std::stop_token stop)
{
    Trigger never;
    if (co_await never.wait(time, stop) == Trigger::Outcome::Stopped)
        co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    co_return {};
}

Task<> observe(std::shared_ptr<NativeTest> test, std::stop_token stop)
{
    RestoreEvidence &seen = test->evidence;
    const Check check = test->options.probe.value_or(Check{.kind = Check::Kind::None, .path = {}, .command = {}});
    if (const auto possible = checkFromHere(check, test->engine->endpoint()); !possible)
        co_return failure(possible);
    seen.probed = check.kind != Check::Kind::None;
    while (!seen.answered && !seen.ended) {
        const auto details = co_await test->engine->inspectContainer(test->container, stop);
        if (!details)
            co_return failure(details);
        seen.ended = !details->running;
        seen.exitCode = details->exitCode;
        if (seen.ended || (!seen.probed && test->clock.elapsed() > test->result.restoreMs + settling.count()))
            break;
        if (seen.probed) {
            const auto answered = co_await answersOutside(test->engine, test->container, check, details->ipAddress, check.port,
                                                          std::min<std::chrono::milliseconds>(test->left(), 2s), stop);
            seen.answered = answered && *answered;
            if (seen.answered)
                test->result.answerMs = test->elapsedMs();
        }
        if (seen.probed && !seen.answered && test->left() <= 1ms) {
            seen.timedOut = true;
            break;
        }
        if (const auto waited = co_await waitALittle(betweenAnswers, stop); !waited)
            co_return failure(waited);
    }
    co_return {};
}

Task<> restore(std::shared_ptr<NativeTest> test, NativeCheckpoint checkpoint, std::stop_token stop)
{
    const QString name = markedName(u"test"_s, QUuid::createUuid().toString(QUuid::Id128));
    test->container = name;
    test->clock.start();
    // Not cut off by a stop: a container would come up that nobody knows.
    const auto restored = checkpoint.archive.isEmpty() ? co_await test->engine->restoreImage(checkpoint.image, name)
                                                       : co_await test->engine->restoreArchive(checkpoint.archive, name);
    if (!restored && (restored.error().kind == ErrorKind::EngineFailure || restored.error().kind == ErrorKind::Conflict)) {
        test->evidence.reason = restored.error().detail.isEmpty() ? restored.error().message : restored.error().detail;
        co_return {};
    }
    if (!restored)
        co_return failure(restored);
    test->evidence.started = test->evidence.restoredEvent = true;
    test->result.restoreMs = test->elapsedMs();
    test->result.criuMs = restored->criuMs;
    co_return co_await observe(test, stop);
}

} // namespace

bool isNativeCheckpoint(const Labels &annotations)
{
    return annotations.contains(u"io.podman.annotations.checkpoint.name"_s);
}

Task<RestoreTest> testNative(std::shared_ptr<Docker> engine, NativeCheckpoint checkpoint, RestoreTestOptions options,
                             std::stop_token stop)
{
    const auto test = std::make_shared<NativeTest>(NativeTest{.engine = engine, .options = options});
    test->evidence.way = RestoreWay::Podman;
    if (!options.trusted) {
        const QString what = checkpoint.archive.isEmpty() ? checkpoint.image : checkpoint.archive;
        const auto image = checkpoint.image.isEmpty() ? Result<ImageDetails>{} : co_await engine->inspectImage(checkpoint.image, stop);
        if (!image)
            co_return failure(image);
        if (image->id.isEmpty() || !isTrusted(image->id))
            co_return std::unexpected(untrusted(what, u"thaw test --trust "_s + what));
    }
    const Result<> outcome = co_await restore(test, checkpoint, stop);
    const bool kept = options.keep && outcome && test->evidence.restoredEvent;
    if (!kept) {
        if (const auto removed = co_await engine->removeContainer(test->container); outcome && !removed)
            co_return failure(removed);
    }
    if (!outcome)
        co_return failure(outcome);
    const RestoreTest verdict = judge(test->evidence);
    RestoreTest &result = test->result;
    result.verdict = verdict.verdict;
    result.reason = verdict.reason;
    result.cause = verdict.cause;
    result.proof = verdict.proof;
    result.remedy = verdict.remedy;
    result.container = kept ? test->container : QString();
    co_return result;
}

} // namespace Thaw
