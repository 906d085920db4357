// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/outputstream.h"
#include "core/pipeline/runcontroller.h"

#include <QElapsedTimer>
#include <QMap>
#include <QObject>
#include <QTimer>

namespace Thaw {

/// What every panel knows of the run under way or the last one. Follows a RunController; tests and screenshots
/// put states into it instead.
class RunModel : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Empty,    ///< nothing has run yet
        Running,
        Paused,   ///< waits before a stage for the person
        Stopping,
        Done,
        Failed,
        Stopped,  ///< by the person
    };

    explicit RunModel(RunController *controller, QObject *parent = nullptr);

    State state() const { return m_state; }
    bool isBusy() const;
    const QList<StageInfo> &stages() const { return m_stages; }
    const Report &report() const { return m_report; }
    /// As the last run was started.
    const MakeOptions &options() const { return m_options; }
    /// It goes on with a run that was interrupted: what is shown of that stays.
    bool continues() const { return m_options.seen.has_value(); }
    /// The last run ended while it was paused.
    bool endedPaused() const { return m_endedPaused; }
    /// For going on with it; null in tests.
    const RunController *controller() const { return m_controller; }
    /// A checkpoint has failed and the application goes on: it is paused for a mended try.
    bool isHeld() const { return m_state == State::Paused && m_report.error.has_value(); }
    /// Before which stage it is paused.
    StageId pausedBefore() const { return m_pausedBefore; }
    /// Since the start, while busy.
    qint64 elapsedMs() const;
    /// What earlier runs took for a stage; −1: none known.
    double usualMs(StageId id) const { return m_usual.value(id, -1); }
    void setUsual(const QMap<StageId, double> &usual);

    /// Replaces everything: a stored run, or a state in a test.
    void show(State state, const QList<StageInfo> &stages, const Report &report = {},
              StageId pausedBefore = StageId::Checkpoint);

public Q_SLOTS:
    void start(const Thaw::MakeOptions &options);
    void proceed(std::optional<Thaw::StageId> pauseBefore = {});
    /// For the report: the person has had this applied.
    void noteFix(const Thaw::Fix &fix);
    void declareReady();
    void stop();

Q_SIGNALS:
    /// State, stages or report.
    void changed();
    /// A few times a second while busy, never else.
    void ticked();
    void started();
    void outputReceived(Thaw::Channel channel, const QByteArray &bytes, qint64 elapsedMs);
    void readyFound(qint64 line, const QString &text, qint64 elapsedMs);
    void criuLogReceived(const QString &title, const QString &text);
    void noted(const QString &sentence);
    void finished();

private:
    void follow(RunController *controller);
    void setState(State state);
    void takeStages();
    void countStage();

    RunController *m_controller;
    MakeOptions m_options;
    bool m_endedPaused = false;
    State m_state = State::Empty;
    QList<StageInfo> m_stages;
    Report m_report;
    StageId m_pausedBefore = StageId::Checkpoint;
    QMap<StageId, double> m_usual;
    QElapsedTimer m_clock;
    QElapsedTimer m_stageClock; ///< of the stage that runs
    QTimer m_tick;
};

} // namespace Thaw
