// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/transport.h"

#include "core/engine/engineerror.h"
#include "core/engine/passage.h"

#include <QHttp1Configuration>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QTimer>

#include <atomic>
#include <coroutine>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

constexpr int connectionsPerEngine = 16;
constexpr std::chrono::seconds headerTimeout{30};

/// Waits for the end of a reply, or (headersOnly) for its status line, without a queued hop in between:
/// a kill that follows a log line must not wait for another turn of the event loop.
class ReplyAwaiter
{
public:
    ReplyAwaiter(QNetworkReply *reply, bool headersOnly) : m_reply(reply), m_headersOnly(headersOnly) {}

    bool await_ready() const
    {
        return !m_reply || m_reply->isFinished() ||
               (m_headersOnly && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid());
    }
    void await_suspend(std::coroutine_handle<> frame)
    {
        const auto resumed = std::make_shared<bool>(false);
        const auto resume = [frame, resumed] {
            if (!std::exchange(*resumed, true))
                frame.resume();
        };
        QObject::connect(m_reply, &QNetworkReply::finished, m_reply, resume);
        if (m_headersOnly)
            QObject::connect(m_reply, &QNetworkReply::metaDataChanged, m_reply, resume);
    }
    void await_resume() const {}

private:
    QNetworkReply *m_reply;
    bool m_headersOnly;
};

