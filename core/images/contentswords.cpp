// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/contentswords.h"

#include "core/words.h"

#include <QHash>
#include <QSet>

#include <fcntl.h>
#include <sys/mman.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

class Descriptors
{
public:
    explicit Descriptors(const CriuImages &images)
    {
        for (const CriuFile &file : images.files)
            m_files.insert(file.id, &file);
        for (const CriuSocket &socket : images.sockets)
            m_sockets.insert(socket.id, &socket);
        for (const CriuObject &object : images.objects)
            m_objects.insert(object.id, &object);
    }

    void describe(OpenDescriptor &open, quint32 id) const
    {
        if (const CriuFile *file = m_files.value(id)) {
            open.kind = OpenDescriptor::Kind::File;
            open.what = u"file"_s;
            open.name = file->path;
            open.position = file->position;
            open.flags = file->flags;
            open.details = file->remapped ? Core::tr("deleted, its contents are in the checkpoint") : file->external ? Core::tr("given at the restore") : QString();
        } else if (const CriuSocket *socket = m_sockets.value(id)) {
            open.kind = OpenDescriptor::Kind::Socket;
            open.what = socketWord(*socket);
            open.name = socket->remote.isEmpty() ? socket->local : u"%1 → %2"_s.arg(socket->local, socket->remote);
            open.details = socket->state;
            if (socket->unread > 0)
                open.details += u", %1 bytes unread"_s.arg(socket->unread);
            open.flags = O_RDWR;
        } else if (const CriuObject *object = m_objects.value(id)) {
            open.kind = OpenDescriptor::Kind::Object;
            open.what = objectWord(object->kind);
            open.name = object->name;
            open.flags = object->flags;
            open.details = object->details;
            if (object->unread > 0)
                open.details += (open.details.isEmpty() ? QString() : u", "_s) + u"%1 bytes unread"_s.arg(object->unread);
        }
    }

private:
    QHash<quint32, const CriuFile *> m_files;
    QHash<quint32, const CriuSocket *> m_sockets;
    QHash<quint32, const CriuObject *> m_objects;
};

} // namespace

QList<OpenDescriptor> openDescriptors(const CriuImages &images)
{
    const Descriptors known(images);
    QList<OpenDescriptor> list;
    for (const CriuProcess &process : images.processes) {
        QList<CriuDescriptor> table = process.table;
        std::ranges::stable_sort(table, {}, &CriuDescriptor::number);
        for (const CriuDescriptor &descriptor : std::as_const(table)) {
            OpenDescriptor open{.pid = process.pid, .number = descriptor.number, .closesOnExec = descriptor.closesOnExec};
            known.describe(open, descriptor.file);
            list.append(open);
        }
    }
    return list;
}

QList<ProcessLine> processTree(const CriuImages &images)
{
    QMultiMap<quint32, const CriuProcess *> children;
    QSet<quint32> pids;
    for (const CriuProcess &process : images.processes)
        pids.insert(process.pid);
    QList<const CriuProcess *> tops;
    for (const CriuProcess &process : images.processes) {
        if (pids.contains(process.parent) && process.parent != process.pid)
            children.insert(process.parent, &process);
        else
            tops.append(&process);
    }
    QList<ProcessLine> lines;
    QSet<const CriuProcess *> seen;
    // Not by recursion: a chain may be as long as there are processes.
    const auto descend = [&](const CriuProcess *top) {
        QList<ProcessLine> open{{top, 0, {}}};
        while (!open.isEmpty()) {
            const ProcessLine line = open.takeLast();
            if (seen.contains(line.process))
                continue;
            seen.insert(line.process);
            lines.append(line);
            auto below = children.values(line.process->pid);
            std::ranges::sort(below, {}, &CriuProcess::pid);
            for (qsizetype i = below.size(); i-- > 0;)
                open.append({below[i], line.depth + 1, line.goesOn + QList<bool>{i + 1 < below.size()}});
        }
    };
    for (const CriuProcess *top : std::as_const(tops))
        descend(top);
    for (const CriuProcess &process : images.processes) { // parents in a circle
        if (!seen.contains(&process))
            descend(&process);
    }
    return lines;
}

