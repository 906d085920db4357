// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <coroutine>
#include <stop_token>

namespace Thaw {

/// Something a coroutine waits for: fired once by whoever sees it happen. One waiter at a time.
class Trigger : public QObject
{
    Q_OBJECT
public:
    enum class Outcome { Fired, TimedOut, Stopped };

    explicit Trigger(QObject *parent = nullptr);

    /// Wakes the waiter from the event loop, without further delay. Later calls change nothing.
    void fire();
    bool hasFired() const { return m_fired; }
    /// Makes it ready to be waited for again.
    void reset() { m_fired = false; }

    /// Resolves when fired (also if that was before), after timeout (< 0: never), or when stop is requested.
    QCoro::Task<Outcome> wait(std::chrono::milliseconds timeout, std::stop_token stop);

private:
    void wake(Outcome outcome);

    struct Suspension
    {
        Trigger *trigger;
        bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> handle) { trigger->m_waiter = handle; }
        void await_resume() const {}
    };

    std::coroutine_handle<> m_waiter;
    Outcome m_outcome = Outcome::Fired;
    bool m_fired = false;
};

/// Suspends for a while; false when stop was requested meanwhile.
QCoro::Task<bool> pauseFor(std::chrono::milliseconds time, std::stop_token stop);

} // namespace Thaw
