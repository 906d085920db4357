// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/readfiles.h"

#include <QHostAddress>
#include <QtEndian>

#include <linux/if_ether.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString typeName(quint32 type)
{
    switch (type) {
    case SOCK_STREAM: return u"stream"_s;
    case SOCK_DGRAM: return u"datagram"_s;
    case SOCK_RAW: return u"raw"_s;
    case SOCK_SEQPACKET: return u"seqpacket"_s;
    default: return u"type %1"_s.arg(type);
    }
}

QString protocolName(quint32 protocol)
{
    switch (protocol) {
    case IPPROTO_TCP: return u"tcp"_s;
    case IPPROTO_UDP: return u"udp"_s;
    case IPPROTO_UDPLITE: return u"udplite"_s;
    case IPPROTO_ICMP: return u"icmp"_s;
    case IPPROTO_ICMPV6: return u"icmpv6"_s;
    case IPPROTO_SCTP: return u"sctp"_s;
    case IPPROTO_RAW: return u"raw"_s;
    default: return u"protocol %1"_s.arg(protocol);
    }
}

QString netlinkName(quint32 protocol)
{
    switch (protocol) {
    case NETLINK_ROUTE: return u"route"_s;
    case NETLINK_SOCK_DIAG: return u"sock_diag"_s;
    case NETLINK_XFRM: return u"xfrm"_s;
    case NETLINK_AUDIT: return u"audit"_s;
    case NETLINK_NETFILTER: return u"netfilter"_s;
    case NETLINK_KOBJECT_UEVENT: return u"uevent"_s;
    case NETLINK_GENERIC: return u"generic"_s;
    default: return u"protocol %1"_s.arg(protocol);
    }
}

/// The kernel keeps the states of TCP for every kind of socket.
QString stateName(quint32 state, quint32 type)
{
    switch (state) {
    case TCP_ESTABLISHED: return type == SOCK_STREAM || type == SOCK_SEQPACKET ? u"established"_s : u"connected"_s;
    case TCP_SYN_SENT: return u"connecting"_s;
    case TCP_SYN_RECV: return u"accepting"_s;
    case TCP_FIN_WAIT1: return u"closing (FIN-WAIT-1)"_s;
    case TCP_FIN_WAIT2: return u"closing (FIN-WAIT-2)"_s;
    case TCP_TIME_WAIT: return u"closing (TIME-WAIT)"_s;
    case TCP_CLOSE: return type == SOCK_STREAM || type == SOCK_SEQPACKET ? u"closed"_s : u"unconnected"_s;
    case TCP_CLOSE_WAIT: return u"closed by the peer"_s;
    case TCP_LAST_ACK: return u"closing (LAST-ACK)"_s;
    case TCP_LISTEN: return u"listening"_s;
    case TCP_CLOSING: return u"closing"_s;
    default: return u"state %1"_s.arg(state);
    }
}

using Words = google::protobuf::RepeatedField<quint32>;

/// "127.0.0.1:80", "[::1]:80"; empty: not bound, or not connected.
QString endpoint(const Words &words, quint32 port, bool v6)
{
    bool any = port == 0;
    for (const quint32 word : words)
        any = any && word == 0;
    if (any || words.size() < (v6 ? 4 : 1))
        return {};
    if (!v6)
        return QHostAddress(qFromBigEndian(words[0])).toString() + u':' + QString::number(port);
    Q_IPV6ADDR address;
    for (int i = 0; i < 4; ++i)
        memcpy(&address[i * 4], &words.data()[i], 4);
    return u'[' + QHostAddress(address).toString() + u"]:"_s + QString::number(port);
}

/// "/run/socket", "@abstract"; other bytes than text are shown, not sent to a terminal.
QString unixName(const CriuFormat::UnixSocket &socket)
{
    const std::string &bytes = socket.name();
    if (bytes.empty())
        return {};
    const bool abstract = bytes.front() == '\0';
    QString name = QString::fromStdString(abstract ? bytes.substr(1) : bytes);
    while (!abstract && name.endsWith(QChar::Null))
        name.chop(1);
    for (QChar &letter : name) {
        if (!letter.isPrint())
            letter = u'\u00b7';
    }
    if (abstract)
        return u'@' + name;
    const QString directory = QString::fromStdString(socket.directory());
    return directory.isEmpty() || name.startsWith(u'/') ? name : directory + u'/' + name;
}

} // namespace

CriuSocket socketOf(const CriuFormat::InetSocket &socket)
{
    const bool v6 = socket.family() == AF_INET6;
    return {.id = socket.id(),
            .family = v6 ? CriuSocket::Family::Inet6
                         : socket.family() == AF_INET ? CriuSocket::Family::Inet : CriuSocket::Family::Other,
            .type = typeName(socket.type()),
            .protocol = protocolName(socket.protocol()),
            .state = stateName(socket.state(), socket.type()),
            .local = endpoint(socket.local(), socket.local_port(), v6),
            .remote = endpoint(socket.remote(), socket.remote_port(), v6),
            .inode = socket.inode()};
}

CriuSocket socketOf(const CriuFormat::UnixSocket &socket)
{
    return {.id = socket.id(),
            .family = CriuSocket::Family::Unix,
            .type = typeName(socket.type()),
            .state = stateName(socket.state(), socket.type()),
            .local = unixName(socket),
            .inode = socket.inode()};
}

CriuSocket socketOf(const CriuFormat::PacketSocket &socket)
{
    const quint32 protocol = qFromBigEndian(quint16(socket.protocol()));
    return {.id = socket.id(),
            .family = CriuSocket::Family::Packet,
            .type = typeName(socket.type()),
            .protocol = protocol == ETH_P_ALL ? u"every protocol"_s : u"0x%1"_s.arg(protocol, 4, 16, QChar(u'0')),
            .local = socket.interface() == 0 ? QString() : u"interface %1"_s.arg(socket.interface())};
}

CriuSocket socketOf(const CriuFormat::NetlinkSocket &socket)
{
    const auto port = [](quint32 number) { return number == 0 ? QString() : u"port %1"_s.arg(number); };
    return {.id = socket.id(),
            .family = CriuSocket::Family::Netlink,
            .type = typeName(SOCK_RAW),
            .protocol = netlinkName(socket.protocol()),
            .local = port(socket.port()),
            .remote = port(socket.remote_port()),
            .inode = socket.inode()};
}

} // namespace Thaw
