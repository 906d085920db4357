// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/execute.h"

namespace Thaw {

using namespace Qt::StringLiterals;

Task<> Stage::undo(Run &)
{
    co_return {};
}

namespace {

Task<> undoFrom(std::shared_ptr<Plan> plan, std::shared_ptr<Run> run, size_t begun)
{
    for (size_t i = begun; i-- > 0;) {
        const Result<> undone = co_await (*plan)[i]->undo(*run);
        if (!undone)
            run->note(u"Could not clean up: %1"_s.arg(undone.error().message));
    }
    co_return {};
}

} // namespace

Task<> execute(std::shared_ptr<Plan> plan, std::shared_ptr<Run> run)
{
    const auto &stages = *plan;
    for (size_t i = 0; i < stages.size(); ++i) {
        const StageId id = stages[i]->id();
        Result<> done = co_await run->pauseIfAsked(id);
        if (done) {
            run->beginStage(id);
            done = co_await stages[i]->run(*run);
        }
        if (done && run->stop().stop_requested())
            done = failure(ErrorKind::Cancelled, u"Stopped"_s);
        run->endStage(id, done ? StageState::Done : StageState::Failed);
        if (!done) {
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
