// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/runcontroller.h"

#include "core/pipeline/execute.h"
#include "core/pipeline/fixing.h"
#include "core/pipeline/plan.h"

#include <QPointer>

namespace Thaw {

using namespace Qt::StringLiterals;

struct RunController::Private
{
    std::shared_ptr<Run> run;
    bool running = false;
};

namespace {

/// Stores what the run has found out, whether it went well or not.
void store(Run &run)
{
    if (run.report().number == 0)
        return;
    if (const Result<> saved = run.store().save(run.report()); !saved)
        run.note(saved.error().message);
}

/// The same job once more with the remedy of what it failed of, if its options want that and there is one.
std::optional<MakeOptions> mended(const Run &run)
{
    const auto &error = run.report().error;
    if (!error || run.options().resume || run.stop().stop_requested())
        return std::nullopt;
    const auto fix = nextFix(run, *error);
    if (!fix || !applyToProject(run.report().project, *fix))
        return std::nullopt;
    MakeOptions options = run.options();
    options.applied = run.applied + QList{*fix};
    return options;
}

/// The one un-awaited start of the program. Owns what it needs; the controller may be gone when it ends.
QCoro::Task<> drive(QPointer<RunController> controller, std::shared_ptr<Run> run, std::function<void()> ended)
{
    auto plan = std::make_shared<Plan>(planFor(run->options(), roadOf(run->options().project)));
    run->stages = stagesOf(*plan);
    Q_EMIT run->stagesChanged();
    co_await execute(plan, run);
    run->report().stages = run->stages;
    store(*run);
    run->underway.reset();
    if (controller)
        ended();
}

} // namespace

RunController::RunController(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}

RunController::~RunController()
{
    if (d->run)
        d->run->requestStop();
}

bool RunController::isRunning() const
{
    return d->running;
}

bool RunController::isPaused() const
{
    return d->run && d->run->isPaused();
}

const QList<StageInfo> &RunController::stages() const
{
    static const QList<StageInfo> none;
    return d->run ? d->run->stages : none;
}

const Report &RunController::report() const
{
    static const Report none;
    return d->run ? d->run->report() : none;
}

QString RunController::mark() const
{
    return d->run ? QString::fromLatin1(d->run->nonce) : QString();
}

bool RunController::wasReady() const
{
    return d->run && d->run->isReady();
}

std::array<qint64, 2> RunController::seen() const
{
    return d->run && d->run->session ? d->run->session->seen() : std::array<qint64, 2>{};
}

void RunController::start(const MakeOptions &options)
{
    if (d->running)
        return;
    d->running = true;
    Q_EMIT started();
    begin(options);
}

void RunController::begin(const MakeOptions &options)
{
    d->run = std::make_shared<Run>(options);
    Run *run = d->run.get();
    connect(run, &Run::stagesChanged, this, &RunController::stagesChanged);
    connect(run, &Run::paused, this, &RunController::paused);
    connect(run, &Run::outputReceived, this, &RunController::outputReceived);
    connect(run, &Run::readyFound, this, &RunController::readyFound);
    connect(run, &Run::criuLogReceived, this, &RunController::criuLogReceived);
    connect(run, &Run::noted, this, &RunController::noted);
    drive(this, d->run, [this] {
        if (const auto again = mended(*d->run)) {
            Q_EMIT noted(fixSentence(again->applied.last()));
            begin(*again);
            return;
        }
        d->running = false;
        Q_EMIT finished(d->run->report());
    });
}

void RunController::proceed(std::optional<StageId> pauseBefore)
{
    if (isPaused())
        d->run->proceed(pauseBefore);
}

void RunController::noteFix(const Fix &fix)
{
    if (d->running)
        d->run->noteFix(fix);
}

void RunController::declareReady()
{
    if (d->running)
        d->run->declareReady();
}

void RunController::stop()
{
    if (d->running)
        d->run->requestStop();
}

} // namespace Thaw
