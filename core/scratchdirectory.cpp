// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scratchdirectory.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestMaking = 60; ///< seconds

/// The kernel gives the lock back when a process dies; -1: somebody has it.
int lockDirectory(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 && ::flock(fd, LOCK_EX | LOCK_NB) == 0)
        return fd;
    if (fd >= 0)
        ::close(fd);
    return -1;
}

/// True: nothing else was in it, and it is gone.
bool removeHolding(const QString &path, const QStringList &names)
{
    const QFileInfoList found = QDir(path).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if (!std::ranges::all_of(found, [&](const QFileInfo &entry) { return names.contains(entry.fileName()); }))
        return false;
    for (const QFileInfo &entry : found) {
        if (entry.isDir() && !entry.isSymLink())
            QDir(entry.filePath()).removeRecursively();
        else
            QFile::remove(entry.filePath());
    }
    return QDir().rmdir(path);
}

} // namespace

ScratchDirectory::ScratchDirectory(const Kind &kind)
    : m_directory(kind.place + u'/' + kind.prefix + u"XXXXXX"_s), m_lock(lockDirectory(m_directory.path()))
{
    removeAbandoned(kind);
}

ScratchDirectory::~ScratchDirectory()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

QStringList ScratchDirectory::removeAbandoned(const Kind &kind)
{
    QStringList removed;
    const QFileInfoList found = QDir(kind.place).entryInfoList({kind.prefix + u'*'}, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &directory : found) {
        if (directory.ownerId() != ::getuid() || directory.lastModified().secsTo(QDateTime::currentDateTime()) < longestMaking)
            continue;
        const int lock = lockDirectory(directory.filePath());
        if (lock < 0)
            continue;
        if (removeHolding(directory.filePath(), kind.holds))
            removed << directory.filePath();
        ::close(lock);
    }
    return removed;
}

ScratchDirectory::Kind ScratchDirectory::ofTrials()
{
    return {.place = QDir::tempPath(), .prefix = u"thaw-trial-"_s, .holds = {trialProject(), trialReports()}};
}

} // namespace Thaw
