// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/tarball.h"

#include "core/words.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QSet>

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {


using Writer = std::unique_ptr<archive, decltype(&archive_write_free)>;
using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

std::unexpected<Error> archiveFailure(archive *handle, const QString &message)
{
    return failure(ErrorKind::Other, message, QString::fromLocal8Bit(archive_error_string(handle)));
}

la_ssize_t append(archive *, void *target, const void *bytes, size_t size)
{
    static_cast<QByteArray *>(target)->append(static_cast<const char *>(bytes), qsizetype(size));
    return la_ssize_t(size);
}

/// Relative, inside the root, and not through a link: the path a tar entry may have.
bool staysInside(const QString &path)
{
    return !path.isEmpty() && !path.startsWith(u'/') && !path.contains(QChar(0)) &&
           !path.split(u'/').contains(".."_L1);
}

bool leadsThrough(const QString &path, const QSet<QString> &links)
{
    for (qsizetype slash = path.indexOf(u'/'); slash > 0; slash = path.indexOf(u'/', slash + 1)) {
        if (links.contains(path.first(slash)))
            return true;
    }
    return false;
}

QString cleaned(QString path)
{
    while (path.startsWith("./"_L1))
        path = path.sliced(2);
    while (path.endsWith(u'/'))
        path.chop(1);
    return path == "."_L1 ? QString() : path;
}

Result<> write(archive *out, const TarEntry &item)
{
    const Entry entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), item.path.toUtf8().constData());
    archive_entry_set_perm(entry.get(), item.mode & 07777);
    archive_entry_set_uid(entry.get(), item.uid);
    archive_entry_set_gid(entry.get(), item.gid);
    archive_entry_set_mtime(entry.get(), 0, 0);
    const bool link = !item.linkTarget.isEmpty();
    archive_entry_set_filetype(entry.get(), item.isDirectory ? AE_IFDIR : link ? AE_IFLNK : AE_IFREG);
    const bool file = !item.isDirectory && !link;
    archive_entry_set_size(entry.get(), file ? item.data.size() : 0);
    if (link)
        archive_entry_set_symlink_utf8(entry.get(), item.linkTarget.toUtf8().constData());
    if (archive_write_header(out, entry.get()) != ARCHIVE_OK)
        return archiveFailure(out, Core::tr("Could not pack the file %1.").arg(item.path));
    if (file && archive_write_data(out, item.data.constData(), size_t(item.data.size())) != item.data.size())
        return archiveFailure(out, Core::tr("Could not pack the file %1.").arg(item.path));
    return {};
}

Result<QByteArray> readData(archive *in, archive_entry *entry, const QString &path, qsizetype limit)
{
    // A sparse file may claim any size; nothing in a plain stream is bigger than the stream.
    const qint64 size = archive_entry_size(entry);
    if (size < 0 || size > limit)
        return failure(ErrorKind::Other, Core::tr("The archive claims an impossible size for %1.").arg(path));
    QByteArray data(size, Qt::Uninitialized);
    qint64 got = 0;
    while (got < size) {
        const auto part = archive_read_data(in, data.data() + got, size_t(size - got));
        if (part <= 0)
            return failure(ErrorKind::Truncated, Core::tr("The archive is cut or malformed at %1.").arg(path),
                           QString::fromLocal8Bit(archive_error_string(in)));
        got += part;
    }
    return data;
}

Result<QByteArray> fileContents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Other, Core::tr("Could not read the file %1.").arg(path), file.errorString());
    return file.readAll();
}

