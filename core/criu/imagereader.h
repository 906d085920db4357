// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace Thaw {

/// The files of a checkpoint directory by name: all sizes, and the bytes of those that are not memory pages.
struct CheckpointFiles
{
    QMap<QString, qint64> sizes;
    QMap<QString, QByteArray> contents;

    bool operator==(const CheckpointFiles &) const = default;
};

/// Bounds for whoever fills them: what is larger is measured, and told by the reader to be too large.
constexpr qint64 largestImageFile = qint64(64) << 20; ///< of CRIU's own files without the pages
constexpr qint64 mostImageBytes = qint64(256) << 20;  ///< of all of them together
/// CRIU's pages, whatever the machine's are.
constexpr qint64 criuPageSize = 4096;

/// Whether imagereader needs the bytes of that file; pages and logs are only measured. Of a checkpoint that Thaw made
/// "stats-dump" is not beside the others but in /opt/thaw/run.
bool isReadable(const QString &name);

/// Who a thread is and what it may do.
struct CriuCredentials
{
    quint32 uid = 0, effectiveUid = 0, gid = 0, effectiveGid = 0;
    QList<quint32> groups{};
    quint64 inheritable = 0, permitted = 0, effective = 0, bounding = 0, ambient = 0; ///< capability masks
    bool noNewPrivileges = false;
    int seccompMode = 0;      ///< as linux/seccomp.h has it: 0 none, 1 strict, 2 filter
    QString securityLabel{};  ///< AppArmor's or SELinux' profile

    bool operator==(const CriuCredentials &) const = default;
};

struct CriuThread
{
    quint32 id = 0;
    QString name{};
    CriuCredentials credentials{};
    int policy = 0;                ///< SCHED_…
    int nice = 0;
    quint64 blockedSignals = 0;    ///< bit n − 1: signal n
    quint64 vectorState = 0;       ///< xsave's components in use (x86: bit 2 AVX, 5–7 AVX-512); 0: unknown

    bool operator==(const CriuThread &) const = default;
};

/// One open descriptor of a table, which processes may share.
struct CriuDescriptor
{
    quint32 number = 0;
    quint32 file = 0;         ///< id: of a CriuFile, CriuSocket or CriuObject
    bool closesOnExec = false;

    bool operator==(const CriuDescriptor &) const = default;
};

/// One mapping of a process, with what of it is in the checkpoint.
struct CriuMapping
{
    quint64 start = 0, end = 0; ///< addresses
    quint32 protection = 0;     ///< PROT_…
    quint32 flags = 0;          ///< MAP_…
    quint64 offset = 0;         ///< in its file
    quint32 file = 0;           ///< id of the CriuFile or CriuObject; 0: none
    QString name{};             ///< path of its file, "[heap]", "[stack]", "[vdso]", "[shared]", "memfd:NAME", or empty: anonymous
    qint64 pages = 0;           ///< of 4 KiB, in one of the checkpoint's own page files
    qint64 elsewhere = 0;       ///< … in a parent checkpoint or left to be fetched later

    bool operator==(const CriuMapping &) const = default;
};

/// A run of pages: where they were in a process, where their bytes are in its page file.
struct CriuPageRun
{
    quint64 address = 0;
    qint64 page = 0;   ///< index of the first in the page file
    qint64 count = 0;

    bool operator==(const CriuPageRun &) const = default;
};

/// The same for memory that is shared: it is in a page file of its own, and in as many processes as map it.
struct CriuSharedRun
{
    quint64 address = 0;
    qint64 page = 0;
    qint64 count = 0;
    QString file{};    ///< "pages-3.img"

    bool operator==(const CriuSharedRun &) const = default;
};

/// Memory that processes share: MAP_SHARED without a file, memfds, System V segments.
struct CriuSharedMemory
{
    quint64 id = 0;            ///< of pagemap-shmem-ID.img
    QString name{};            ///< "memfd:NAME", "[shared]"
    QString pages{};           ///< "pages-3.img"
    QList<CriuPageRun> runs{}; ///< ascending; addresses are bytes from its beginning
    qint64 elsewhere = 0;      ///< pages that are not in there, as in CriuMapping

