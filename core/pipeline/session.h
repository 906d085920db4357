// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/log/controlparser.h"
#include "core/trigger.h"

#include <QElapsedTimer>
#include <QObject>

#include <array>
#include <chrono>

namespace Thaw {

/// One container with thaw-init in it, while we look on: the application's own output, and the init's events
/// taken out of it. Open it before the container starts.
class Session : public QObject
{
    Q_OBJECT
public:
    /// nonce: the one given to thaw-init; only events that carry it are believed.
    Session(std::shared_ptr<Docker> engine, QString container, const QByteArray &nonce, bool tty);

    /// Resolves when the stream is armed.
    Task<> open(bool withHistory, std::stop_token stop);

    /// What another look at the same container has seen already, by channel: so many bytes are passed over.
    void passOver(std::array<qint64, 2> bytes) { m_toSkip = bytes; }
    /// Bytes by channel up to the last line end, control events and passed over ones included: an engine that is
    /// killed forgets what had no line end yet.
    const std::array<qint64, 2> &seen() const { return m_seen; }

    /// The next event with one of these names (earlier others are passed over). Fails with AppEnded when the
    /// container's output has ended, TimedOut, or Cancelled.
    Task<ControlEvent> nextEvent(QStringList names, std::chrono::milliseconds timeout, std::stop_token stop);

    bool hasEnded() const { return m_ended; }
    void close();

Q_SIGNALS:
    void outputReceived(Thaw::Channel channel, const QByteArray &bytes);
    void eventReceived(const Thaw::ControlEvent &event);
    /// The output has ended: the container stopped, or the engine is gone.
    void ended();

private:
    void onReceived(Channel channel, const QByteArray &bytes);
    void onEnded();
    std::optional<ControlEvent> take(const QStringList &names);

    std::shared_ptr<Docker> m_engine;
    QString m_container;
    bool m_tty;
    std::shared_ptr<OutputStream> m_stream;
    ControlParser m_outputParser;
    ControlParser m_errorParser;
    QList<ControlEvent> m_events;
    Trigger m_changed;
    std::array<qint64, 2> m_received{};
    std::array<qint64, 2> m_seen{};
    std::array<qint64, 2> m_toSkip{};
    bool m_ended = false;
};

} // namespace Thaw
