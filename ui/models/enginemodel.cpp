// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/enginemodel.h"

#include <QCoroTask>

#include <algorithm>
#include <iterator>

namespace Thaw {

QString EngineEntry::title() const
{
    if (!info)
        return endpoint.origin.isEmpty() ? endpoint.socketPath : endpoint.origin;
    // Distributions add their own letters to the version; the number says enough.
    const QString name = info->kind == EngineKind::Podman ? QStringLiteral("Podman") : QStringLiteral("Docker");
    return name + u' ' + info->version.section(u'+', 0, 0);
}

EngineModel::EngineModel(QObject *parent) : QObject(parent) {}

EngineModel::~EngineModel() = default;

void EngineModel::search(const QString &host)
{
    ++m_generation;
    m_entries.clear();
    // A client must outlive what it was asked; the answers of an earlier search are then ignored.
    std::move(m_dockers.begin(), m_dockers.end(), std::back_inserter(m_retired));
    m_dockers.clear();
    m_current = -1;
    m_state = State::Searching;
    QList<Endpoint> endpoints;
    if (!host.isEmpty()) {
        if (const auto endpoint = parseEndpoint(host, tr("given with -H")))
            endpoints.append(*endpoint);
        else
            m_entries.append({{}, {}, endpoint.error()});
    } else if (const auto found = discoverEndpoints(QProcessEnvironment::systemEnvironment())) {
        endpoints = *found;
    } else {
        m_entries.append({{}, {}, found.error()});
    }
    m_dockers.resize(size_t(m_entries.size()));
    for (const Endpoint &endpoint : std::as_const(endpoints)) {
        m_entries.append({endpoint, {}, {}});
        m_dockers.push_back(std::make_unique<Docker>(endpoint));
    }
    m_pending = int(endpoints.size());
    Q_EMIT changed();
    for (int i = 0; i < m_entries.size(); ++i) {
        if (m_dockers[size_t(i)])
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
                       settle();
                   });
}

void EngineModel::settle()
{
    // The order is that of preference; the first that answers is used as soon as those before it have failed.
    for (int i = 0; m_current < 0 && i < m_entries.size(); ++i) {
        if (m_entries[i].info)
            choose(i);
        else if (m_entries[i].error.message.isEmpty())
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
    if (index < 0 || index >= m_entries.size() || !m_entries[index].info)
        return;
    m_current = index;
    m_state = State::Ready;
    Q_EMIT changed();
    refreshImages();
}

void EngineModel::retry()
{
    if (!docker())
        return search();
    QCoro::connect(docker()->connectToEngine(), this, [this, generation = m_generation](const Result<EngineInfo> &info) {
        if (generation != m_generation || !info)
            return;
        m_entries[m_current].info = *info;
        m_state = State::Ready;
        Q_EMIT changed();
        refreshImages();
    });
}

void EngineModel::markLost()
{
    if (m_state != State::Ready)
        return;
    m_state = State::Lost;
    Q_EMIT changed();
}

const EngineEntry *EngineModel::current() const
{
    return m_current < 0 ? nullptr : &m_entries[m_current];
}

QString EngineModel::endpoint() const
{
    return current() ? current()->endpoint.toString() : QString();
}

Docker *EngineModel::docker() const
{
    return m_current < 0 || size_t(m_current) >= m_dockers.size() ? nullptr : m_dockers[size_t(m_current)].get();
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
                           if (images.error().kind == ErrorKind::EngineLost
                               || images.error().kind == ErrorKind::EngineUnreachable)
                               markLost();
                           Q_EMIT imagesFailed(images.error());
                       }
                   });
}

void EngineModel::show(State state, const QList<EngineEntry> &entries, int current)
{
    ++m_generation;
    m_dockers.clear();
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