    bool operator==(const CriuSharedMemory &) const = default;
};

enum class CriuState { Alive, Dead, Stopped, Zombie };

struct CriuProcess
{
    quint32 pid = 0;
    quint32 parent = 0;
    quint32 group = 0;
    quint32 session = 0;
    QList<quint32> threads{};   ///< the process itself among them
    QString name{};             ///< comm
    bool ended = false;         ///< a zombie: nothing but an exit code
    quint32 uid = 0;
    quint32 gid = 0;
    quint64 capabilities = 0;   ///< permitted or inheritable in any of its threads: a restore has to have them
    quint64 bounding = 0;
    bool seccomp = false;       ///< a filter of its own was dumped
    qint64 descriptors = 0;     ///< highest number of an open one, plus one
    quint64 descriptorLimit = 0;///< RLIMIT_NOFILE
    quint32 program = 0;        ///< id of its file
    CriuState state = CriuState::Alive;
    int exitCode = 0;                        ///< as wait(2) has it, of one that has ended
    QList<CriuThread> threadStates{};        ///< in the order of threads
    QStringList arguments{};                 ///< from its memory; empty until takeTexts()
    QStringList environment{};               ///< NAME=value; the same
    QString workingDirectory{};
    QString root{};
    int umask = -1;                          ///< < 0: not recorded
    quint64 caughtSignals = 0, ignoredSignals = 0; ///< bit n − 1: signal n
    QList<CriuDescriptor> table{};
    QList<CriuMapping> mappings{};
    QString pages{};                         ///< "pages-1.img"; empty: it has none
    QList<CriuPageRun> runs{};               ///< what pages holds, in its order; ascending, without overlaps
    QList<CriuSharedRun> sharedRuns{};       ///< what other page files hold of its mappings; the same
    quint64 argumentsStart = 0, argumentsEnd = 0, environmentStart = 0, environmentEnd = 0; ///< addresses

    bool operator==(const CriuProcess &) const = default;
};

/// A regular file that a process had open or mapped.
struct CriuFile
{
    quint32 id = 0;
    QString path{};        ///< absolute
    qint64 size = -1;      ///< < 0: not recorded
    int mode = -1;         ///< st_mode; < 0: not recorded
    quint32 flags = 0;     ///< of open(2)
    QByteArray buildId{};
    qint64 position = -1;  ///< where it is read and written next; < 0: not recorded
    bool external = false; ///< CRIU is told at the restore where it is
    bool remapped = false; ///< deleted or renamed: its contents are in the checkpoint

    bool operator==(const CriuFile &) const = default;
};

struct CriuSocket
{
    enum class Family { Inet, Inet6, Unix, Packet, Netlink, Other };

    quint32 id = 0;
    Family family = Family::Other;
    QString type{};     ///< "stream", "datagram", "seqpacket", "raw"
    QString protocol{}; ///< "tcp", "udp", …; empty for Unix
    QString state{};    ///< "listening", "established", "closed" …
    QString local{};    ///< "127.0.0.1:8080", "[::]:80", a path, "@abstract"
    QString remote{};   ///< of the same kind; the peer's inode for Unix without a name
    quint64 inode = 0;
    qint64 unread = 0;  ///< bytes that were received and not read
    qint64 unsent = 0;  ///< … sent and not acknowledged (TCP)

    bool operator==(const CriuSocket &) const = default;
};

/// Whatever else has a descriptor or a mapping.
struct CriuObject
{
    enum class Kind { Pipe, Fifo, EventFd, Epoll, TimerFd, SignalFd, Inotify, Fanotify, Tty, Memfd, Namespace, Device, Other };