/// A file of this machine as it is read, in pieces.
Result<> writeFile(archive *out, const QString &directory, const QString &path)
{
    const QString whole = directory + u'/' + path;
    struct stat status = {};
    if (lstat(QFile::encodeName(whole).constData(), &status) != 0)
        return failure(ErrorKind::Other, Core::tr("Could not read the file %1.").arg(whole), qt_error_string());
    TarEntry item{.path = path, .mode = status.st_mode & 07777};
    item.isDirectory = S_ISDIR(status.st_mode);
    if (S_ISLNK(status.st_mode))
        item.linkTarget = QFileInfo(whole).readSymLink();
    if (!S_ISREG(status.st_mode))
        return S_ISDIR(status.st_mode) || S_ISLNK(status.st_mode) ? write(out, item) : Result<>{}; // sockets, pipes: nothing
    QFile file(whole);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Other, Core::tr("Could not read the file %1.").arg(whole), file.errorString());
    const Entry entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), path.toUtf8().constData());
    archive_entry_set_perm(entry.get(), status.st_mode & 07777);
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_mtime(entry.get(), 0, 0);
    archive_entry_set_size(entry.get(), file.size());
    if (archive_write_header(out, entry.get()) != ARCHIVE_OK)
        return archiveFailure(out, Core::tr("Could not pack the file %1.").arg(whole));
    constexpr qint64 piece = 1 << 20;
    for (qint64 left = file.size(); left > 0;) {
        const QByteArray bytes = file.read(std::min(left, piece));
        if (bytes.isEmpty() || archive_write_data(out, bytes.constData(), size_t(bytes.size())) != bytes.size())
            return archiveFailure(out, Core::tr("Could not pack the file %1.").arg(whole));
        left -= bytes.size();
    }
    return {};
}

} // namespace

void TarEnd::take(QByteArrayView bytes)
{
    m_size += bytes.size();
    m_tail += bytes.last(std::min(bytes.size(), tarEndSize));
    m_tail = m_tail.last(std::min(m_tail.size(), tarEndSize));
}

bool endsLikeTar(QByteArrayView tail, qint64 size)
{
    return size >= tarEndSize && size % tarBlockSize == 0 && tail.size() >= tarEndSize &&
           std::ranges::all_of(tail.last(tarEndSize), [](char c) { return c == 0; });
}

Result<QByteArray> packTar(const QList<TarEntry> &entries)
{
    QByteArray bytes;
    const Writer out(archive_write_new(), archive_write_free);
    archive_write_set_format_pax_restricted(out.get());
    archive_write_add_filter_none(out.get());
    archive_write_set_bytes_per_block(out.get(), 0);
    if (archive_write_open(out.get(), &bytes, nullptr, append, nullptr) != ARCHIVE_OK)
        return archiveFailure(out.get(), Core::tr("Could not make an archive."));
    for (const TarEntry &entry : entries) {
        if (!staysInside(entry.path))
            return failure(ErrorKind::Usage, Core::tr("“%1” is not a path inside an archive.").arg(entry.path));
        if (const auto written = write(out.get(), entry); !written)
            return failure(written);
    }
    if (archive_write_close(out.get()) != ARCHIVE_OK)
        return archiveFailure(out.get(), Core::tr("Could not make an archive."));
    return bytes;
}

Result<> packFiles(const QString &directory, const QStringList &paths, QIODevice *to, const std::stop_token &stop)
{
    const auto put = [](archive *, void *target, const void *bytes, size_t size) {
        return la_ssize_t(static_cast<QIODevice *>(target)->write(static_cast<const char *>(bytes), qint64(size)));
    };
    const Writer out(archive_write_new(), archive_write_free);
    archive_write_set_format_pax_restricted(out.get());
    archive_write_add_filter_none(out.get());
    if (archive_write_open(out.get(), to, nullptr, put, nullptr) != ARCHIVE_OK)
        return archiveFailure(out.get(), Core::tr("Could not make an archive."));
    for (const QString &path : paths) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
        if (const auto written = writeFile(out.get(), directory, path); !written)
            return failure(written);
    }
    if (archive_write_close(out.get()) != ARCHIVE_OK)
        return archiveFailure(out.get(), Core::tr("Could not make an archive."));
    return {};
}

