// SPDX-License-Identifier: GPL-3.0-or-later
// How far each message of CRIU 4.2.1 goes, measured on its program: a field beyond that is of a newer CRIU. Fields
// that are below and not in *.proto are known and not used.
#pragma once

#include "files.pb.h"
#include "images.pb.h"

#include <QtTypes>

#include <functional>

namespace Thaw::CriuFormat {

template<typename Message>
constexpr int lastField = 0;

// clang-format off
template<> inline constexpr int lastField<Inventory> = 14;
template<> inline constexpr int lastField<PstreeEntry> = 5;
template<> inline constexpr int lastField<Credentials> = 19;
template<> inline constexpr int lastField<ResourceLimits> = 1;
template<> inline constexpr int lastField<SignalAction> = 6;
template<> inline constexpr int lastField<TaskCore> = 22;
template<> inline constexpr int lastField<ThreadCore> = 16;
template<> inline constexpr int lastField<X86Vectors> = 9;
template<> inline constexpr int lastField<X86FloatRegisters> = 13;
template<> inline constexpr int lastField<X86Thread> = 4;
template<> inline constexpr int lastField<Core> = 13;
template<> inline constexpr int lastField<Ids> = 12;
template<> inline constexpr int lastField<FileSystem> = 3;
template<> inline constexpr int lastField<Descriptor> = 5;
template<> inline constexpr int lastField<RegularFile> = 14;
template<> inline constexpr int lastField<InetSocket> = 20;
template<> inline constexpr int lastField<NamespaceFile> = 4;
template<> inline constexpr int lastField<PacketSocket> = 20;
template<> inline constexpr int lastField<NetlinkSocket> = 13;
template<> inline constexpr int lastField<EventFd> = 4;
template<> inline constexpr int lastField<Epoll> = 4;
template<> inline constexpr int lastField<SignalFd> = 4;
template<> inline constexpr int lastField<TunFile> = 4;
template<> inline constexpr int lastField<TimerFd> = 10;
template<> inline constexpr int lastField<Inotify> = 5;
template<> inline constexpr int lastField<Fanotify> = 6;
template<> inline constexpr int lastField<ExternalFile> = 5;
template<> inline constexpr int lastField<UnixSocket> = 17;
template<> inline constexpr int lastField<Fifo> = 3;
template<> inline constexpr int lastField<Pipe> = 4;
template<> inline constexpr int lastField<Tty> = 6;
template<> inline constexpr int lastField<PseudoTerminal> = 1;
template<> inline constexpr int lastField<TtyInfo> = 15;
template<> inline constexpr int lastField<TtyData> = 2;
template<> inline constexpr int lastField<MemfdFile> = 5;
template<> inline constexpr int lastField<MemfdInode> = 9;
template<> inline constexpr int lastField<BpfMap> = 16;
template<> inline constexpr int lastField<PidFd> = 5;
template<> inline constexpr int lastField<File> = 22;
template<> inline constexpr int lastField<Remap> = 3;
template<> inline constexpr int lastField<PipeData> = 3;
template<> inline constexpr int lastField<Packet> = 4;
template<> inline constexpr int lastField<TcpStream> = 17;
template<> inline constexpr int lastField<PagemapHead> = 1;
template<> inline constexpr int lastField<PagemapEntry> = 5;
template<> inline constexpr int lastField<Mapping> = 10;
template<> inline constexpr int lastField<Memory> = 17;
template<> inline constexpr int lastField<CpuInfo> = 3;
template<> inline constexpr int lastField<X86Cpu> = 10;
template<> inline constexpr int lastField<DumpStats> = 14;
template<> inline constexpr int lastField<RestoreStats> = 5;
template<> inline constexpr int lastField<Stats> = 2;
// clang-format on

/// Whether there is a field with a number above last among these, which protobuf could not place.
bool hasFieldAbove(const std::string &unknown, int last);

/// Whether CRIU 4.2.1 does not write such a message. Says nothing of the messages within.
template<typename Message>
bool isNewer(const Message &message)
{
    static_assert(lastField<Message> > 0);
    return !message.unknown_fields().empty() && hasFieldAbove(message.unknown_fields(), lastField<Message>);
}

/// Gives the bytes of every message in that field to take, until that says no. False: it did, or they are damaged.
bool forEachMessage(const std::string &unknown, int field, const std::function<bool(const std::string &bytes)> &take);

/// How many there are.
qsizetype countMessages(const std::string &unknown, int field);

} // namespace Thaw::CriuFormat
