// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/replystream.h"

#include "core/engine/engineerror.h"

#include <QMetaMethod>

namespace Thaw {

namespace {

/// Of what has come, this much at once. Nothing holds an engine back that writes faster than we read; all of it in one
/// array would be memory fresh from the kernel for each of its copies, so that we would fall behind further still.
constexpr qint64 longestPiece = 64 * 1024;

} // namespace

ReplyStream::ReplyStream(std::shared_ptr<PendingCall> call, bool framed) : m_call(std::move(call))
{
    if (framed)
        m_demux.emplace();
}

ReplyStream::~ReplyStream()
{
    // The call goes with us, and ends with a signal that is not for us any more.
    if (m_call->reply())
        QObject::disconnect(m_call->reply(), nullptr, this, nullptr);
}

void ReplyStream::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&OutputStream::received) ||
        signal == QMetaMethod::fromSignal(&OutputStream::ended))
        startLater();
}

void ReplyStream::startLater()
{
    QMetaObject::invokeMethod(this, &ReplyStream::start, Qt::QueuedConnection);
}

void ReplyStream::start()
{
    if (std::exchange(m_started, true) || m_ended)
        return;
    QNetworkReply *const reply = m_call->reply();
    if (!reply || reply->isFinished()) {
        finish();
        return;
    }
    connect(reply, &QNetworkReply::readyRead, this, &ReplyStream::read);
    connect(reply, &QNetworkReply::finished, this, &ReplyStream::finish);
    read();
}

void ReplyStream::read()
{
    const QPointer<ReplyStream> alive(this);
    while (alive && !m_ended) {
        QNetworkReply *const reply = m_call->reply();
        if (!reply || !reply->isOpen() || reply->bytesAvailable() == 0)
            return;
        const auto error = take(reply->read(longestPiece));
        if (alive && error)
            end(std::unexpected(*error));
    }
}

void ReplyStream::finish()
{
    if (m_ended)
        return;
    const QPointer<ReplyStream> alive(this);
    read();
    if (!alive || m_ended)
        return;
    if (const auto error = m_call->error()) {
        end(std::unexpected(*error));
        return;
    }
    const Result<> result = verdict();
    if (alive)
        end(result);
}

void ReplyStream::end(Result<> result)
{
    if (std::exchange(m_ended, true))
        return;
    if (m_call->reply())
        QObject::disconnect(m_call->reply(), nullptr, this, nullptr);
    m_call->abort(PendingCall::Stop::Cancelled);
    Q_EMIT ended(result);
}

void ReplyStream::close()
{
    end(std::unexpected(cancelledError(request(), false)));
}

std::optional<Error> ReplyStream::take(const QByteArray &bytes)
{
    if (!m_demux) {
        Q_EMIT received(Channel::Output, bytes);
        return {};
    }
    const auto pieces = m_demux->feed(bytes);
    const auto error = m_demux->error();
    const QPointer<ReplyStream> alive(this);
    for (const auto &piece : pieces) {
        if (!alive || m_ended)
            return {};
        Q_EMIT received(piece.channel, piece.bytes);
    }
    return error;
}

Result<> ReplyStream::verdict()
{
    return m_demux ? m_demux->finish() : Result<>();
}

JsonStream::JsonStream(std::shared_ptr<PendingCall> call, std::function<void(const QJsonObject &)> object)
    : ReplyStream(std::move(call), false), m_object(std::move(object))
{
    startLater();
}

std::optional<Error> JsonStream::take(const QByteArray &bytes)
{
    const auto objects = m_reader.feed(bytes);
    const auto error = m_reader.error();
    const QPointer<JsonStream> alive(this);
    const auto deliver = m_object; // survives our deletion by the function itself
    for (const QJsonObject &object : objects) {
        if (!alive)
            return {};
        deliver(object);
    }
    return error;
}

Result<> JsonStream::verdict()
{
    const auto rest = m_reader.finish();
    if (!rest)
        return failure(rest);
    const auto deliver = m_object;
    for (const QJsonObject &object : *rest)
        deliver(object);
    return {};
}

} // namespace Thaw
