// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bytepipe.h"
#include "core/engine/chunkdecoder.h"
#include "core/engine/tarball.h"
#include "core/engine/transport.h"
#include "core/trigger.h"

#include <QLocalSocket>

namespace Thaw {

/// An answer of the engine that comes no faster than its reader takes it. On a socket of its own, because
/// QNetworkAccessManager takes whatever a unix socket gives (setReadBufferSize does not reach it).
class PulledReply : public QObject
{
    Q_OBJECT
public:
    using Progress = std::function<void(qint64)>;

    /// Writes the body of a GET into the pipe and finishes that, with the same error as is returned. target: path and
    /// query, as sent; request: for messages. Resolves with the body's bytes. A tar must end as one.
    static QCoro::Task<Result<qint64>> pullTar(QString socketPath, QByteArray target, Request request,
                                               std::shared_ptr<BytePipe> pipe, Progress progress, std::stop_token stop);

    ~PulledReply() override;

private:
    PulledReply(Request request, std::shared_ptr<BytePipe> pipe, Progress progress);

    void read();
    void takeBody(QByteArray bytes);
    bool takeHead();
    void finish();
    void end(Result<qint64> result);

    QLocalSocket m_socket;
    Request m_request;
    std::shared_ptr<BytePipe> m_pipe;
    Progress m_progress;
    Trigger m_ended;
    std::optional<Result<qint64>> m_result;
    std::optional<ChunkDecoder> m_chunks;
    QByteArray m_head;
    QByteArray m_refusal; ///< body of an answer that is no 200
    TarEnd m_tar;
    qint64 m_length = -1; ///< as Content-Length says
    qint64 m_total = 0;
    int m_status = 0;     ///< 0 until the head is complete
};

} // namespace Thaw
