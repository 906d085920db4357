// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/spillfile.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace Thaw {

namespace {

int openUnnamed()
{
    // The cache directory first: /tmp is often memory itself.
    for (const QString &directory :
         {QStandardPaths::writableLocation(QStandardPaths::CacheLocation), QDir::tempPath()}) {
        if (directory.isEmpty() || !QDir().mkpath(directory))
            continue;
        const int file = open(QFile::encodeName(directory).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
        if (file >= 0)
            return file;
        QByteArray name = QFile::encodeName(directory + QStringLiteral("/log-XXXXXX"));
        const int named = mkostemp(name.data(), O_CLOEXEC);
        if (named >= 0) {
            unlink(name.constData());
            return named;
        }
    }
    return -1;
}

bool writeAll(int file, const char *data, qsizetype size, qint64 offset)
{
    while (size > 0) {
        const ssize_t written = pwrite(file, data, size_t(size), off_t(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        data += written;
        size -= written;
        offset += written;
    }
    return true;
}

} // namespace

char *SpillFile::add(std::initializer_list<QByteArrayView> parts)
{
    if (m_file < 0 && !m_failed)
        m_file = openUnnamed();
    const qint64 page = sysconf(_SC_PAGESIZE);
    const qint64 offset = (m_end + page - 1) / page * page;
    qint64 end = offset;
    m_failed = m_failed || m_file < 0;
    for (const QByteArrayView part : parts) {
        m_failed = m_failed || !writeAll(m_file, part.data(), part.size(), end);
        end += padded(part.size());
    }
    if (m_failed)
        return nullptr;
    // The padding after the last part is not in the file, but in its page.
    void *mapping = mmap(nullptr, size_t(end - offset), PROT_READ, MAP_SHARED, m_file, off_t(offset));
    m_failed = mapping == MAP_FAILED;
    if (m_failed)
        return nullptr;
    m_end = end;
    return static_cast<char *>(mapping);
}

void SpillFile::clear()
{
    if (m_file >= 0)
        close(m_file);
    m_file = -1;
    m_failed = false;
    m_end = 0;
}

} // namespace Thaw
