// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trigger.h"

#include <QPointer>

namespace Thaw {

Trigger::Trigger(QObject *parent) : QObject(parent) {}

void Trigger::fire()
{
    if (m_fired)
        return;
    m_fired = true;
    // Queued: the waiter may destroy the object whose signal handler we are in.
    QMetaObject::invokeMethod(this, [this] { wake(Outcome::Fired); }, Qt::QueuedConnection);
}

void Trigger::wake(Outcome outcome)
{
    if (!m_waiter)
        return;
    m_outcome = outcome;
    std::exchange(m_waiter, nullptr).resume();
}

QCoro::Task<Trigger::Outcome> Trigger::wait(std::chrono::milliseconds timeout, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return Outcome::Stopped;
    if (m_fired)
        co_return Outcome::Fired;

    QTimer timer;
    if (timeout.count() >= 0) {
        timer.setSingleShot(true);
        connect(&timer, &QTimer::timeout, this, [this] { wake(Outcome::TimedOut); });
        timer.start(timeout);
    }
    const std::stop_callback onStop(stop, [this] {
        QMetaObject::invokeMethod(this, [this] { wake(Outcome::Stopped); }, Qt::QueuedConnection);
    });
    co_await Suspension{this};
    // What was waited for wins over a stop or a time limit that came with it.
    co_return m_fired ? Outcome::Fired : m_outcome;
}

QCoro::Task<bool> pauseFor(std::chrono::milliseconds time, std::stop_token stop)
{
    Trigger never;
    co_return co_await never.wait(time, stop) == Trigger::Outcome::TimedOut;
}

} // namespace Thaw
