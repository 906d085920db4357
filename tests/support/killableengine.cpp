// SPDX-License-Identifier: GPL-3.0-or-later
#include "killableengine.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace Thaw {

using namespace Qt::StringLiterals;

KillableEngine::KillableEngine(const QStringList &options) : m_options(options)
{
    static int count = 0;
    // An interface's name holds 15 characters.
    m_name = u"thaw-k%1-%2"_s.arg(QCoreApplication::applicationPid() % 100'000).arg(++count);
    m_data = qEnvironmentVariable("THAW_TEST_CACHE") + u"/engines/"_s + m_name;
    m_socket = u"/tmp/%1.sock"_s.arg(m_name);
    // Nobody else's addresses: packaging/lib/engine.sh takes 10.222 and 10.223.
    m_gateway = u"10.224.%1.1/24"_s.arg((QCoreApplication::applicationPid() + count) % 250);
    if (!run(u"ip"_s, {u"link"_s, u"add"_s, m_name, u"type"_s, u"bridge"_s})
        || !run(u"ip"_s, {u"address"_s, u"add"_s, m_gateway, u"dev"_s, m_name}) || !run(u"ip"_s, {u"link"_s, u"set"_s, m_name, u"up"_s}))
        return;
    QDir().mkpath(m_data);
}

KillableEngine::~KillableEngine()
{
    // Only a daemon that is alive takes its containers and mounts away.
    if (m_service.state() == QProcess::NotRunning && QFile::exists(m_data))
        start();
    // With --live-restore its containers would live on.
    const QString containers = output(u"docker"_s, {u"-H"_s, host(), u"ps"_s, u"-aq"_s});
    for (const QString &container : containers.split(u'\n', Qt::SkipEmptyParts))
        run(u"docker"_s, {u"-H"_s, host(), u"rm"_s, u"-f"_s, container});
    stop();
    run(u"umount"_s, {u"-l"_s, m_data}); // dockerd mounts it on itself
    run(u"ip"_s, {u"link"_s, u"delete"_s, m_name});
    run(u"rm"_s, {u"-rf"_s, u"--one-file-system"_s, m_data, u"/run/"_s + m_name});
    for (const QString &file : {m_data + u".log"_s, m_socket, u"/run/"_s + m_name + u".pid"_s})
        QFile::remove(file);
}

bool KillableEngine::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return true;
    m_why = program + u' ' + arguments.join(u' ') + u": "_s + process.errorString() + QString::fromUtf8(process.readAllStandardError());
    return false;
}

QString KillableEngine::output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(30'000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

bool KillableEngine::answers() const
{
    QProcess curl;
    curl.start(u"curl"_s, {u"-s"_s, u"-f"_s, u"-m"_s, u"3"_s, u"-o"_s, u"/dev/null"_s, u"--unix-socket"_s, m_socket, u"http://engine/_ping"_s});
    return curl.waitForFinished(5000) && curl.exitCode() == 0;
}

bool KillableEngine::start()
{
    // No rules of a firewall, which would be there after a kill: the tests ask from inside the containers.
    QStringList arguments{u"--data-root"_s, m_data, u"--exec-root"_s, u"/run/"_s + m_name, u"--pidfile"_s,
                          u"/run/"_s + m_name + u".pid"_s, u"--bridge"_s, m_name, u"--iptables=false"_s, u"--ip6tables=false"_s,
                          u"--ip-masq=false"_s, u"-H"_s, u"unix://"_s + m_socket};
    QFile::remove(u"/run/"_s + m_name + u".pid"_s); // of a killed one; its number may be another program's by now
    return startService(u"dockerd"_s, arguments + m_options, m_data + u".log"_s);
}

bool KillableEngine::startWithSample()
{
    return start() && import(qEnvironmentVariable("THAW_TEST_CACHE") + u"/images/thaw-sample-base.tar"_s, u"thaw-sample-base"_s);
}

bool KillableEngine::import(const QString &tar, const QString &name)
{
    return run(u"curl"_s, {u"-sS"_s, u"-f"_s, u"-o"_s, u"/dev/null"_s, u"--unix-socket"_s, m_socket, u"-X"_s, u"POST"_s, u"-H"_s,
                           u"Content-Type: application/x-tar"_s, u"-T"_s, tar,
                           u"http://engine/v1.41/images/create?fromSrc=-&repo=%1&tag=latest"_s.arg(name)});
}

} // namespace Thaw
