// SPDX-License-Identifier: GPL-3.0-or-later
#include "registryserver.h"

#include "certificates.h"
#include "sshserver.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

namespace Thaw {

using namespace Qt::StringLiterals;

RegistryServer::RegistryServer(const QString &address, Certificates *authority, const QString &user, const QString &password)
    : m_name(u"%1:%2"_s.arg(address).arg(freePort()))
{
    const QString place = m_directory.path();
    QDir().mkpath(place + u"/data"_s);
    QString config = u"version: 0.1\nlog:\n  level: warn\nstorage:\n  filesystem:\n    rootdirectory: %1/data\nhttp:\n  addr: %2\n"_s.arg(place, m_name);
    if (authority) {
        authority->issue(u"registry"_s, u"IP:"_s + address);
        config += u"  tls:\n    certificate: %1\n    key: %2\n"_s.arg(authority->path(u"registry.pem"_s), authority->path(u"registry-key.pem"_s));
    }
    if (!user.isEmpty()) {
        config += u"auth:\n  htpasswd:\n    realm: test\n    path: %1/users\n"_s.arg(place);
        QProcess htpasswd;
        htpasswd.setStandardOutputFile(place + u"/users"_s);
        htpasswd.start(u"htpasswd"_s, {u"-Bbn"_s, user, password});
        htpasswd.waitForFinished();
    }
    QFile file(place + u"/config.yml"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(config.toUtf8()) < 0)
        m_why = file.errorString();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(place + u"/log"_s);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

RegistryServer::~RegistryServer()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished(1000);
}

bool RegistryServer::start()
{
    m_process.start(u"docker-registry"_s, {u"serve"_s, m_directory.filePath(u"config.yml"_s)});
    const auto listens = [this] {
        QTcpSocket socket;
        socket.connectToHost(m_name.section(u':', 0, 0), m_name.section(u':', 1).toUShort());
        return socket.waitForConnected(200);
    };
    if (QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning || listens(); }, QDeadlineTimer(20'000))
        && m_process.state() == QProcess::Running)
        return true;
    QFile log(m_directory.filePath(u"log"_s));
    m_why = u"docker-registry: "_s + m_process.errorString() + (log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : QString());
    return false;
}

int RegistryServer::blobs() const
{
    int count = 0;
    for (QDirIterator files(m_directory.filePath(u"data/docker/registry/v2/blobs"_s), {u"data"_s}, QDir::Files, QDirIterator::Subdirectories); files.hasNext(); files.next())
        ++count;
    return count;
}

} // namespace Thaw
