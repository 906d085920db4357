// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/coldstart.h"

#include "core/pipeline/execute.h"
#include "core/pipeline/plan.h"
#include "core/pipeline/run.h"

namespace Thaw {

using namespace Qt::StringLiterals;
using Clock = std::chrono::system_clock;

namespace {

double msBetween(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

/// Notes when the run asks its engine to create and start the container.
class Watch : public QObject
{
public:
    explicit Watch(Run *run) : m_run(run)
    {
        connect(run, &Run::stagesChanged, this, &Watch::look);
    }
    Clock::time_point created, startAsked, started;

private:
    void look()
    {
        if (!m_run->engine || m_watching)
            return;
        m_watching = true;
        connect(m_run->engine.get(), &Docker::asked, this, [this](const QString &path, Clock::time_point when) {
            // The last one counts: a base image may have to be prepared first, in a container of its own.
            if (path == "/containers/create"_L1)
                created = when;
            else if (path.endsWith("/start"_L1) && path.startsWith("/containers/"_L1))
                startAsked = when;
        });
        connect(m_run->engine.get(), &Docker::answered, this, [this](const QString &path, Clock::time_point when) {
            if (path.endsWith("/start"_L1) && path.startsWith("/containers/"_L1))
                started = when;
        });
    }

    Run *m_run;
    bool m_watching = false;
};

} // namespace

Task<ColdStart> startCold(QString project, QString endpoint, QString scratch, std::stop_token stop)
{
    MakeOptions options;
    options.project = project;
    options.endpoint = endpoint;
    options.last = StageId::Ready;
    options.test = false;
    options.untilAnswer = true;
    options.store = scratch;
    auto run = std::make_shared<Run>(options);
    auto plan = std::make_shared<Plan>(planFor(options));
    run->stages = stagesOf(*plan);
    const Watch watch(run.get());
    Result<> done;
    {
        const std::stop_callback onStop(stop, [&run] { run->requestStop(); });
        done = co_await execute(plan, run);
    }
    if (!done)
        co_return failure(done);
    ColdStart cold{.engineMs = msBetween(watch.created, watch.started),
                   .readyMs = msBetween(watch.created, watch.startAsked) + double(run->readyAtNs) / 1e6,
                   .answered = run->recipe->probe.kind != Check::Kind::None};
    run->follower.reset();
    run->input.reset();
    run->session.reset();
    const auto removed = co_await run->engine->removeContainer(run->container);
    if (!removed)
        co_return failure(removed);
    if (!run->temporaryImage.isEmpty()) {
        if (const auto gone = co_await run->engine->removeImage(run->temporaryImage); !gone)
            co_return failure(gone);
    }
    co_return cold;
}

} // namespace Thaw
