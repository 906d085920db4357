// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criu/imagefile.h"

#include <QHash>

namespace Thaw {

/// Whatever has a descriptor or is mapped, with what the readers of processes look up in it.
struct FileTable
{
    /// What a mapping says of its file by.
    struct Mapped
    {
        QString name{};
        std::optional<quint64> shared{}; ///< of a memfd: the shared memory that holds its pages
    };

    QList<CriuFile> files{};
    QList<CriuSocket> sockets{};
    QList<CriuObject> objects{};
    QHash<quint32, Mapped> mapped{};          ///< by the file's id
    QHash<quint64, QString> sharedNames{};    ///< of shared memory that has a name
};

/// Reads files.img, or the files of before CRIU 3.2, with the contents of what has a queue.
FileTable readFiles(ImageFiles &files);

CriuSocket socketOf(const CriuFormat::InetSocket &socket);
CriuSocket socketOf(const CriuFormat::UnixSocket &socket);
CriuSocket socketOf(const CriuFormat::PacketSocket &socket);
CriuSocket socketOf(const CriuFormat::NetlinkSocket &socket);
CriuObject objectOf(const CriuFormat::NamespaceFile &file);
CriuObject objectOf(const CriuFormat::EventFd &file);
CriuObject objectOf(const CriuFormat::Epoll &file);
CriuObject objectOf(const CriuFormat::SignalFd &file);
CriuObject objectOf(const CriuFormat::TunFile &file);
CriuObject objectOf(const CriuFormat::TimerFd &file);
CriuObject objectOf(const CriuFormat::Inotify &file);
CriuObject objectOf(const CriuFormat::Fanotify &file);
CriuObject objectOf(const CriuFormat::ExternalFile &file);
CriuObject objectOf(const CriuFormat::BpfMap &file);
CriuObject objectOf(const CriuFormat::PidFd &file);

} // namespace Thaw
