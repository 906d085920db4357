// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace Thaw {

/// An sshd of the test's own on the loopback, and a client's settings that fit it: keys, known hosts, and a program "ssh" that
/// uses them. All of it goes away with the object.
class SshServer
{
public:
    SshServer();
    ~SshServer();

    /// False and a reason in why() if it does not listen.
    bool start();
    QString why() const { return m_why; }

    /// ssh://root@127.0.0.1:PORT and the socket's path.
    QString urlOf(const QString &socketPath) const;
    int port() const { return m_port; }
    /// The directory that has to come first in PATH.
    QString programs() const { return m_directory.filePath(QStringLiteral("bin")); }
    /// Changes the client's settings until the object is told otherwise: a file in them gets these contents.
    void write(const QString &file, const QByteArray &contents, bool executable = false);
    QByteArray read(const QString &file) const;

private:
    bool run(const QString &program, const QStringList &arguments);

    QTemporaryDir m_directory;
    QProcess m_daemon;
    QString m_why;
    int m_port = 0;
};

/// A TCP port of the loopback that nobody has.
int freePort();

} // namespace Thaw
