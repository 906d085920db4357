// SPDX-License-Identifier: GPL-3.0-or-later
#include "podmanservice.h"

#include "liveproject.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <csignal>

namespace Thaw {

using namespace Qt::StringLiterals;

PodmanService::PodmanService()
    : m_data(qEnvironmentVariable("THAW_TEST_CACHE") + u"/engines/thaw-p%1"_s.arg(QCoreApplication::applicationPid() % 100'000)),
      m_network(u"thaw-p%1"_s.arg(QCoreApplication::applicationPid() % 100'000))
{
    QDir().mkpath(m_data + u"/networks"_s);
    QDir().mkpath(home() + u"/.config/containers"_s);
}

PodmanService::~PodmanService()
{
    stop();
    if (QFile::exists(m_data))
        run({u"rm"_s, u"--all"_s, u"--force"_s, u"--time"_s, u"0"_s});
    removeNetwork();
    QProcess::execute(u"umount"_s, {u"-q"_s, u"-l"_s, m_data + u"/root/overlay"_s});
    QProcess::execute(u"rm"_s, {u"-rf"_s, u"--one-file-system"_s, m_data, u"/run/"_s + m_network});
}

/// Where it was killed over a container, nobody else takes the bridge down, nor the names its DNS server knows.
void PodmanService::removeNetwork()
{
    if (QFile::exists(u"/sys/class/net/"_s + m_network))
        QProcess::execute(u"ip"_s, {u"link"_s, u"delete"_s, m_network});
    const QString names = u"/run/containers/networks/aardvark-dns/"_s;
    if (!QFile::remove(names + m_network))
        return;
    QFile file(names + u"aardvark.pid"_s);
    if (const pid_t server = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0; server > 0)
        ::kill(server, SIGHUP); // it reads them again, and ends if there are none
}

QStringList PodmanService::places() const
{
    return {u"--root"_s, m_data + u"/root"_s, u"--runroot"_s, u"/run/"_s + m_network};
}

bool PodmanService::run(const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(m_service.processEnvironment());
    process.start(u"podman"_s, places() + arguments);
    if (process.waitForFinished(60'000) && process.exitCode() == 0)
        return true;
    m_why = u"podman "_s + arguments.join(u' ') + u": "_s + QString::fromUtf8(process.readAllStandardError());
    return false;
}

bool PodmanService::answers() const
{
    return dockerCli({u"version"_s}, host()).exitCode == 0;
}

bool PodmanService::start()
{
    // As packaging/lib/engine.sh has it; nobody else's addresses.
    QByteArray settings = "[engine]\nruntime = \"runc\"\ncgroup_manager = \"cgroupfs\"\nevents_logger = \"file\"\n"
                          "[containers]\nlog_driver = \"k8s-file\"\n[network]\nnetwork_config_dir = \"" + m_data.toUtf8() + "/networks\"\n";
    QFile file(m_directory.filePath(u"containers.conf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(settings) < 0 || !file.flush())
        return false;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home());
    environment.remove(u"XDG_CONFIG_HOME"_s);
    environment.insert(u"CONTAINERS_CONF"_s, file.fileName());
    const QString registries = home() + u"/registries.conf"_s;
    if (QFile::exists(registries)) // Podman takes one that is missing for a fault
        environment.insert(u"CONTAINERS_REGISTRIES_CONF"_s, registries);
    m_service.setProcessEnvironment(environment);
    const QString subnet = u"10.225.%1.0/24"_s.arg(QCoreApplication::applicationPid() % 250);
    if (!run({u"network"_s, u"create"_s, u"--ignore"_s, u"--interface-name"_s, m_network, u"--subnet"_s, subnet, m_network}))
        return false;
    file.write("default_network = \"" + m_network.toUtf8() + "\"\n");
    file.close();
    return startService(u"podman"_s, places() + QStringList{u"system"_s, u"service"_s, u"--time"_s, u"0"_s, host()}, m_directory.filePath(u"log"_s));
}

bool PodmanService::startWithSample()
{
    if (!start())
        return false;
    const ProgramResult imported =
        dockerCli({u"import"_s, qEnvironmentVariable("THAW_TEST_CACHE") + u"/images/thaw-sample-base.tar"_s, u"thaw-sample-base:latest"_s}, host());
    m_why = u"docker import: "_s + QString::fromUtf8(imported.errorOutput);
    return imported.exitCode == 0;
}

bool PodmanService::forgetContainer(const QString &name)
{
    stop();
    const QString script = u"import sqlite3, sys\n"
                           "with sqlite3.connect(sys.argv[1]) as records:\n"
                           "    (container,) = records.execute('SELECT ID FROM ContainerConfig WHERE Name = ?', sys.argv[2:]).fetchone()\n"
                           "    for table in 'ContainerState', 'ContainerConfig', 'IDNamespace':\n"
                           "        records.execute(f'DELETE FROM {table} WHERE ID = ?', (container,))\n"_s;
    return QProcess::execute(u"python3"_s, {u"-c"_s, script, m_data + u"/root/db.sql"_s, name}) == 0 && start();
}

} // namespace Thaw
