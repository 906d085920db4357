// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/jsonlinereader.h"
#include "core/engine/outputstream.h"
#include "core/engine/streamdemux.h"
#include "core/engine/transport.h"

#include <optional>

namespace Thaw {

/// An answer of the engine that is still coming, as an OutputStream.
class ReplyStream : public OutputStream
{
    Q_OBJECT
public:
    /// framed: the engine's frames (no TTY); else bytes as they are.
    ReplyStream(std::shared_ptr<PendingCall> call, bool framed);
    ~ReplyStream() override;

    void close() override;

protected:
    void connectNotify(const QMetaMethod &signal) override;

    /// Starts delivery, from the event loop.
    void startLater();
    /// What to do with bytes; an error ends the stream.
    virtual std::optional<Error> take(const QByteArray &bytes);
    /// The verdict of a stream that ended well as far as HTTP goes.
    virtual Result<> verdict();
    const Request &request() const { return m_call->request(); }

private:
    void start();
    void read();
    void end(Result<> result);
    void finish();

    std::shared_ptr<PendingCall> m_call;
    std::optional<StreamDemux> m_demux;
    bool m_started = false;
    bool m_ended = false;
};

/// A stream of JSON lines, each given to a function.
class JsonStream : public ReplyStream
{
    Q_OBJECT
public:
    JsonStream(std::shared_ptr<PendingCall> call, std::function<void(const QJsonObject &)> object);

protected:
    std::optional<Error> take(const QByteArray &bytes) override;
    Result<> verdict() override;

private:
    JsonLineReader m_reader;
    std::function<void(const QJsonObject &)> m_object;
};

} // namespace Thaw
