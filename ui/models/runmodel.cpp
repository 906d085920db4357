// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runmodel.h"

#include <algorithm>

namespace Thaw {

RunModel::RunModel(RunController *controller, QObject *parent) : QObject(parent), m_controller(controller)
{
    m_tick.setInterval(200);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        countStage();
        Q_EMIT ticked();
        Q_EMIT changed();
    });
    if (controller)
        follow(controller);
}

void RunModel::follow(RunController *controller)
{
    connect(controller, &RunController::started, this, [this] {
        m_report = {};
        m_endedPaused = false;
        m_clock.start();
        setState(State::Running);
        Q_EMIT started();
    });
    connect(controller, &RunController::stagesChanged, this, [this] {
        takeStages();
        if (m_state == State::Paused && !m_controller->isPaused()) {
            m_endedPaused = true; // nobody said go on
            setState(State::Running);
        } else {
            Q_EMIT changed();
        }
    });
    connect(controller, &RunController::paused, this, [this](StageId before) {
        m_pausedBefore = before;
        takeStages();
        m_report = m_controller->report();
        setState(State::Paused);
    });
    connect(controller, &RunController::outputReceived, this, &RunModel::outputReceived);
    connect(controller, &RunController::readyFound, this, &RunModel::readyFound);
    connect(controller, &RunController::criuLogReceived, this, &RunModel::criuLogReceived);
    connect(controller, &RunController::noted, this, &RunModel::noted);
    connect(controller, &RunController::finished, this, [this](const Report &report) {
        m_report = report;
        m_stages = report.stages.isEmpty() ? m_controller->stages() : report.stages;
        setState(!report.error                                 ? State::Done
                 : report.error->kind == ErrorKind::Cancelled ? State::Stopped
                                                              : State::Failed);
        Q_EMIT finished();
    });
}

void RunModel::takeStages()
{
    const auto running = [](const QList<StageInfo> &stages) {
        const auto found = std::find_if(stages.begin(), stages.end(),
                                        [](const StageInfo &stage) { return stage.state == StageState::Running; });
        return found == stages.end() ? std::optional<StageId>() : found->id;
    };
    const auto before = running(m_stages);
    m_stages = m_controller->stages();
    if (running(m_stages) != before)
        m_stageClock.start();
    countStage();
}

void RunModel::countStage()
{
    // The controller tells what a stage took when it is over; until then we count.
    for (StageInfo &stage : m_stages) {
        if (stage.state == StageState::Running && m_stageClock.isValid())
            stage.elapsedMs = std::max(stage.elapsedMs, m_stageClock.elapsed());
    }
}

bool RunModel::isBusy() const
{
    return m_state == State::Running || m_state == State::Paused || m_state == State::Stopping;
}

qint64 RunModel::elapsedMs() const
{
    return m_clock.isValid() ? m_clock.elapsed() : 0;
}

void RunModel::setUsual(const QMap<StageId, double> &usual)
{
    m_usual = usual;
    Q_EMIT changed();
}

void RunModel::setState(State state)
{
    m_state = state;
    // Idle costs nothing: the clock ticks only while there is something to count.
    if (isBusy() && m_controller)
        m_tick.start();
    else
        m_tick.stop();
    Q_EMIT changed();
}

void RunModel::show(State state, const QList<StageInfo> &stages, const Report &report, StageId pausedBefore)
{
    m_stages = stages;
    m_report = report;
    m_options.project = report.project;
    m_pausedBefore = pausedBefore;
    setState(state);
}

void RunModel::start(const MakeOptions &options)
{
    if (!m_controller || m_controller->isRunning())
        return;
    m_options = options;
    m_controller->start(options);
}

void RunModel::proceed(std::optional<StageId> pauseBefore)
{
    if (!m_controller || m_state != State::Paused)
        return;
    setState(State::Running);
    m_controller->proceed(pauseBefore);
}

void RunModel::noteFix(const Fix &fix)
{
    if (m_controller)
        m_controller->noteFix(fix);
}

void RunModel::declareReady()
{
    if (m_controller)
        m_controller->declareReady();
}

void RunModel::stop()
{
    if (!isBusy() || !m_controller)
        return;
    setState(State::Stopping);
    m_controller->stop();
}

} // namespace Thaw
