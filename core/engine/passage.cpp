// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/passage.h"

#include "core/engine/socketrelay.h"
#include "core/engine/sshtunnel.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// Short, as a socket's path holds 107 bytes, and gone with the session where there is one.
QString place()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool usable = !runtime.isEmpty() && runtime.size() < 60 && QFileInfo(runtime).isWritable();
    return usable ? runtime : QDir::tempPath();
}

const QString prefix = u"thaw-way-"_s, socketName = u"engine.sock"_s;
constexpr qint64 longestMaking = 60; ///< seconds: one that was just made may not be locked yet

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

/// Of this user only, and only if there is nothing else in them.
void removeAbandoned()
{
    const QFileInfoList found = QDir(place()).entryInfoList({prefix + u'*'}, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &directory : found) {
        if (directory.ownerId() != ::getuid() || directory.lastModified().secsTo(QDateTime::currentDateTime()) < longestMaking)
            continue;
        const int lock = lockDirectory(directory.filePath());
        if (lock < 0)
            continue;
        QFile::remove(directory.filePath() + u'/' + socketName);
        QDir().rmdir(directory.filePath());
        ::close(lock);
    }
}

} // namespace

Passage::Passage(Endpoint endpoint)
    : m_endpoint(std::move(endpoint)), m_directory(place() + u'/' + prefix + u"XXXXXX"_s), m_lock(lockDirectory(m_directory.path()))
{
    removeAbandoned();
}

Passage::~Passage()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

QString Passage::socketPath() const
{
    return m_directory.filePath(socketName);
}

std::unique_ptr<Passage> Passage::to(const Endpoint &endpoint)
{
    switch (endpoint.kind) {
    case Endpoint::Kind::Unix:
        return nullptr;
    case Endpoint::Kind::Ssh:
        return std::make_unique<SshTunnel>(endpoint);
    case Endpoint::Kind::Tcp:
    case Endpoint::Kind::Tls:
        break;
    }
    return std::make_unique<SocketRelay>(endpoint);
}

} // namespace Thaw