    quint32 id = 0;
    Kind kind = Kind::Other;
    QString name{};     ///< of a memfd, path of a fifo or tty, "pipe:[inode]"
    QString details{};  ///< further facts in words: "counter 0", "watches 3 files"
    quint32 flags = 0;  ///< of open(2)
    qint64 size = -1;   ///< bytes of a memfd; < 0: has none
    qint64 unread = 0;  ///< bytes in a pipe, a fifo or a terminal; of a pipe the same at both ends

    bool operator==(const CriuObject &) const = default;
};

/// What CRIU measured while it dumped or restored.
struct CriuStatistics
{
    qint64 freezingUs = -1, frozenUs = -1, memoryDumpUs = -1, memoryWriteUs = -1; ///< microseconds; < 0: not recorded
    qint64 pagesScanned = -1, pagesWritten = -1;             ///< of the processes' own memory
    qint64 sharedPagesScanned = -1, sharedPagesWritten = -1; ///< of memory they share
    qint64 forkingUs = -1, restoreUs = -1, pagesRestored = -1;

    bool operator==(const CriuStatistics &) const = default;
};

/// One page map, a process' or of shared memory: how many pages it promises of which file.
struct CriuPages
{
    QString map{};      ///< "pagemap-301.img", "pagemap-shmem-3.img"
    QString file{};     ///< "pages-1.img"
    qint64 present = 0; ///< pages that are in the file

    bool operator==(const CriuPages &) const = default;
};

struct CriuCpu
{
    quint32 vendor = 0; ///< 1 Intel, 2 AMD
    QString name{};
    QList<quint32> features{}; ///< words in the order of Linux' cpufeatures.h

    bool operator==(const CriuCpu &) const = default;
};

/// What a checkpoint is made of, and what is wrong with it in itself.
struct CriuImages
{
    quint32 version = 0; ///< of the format
    quint64 uptime = 0;  ///< seconds of the machine it was made on
    QList<CriuProcess> processes{};
    QList<CriuFile> files{};
    QList<CriuPages> pages{};
    QList<CriuSharedMemory> shared{};
    std::optional<CriuCpu> cpu{};
    QList<CriuSocket> sockets{};
    QList<CriuObject> objects{};
    CriuStatistics statistics{};
    bool newer = false;  ///< has fields Thaw does not know: made by a newer CRIU, the view may be incomplete
    QStringList problems{}; ///< "pages-1.img has 4096 bytes instead of 8192": a sentence each

    bool operator==(const CriuImages &) const = default;
};

/// Reads a checkpoint. The files may be damaged or made to harm: whatever they say, this ends, uses no more memory
/// than they have bytes (times a small factor), and tells what it could not read in problems.
CriuImages readImages(const CheckpointFiles &files);

/// A piece of a page file.
struct PagePiece
{
    QString file{};     ///< "pages-1.img"
    qint64 offset = 0;  ///< bytes
    qint64 size = 0;

    bool operator==(const PagePiece &) const = default;
};

/// Where in the page files the bytes of that range of a process' memory are, by address; those not in the checkpoint
/// are left out.
QList<PagePiece> piecesOf(const CriuProcess &process, quint64 start, quint64 end);
/// Whose memory a byte of a page file is; of memory that is shared, the first's that maps it.
struct MemoryPlace
{
    quint32 pid = 0;      ///< 0: of shared memory that no process has mapped
    quint64 address = 0;
    QString mapping{};    ///< its name

    bool operator==(const MemoryPlace &) const = default;
};
std::optional<MemoryPlace> placeOf(const CriuImages &images, const QString &file, qint64 offset);

/// The pieces that command lines and environments are read from. Bounded: 1 MiB each, 64 MiB in all.
QList<PagePiece> textPieces(const CriuImages &images);
/// Sets arguments and environment of every process. read gives a piece's bytes, or fewer if it cannot.
void takeTexts(CriuImages &images, const std::function<QByteArray(const PagePiece &)> &read);

/// "server (301)", or its command line: how a process is named for people.
QString processTitle(const CriuProcess &process);

} // namespace Thaw
