// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/readfiles.h"

#include <QSet>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// A type that files.img of CRIU 4.2.1 has no greater one of, but for two at the end of 16 bits.
constexpr quint32 lastType = 22, firstOldType = 65534;

QByteArray buildId(const CriuFormat::RegularFile &file)
{
    QByteArray id;
    for (const quint32 part : file.build_id()) {
        id.append(reinterpret_cast<const char *>(&part), sizeof part);
        if (id.size() >= 64)
            break;
    }
    return id;
}

qint64 bounded(quint64 number)
{
    return qint64(qMin<quint64>(number, quint64(1) << 62));
}

class FileReader
{
public:
    explicit FileReader(ImageFiles &in) : m_in(in) {}
    FileTable read();

private:
    void readContents();
    void readPipeData(const QString &name);
    void readTerminals();
    void readOldFiles();
    template<typename Message>
    void readOld(const QString &name);

    void take(const CriuFormat::File &file);
    template<typename Message>
    void takeIf(bool there, const Message &message)
    {
        if (!there)
            return;
        m_in.look(message);
        add(message);
    }
    void add(const CriuFormat::RegularFile &file);
    void add(const CriuFormat::Pipe &pipe);
    void add(const CriuFormat::Fifo &fifo);
    void add(const CriuFormat::Tty &tty);
    void add(const CriuFormat::MemfdFile &file);
    void add(const CriuFormat::UnixSocket &socket);
    void add(const CriuFormat::InetSocket &socket);
    void add(const CriuFormat::PacketSocket &socket) { addSocket(socketOf(socket)); }
    void add(const CriuFormat::NetlinkSocket &socket) { addSocket(socketOf(socket)); }
    template<typename Message>
    void add(const Message &message)
    {
        m_table.objects.append(objectOf(message));
    }
    void addSocket(CriuSocket socket);
    void namePaths();
    void namePeers();

    struct Memfd
    {
        QString name{};   ///< "memfd:NAME"
        qint64 size = 0;
        quint64 shared = 0;
    };

    ImageFiles &m_in;
    FileTable m_table;
    QSet<quint32> m_remapped;                  ///< ids of regular files
    QHash<quint32, qint64> m_pipeBytes;        ///< by the pipe's inode
    QHash<quint32, qint64> m_queued;           ///< by the socket's id
    QHash<quint32, QString> m_terminals;       ///< names by info id
    QHash<quint32, qint64> m_terminalBytes;    ///< by info id
    QHash<quint64, Memfd> m_memfds;            ///< by inode id
    QHash<qsizetype, quint32> m_paths;         ///< by index of an object: id of the file that has its path
    QHash<qsizetype, quint32> m_peers;         ///< by index of a socket: the peer's inode
};

void FileReader::readPipeData(const QString &name)
{
    if (!m_in.has(name))
        return;
    m_in.readMessages<CriuFormat::PipeData>(name, [this](const CriuFormat::PipeData &data) {
        m_pipeBytes.insert(data.pipe(), data.bytes());
        return qint64(data.bytes());
    });
}

void FileReader::readTerminals()
{
    if (m_in.has(u"tty-info.img"_s)) {
        m_in.readMessages<CriuFormat::TtyInfo>(u"tty-info.img"_s, [this](const CriuFormat::TtyInfo &info) {
            static const QStringList names{u"terminal"_s, u"pts"_s, u"console"_s, u"virtual terminal"_s, u"/dev/tty"_s,
                                           u"external terminal"_s, u"serial line"_s};
            const QString name = names.value(qsizetype(info.type()), names.first());
            m_terminals.insert(info.id(), info.has_pseudo() ? name + u'/' + QString::number(info.pseudo().index()) : name);
        });
    }
    if (m_in.has(u"tty-data.img"_s)) {
        m_in.readMessages<CriuFormat::TtyData>(u"tty-data.img"_s, [this](const CriuFormat::TtyData &data) {
            m_terminalBytes[data.info()] += qint64(data.data().size());
        });
    }
}

