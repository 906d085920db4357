// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginewatch.h"

#include <algorithm>

namespace Thaw {

namespace {

using namespace std::chrono_literals;
constexpr std::chrono::milliseconds firstPause = 250ms;
constexpr std::chrono::milliseconds longestPause = 5000ms;
/// A stream that ends sooner is one that the engine, or a proxy before it, does not give.
constexpr qint64 shortLife = 1000; // ms

} // namespace

EngineWatch::EngineWatch(std::shared_ptr<Docker> engine, QObject *parent) : QObject(parent), m_engine(std::move(engine)), m_nextPause(firstPause)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &EngineWatch::ask);
}

EngineWatch::~EngineWatch()
{
    if (m_events)
        m_events->disconnect(this);
}

void EngineWatch::start()
{
    follow();
}

void EngineWatch::retryNow()
{
    if (!m_lost)
        return;
    m_nextPause = firstPause;
    ask();
}

void EngineWatch::doubt()
{
    if (!m_lost)
        ask();
}

void EngineWatch::ask()
{
    if (std::exchange(m_asking, true))
        return;
    m_pause.stop();
    QCoro::connect(m_engine->connectToEngine(), this, [this](const Result<EngineInfo> &info) {
        m_asking = false;
        if (!info) {
            failed(info.error());
            return;
        }
        if (!m_events)
            follow();
        if (std::exchange(m_lost, false)) {
            m_nextPause = firstPause;
            Q_EMIT returned(*info);
        }
    });
}

void EngineWatch::follow()
{
    const auto heard = [watch = QPointer<EngineWatch>(this)](const EngineEvent &event) {
        if (watch)
            Q_EMIT watch->happened(event);
    };
    QCoro::connect(m_engine->events(heard), this, [this](const Result<std::shared_ptr<OutputStream>> &stream) {
        if (!stream) {
            // It answers, but not with events: some proxies of the socket do so. Failed calls tell then.
            if (stream.error().kind == ErrorKind::EngineLost || stream.error().kind == ErrorKind::EngineUnreachable)
                ask();
            return;
        }
        m_events = *stream;
        m_streamAge.start();
        connect(m_events.get(), &OutputStream::ended, this, &EngineWatch::onStreamEnded);
    });
}

void EngineWatch::onStreamEnded()
{
    // The stream is in the middle of its own signal; it goes when that is over.
    m_events->disconnect(this);
    QMetaObject::invokeMethod(this, [stream = std::exchange(m_events, nullptr)] {}, Qt::QueuedConnection);
    if (m_streamAge.elapsed() < shortLife) {
        askLater();
        return;
    }
    m_nextPause = firstPause;
    ask();
}

void EngineWatch::askLater()
{
    m_pause.start(m_nextPause);
    m_nextPause = std::min(m_nextPause * 2, longestPause);
}

void EngineWatch::failed(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    if (m_events) {
        // Silent but open: the next life of the engine gets a stream of its own.
        m_events->disconnect(this);
        m_events.reset();
    }
    askLater();
    if (!std::exchange(m_lost, true))
        Q_EMIT lost(error);
}

} // namespace Thaw
