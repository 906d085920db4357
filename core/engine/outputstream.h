// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QObject>

namespace Thaw {

enum class Channel : quint8 { Output, ErrorOutput };

/// Live bytes of a container, an exec or a log. Nothing is kept: connect before control returns to the event
/// loop. Destroying it closes the connection. The reader must never wait for anything: a stalled attach blocks
/// the application's own write().
class OutputStream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Closes the connection; ended() is then emitted with ErrorKind::Cancelled.
    virtual void close() = 0;

Q_SIGNALS:
    /// Bytes as they came, split anywhere. With a TTY everything is Channel::Output.
    void received(Thaw::Channel channel, const QByteArray &bytes);
    /// Exactly once, after the last received(). A normal end is a value; for attach and exec a dead engine
    /// looks like a normal end, so callers confirm with wait() or inspect.
    void ended(const Thaw::Result<> &result);
};

} // namespace Thaw