/// What belongs to the files and is not in their list.
void FileReader::readContents()
{
    if (m_in.has(u"remap-fpath.img"_s)) {
        m_in.readMessages<CriuFormat::Remap>(u"remap-fpath.img"_s,
                                             [this](const CriuFormat::Remap &remap) { m_remapped.insert(remap.file()); });
    }
    if (m_in.has(u"memfd.img"_s)) {
        m_in.readMessages<CriuFormat::MemfdInode>(u"memfd.img"_s, [this](const CriuFormat::MemfdInode &inode) {
            const QString name = QString::fromStdString(inode.name());
            // This is what the kernel calls memory that is shared without a file.
            const Memfd memfd{name == "/dev/zero"_L1 ? u"[shared]"_s : u"memfd:"_s + name, bounded(inode.size()), inode.shared()};
            m_memfds.insert(inode.inode(), memfd);
            m_table.sharedNames.insert(memfd.shared, memfd.name);
        });
    }
    readPipeData(u"pipes-data.img"_s);
    readPipeData(u"fifo-data.img"_s);
    readTerminals();
    if (m_in.has(u"sk-queues.img"_s)) {
        m_in.readMessages<CriuFormat::Packet>(u"sk-queues.img"_s, [this](const CriuFormat::Packet &packet) {
            m_queued[packet.socket()] += packet.bytes();
            return qint64(packet.bytes());
        });
    }
}

void FileReader::add(const CriuFormat::RegularFile &file)
{
    QString path = QString::fromStdString(file.path());
    if (!path.startsWith(u'/'))
        path.prepend(u'/');
    m_table.files.append({.id = file.id(),
                          .path = path,
                          .size = file.has_size() ? bounded(file.size()) : -1,
                          .mode = file.has_mode() ? int(file.mode() & 0177777) : -1,
                          .flags = file.flags(),
                          .buildId = buildId(file),
                          .position = file.has_position() ? bounded(file.position()) : -1,
                          .external = file.external(),
                          .remapped = m_remapped.contains(file.id())});
    m_table.mapped.insert(file.id(), {path, {}});
}

void FileReader::add(const CriuFormat::Pipe &pipe)
{
    m_table.objects.append({.id = pipe.id(),
                            .kind = CriuObject::Kind::Pipe,
                            .name = u"pipe:[%1]"_s.arg(pipe.pipe()),
                            .flags = pipe.flags(),
                            .unread = m_pipeBytes.value(pipe.pipe())});
}

void FileReader::add(const CriuFormat::Fifo &fifo)
{
    m_paths.insert(m_table.objects.size(), fifo.has_file() ? fifo.file() : fifo.id());
    m_table.objects.append({.id = fifo.id(), .kind = CriuObject::Kind::Fifo, .unread = m_pipeBytes.value(fifo.pipe())});
}

void FileReader::add(const CriuFormat::Tty &tty)
{
    if (tty.has_file())
        m_paths.insert(m_table.objects.size(), tty.file());
    m_table.objects.append({.id = tty.id(),
                            .kind = CriuObject::Kind::Tty,
                            .name = m_terminals.value(tty.info()),
                            .flags = tty.flags(),
                            .unread = m_terminalBytes.value(tty.info())});
}

void FileReader::add(const CriuFormat::MemfdFile &file)
{
    const auto memfd = m_memfds.constFind(file.inode());
    if (memfd == m_memfds.cend()) {
        m_table.objects.append({.id = file.id(), .kind = CriuObject::Kind::Memfd, .flags = file.flags()});
        return;
    }
    const bool named = memfd->name.startsWith("memfd:"_L1);
    m_table.objects.append({.id = file.id(),
                            .kind = CriuObject::Kind::Memfd,
                            .name = named ? memfd->name.mid(6) : QString(),
                            .details = named ? QString() : u"shared memory"_s,
                            .flags = file.flags(),
                            .size = memfd->size});
    m_table.mapped.insert(file.id(), {memfd->name, memfd->shared});
}

void FileReader::addSocket(CriuSocket socket)
{
    socket.unread += m_queued.value(socket.id);
    m_table.sockets.append(socket);
}

void FileReader::add(const CriuFormat::UnixSocket &socket)
{
    if (socket.peer() != 0)
        m_peers.insert(m_table.sockets.size(), socket.peer());
    addSocket(socketOf(socket));
}

void FileReader::add(const CriuFormat::InetSocket &socket)
{
    CriuSocket known = socketOf(socket);
    const QString stream = u"tcp-stream-%1.img"_s.arg(socket.inode(), 0, 16);
    if (m_in.has(stream)) {
        m_in.readMessages<CriuFormat::TcpStream>(stream, [&](const CriuFormat::TcpStream &queues) {
            known.unread = queues.unread();
            known.unsent = queues.unsent();
            return qint64(queues.unread()) + qint64(queues.unsent());
        });
    }
    addSocket(known);
}