QByteArray encodedQuery(const QList<std::pair<QString, QString>> &query)
{
    // Not QUrlQuery: it leaves "+" and ";" alone, and Go reads "+" as a space.
    QByteArray text;
    for (const auto &[name, value] : query) {
        if (!text.isEmpty())
            text += '&';
        text += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

} // namespace

QByteArray Response::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

PendingCall::PendingCall(QNetworkReply *networkReply, Request sent)
    : m_reply(networkReply), m_request(std::move(sent)), m_wasSent(std::make_shared<bool>(false))
{
    QObject::connect(m_reply, &QNetworkReply::requestSent, m_reply, [wasSent = m_wasSent] { *wasSent = true; });
}

PendingCall::~PendingCall()
{
    if (!m_reply)
        return;
    // Its signals stay connected until then: abort() reaches Qt's own HTTP thread by one of them.
    if (m_reply->isRunning())
        m_reply->abort();
    m_reply->deleteLater();
}

int PendingCall::status() const
{
    return m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
}

void PendingCall::abort(Stop reason)
{
    if (!m_reply || m_reply->isFinished())
        return;
    if (m_stop == Stop::None)
        m_stop = reason;
    m_reply->abort();
}

std::optional<Error> PendingCall::error() const
{
    switch (m_stop) {
    case Stop::Cancelled:
        return cancelledError(m_request);
    case Stop::TimedOut:
        return timeoutError(m_request);
    case Stop::Refused:
        return Error{ErrorKind::Other, m_request.action, {}, {}, false};
    case Stop::None:
        break;
    }
    if (!m_reply)
        return cancelledError(m_request);
    auto error = errorOf(*m_reply, m_request);
    // That a second connection was refused says nothing of what came over the first.
    if (error && status() == 0 && *m_wasSent && !m_request.isReading())
        error->outcomeUnknown = true;
    return error;
}

Transport::Transport(const Endpoint &endpoint, QObject *parent)
    : QObject(parent), m_network(new QNetworkAccessManager), m_passage(Passage::to(endpoint)),
      m_socket(m_passage ? m_passage->socketPath() : endpoint.socketPath)
{
    static std::atomic<int> engines = 0;
    m_id = ++engines;
    // With http_proxy in the environment Qt 6.8 crashes on unix sockets unless told so.
    m_network->setProxy(QNetworkProxy::NoProxy);
    // A redirected POST would become a GET.
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setAutoDeleteReplies(false);
}

Transport::~Transport()
{
    shutDown();
    m_network->deleteLater();
}

void Transport::shutDown()
{
    m_shutDown = true;
    const auto calls = std::exchange(m_calls, {});
    for (const auto &weak : calls) {
        if (const auto call = weak.lock())
            call->abort(PendingCall::Stop::Cancelled);
    }
    if (m_passage)
        m_passage->shutDown();
}

QCoro::Task<Result<>> Transport::reach(std::stop_token stop)
{
    if (!m_passage || m_shutDown)
        co_return Result<>{};
    const Result<> opened = co_await m_passage->open(stop);
    m_reached = m_reached || opened;
    co_return opened;
}

QCoro::Task<Result<>> Transport::ready(std::stop_token stop)
{
    if (!m_reached)
        co_return co_await reach(stop);
    const auto lost = m_passage->lost();
    co_return lost ? Result<>(std::unexpected(*lost)) : Result<>{};
}

std::unexpected<Error> Transport::failed(Error error) const
{
    return std::unexpected(m_passage ? m_passage->explained(std::move(error)) : std::move(error));
}

QUrl Transport::urlFor(const Request &request)
{
    // Qt keys its connection pools by host name and ignores the socket path: one name per engine keeps two
    // engines apart, one name per stream keeps streams from starving short calls.
    const QString host = request.ownConnection ? u"s%1.e%2"_s.arg(++m_streams).arg(m_id) : u"u.e%1"_s.arg(m_id);
    return QUrl::fromEncoded("unix+http://" + host.toLatin1() + targetOf(request), QUrl::StrictMode);
}

QByteArray Transport::targetOf(const Request &request) const
{
    QByteArray target;
    if (request.versioned && !m_apiVersion.isEmpty())
        target += "/v" + m_apiVersion.toLatin1();
    target += QUrl::toPercentEncoding(request.path, "/:@");
    if (!request.query.isEmpty())
        target += '?' + encodedQuery(request.query);
    return target;
}

std::shared_ptr<PendingCall> Transport::start(const Request &request)
{
    QNetworkRequest network(urlFor(request));
    network.setAttribute(QNetworkRequest::FullLocalServerNameAttribute, m_socket);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // else another connection pool
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    network.setHeader(QNetworkRequest::UserAgentHeader, u"thaw"_s);
    // Docker would gzip archives: six times slower, and Qt takes a file of zeros for a bomb.
    network.setRawHeader("Accept-Encoding", "identity");
    if (!request.registryAuth.isEmpty())
        network.setRawHeader("X-Registry-Auth", request.registryAuth);
    // Nothing else goes to a stream's host: Qt would keep its connection for two minutes.
    if (request.ownConnection)
        network.setRawHeader("Connection", "close");
    network.setTransferTimeout(request.timeout);
    QHttp1Configuration http;
    http.setNumberOfConnectionsPerHost(connectionsPerEngine); // only the request that makes the pool counts
    network.setHttp1Configuration(http);

    QNetworkReply *reply = nullptr;
    switch (request.verb) {
    case Verb::Get:
        reply = m_network->get(network);
        break;
    case Verb::Head:
        reply = m_network->head(network);
        break;
    case Verb::Post:
        reply = request.upload ? m_network->post(network, request.upload.get()) : m_network->post(network, request.body);
        break;
    case Verb::Put:
        reply = request.upload ? m_network->put(network, request.upload.get()) : m_network->put(network, request.body);
        break;
    case Verb::Delete:
        reply = m_network->deleteResource(network);
        break;
    }
    if (request.upload) {
        // Qt reads from it until the reply itself is gone.
        connect(reply, &QObject::destroyed, reply, [device = request.upload] {});
        if (request.uploaded)
            connect(reply, &QNetworkReply::uploadProgress, reply, [report = request.uploaded](qint64 sent, qint64 total) {
                if (total > 0) // the last one says 0 of 0
                    report(sent, total);
            });
    }
    Q_EMIT asked(request.path, std::chrono::system_clock::now());
    Request kept = request;
    kept.body.clear();
    kept.registryAuth.clear();
    auto call = std::make_shared<PendingCall>(reply, std::move(kept));
    m_calls.removeIf([](const auto &old) { return old.expired(); });
    m_calls.append(call);
    return call;
}

void Transport::abortLater(const std::weak_ptr<PendingCall> &call)
{
    QMetaObject::invokeMethod(
        this,
        [call] {
            if (const auto running = call.lock())
                running->abort(PendingCall::Stop::Cancelled);
        },
        Qt::QueuedConnection);
}

QCoro::Task<Result<Response>> Transport::send(Request request, std::stop_token stop, Sink sink)
{
    if (m_passage) {
        if (const auto way = co_await ready(stop); !way)
            co_return failure(way);
    }
    if (stop.stop_requested() || m_shutDown)
        co_return std::unexpected(cancelledError(request, false));
    const auto call = start(request);
    const std::stop_callback onStop(stop, [this, weak = std::weak_ptr(call)] { abortLater(weak); });
    QNetworkReply *const reply = call->reply();
    const auto drain = [call = call.get(), &sink] {
        if (call->status() >= 200 && call->status() < 300 && call->reply()->bytesAvailable() > 0 &&
            !sink(call->reply()->readAll()))
            call->abort(PendingCall::Stop::Refused);
    };
    if (sink)
        connect(reply, &QNetworkReply::readyRead, reply, drain);
    co_await ReplyAwaiter(reply, false);
    Q_EMIT answered(request.path, std::chrono::system_clock::now());
    if (const auto error = call->error())
        co_return failed(*error);
    if (sink && reply->bytesAvailable() > 0 && !sink(reply->readAll()))
        co_return failure(ErrorKind::Other, request.action);
    co_return Response{call->status(), sink ? QByteArray() : reply->readAll(), reply->rawHeaderPairs()};
}

QCoro::Task<Result<std::shared_ptr<PendingCall>>> Transport::open(Request request, std::stop_token stop)
{
    if (m_passage) {
        if (const auto way = co_await ready(stop); !way)
            co_return failure(way);
    }
    if (stop.stop_requested() || m_shutDown)
        co_return std::unexpected(cancelledError(request, false));
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0); // a quiet application is no error
    const auto call = start(request);
    QTimer patience;
    patience.setSingleShot(true);
    connect(&patience, &QTimer::timeout, this, [call] { call->abort(PendingCall::Stop::TimedOut); });
    patience.start(headerTimeout);
    {
        const std::stop_callback onStop(stop, [this, weak = std::weak_ptr(call)] { abortLater(weak); });
        co_await ReplyAwaiter(call->reply(), true);
    }
    patience.stop();
    Q_EMIT answered(request.path, std::chrono::system_clock::now());
    if (call->status() < 200 || call->status() >= 300) {
        co_await ReplyAwaiter(call->reply(), false);
        if (const auto error = call->error())
            co_return failed(*error);
        co_return std::unexpected(statusError(call->status(), call->reply()->readAll(), request));
    }
    co_return call;
}

} // namespace Thaw
