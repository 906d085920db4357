// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/criu/checkpointdirectory.h"

#include "core/words.h"

#include <QFile>
#include <QScopeGuard>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNames = 1'000'000;
constexpr qsizetype pieceSize = 256 << 10; ///< stays in a processor's cache while it is looked at

/// As many bytes as there are, of a file that somebody may be changing.
qsizetype readAt(int fd, char *to, qsizetype size, qint64 offset)
{
    qsizetype done = 0;
    while (done < size) {
        const ssize_t got = pread(fd, to + done, size_t(size - done), offset + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += got;
    }
    return done;
}

} // namespace

Result<std::shared_ptr<CheckpointDirectory>> CheckpointDirectory::open(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        const int reason = errno;
        const ErrorKind kind = reason == ENOENT || reason == ENOTDIR ? ErrorKind::NotFound : ErrorKind::Other;
        return failure(kind, Core::tr("%1 cannot be opened as a directory").arg(path), qt_error_string(reason));
    }
    std::shared_ptr<CheckpointDirectory> directory(new CheckpointDirectory(fd));
    if (const auto listed = directory->list(); !listed)
        return failure(listed);
    if (!directory->m_files.sizes.contains(u"inventory.img"_s) && !directory->m_files.sizes.contains(u"pstree.img"_s))
        return failure(ErrorKind::Invalid, Core::tr("%1 has no checkpoint: neither inventory.img nor pstree.img is in it").arg(path));
    return directory;
}

CheckpointDirectory::~CheckpointDirectory()
{
    if (m_openFile >= 0)
        close(m_openFile);
    close(m_fd);
}

int CheckpointDirectory::file(const QString &name) const
{
    if (name == m_openName && m_openFile >= 0)
        return m_openFile;
    if (m_openFile >= 0)
        close(m_openFile);
    m_openName = name;
    m_openFile = -1;
    if (name.contains(u'/') || !m_files.sizes.contains(name))
        return -1;
    // Not a pipe's writer is waited for: it may have become one since it was listed.
    m_openFile = openat(m_fd, QFile::encodeName(name).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    struct stat about;
    if (m_openFile >= 0 && (fstat(m_openFile, &about) != 0 || !S_ISREG(about.st_mode))) {
        close(m_openFile);
        m_openFile = -1;
    }
    return m_openFile;
}

Result<> CheckpointDirectory::list()
{
    const int copy = fcntl(m_fd, F_DUPFD_CLOEXEC, 0);
    DIR *directory = copy < 0 ? nullptr : fdopendir(copy);
    if (!directory)
        return failure(ErrorKind::Other, Core::tr("The directory cannot be listed"), qt_error_string(errno));
    const auto closed = qScopeGuard([directory] { closedir(directory); });
    while (const dirent *entry = readdir(directory)) { // NOLINT(concurrency-mt-unsafe): nobody else has this stream
        struct stat about;
        if (fstatat(m_fd, entry->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(about.st_mode))
            continue;
        if (m_files.sizes.size() == mostNames)
            return failure(ErrorKind::Invalid, Core::tr("The directory has more files than any checkpoint"));
        m_files.sizes.insert(QFile::decodeName(entry->d_name), about.st_size);
    }
    qint64 room = mostImageBytes;
    for (const auto &[name, size] : m_files.sizes.asKeyValueRange()) {
        if (!isReadable(name) || size > largestImageFile || size > room)
            continue;
        const int fd = file(name);
        if (fd < 0)
            continue;
        QByteArray bytes(qsizetype(size), Qt::Uninitialized);
        bytes.truncate(readAt(fd, bytes.data(), bytes.size(), 0));
        room -= size;
        m_files.contents.insert(name, bytes);
    }
    return {};
}

QByteArray CheckpointDirectory::read(const PagePiece &piece) const
{
    const qint64 size = m_files.sizes.value(piece.file, -1);
    if (piece.offset < 0 || piece.size <= 0 || piece.offset >= size)
        return {};
    const int fd = file(piece.file);
    if (fd < 0)
        return {};
    QByteArray bytes(qsizetype(qMin(piece.size, size - piece.offset)), Qt::Uninitialized);
    bytes.truncate(readAt(fd, bytes.data(), bytes.size(), piece.offset));
    return bytes;
}

bool CheckpointDirectory::stream(const QString &name, const std::function<bool(QByteArrayView)> &take) const
{
    const int fd = file(name);
    if (fd < 0)
        return false;
    QByteArray bytes(pieceSize, Qt::Uninitialized);
    for (qint64 offset = 0;;) {
        const qsizetype got = readAt(fd, bytes.data(), bytes.size(), offset);
        if (got == 0)
            return true;
        if (!take(QByteArrayView(bytes).first(got)))
            return false;
        offset += got;
    }
}

Result<CheckpointFiles> readCheckpointDirectory(const QString &path)
{
    const auto directory = CheckpointDirectory::open(path);
    if (!directory)
        return failure(directory);
    return (*directory)->files();
}

} // namespace Thaw
