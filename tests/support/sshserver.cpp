// SPDX-License-Identifier: GPL-3.0-or-later
#include "sshserver.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

namespace Thaw {

using namespace Qt::StringLiterals;

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

SshServer::SshServer() : m_port(freePort())
{
    m_daemon.setProcessChannelMode(QProcess::MergedChannels);
    m_daemon.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

SshServer::~SshServer()
{
    m_daemon.terminate();
    m_daemon.waitForFinished(5000);
}

bool SshServer::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (process.waitForFinished(30'000) && process.exitCode() == 0)
        return true;
    m_why = program + u": "_s + process.errorString() + QString::fromUtf8(process.readAllStandardError());
    return false;
}

void SshServer::write(const QString &file, const QByteArray &contents, bool executable)
{
    QFile target(m_directory.filePath(file));
    if (!target.open(QIODevice::WriteOnly) || target.write(contents) != contents.size())
        qFatal("cannot write %s", qPrintable(target.fileName()));
    target.setPermissions(executable ? QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner : QFile::ReadOwner | QFile::WriteOwner);
}

QByteArray SshServer::read(const QString &file) const
{
    QFile source(m_directory.filePath(file));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

bool SshServer::start()
{
    for (const QString &key : {u"host"_s, u"key"_s, u"stranger"_s}) {
        if (!run(u"ssh-keygen"_s, {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u""_s, u"-f"_s, m_directory.filePath(key)}))
            return false;
    }
    QDir().mkpath(programs());
    QDir().mkpath(u"/run/sshd"_s); // it has to be there, empty
    const QByteArray place = m_directory.path().toUtf8(), port = QByteArray::number(m_port);
    write(u"sshd_config"_s, "ListenAddress 127.0.0.1\nPort " + port + "\nHostKey " + place + "/host\nAuthorizedKeysFile " + place
              + "/key.pub\nStrictModes no\nUsePAM no\nPidFile none\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n");
    write(u"config"_s, "Host *\nIdentityFile " + place + "/key\nIdentitiesOnly yes\nUserKnownHostsFile " + place
              + "/known_hosts\nGlobalKnownHostsFile /dev/null\n");
    write(u"known_hosts"_s, "[127.0.0.1]:" + port + ' ' + read(u"host.pub"_s));
    write(u"bin/ssh"_s, "#!/bin/sh\nexec /usr/bin/ssh -F " + place + "/config \"$@\"\n", true);
    m_daemon.start(u"/usr/sbin/sshd"_s, {u"-D"_s, u"-e"_s, u"-f"_s, m_directory.filePath(u"sshd_config"_s)});
    const auto listens = [this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, quint16(m_port));
        return socket.waitForConnected(200);
    };
    if (QTest::qWaitFor([&] { return m_daemon.state() == QProcess::NotRunning || listens(); }, QDeadlineTimer(10'000))
        && m_daemon.state() == QProcess::Running)
        return true;
    m_why = u"sshd: "_s + m_daemon.errorString() + QString::fromUtf8(m_daemon.readAll());
    return false;
}

QString SshServer::urlOf(const QString &socketPath) const
{
    return u"ssh://root@127.0.0.1:%1%2"_s.arg(m_port).arg(socketPath);
}

} // namespace Thaw
