// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/healthmodel.h"

#include "core/doctor/doctor.h"
#include "ui/models/enginemodel.h"

#include <QCoroTask>

namespace Thaw {

HealthModel::HealthModel(EngineModel *engines, QObject *parent) : QObject(parent), m_engines(engines)
{
    connect(engines, &EngineModel::changed, this, &HealthModel::followEngine);
}

void HealthModel::followEngine()
{
    const EngineEntry *current = m_engines->current();
    if (m_engines->state() != EngineModel::State::Ready || !m_engines->engine() || !current || m_asked == m_engines->endpoint())
        return;
    m_asked = m_engines->endpoint();
    const bool known = std::ranges::any_of(m_health.engines, [&](const EngineHealth &engine) { return engine.attempt.endpoint == current->endpoint; });
    if (!known && m_state != State::Busy)
        examineAll({current->endpoint}, false);
}

void HealthModel::check(bool thorough)
{
    if (isTrying()) // which is stopped first
        return;
    QList<Endpoint> endpoints;
    for (const EngineEntry &entry : m_engines->entries()) {
        if (entry.asked)
            endpoints.append(entry.endpoint);
    }
    examineAll(endpoints, thorough);
}

void HealthModel::examineAll(const QList<Endpoint> &endpoints, bool thorough)
{
    m_state = State::Busy;
    m_thorough = thorough;
    const std::stop_token stop = m_pending.begin();
    QCoro::connect(examine(endpoints, thorough, stop), this, [this, generation = m_pending.generation()](const Result<Health> &result) {
        if (m_pending.isCurrent(generation))
            finish(result);
    });
    Q_EMIT changed();
}

void HealthModel::finish(const Result<Health> &result)
{
    m_pending.end();
    if (result) {
        m_health = *result;
        m_state = State::Done;
    } else {
        m_error = result.error();
        const bool cancelled = m_error.kind == ErrorKind::Cancelled;
        m_thorough = false;
        m_state = !cancelled ? State::Failed : m_health.machine.isEmpty() ? State::Empty : State::Done;
    }
    Q_EMIT changed();
    Q_EMIT finished();
}

void HealthModel::stop()
{
    if (m_state != State::Busy)
        return;
    m_pending.stop();
    Q_EMIT changed();
}

QList<Finding> HealthModel::concerns() const
{
    const EngineEntry *current = m_engines->current();
    return current ? m_health.concerns(current->endpoint) : QList<Finding>();
}

void HealthModel::show(State state, const Health &health, bool thorough, const Error &error)
{
    m_pending.leave();
    m_state = state;
    m_thorough = thorough;
    m_health = health;
    m_error = error;
    Q_EMIT changed();
}

} // namespace Thaw