Result<QList<TarEntry>> unpackTar(const QByteArray &tar)
{
    const Reader in(archive_read_new(), archive_read_free);
    archive_read_support_format_tar(in.get());
    archive_read_support_filter_none(in.get());
    if (archive_read_open_memory(in.get(), tar.constData(), size_t(tar.size())) != ARCHIVE_OK)
        return failure(ErrorKind::Truncated, Core::tr("This is not a tar archive."),
                       QString::fromLocal8Bit(archive_error_string(in.get())));

    QList<TarEntry> entries;
    QHash<QString, qsizetype> files;
    QSet<QString> links;
    qsizetype unpacked = 0;
    archive_entry *entry = nullptr;
    int code = ARCHIVE_OK;
    while ((code = archive_read_next_header(in.get(), &entry)) == ARCHIVE_OK || code == ARCHIVE_WARN) {
        const char *name = archive_entry_pathname_utf8(entry);
        const QString path = cleaned(QString::fromUtf8(name ? name : archive_entry_pathname(entry)));
        if (path.isEmpty() && archive_entry_filetype(entry) == AE_IFDIR)
            continue; // the root itself
        if (!staysInside(path) || leadsThrough(path, links))
            return failure(ErrorKind::Other, Core::tr("The archive has an entry outside its root: %1").arg(path));
        TarEntry item;
        item.path = path;
        item.mode = archive_entry_perm(entry);
        item.uid = archive_entry_uid(entry);
        item.gid = archive_entry_gid(entry);
        if (const char *target = archive_entry_hardlink_utf8(entry)) {
            const auto source = files.constFind(cleaned(QString::fromUtf8(target)));
            if (source == files.constEnd())
                return failure(ErrorKind::Other, Core::tr("The archive has a link to nothing: %1").arg(path));
            item.data = entries[*source].data;
        } else if (archive_entry_filetype(entry) == AE_IFDIR) {
            item.isDirectory = true;
        } else if (archive_entry_filetype(entry) == AE_IFLNK) {
            item.linkTarget = QString::fromUtf8(archive_entry_symlink_utf8(entry));
            links.insert(path);
        } else if (archive_entry_filetype(entry) == AE_IFREG) {
            const auto data = readData(in.get(), entry, path, tar.size() - unpacked);
            if (!data)
                return failure(data);
            item.data = *data;
            unpacked += data->size();
        } else {
            continue; // devices, pipes, sockets: nothing Thaw reads
        }
        files.insert(path, entries.size());
        entries.append(item);
    }
    // libarchive takes a stream without its end blocks as whole.
    if (code != ARCHIVE_EOF || tar.size() - archive_read_header_position(in.get()) < tarEndSize)
        return failure(ErrorKind::Truncated, Core::tr("The archive is cut or malformed."),
                       QString::fromLocal8Bit(archive_error_string(in.get())));
    return entries;
}

Result<QList<TarEntry>> entriesOf(const QString &directory, const QString &prefix)
{
    const QDir root(directory);
    if (!root.exists())
        return failure(ErrorKind::NotFound, Core::tr("There is no directory %1.").arg(directory));
    QList<TarEntry> entries;
    QDirIterator files(directory, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        struct stat status = {};
        if (lstat(QFile::encodeName(file).constData(), &status) != 0)
            return failure(ErrorKind::Other, Core::tr("Could not read the file %1.").arg(file), qt_error_string());
        TarEntry entry;
        const QString relative = root.relativeFilePath(file);
        entry.path = prefix.isEmpty() ? relative : cleaned(prefix) + u'/' + relative;
        entry.mode = status.st_mode & 07777;
        if (S_ISDIR(status.st_mode)) {
            entry.isDirectory = true;
        } else if (S_ISLNK(status.st_mode)) {
            entry.linkTarget = QFileInfo(file).readSymLink();
        } else if (S_ISREG(status.st_mode)) {
            const auto data = fileContents(file);
            if (!data)
                return failure(data);
            entry.data = *data;
        } else {
            return failure(ErrorKind::Other, Core::tr("%1 is neither a file nor a directory nor a link.").arg(file));
        }
        entries.append(entry);
    }
    std::ranges::sort(entries, {}, &TarEntry::path);
    return entries;
}

} // namespace Thaw
