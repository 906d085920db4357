// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/socketrelay.h"

#include "core/words.h"

#include <QFile>
#include <QLocalSocket>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

constexpr qint64 buffered = 256 * 1024; ///< in each direction of a connection, before its writer has to wait

/// Sentences for a TLS connection that was not made. OpenSSL tells of an alert by its name only.
Error tlsError(const Endpoint &endpoint, const QSslSocket &socket)
{
    const QString text = socket.errorString(), place = endpoint.toString();
    const auto is = [&](QSslError::SslError code) {
        return std::ranges::any_of(socket.sslHandshakeErrors(), [code](const QSslError &error) { return error.error() == code; });
    };
    const auto says = [&](QLatin1StringView words) { return text.contains(words, Qt::CaseInsensitive); };
    const auto error = [&](ErrorKind kind, const QString &sentence, const QString &remedy) {
        return Error{kind, sentence, text, {{u"engine.tls"_s, remedy, {}}}};
    };
    if (says("alert certificate required"_L1) || (says("alert handshake failure"_L1) && endpoint.tls.certificate.isEmpty()))
        return error(ErrorKind::EngineDenied, Core::tr("The engine at %1 wants a certificate of yours, and there is none.").arg(place),
                     Core::tr("Have cert.pem and key.pem in DOCKER_CERT_PATH or in the context"));
    if (says("alert unknown ca"_L1) || says("alert bad certificate"_L1) || says("alert certificate"_L1) || says("alert handshake failure"_L1))
        return error(ErrorKind::EngineDenied,
                     Core::tr("The engine at %1 does not accept your certificate %2.").arg(place, endpoint.tls.certificate),
                     Core::tr("Have one made by the authority that the engine trusts (its --tlscacert)"));
    if (is(QSslError::HostNameMismatch))
        return error(ErrorKind::EngineUnreachable, Core::tr("The certificate of the engine at %1 is for another name.").arg(place),
                     Core::tr("Use the name that the certificate is for, or have one made for this name"));
    if (is(QSslError::CertificateExpired) || is(QSslError::CertificateNotYetValid))
        return error(ErrorKind::EngineUnreachable, Core::tr("The certificate of the engine at %1 is not valid today.").arg(place),
                     Core::tr("Have a new one made for the engine"));
    if (!socket.sslHandshakeErrors().isEmpty())
        return error(ErrorKind::EngineUnreachable, Core::tr("The engine at %1 may be anybody: nobody you trust vouches for its certificate.").arg(place),
                     Core::tr("Have the engine's authority as ca.pem in DOCKER_CERT_PATH or in the context"));
    return error(ErrorKind::EngineUnreachable, Core::tr("What listens at %1 does not speak TLS as it should.").arg(place),
                 Core::tr("Unset DOCKER_TLS_VERIFY if the engine there has no TLS"));
}

Error connectError(const Endpoint &endpoint, const QSslSocket &socket)
{
    const QString place = endpoint.toString(), text = socket.errorString();
    const auto error = [&](const QString &sentence) { return Error{ErrorKind::EngineUnreachable, sentence, text, {}}; };
    switch (socket.error()) {
    case QAbstractSocket::ConnectionRefusedError:
        return error(Core::tr("Nothing listens at %1.").arg(place));
    case QAbstractSocket::HostNotFoundError:
        return error(Core::tr("There is no host named %1.").arg(endpoint.host));
    case QAbstractSocket::SocketTimeoutError:
        return error(Core::tr("%1 does not answer.").arg(place));
    default:
        return error(Core::tr("%1 cannot be reached.").arg(place));
    }
}

std::unexpected<Error> unreadable(const QString &file, const QString &why)
{
    return failure(ErrorKind::Usage, Core::tr("%1 is no PEM file that TLS can be made with.").arg(file), why);
}

