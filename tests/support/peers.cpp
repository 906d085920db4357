// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers.h"

#include "liveproject.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QStringList lines(const QByteArray &output)
{
    return QString::fromUtf8(output).split(u'\n', Qt::SkipEmptyParts);
}

/// crit's sections: a line with the pid, then lines that begin with a tab.
template<typename Function>
void forLines(const QString &directory, const QString &what, Function take)
{
    QString pid;
    for (const QString &line : lines(runPeer(u"crit"_s, {u"x"_s, directory, what}))) {
        if (line.startsWith(u'\t'))
            take(pid, line);
        else
            pid = line;
    }
}

QString endpoint(const QString &address, int port)
{
    const QString form = address.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s;
    return port == 0 ? QString() : form.arg(address).arg(port);
}

} // namespace

QByteArray runPeer(const QString &program, const QStringList &arguments)
{
    const ProgramResult result = runProgram(program, arguments);
    if (result.exitCode != 0)
        qFatal("%s %s: %s", qPrintable(program), qPrintable(arguments.join(u' ')), result.errorOutput.constData());
    return result.output;
}

QStringList critProcesses(const QString &directory)
{
    QStringList processes;
    for (const QString &line : lines(runPeer(u"crit"_s, {u"x"_s, directory, u"ps"_s})).mid(1))
        processes.append(line.simplified());
    return processes;
}

QStringList critDescriptors(const QString &directory)
{
    QStringList descriptors;
    forLines(directory, u"fds"_s, [&](const QString &pid, const QString &line) {
        descriptors.append(pid + u' ' + line.simplified().section(u" ("_s, 0, 0));
    });
    return descriptors;
}

QStringList critMappings(const QString &directory)
{
    static const QRegularExpression form(
        u"^\\t([0-9a-f]+-[0-9a-f]+) +([r-][w-][x-])(?: (.*?))?(?: \\+ 0x([0-9a-f]+))?(?: \\(s\\))?(?: \\*)?$"_s);
    QStringList mappings;
    forLines(directory, u"mems"_s, [&](const QString &pid, const QString &line) {
        const auto match = form.match(line);
        if (!match.hasMatch()) // the program
            return;
        const QString path = match.captured(3).startsWith(u'/') ? match.captured(3) : QString();
        mappings.append(u"%1 %2 %3 %4 %5"_s.arg(pid, match.captured(1), match.captured(2), path, match.captured(4)));
    });
    return mappings;
}

QStringList critAddresses(const QString &directory)
{
    const auto files = QJsonDocument::fromJson(runPeer(u"crit"_s, {u"decode"_s, u"--pretty"_s, u"-i"_s, directory + u"/files.img"_s}));
    QStringList addresses;
    for (const QJsonValue &entry : files[u"entries"_s].toArray()) {
        const QJsonValue socket = entry[u"isk"_s];
        if (!socket.isObject())
            continue;
        addresses.append(u"%1 %2 %3"_s.arg(socket[u"id"_s].toInt())
                             .arg(endpoint(socket[u"src_addr"_s][0].toString(), socket[u"src_port"_s].toInt()),
                                  endpoint(socket[u"dst_addr"_s][0].toString(), socket[u"dst_port"_s].toInt())));
    }
    return addresses;
}

qint64 critPages(const QString &pageMap)
{
    constexpr int present = 4;
    const auto map = QJsonDocument::fromJson(runPeer(u"crit"_s, {u"decode"_s, u"-i"_s, pageMap}));
    qint64 pages = 0;
    for (const QJsonValue &entry : map[u"entries"_s].toArray()) {
        if (entry[u"flags"_s].toInt() & present)
            pages += entry[u"nr_pages"_s].toInteger();
    }
    return pages;
}

QJsonObject inspectArchive(const QString &archive, bool &hasEnvironment)
{
    const QStringList most{u"inspect"_s, u"--ps-tree-cmd"_s, u"--files"_s, u"--sockets"_s, u"--format"_s, u"json"_s, archive};
    const ProgramResult result = runProgram(u"checkpointctl"_s, most + QStringList{u"--ps-tree-env"_s});
    hasEnvironment = !result.errorOutput.contains("invalid environment variable");
    const QByteArray told = hasEnvironment ? result.output : runPeer(u"checkpointctl"_s, most);
    return QJsonDocument::fromJson(told).array().first().toObject();
}

QStringList checkpointctlSockets(const QJsonObject &inspected)
{
    QStringList sockets;
    for (const QJsonValue &process : inspected[u"sockets"_s].toArray()) {
        const int pid = process[u"pid"_s].toInt();
        for (const QJsonValue &socket : process[u"open_sockets"_s].toArray()) {
            const QJsonValue data = socket[u"data"_s];
            const auto end = [&](const QString &address, const QString &port) {
                return withoutV6(endpoint(data[address].toString(), data[port].toInt()));
            };
            if (data[u"type"_s] == u"UNIX"_s)
                sockets.append(u"%1 unix"_s.arg(pid));
            else
                sockets.append(u"%1 %2 %3 %4 %5"_s.arg(pid).arg(socket[u"protocol"_s].toString().toLower(), data[u"state"_s].toString(),
                                                               end(u"src"_s, u"src_port"_s), end(u"dst"_s, u"dst_port"_s)));
        }
    }
    return sockets;
}

QString withoutV6(const QString &endpoint)
{
    return endpoint.startsWith(u'[') ? endpoint.mid(endpoint.indexOf(u']') + 1) : endpoint;
}

} // namespace Thaw
