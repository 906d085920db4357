// SPDX-License-Identifier: GPL-3.0-or-later
// Sockets and open files: whatever is a matter of chance (inodes, ports the kernel chose, numbers of descriptors) is
// no part of their names, so that two checkpoints of one application are equal.
#include "core/images/contentswords.h"
#include "core/images/differenceparts.h"
#include "core/words.h"

#include <QHash>
#include <QSet>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// How often each of the words was said, in their alphabet: "listening, 3 × established".
class Counts
{
public:
    void add(const QString &name, const QString &word) { ++m_counts[name][word]; }

    QMap<QString, QString> texts() const
    {
        QMap<QString, QString> texts;
        for (auto name = m_counts.cbegin(); name != m_counts.cend(); ++name) {
            QStringList parts;
            for (auto word = name->cbegin(); word != name->cend(); ++word)
                parts.append(*word == 1 ? word.key() : u"%1 × %2"_s.arg(*word).arg(word.key()));
            texts.insert(name.key(), parts.join(u", "_s));
        }
        return texts;
    }

private:
    QMap<QString, QMap<QString, qint64>> m_counts;
};

QString familyText(const CriuSocket &socket)
{
    switch (socket.family) {
    case CriuSocket::Family::Inet:
    case CriuSocket::Family::Inet6: return socket.protocol.isEmpty() ? socket.type : socket.protocol;
    case CriuSocket::Family::Unix: return u"unix "_s + socket.type;
    case CriuSocket::Family::Packet: return u"packet"_s;
    case CriuSocket::Family::Netlink: return u"netlink "_s + socket.protocol;
    case CriuSocket::Family::Other: break;
    }
    return u"other"_s;
}

bool isInet(const CriuSocket &socket)
{
    return socket.family == CriuSocket::Family::Inet || socket.family == CriuSocket::Family::Inet6;
}

QString portOf(const QString &address)
{
    return address.sliced(address.lastIndexOf(u':') + 1);
}

/// "tcp 0.0.0.0:8080", "tcp to 10.0.0.1:5432", "unix stream /run/app.sock"
QString nameOf(const CriuSocket &socket, const QSet<QString> &listening)
{
    const QString family = familyText(socket);
    if (socket.family == CriuSocket::Family::Netlink)
        return family; // its ports are the kernel's choice
    const bool connected = isInet(socket) && !socket.remote.isEmpty() && socket.state != "listening"_L1 && socket.state != "closed"_L1;
    if (connected) {
        // One end's port is the kernel's choice: of who called, or of those who called us.
        const QString port = portOf(socket.local);
        return listening.contains(family + port) ? Core::tr("%1 to port %2 of its own").arg(family, port) : u"%1 to %2"_s.arg(family, socket.remote);
    }
    if (socket.family == CriuSocket::Family::Unix && socket.local.isEmpty())
        return Core::tr("%1 without a name").arg(family);
    return socket.local.isEmpty() ? family : family + u' ' + socket.local;
}

QMap<QString, QString> socketTexts(const CriuImages &images)
{
    QSet<QString> listening;
    for (const CriuSocket &socket : images.sockets) {
        if (isInet(socket) && socket.state == "listening"_L1)
            listening.insert(familyText(socket) + portOf(socket.local));
    }
    Counts counts;
    for (const CriuSocket &socket : images.sockets)
        counts.add(nameOf(socket, listening), socket.state.isEmpty() ? u"open"_s : socket.state);
    return counts.texts();
}

/// Inodes and numbers are a matter of chance, so the anonymous ones only have their kind.
QString objectName(const CriuObject &object)
{
    switch (object.kind) {
    case CriuObject::Kind::Memfd: return object.name.startsWith("memfd:"_L1) ? object.name : u"memfd:"_s + object.name;
    case CriuObject::Kind::Fifo:
    case CriuObject::Kind::Tty:
    case CriuObject::Kind::Device:
    case CriuObject::Kind::Other: return object.name.isEmpty() ? objectWord(CriuObject::Kind::Other) : object.name;
    default: return objectWord(object.kind);
    }
}

QMap<QString, QString> openFileTexts(const CriuImages &images)
{
    QHash<quint32, const CriuFile *> files;
    for (const CriuFile &file : images.files)
        files.insert(file.id, &file);
    QHash<quint32, const CriuObject *> objects;
    for (const CriuObject &object : images.objects)
        objects.insert(object.id, &object);
    Counts counts;
    for (const CriuProcess &process : images.processes) {
        for (const CriuDescriptor &descriptor : process.table) {
            if (const CriuFile *file = files.value(descriptor.file))
                counts.add(file->path, accessText(file->flags) + (file->remapped ? u", deleted"_s : QString()));
            else if (const CriuObject *object = objects.value(descriptor.file))
                counts.add(objectName(*object), u"open"_s);
        }
    }
    return counts.texts();
}

} // namespace

QList<FieldDifference> compareSockets(const CriuImages &before, const CriuImages &after)
{
    return compareMaps(socketTexts(before), socketTexts(after));
}

QList<FieldDifference> compareOpenFiles(const CriuImages &before, const CriuImages &after)
{
    return compareMaps(openFileTexts(before), openFileTexts(after));
}

} // namespace Thaw
