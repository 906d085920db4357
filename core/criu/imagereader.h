// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace Thaw {

/// The files of a checkpoint directory by name: all sizes, and the bytes of those that are not memory pages.
struct CheckpointFiles
{
    QMap<QString, qint64> sizes;
    QMap<QString, QByteArray> contents;

    bool operator==(const CheckpointFiles &) const = default;
};

/// Whether imagereader needs the bytes of that file; pages and logs are only measured.
bool isReadable(const QString &name);

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
    bool external = false; ///< CRIU is told at the restore where it is
    bool remapped = false; ///< deleted or renamed: its contents are in the checkpoint

    bool operator==(const CriuFile &) const = default;
};

/// One process' memory: how many pages its map promises of which file.
struct CriuPages
{
    QString map{};      ///< "pagemap-301.img"
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
    std::optional<CriuCpu> cpu{};
    QStringList problems{}; ///< "pages-1.img has 4096 bytes instead of 8192": a sentence each

    bool operator==(const CriuImages &) const = default;
};

/// Reads a checkpoint. The files may be damaged or made to harm: whatever they say, this ends, uses no more memory
/// than they have bytes (times a small factor), and tells what it could not read in problems.
CriuImages readImages(const CheckpointFiles &files);

} // namespace Thaw
