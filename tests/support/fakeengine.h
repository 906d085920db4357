// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QTemporaryDir>

#include <functional>

namespace Thaw {

/// An engine that does what a test tells it, on a local socket of its own: also what no real one does on demand.
class FakeEngine : public QObject
{
    Q_OBJECT
public:
    struct Call
    {
        QByteArray verb;
        QByteArray target;                     ///< path and query, as sent
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };
    using Handler = std::function<void(QLocalSocket *socket, const Call &call)>;

    explicit FakeEngine(QObject *parent = nullptr);
    ~FakeEngine() override;

    QString socketPath() const { return m_directory.filePath(QStringLiteral("engine.sock")); }

    /// Answers calls whose "VERB target" begins so. The latest rule that fits counts.
    void on(const QByteArray &beginning, Handler handler);

    /// "VERB target" of every call, in order.
    QList<QByteArray> seen() const;
    const QList<Call> &calls() const { return m_calls; }
    int openConnections() const;

    static Handler answer(int status, const QByteArray &body, const QByteArray &headers = {});
    /// Raw bytes; then the connection is closed, or left open.
    static Handler raw(const QByteArray &bytes, bool close);
    static Handler hang();
    /// Breaks the connection, and nothing listens any more.
    Handler die();

    static QByteArray streamHeader();
    static QByteArray frame(quint8 type, const QByteArray &bytes);

private:
    void accept();
    void read(QLocalSocket *socket);

    QTemporaryDir m_directory;
    QLocalServer m_server;
    QList<std::pair<QByteArray, Handler>> m_rules;
    QHash<QLocalSocket *, QByteArray> m_buffers;
    QList<Call> m_calls;
};

} // namespace Thaw
