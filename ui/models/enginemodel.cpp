// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/enginemodel.h"

#include "core/engine/connect.h"
#include "core/engine/contexts.h"
#include "core/engine/engineabilities.h"

#include <QCoroTask>

#include <algorithm>
#include <iterator>

namespace Thaw {

QString EngineEntry::title() const
{
    if (!info)
        return endpoint.origin.isEmpty() ? endpoint.toString() : endpoint.origin;
    // Distributions add their own letters to the version; the number says enough.
    return engineTitle(*info).section(u'+', 0, 0);
}

EngineModel::EngineModel(QObject *parent) : QObject(parent)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(300);
    connect(&m_refresh, &QTimer::timeout, this, &EngineModel::refreshImages);
}

EngineModel::~EngineModel()
{
    // Calls under way end with their engine: their ends shall find all of us, and know that we are leaving.
    ++m_generation;
    m_watch.reset();
    m_dockers.clear();
    m_retired.clear();
}

void EngineModel::search(const QString &host)
{
    ++m_generation;
    m_entries.clear();
    // A client must outlive what it was asked; the answers of an earlier search are then ignored.
    std::move(m_dockers.begin(), m_dockers.end(), std::back_inserter(m_retired));
    m_dockers.clear();
    m_watch.reset();
    m_lostAt = {};
    m_current = m_wanted = -1;
    m_state = State::Searching;
    const auto environment = QProcessEnvironment::systemEnvironment();
    const auto endpoints = endpointsFor(host, environment);
    m_pending = endpoints ? int(endpoints->size()) : 0;
    if (!endpoints)
        m_entries.append({.endpoint = {}, .info = {}, .error = endpoints.error()});
    for (const Endpoint &endpoint : endpoints.value_or(QList<Endpoint>()))
        m_entries.append({.endpoint = endpoint, .info = {}, .error = {}});
    for (const Endpoint &endpoint : contextEndpoints(environment)) {
        const bool listed = std::ranges::any_of(m_entries, [&](const EngineEntry &entry) { return entry.endpoint.argument() == endpoint.argument(); });
        if (!listed)
            m_entries.append({.endpoint = endpoint, .info = {}, .error = {}, .asked = false});
    }
    for (const EngineEntry &entry : std::as_const(m_entries))
        m_dockers.push_back(entry.error.message.isEmpty() ? std::make_shared<Docker>(entry.endpoint) : nullptr);
    Q_EMIT changed();
    for (int i = 0; i < m_entries.size(); ++i) {
        if (m_dockers[size_t(i)] && m_entries[i].asked)
            probe(i);
    }
    if (m_pending == 0)
        settle();
}

void EngineModel::probe(int index)
{
    QCoro::connect(m_dockers[size_t(index)]->connectToEngine(), this,
                   [this, index, generation = m_generation](const Result<EngineInfo> &info) {
                       if (generation != m_generation)
                           return;
                       if (info)
                           m_entries[index].info = *info;
                       else
                           m_entries[index].error = info.error();
                       --m_pending;
                       const bool wanted = m_wanted == index;
                       if (wanted)
                           m_wanted = -1;
                       if (wanted && info)
                           choose(index);
                       else
                           settle();
                       if (wanted && !info)
                           Q_EMIT refused(info.error());
                   });
}

void EngineModel::settle()
{
    // The order is that of preference; the first that answers is used as soon as those before it have failed.
    for (int i = 0; m_current < 0 && i < m_entries.size(); ++i) {
        if (m_entries[i].info)
            choose(i);
        else if (m_entries[i].asked && m_entries[i].error.message.isEmpty())
            break; // not answered yet
    }
    if (m_current < 0 && m_pending == 0) {
        const bool denied = std::any_of(m_entries.begin(), m_entries.end(), [](const EngineEntry &entry) {
            return entry.error.kind == ErrorKind::EngineDenied;
        });
        m_state = denied ? State::Denied : State::None;
    }
    Q_EMIT changed();
}

void EngineModel::choose(int index)
{
    if (index < 0 || index >= m_entries.size())
        return;
    if (!m_entries[index].info && size_t(index) < m_dockers.size() && m_dockers[size_t(index)]) {
        m_entries[index].asked = true;
        m_entries[index].error = {};
        m_wanted = index;
        ++m_pending;
        Q_EMIT changed();
        probe(index);
        return;
    }
    if (!m_entries[index].info)
        return;
    m_current = index;
    m_state = State::Ready;
    m_lostAt = {};
    watch();
    Q_EMIT changed();
    refreshImages();
}

void EngineModel::watch()
{
    m_watch = std::make_unique<EngineWatch>(engine());
    connect(m_watch.get(), &EngineWatch::lost, this, &EngineModel::markLost);
    connect(m_watch.get(), &EngineWatch::returned, this, &EngineModel::markReturned);
    connect(m_watch.get(), &EngineWatch::happened, this, [this](const EngineEvent &event) {
        if (event.type == QStringLiteral("image") || event.action == QStringLiteral("commit"))
            m_refresh.start();
    });
    m_watch->start();
}

void EngineModel::retry()
{
    if (m_watch)
        m_watch->retryNow();
    else
        search();
}

void EngineModel::doubt()
{
    if (m_watch)
        m_watch->doubt();
}

void EngineModel::markLost()
{
    if (m_state != State::Ready)
        return;
    m_state = State::Lost;
    m_lostAt = QDateTime::currentDateTime();
    Q_EMIT changed();
    Q_EMIT lost();
}

void EngineModel::markReturned(const EngineInfo &info)
{
    if (m_state != State::Lost)
        return;
    m_entries[m_current].info = info;
    m_state = State::Ready;
    m_lostAt = {};
    Q_EMIT changed();
    Q_EMIT returned();
    refreshImages();
}

const EngineEntry *EngineModel::current() const
{
    return m_current < 0 ? nullptr : &m_entries[m_current];
}

const EngineEntry *EngineModel::failedElsewhere() const
{
    const auto found = std::ranges::find_if(m_entries, [](const EngineEntry &entry) {
        return !entry.error.message.isEmpty() && (!entry.endpoint.isLocal() || entry.endpoint == Endpoint{});
    });
    return found == m_entries.end() ? nullptr : &*found;
}

QString EngineModel::endpoint() const
{
    return current() ? current()->endpoint.argument() : QString();
}

std::shared_ptr<Docker> EngineModel::engine() const
{
    return m_current < 0 || size_t(m_current) >= m_dockers.size() ? nullptr : m_dockers[size_t(m_current)];
}

void EngineModel::refreshImages()
{
    if (!docker())
        return;
    QCoro::connect(docker()->images(), this,
                   [this, generation = m_generation, index = m_current](const Result<QList<ImageSummary>> &images) {
                       if (generation != m_generation || index != m_current)
                           return;
                       if (images) {
                           m_images = *images;
                           Q_EMIT imagesChanged();
                       } else {
                           doubt();
                           Q_EMIT imagesFailed(images.error());
                       }
                   });
}

void EngineModel::show(State state, const QList<EngineEntry> &entries, int current)
{
    ++m_generation;
    m_dockers.clear();
    m_watch.reset();
    m_lostAt = state == State::Lost ? QDateTime::currentDateTime() : QDateTime();
    m_entries = entries;
    m_current = state == State::Ready || state == State::Lost ? current : -1;
    m_state = state;
    Q_EMIT changed();
}

void EngineModel::showImages(const QList<ImageSummary> &images)
{
    m_images = images;
    Q_EMIT imagesChanged();
}

} // namespace Thaw
