// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/finding.h"
#include "ui/models/pending.h"

#include <QObject>

namespace Thaw {

class EngineModel;

/// Whether checkpoints can be made here, as “thaw doctor” says it. The engine in use is asked by itself, once; nothing is
/// tried before somebody wants it.
class HealthModel : public QObject
{
    Q_OBJECT
public:
    enum class State { Empty, Busy, Done, Failed };

    explicit HealthModel(EngineModel *engines, QObject *parent = nullptr);

    /// This machine and every engine that was looked for. thorough: each freezes and restores a small program, which
    /// takes seconds.
    void check(bool thorough);
    /// What it tries is removed before finished() comes.
    void stop();

    State state() const { return m_state; }
    /// Whether what is under way, or was found, is a trial.
    bool isThorough() const { return m_thorough; }
    /// Something is being made on an engine.
    bool isTrying() const { return m_state == State::Busy && m_thorough; }
    bool isStopping() const { return m_pending.isStopping(); }
    /// What was found the last time, also while it is looked for again.
    const Health &health() const { return m_health; }
    const Error &error() const { return m_error; }
    /// What stands against checkpoints with the engine in use, or is worth knowing; the worst first.
    QList<Finding> concerns() const;

    /// For tests and screenshots.
    void show(State state, const Health &health = {}, bool thorough = false, const Error &error = {});

Q_SIGNALS:
    void changed();
    void finished();

private:
    void followEngine();
    void examineAll(const QList<Endpoint> &endpoints, bool thorough);
    void finish(const Result<Health> &result);

    EngineModel *m_engines;
    State m_state = State::Empty;
    bool m_thorough = false;
    Health m_health;
    Error m_error;
    Pending m_pending;
    QString m_asked; ///< the engine that was asked by itself
};

} // namespace Thaw
