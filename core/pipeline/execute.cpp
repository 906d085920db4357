// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/execute.h"

#include "core/words.h"

#include <QTimer>

#include <utility>

namespace Thaw {

using namespace Qt::StringLiterals;

Task<> Stage::undo(Run &)
{
    co_return {};
}

namespace {

bool isEngineGone(ErrorKind kind)
{
    return kind == ErrorKind::EngineLost || kind == ErrorKind::EngineUnreachable;
}

/// A dead engine looks like an application that ended, a checkpoint that failed …: whatever waited for its streams.
QCoro::Task<Error> realCause(std::shared_ptr<Run> run, StageId stage, Error error)
{
    const bool hung = run->engineHung().stop_requested(); // which is what cut the call off
    const bool stopped = (error.kind == ErrorKind::Cancelled && !hung) || run->stop().stop_requested();
    if (!run->engine || stopped || error.kind == ErrorKind::Project)
        co_return error;
    auto answer = co_await run->engine->ping();
    // The way to an engine elsewhere may have broken while all is well over there.
    if (!answer && !run->engine->endpoint().isLocal()) {
        error.detail = (answer.error().message + u'\n' + answer.error().detail).trimmed();
        const auto again = co_await run->engine->connectToEngine();
        answer = again ? Result<>() : failure(again);
    }
    run->engineGone = !answer;
    if (hung && error.kind == ErrorKind::Cancelled) { // not by a person
        error.kind = ErrorKind::TimedOut;
        error.message = Core::tr("No answer has come for half a minute");
    }
    if (answer && !isEngineGone(error.kind))
        co_return error;
    co_return Error{.kind = ErrorKind::EngineLost,
                    .message = Core::tr("%1 stopped answering during “%2”").arg(run->report().engine, stageTitle(stage)),
                    .detail = error.message + (error.detail.isEmpty() ? QString() : u'\n' + error.detail),
                    .fixes = {}};
}

/// Asks the engine now and then whether it is there. One that is killed ends its connections; one that hangs does not.
class Heartbeat : public QObject
{
public:
    explicit Heartbeat(std::shared_ptr<Run> run) : m_run(std::move(run))
    {
        connect(&m_pause, &QTimer::timeout, this, &Heartbeat::ask);
        m_pause.start(pauseMs);
    }

private:
    static constexpr int pauseMs = 10'000, mostSilences = 2;

    void ask()
    {
        if (!m_run->engine || std::exchange(m_asking, true))
            return;
        QCoro::connect(m_run->engine->ping(), this, [this](const Result<> &answer) {
            m_asking = false;
            m_silences = answer ? 0 : m_silences + 1;
            if (m_silences == mostSilences)
                m_run->declareEngineHung();
        });
    }

    std::shared_ptr<Run> m_run;
    QTimer m_pause;
    int m_silences = 0;
    bool m_asking = false;
};

Task<> undoFrom(std::shared_ptr<Plan> plan, std::shared_ptr<Run> run, size_t begun)
{
    if (run->engineGone) {
        if (run->underway)
            run->underway->leave();
        run->note(Core::tr("What the run had made stays on the engine until it answers again"));
        co_return {};
    }
    for (size_t i = begun; i-- > 0;) {
        const Result<> undone = co_await (*plan)[i]->undo(*run);
        if (undone)
            continue;
        if (run->underway)
            run->underway->leave();
        run->note(Core::tr("Could not clean up: %1").arg(undone.error().message));
    }
    co_return {};
}

} // namespace

Task<> execute(std::shared_ptr<Plan> plan, std::shared_ptr<Run> run)
{
    const auto &stages = *plan;
    const Heartbeat heartbeat(run);
    for (size_t i = 0; i < stages.size(); ++i) {
        const StageId id = stages[i]->id();
        Result<> done = co_await run->pauseIfAsked(id);
        if (done) {
            run->beginStage(id);
            done = co_await stages[i]->run(*run);
        }
        if (done && run->stop().stop_requested())
            done = failure(ErrorKind::Cancelled, Core::tr("Stopped"));
        run->endStage(id, done ? StageState::Done : StageState::Failed);
        if (!done) {
            done = std::unexpected(co_await realCause(run, id, done.error()));
            run->fail(done.error());
            co_await undoFrom(plan, run, i + 1);
            co_return failure(done);
        }
        if (run->options().last == id)
            break;
    }
    co_return {};
}

} // namespace Thaw
