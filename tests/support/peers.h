// SPDX-License-Identifier: GPL-3.0-or-later
// What CRIU's crit and checkpointctl say of a checkpoint, in lines of one form that ours are compared with. They are
// Debian 13's, given what copyForPeers() makes.
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace Thaw {

/// A tool's standard output; a tool that fails ends the test.
QByteArray runPeer(const QString &program, const QStringList &arguments);

/// "PID GROUP SESSION NAME"
QStringList critProcesses(const QString &directory);
/// "PID NUMBER: FILE", with "cwd" and "root" among the numbers. Of Unix sockets only "unix[INODE".
QStringList critDescriptors(const QString &directory);
/// "PID START-END ACCESS PATH OFFSET", the last two of mapped files.
QStringList critMappings(const QString &directory);
/// "ID LOCAL REMOTE" of sockets with addresses.
QStringList critAddresses(const QString &directory);
/// How many pages a page map promises of its page file.
qint64 critPages(const QString &pageMap);

/// All it says of podman's archive. Where a process wrote its title over its environment, as nginx does, it gives up
/// when asked for environments; then it is asked for the rest.
QJsonObject inspectArchive(const QString &archive, bool &hasEnvironment);
/// "PID PROTOCOL STATE LOCAL REMOTE", or "PID unix". It has the bytes of IPv6's addresses in a wrong order ("0:1::" for
/// "::1"), so that only their ports are told.
QStringList checkpointctlSockets(const QJsonObject &inspected);
/// An address without what checkpointctl gets wrong.
QString withoutV6(const QString &endpoint);

} // namespace Thaw
