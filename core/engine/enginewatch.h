// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace Thaw {

/// Knows whether an engine is there, by the stream of its events: nothing is asked while all is well. When the stream
/// ends the engine is asked at once; if it does not answer it is lost, and asked again after ever longer pauses.
class EngineWatch : public QObject
{
    Q_OBJECT
public:
    explicit EngineWatch(std::shared_ptr<Docker> engine, QObject *parent = nullptr);
    ~EngineWatch() override;

    /// For an engine that has just answered.
    void start();
    bool isLost() const { return m_lost; }
    /// Asks a lost engine now instead of after the pause.
    void retryNow();
    /// A call failed in a way that a dead engine's would: asks whether it is one. The stream of a hung engine is merely
    /// silent.
    void doubt();

Q_SIGNALS:
    void lost(const Thaw::Error &error);
    /// It answers again, perhaps with another version.
    void returned(const Thaw::EngineInfo &info);
    void happened(const Thaw::EngineEvent &event);

private:
    void ask();
    void follow();
    void askLater();
    void onStreamEnded();
    void failed(const Error &error);

    std::shared_ptr<Docker> m_engine;
    std::shared_ptr<OutputStream> m_events;
    QTimer m_pause;
    std::chrono::milliseconds m_nextPause;
    QElapsedTimer m_streamAge;
    bool m_asking = false;
    bool m_lost = false;
};

} // namespace Thaw