QString socketWord(const CriuSocket &socket)
{
    switch (socket.family) {
    case CriuSocket::Family::Inet:
        return socket.protocol;
    case CriuSocket::Family::Inet6:
        return socket.protocol + u'6';
    case CriuSocket::Family::Unix:
        return u"unix "_s + socket.type;
    case CriuSocket::Family::Packet:
        return u"packet"_s;
    case CriuSocket::Family::Netlink:
        return u"netlink"_s;
    case CriuSocket::Family::Other:
        break;
    }
    return u"socket"_s;
}

QString objectWord(CriuObject::Kind kind)
{
    switch (kind) {
    case CriuObject::Kind::Pipe:
        return u"pipe"_s;
    case CriuObject::Kind::Fifo:
        return u"fifo"_s;
    case CriuObject::Kind::EventFd:
        return u"eventfd"_s;
    case CriuObject::Kind::Epoll:
        return u"epoll"_s;
    case CriuObject::Kind::TimerFd:
        return u"timerfd"_s;
    case CriuObject::Kind::SignalFd:
        return u"signalfd"_s;
    case CriuObject::Kind::Inotify:
        return u"inotify"_s;
    case CriuObject::Kind::Fanotify:
        return u"fanotify"_s;
    case CriuObject::Kind::Tty:
        return u"terminal"_s;
    case CriuObject::Kind::Memfd:
        return u"memfd"_s;
    case CriuObject::Kind::Namespace:
        return u"namespace"_s;
    case CriuObject::Kind::Device:
        return u"device"_s;
    case CriuObject::Kind::Other:
        break;
    }
    return u"other"_s;
}

QString stateWord(CriuState state)
{
    switch (state) {
    case CriuState::Alive:
        return u"alive"_s;
    case CriuState::Dead:
        return u"dead"_s;
    case CriuState::Stopped:
        return u"stopped"_s;
    case CriuState::Zombie:
        return u"zombie"_s;
    }
    return {};
}

QString openWord(quint32 flags)
{
    const QString mode = (flags & O_ACCMODE) == O_RDONLY ? u"r"_s : (flags & O_ACCMODE) == O_WRONLY ? u"w"_s : u"rw"_s;
    return flags & O_APPEND ? mode + u'a' : mode;
}

QString accessText(quint32 flags)
{
    const quint32 access = flags & O_ACCMODE;
    const QString text = access == O_RDONLY ? Core::tr("read") : access == O_WRONLY ? Core::tr("write") : Core::tr("read and write");
    return flags & O_APPEND ? Core::tr("%1, append").arg(text) : text;
}

QString protectionWord(const CriuMapping &mapping)
{
    const auto letter = [&](quint32 bit, char yes) { return QLatin1Char(mapping.protection & bit ? yes : '-'); };
    return u"%1%2%3%4"_s.arg(letter(PROT_READ, 'r')).arg(letter(PROT_WRITE, 'w')).arg(letter(PROT_EXEC, 'x'))
        .arg(QLatin1Char(mapping.flags & MAP_SHARED ? 's' : 'p'));
}

QString mappingWord(const CriuMapping &mapping)
{
    return mapping.name.isEmpty() ? u"[anonymous]"_s : mapping.name;
}

QString secretKindWord(SecretPlace::Kind kind)
{
    switch (kind) {
    case SecretPlace::Kind::Value:
        return u"value"_s;
    case SecretPlace::Kind::PrivateKey:
        return u"private-key"_s;
    case SecretPlace::Kind::Token:
        return u"token"_s;
    }
    return {};
}

QString secretWhereWord(SecretPlace::Where where)
{
    switch (where) {
    case SecretPlace::Where::Configuration:
        return u"configuration"_s;
    case SecretPlace::Where::Environment:
        return u"environment"_s;
    case SecretPlace::Where::Memory:
        return u"memory"_s;
    case SecretPlace::Where::File:
        return u"file"_s;
    }
    return {};
}

} // namespace Thaw
