// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace Thaw {

/// A dockerd of the test's own, with data, socket, bridge and addresses that nobody else has: one that can be killed.
/// All of it goes away with the object.
class KillableEngine
{
public:
    /// options: further ones of dockerd, such as --live-restore.
    explicit KillableEngine(const QStringList &options = {});
    ~KillableEngine();

    /// Starts it, again on the same data after a kill; false and a reason in why() if it does not answer.
    bool start();
    /// As a crash ends it.
    void kill();
    /// As a hung one: it says nothing until it goes on.
    void freeze();
    void goOn();
    /// As a person ends it.
    void stop();
    /// The same, and the engine has the sample's base image (from THAW_TEST_CACHE).
    bool startWithSample();

    QString host() const { return QStringLiteral("unix://") + m_socket; }
    /// This machine's address on the bridge of its containers.
    QString gateway() const { return m_gateway.section(u'/', 0, 0); }
    QString why() const { return m_why; }

private:
    bool answers() const;
    bool import(const QString &tar, const QString &name);
    bool run(const QString &program, const QStringList &arguments);
    static QString output(const QString &program, const QStringList &arguments);

    QStringList m_options;
    QString m_name;
    QString m_data;
    QString m_socket;
    QString m_gateway;
    QString m_why;
    QProcess m_daemon;
};

} // namespace Thaw
