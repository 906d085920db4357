// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/preflightmodel.h"

#include "ui/models/enginemodel.h"

#include <QCoroTask>

namespace Thaw {

PreflightModel::PreflightModel(EngineModel *engines, QObject *parent) : QObject(parent), m_engines(engines) {}

PreflightModel::~PreflightModel()
{
    if (m_stop)
        m_stop->request_stop();
}

void PreflightModel::setImage(const QString &image)
{
    if (image == m_image)
        return;
    m_image = image;
    if (m_stop)
        m_stop->request_stop();
    m_state = State::Empty;
    Q_EMIT changed();
}

bool PreflightModel::canStart() const
{
    return !m_image.isEmpty() && !isRunning() && m_engines->engine();
}

void PreflightModel::start()
{
    if (!canStart())
        return;
    m_state = State::Busy;
    m_stop.emplace();
    QCoro::connect(preflightRestore(m_engines->engine(), m_image, {}, m_stop->get_token()), this,
                   [this, image = m_image](const Result<Preflight> &result) { finish(image, result); });
    Q_EMIT changed();
}

void PreflightModel::finish(const QString &image, const Result<Preflight> &result)
{
    m_stop.reset();
    if (image == m_image) {
        if (result)
            m_preflight = *result;
        else
            m_error = result.error();
        m_state = result ? State::Done : m_error.kind == ErrorKind::Cancelled ? State::Empty : State::Failed;
    }
    Q_EMIT changed();
    Q_EMIT finished();
}

void PreflightModel::stop()
{
    if (!m_stop)
        return;
    m_stop->request_stop();
    Q_EMIT changed();
}

void PreflightModel::show(State state, const Preflight &preflight, const Error &error)
{
    m_stop.reset();
    m_state = state;
    m_preflight = preflight;
    m_error = error;
    if (state == State::Busy)
        m_stop.emplace();
    Q_EMIT changed();
}

} // namespace Thaw
