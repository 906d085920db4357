// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/endpoint.h"
#include "core/result.h"

#include <QCoroTask>
#include <QIODevice>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace Thaw {

class Passage;

enum class Verb { Get, Head, Post, Put, Delete };

/// One call to the engine. Paths and queries are encoded here and nowhere else.
struct Request
{
    Verb verb = Verb::Get;
    QString path; ///< plain text, "/containers/web/start"; put below the API version
    QList<std::pair<QString, QString>> query;
    QByteArray body; ///< sent with Content-Length
    std::shared_ptr<QIODevice> upload; ///< sent instead of body as it is read; must know its size
    std::function<void(qint64 sent, qint64 total)> uploaded; ///< how far upload is
    QByteArray contentType = "application/json";
    QByteArray registryAuth; ///< a log-in for the engine to use at a registry; never written anywhere
    bool versioned = true;      ///< below /v1.xx
    bool ownConnection = false; ///< long answers: they must not take a connection from short calls
    std::chrono::milliseconds timeout = std::chrono::seconds(30); ///< between two bytes; 0: none
    QString action;                                               ///< for messages: "start the container web"
    QString notFound; ///< for messages: what a 404 means here; may be empty

    bool isReading() const { return verb == Verb::Get || verb == Verb::Head; }
};

/// A whole answer: any 2xx, or 304.
struct Response
{
    int status = 0;
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;

    QByteArray header(QByteArrayView name) const;
};

/// One call under way. Knows why it was aborted, which Qt does not tell (abort and timeout share a code).
class PendingCall
{
public:
    enum class Stop { None, Cancelled, TimedOut, Refused };

    PendingCall(QNetworkReply *networkReply, Request sent);
    ~PendingCall();
    Q_DISABLE_COPY_MOVE(PendingCall)

    QNetworkReply *reply() const { return m_reply; }
    const Request &request() const { return m_request; }
    int status() const;
    /// Ends the call now; the first reason given stays.
    void abort(Stop reason);
    /// The error of a finished call, or nothing if it went well. Reads the body of refusals.
    std::optional<Error> error() const;

private:
    QPointer<QNetworkReply> m_reply;
    Request m_request;
    Stop m_stop = Stop::None;
    /// At least once: Qt sends again what a broken connection has not answered. Qt tells it of requests with a body;
    /// those without (start, kill, remove) make nothing that would have to be looked for.
    std::shared_ptr<bool> m_wasSent;
};

/// HTTP over a unix socket, one engine's own or one that leads to it: the only user of QNetworkAccessManager, and the only place where Qt's
/// and the engine's errors become ours. Everything happens on the thread it lives in; stop tokens may be
/// triggered from any thread.
class Transport : public QObject
{
    Q_OBJECT
public:
    explicit Transport(const Endpoint &endpoint, QObject *parent = nullptr);
    ~Transport() override;

    /// "1.44": put before every versioned path.
    void setApiVersion(const QString &version) { m_apiVersion = version; }

    /// Takes bytes of a 2xx answer as they come; false ends the call with ErrorKind::Other for the caller to
    /// replace.
    using Sink = std::function<bool(const QByteArray &)>;

    /// Sends and waits for the whole answer. With a sink, Response::body stays empty.
    QCoro::Task<Result<Response>> send(Request request, std::stop_token stop, Sink sink = {});

    /// Sends and waits until the engine has answered with 2xx; the body is still to come. The stop token
    /// counts until then only.
    QCoro::Task<Result<std::shared_ptr<PendingCall>>> open(Request request, std::stop_token stop);

    /// "/v1.44/containers/web/start?…": what goes into a request line.
    QByteArray targetOf(const Request &request) const;

    /// The socket on this machine that the engine is reached by; there once ready() has said so.
    const QString &socketPath() const { return m_socket; }
    /// Makes the way to an engine elsewhere, again if it was lost.
    QCoro::Task<Result<>> reach(std::stop_token stop);
    /// The same before the first call only: a way that is lost is an engine that is lost, until somebody reaches for it.
    QCoro::Task<Result<>> ready(std::stop_token stop);

    /// Ends every call with ErrorKind::Cancelled, now and from now on.
    void shutDown();

Q_SIGNALS:
    /// For whoever measures: a call has just been given to the network, or has its answer (its head, for streams).
    void asked(const QString &path, std::chrono::system_clock::time_point when);
    void answered(const QString &path, std::chrono::system_clock::time_point when);

private:
    std::shared_ptr<PendingCall> start(const Request &request);
    QUrl urlFor(const Request &request);
    /// The same error, or what is behind it on the way to an engine elsewhere.
    std::unexpected<Error> failed(Error error) const;
    /// For stop callbacks: the token may be triggered from any thread, aborting is left to this object's.
    void abortLater(const std::weak_ptr<PendingCall> &call);

    /// Deleted later: the last task may end, and take us along, inside a signal of one of its replies.
    QNetworkAccessManager *m_network;
    std::unique_ptr<Passage> m_passage; ///< null: the engine is on this machine
    QString m_socket;
    QString m_apiVersion;
    QList<std::weak_ptr<PendingCall>> m_calls;
    int m_id = 0;
    int m_streams = 0;
    bool m_reached = false;
    bool m_shutDown = false;
};

} // namespace Thaw