void FileReader::take(const CriuFormat::File &file)
{
    if (file.type() > lastType && file.type() < firstOldType)
        m_in.setNewer();
    takeIf(file.has_regular(), file.regular());
    takeIf(file.has_inet(), file.inet());
    takeIf(file.has_name_space(), file.name_space());
    takeIf(file.has_packet(), file.packet());
    takeIf(file.has_netlink(), file.netlink());
    takeIf(file.has_eventfd(), file.eventfd());
    takeIf(file.has_epoll(), file.epoll());
    takeIf(file.has_signalfd(), file.signalfd());
    takeIf(file.has_tun(), file.tun());
    takeIf(file.has_timerfd(), file.timerfd());
    takeIf(file.has_inotify(), file.inotify());
    takeIf(file.has_fanotify(), file.fanotify());
    takeIf(file.has_external(), file.external());
    takeIf(file.has_unix_socket(), file.unix_socket());
    takeIf(file.has_fifo(), file.fifo());
    takeIf(file.has_pipe(), file.pipe());
    takeIf(file.has_tty(), file.tty());
    takeIf(file.has_memfd(), file.memfd());
    takeIf(file.has_bpf(), file.bpf());
    takeIf(file.has_pidfd(), file.pidfd());
}

template<typename Message>
void FileReader::readOld(const QString &name)
{
    if (m_in.has(name) && m_in.size(name) > 8) // an old CRIU left many with nothing in them
        m_in.readMessages<Message>(name, [this](const Message &message) { add(message); });
}

/// Until CRIU 3.2 every kind had a file of its own.
void FileReader::readOldFiles()
{
    readOld<CriuFormat::RegularFile>(u"reg-files.img"_s);
    readOld<CriuFormat::InetSocket>(u"inetsk.img"_s);
    readOld<CriuFormat::UnixSocket>(u"unixsk.img"_s);
    readOld<CriuFormat::PacketSocket>(u"packetsk.img"_s);
    readOld<CriuFormat::NetlinkSocket>(u"netlinksk.img"_s);
    readOld<CriuFormat::NamespaceFile>(u"ns-files.img"_s);
    readOld<CriuFormat::Pipe>(u"pipes.img"_s);
    readOld<CriuFormat::Fifo>(u"fifo.img"_s);
    readOld<CriuFormat::EventFd>(u"eventfd.img"_s);
    readOld<CriuFormat::Epoll>(u"eventpoll.img"_s);
    readOld<CriuFormat::SignalFd>(u"signalfd.img"_s);
    readOld<CriuFormat::TimerFd>(u"timerfd.img"_s);
    readOld<CriuFormat::Inotify>(u"inotify.img"_s);
    readOld<CriuFormat::Fanotify>(u"fanotify.img"_s);
    readOld<CriuFormat::Tty>(u"tty.img"_s);
    readOld<CriuFormat::TunFile>(u"tunfile.img"_s);
    readOld<CriuFormat::ExternalFile>(u"ext-files.img"_s);
}

void FileReader::namePaths()
{
    for (const auto &[index, file] : m_paths.asKeyValueRange()) {
        if (const QString path = m_table.mapped.value(file).name; !path.isEmpty())
            m_table.objects[index].name = path;
    }
}

void FileReader::namePeers()
{
    QHash<quint64, QString> names;
    for (const CriuSocket &socket : std::as_const(m_table.sockets)) {
        if (socket.family == CriuSocket::Family::Unix && !socket.local.isEmpty())
            names.insert(socket.inode, socket.local);
    }
    for (const auto &[index, peer] : m_peers.asKeyValueRange())
        m_table.sockets[index].remote = names.value(peer, QString::number(peer));
}

FileTable FileReader::read()
{
    readContents();
    if (!m_in.has(u"files.img"_s) && m_in.has(u"reg-files.img"_s))
        readOldFiles();
    else
        m_in.readMessages<CriuFormat::File>(u"files.img"_s, [this](const CriuFormat::File &file) { take(file); });
    namePaths();
    namePeers();
    return m_table;
}

} // namespace

FileTable readFiles(ImageFiles &files)
{
    return FileReader(files).read();
}

} // namespace Thaw