QSslKey keyIn(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa}) {
        if (const QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

} // namespace

/// One connection. Belongs to the socket on this side and goes with it.
class SocketRelay::Link : public QObject
{
public:
    Link(SocketRelay *relay, QLocalSocket *near) : QObject(near), m_relay(relay), m_near(near), m_encrypted(relay->endpoint().kind == Endpoint::Kind::Tls)
    {
        m_far.setProxy(QNetworkProxy::NoProxy);
        m_far.setReadBufferSize(buffered);
        m_near->setReadBufferSize(buffered);
        if (m_encrypted)
            connect(&m_far, &QSslSocket::encrypted, this, &Link::beReady);
        else
            connect(&m_far, &QSslSocket::connected, this, &Link::beReady);
        connect(&m_far, &QSslSocket::errorOccurred, this, &Link::onError);
        connect(&m_far, &QSslSocket::disconnected, this, &Link::endNear);
        connect(m_near, &QLocalSocket::disconnected, this, &Link::endFar);
        for (QIODevice *device : {static_cast<QIODevice *>(m_near), static_cast<QIODevice *>(&m_far)}) {
            connect(device, &QIODevice::readyRead, this, &Link::pass);
            connect(device, &QIODevice::bytesWritten, this, &Link::pass);
        }
        connect(&m_far, &QSslSocket::encryptedBytesWritten, this, &Link::pass);
        const Endpoint &endpoint = relay->endpoint();
        if (m_encrypted) {
            m_far.setSslConfiguration(relay->m_tls);
            m_far.connectToHostEncrypted(endpoint.host, quint16(endpoint.port));
        } else {
            m_far.connectToHost(endpoint.host, quint16(endpoint.port));
        }
    }

    ~Link() override
    {
        m_far.disconnect(this);
        m_far.abort();
    }

private:
    void beReady()
    {
        m_ready = true;
        pass();
    }

    void pass()
    {
        if (m_near->state() != QLocalSocket::ConnectedState)
            return;
        if (m_far.bytesAvailable() > 0)
            m_relay->m_failure.reset();
        while (m_far.bytesAvailable() > 0 && m_near->bytesToWrite() < buffered && m_near->write(m_far.read(buffered)) > 0) {}
        while (m_ready && m_near->bytesAvailable() > 0 && waiting() < buffered && m_far.write(m_near->read(buffered)) > 0) {}
    }

    qint64 waiting() const { return m_far.bytesToWrite() + m_far.encryptedBytesToWrite(); }

    void onError(QAbstractSocket::SocketError error)
    {
        if (error == QAbstractSocket::RemoteHostClosedError && m_ready) {
            endNear(); // over TLS an engine ends its streams so, without closing the connection
            return;
        }
        const bool handshake = error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError
            || error == QAbstractSocket::SslInvalidUserDataError || error == QAbstractSocket::RemoteHostClosedError;
        if (!m_ready || handshake) // TLS 1.3 tells what it thinks of our certificate only when the first answer is due
            m_relay->m_failure = m_encrypted && handshake ? tlsError(m_relay->endpoint(), m_far) : connectError(m_relay->endpoint(), m_far);
        m_near->abort();
        m_near->deleteLater();
    }

    /// What the engine has sent still reaches this side, however slowly it takes it.
    void endNear()
    {
        if (m_near->state() != QLocalSocket::ConnectedState)
            return;
        if (m_far.bytesAvailable() > 0)
            m_near->write(m_far.readAll());
        m_near->disconnectFromServer();
    }

    void endFar()
    {
        if (m_ready) {
            if (m_near->bytesAvailable() > 0 && m_far.state() == QAbstractSocket::ConnectedState)
                m_far.write(m_near->readAll());
            connect(&m_far, &QSslSocket::disconnected, m_near, &QObject::deleteLater);
            m_far.disconnectFromHost();
        }
        if (!m_ready || m_far.state() == QAbstractSocket::UnconnectedState)
            m_near->deleteLater();
    }

    SocketRelay *m_relay;
    QLocalSocket *m_near;
    QSslSocket m_far;
    bool m_encrypted;
    bool m_ready = false;
};

SocketRelay::SocketRelay(Endpoint endpoint) : Passage(std::move(endpoint))
{
    m_server.setListenBacklogSize(100);
    connect(&m_server, &QLocalServer::newConnection, this, &SocketRelay::accept);
}

SocketRelay::~SocketRelay()
{
    // Each link looks at this object.
    qDeleteAll(m_server.findChildren<QLocalSocket *>());
}

QCoro::Task<Result<>> SocketRelay::open(std::stop_token)
{
    co_return m_server.isListening() ? Result<>{} : begin();
}

Result<> SocketRelay::begin()
{
    if (const Result<> read = endpoint().kind == Endpoint::Kind::Tls ? readFiles() : Result<>{}; !read)
        return read;
    if (!directory().isValid() || !m_server.listen(socketPath()))
        return failure(ErrorKind::Other, Core::tr("There is no place for a socket that leads to %1.").arg(endpoint().toString()),
                       directory().isValid() ? m_server.errorString() : directory().errorString());
    return {};
}

Result<> SocketRelay::readFiles()
{
    const TlsFiles &files = endpoint().tls;
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
    m_tls.setPeerVerifyMode(files.verify ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    if (!files.authority.isEmpty()) {
        const auto authorities = QSslCertificate::fromData(read(files.authority), QSsl::Pem);
        if (authorities.isEmpty())
            return unreadable(files.authority, Core::tr("It should hold the certificate of the engine's authority."));
        m_tls.setCaCertificates(authorities);
    }
    if (files.certificate.isEmpty() != files.key.isEmpty())
        return unreadable(files.certificate + files.key, Core::tr("A certificate and its key belong together: cert.pem and key.pem."));
    if (files.certificate.isEmpty())
        return {};
    const auto chain = QSslCertificate::fromData(read(files.certificate), QSsl::Pem);
    if (chain.isEmpty())
        return unreadable(files.certificate, Core::tr("It should hold your certificate."));
    const QSslKey key = keyIn(read(files.key));
    if (key.isNull())
        return unreadable(files.key, Core::tr("It should hold an RSA or EC key without a passphrase."));
    m_tls.setLocalCertificateChain(chain);
    m_tls.setPrivateKey(key);
    return {};
}

void SocketRelay::accept()
{
    while (QLocalSocket *near = m_server.nextPendingConnection())
        new Link(this, near);
}

Error SocketRelay::explained(Error error)
{
    const bool connection = error.kind == ErrorKind::EngineLost || error.kind == ErrorKind::EngineUnreachable;
    if (connection && m_failure) {
        Error clearer = *m_failure;
        clearer.detail = error.message + u'\n' + m_failure->detail;
        clearer.outcomeUnknown = error.outcomeUnknown;
        return clearer;
    }
    // An engine with TLS tells those without it so.
    if (error.detail.contains("HTTP request to an HTTPS server"_L1))
        return {ErrorKind::EngineUnreachable, Core::tr("The engine at %1 speaks only TLS.").arg(endpoint().toString()), error.detail,
                {{u"engine.tls"_s, Core::tr("Say so, and where the certificates are"), u"DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH=DIR"_s}}};
    return error;
}

} // namespace Thaw
