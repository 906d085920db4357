// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/images/imagecontents.h"

namespace Thaw {

/// An open descriptor with what it is open on.
struct OpenDescriptor
{
    enum class Kind { File, Socket, Object, Unknown };

    quint32 pid = 0;
    quint32 number = 0;
    Kind kind = Kind::Unknown;
    QString what{};      ///< "file", "tcp", "unix stream", "pipe", "memfd" …
    QString name{};      ///< path, addresses, "pipe:[123]"
    QString details{};   ///< "deleted", "12 bytes unread" …
    qint64 position = -1;
    quint32 flags = 0;   ///< of open(2)
    bool closesOnExec = false;

    bool operator==(const OpenDescriptor &) const = default;
};

/// Of all processes, by process and number.
QList<OpenDescriptor> openDescriptors(const CriuImages &images);

/// A process and how deep it is in the tree.
struct ProcessLine
{
    const CriuProcess *process = nullptr;
    int depth = 0;
    QList<bool> goesOn{}; ///< of each level down to its own: whether a sibling follows there
};

/// The tree from its top, children by pid; every process once, whatever a damaged tree says. The images must stay.
QList<ProcessLine> processTree(const CriuImages &images);

/// "tcp", "udp6", "unix stream": as tools for sockets name them.
QString socketWord(const CriuSocket &socket);
QString objectWord(CriuObject::Kind kind);
QString stateWord(CriuState state);
/// "rw" and the like, as ls and lsof write it: of open(2)'s flags.
QString openWord(quint32 flags);
/// The same for people: "read and write, append".
QString accessText(quint32 flags);
/// "rw-p", as /proc/PID/maps has it.
QString protectionWord(const CriuMapping &mapping);
/// "[anonymous]" where it has no name.
QString mappingWord(const CriuMapping &mapping);
QString secretKindWord(SecretPlace::Kind kind);
QString secretWhereWord(SecretPlace::Where where);

} // namespace Thaw
