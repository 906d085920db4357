// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/tarwalk.h"

#include "core/engine/tarball.h"
#include "core/words.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// What an archive may unpack to: no checkpoint and no layer does better, and a bomb does no harm.
constexpr qint64 mostUnpacked = qint64(4) << 30, mostTimes = 250;
constexpr qint64 mostOfHoles = qint64(1) << 32; ///< bytes of zeros that are made of one file's holes

la_ssize_t readBlock(archive *, void *pull, const void **bytes)
{
    const QByteArrayView view = (*static_cast<Pull *>(pull))();
    *bytes = view.data();
    return view.size();
}

/// As it is in the archive; libarchive converts by the locale where it can, and has no UTF-8 where it cannot.
QByteArray bytesOf(const char *utf8, const char *raw)
{
    return utf8 ? QByteArray(utf8) : QByteArray(raw);
}

QByteArray cleaned(QByteArray path)
{
    qsizetype begin = 0;
    while (begin < path.size() && (path[begin] == '/' || (path[begin] == '.' && begin + 1 < path.size() && path[begin + 1] == '/')))
        begin += path[begin] == '/' ? 1 : 2;
    path.remove(0, begin);
    while (path.endsWith('/'))
        path.chop(1);
    return path == "." ? QByteArray() : path;
}

bool staysInside(const QByteArray &path)
{
    return !path.startsWith("../") && path != ".." && !path.contains("/../") && !path.endsWith("/..");
}

char typeOf(archive_entry *entry)
{
    if (archive_entry_hardlink(entry) || archive_entry_hardlink_utf8(entry))
        return '1';
    switch (archive_entry_filetype(entry)) {
    case AE_IFLNK:
        return '2';
    case AE_IFCHR:
        return '3';
    case AE_IFBLK:
        return '4';
    case AE_IFDIR:
        return '5';
    case AE_IFIFO:
        return '6';
    default:
        return '0';
    }
}

} // namespace

void TarWalk::Closer::operator()(archive *handle) const
{
    archive_read_free(handle);
}

TarWalk::TarWalk(Pull pull) : m_archive(archive_read_new())
{
    m_pull = [this, from = std::move(pull)] {
        const QByteArrayView bytes = from();
        m_taken += bytes.size();
        return bytes;
    };
    archive *const handle = m_archive.get();
    archive_read_support_format_tar(handle);
    archive_read_support_filter_gzip(handle);
    archive_read_support_filter_zstd(handle);
    if (archive_read_open(handle, &m_pull, nullptr, readBlock, nullptr) != ARCHIVE_OK)
        fail();
}

TarWalk::~TarWalk() = default;

void TarWalk::fail()
{
    const char *text = archive_error_string(m_archive.get());
    m_error = text ? QString::fromLocal8Bit(text) : Core::tr("it cannot be read");
    m_ended = true;
}

bool TarWalk::next(TarItem &item)
{
    while (!m_ended) {
        archive_entry *entry = nullptr;
        const int code = archive_read_next_header(m_archive.get(), &entry);
        if (code == ARCHIVE_EOF) {
            m_ended = true;
        } else if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
            fail();
        } else {
            m_at = 0;
            m_hole = 0;
            m_block = {};
            item = {.path = cleaned(bytesOf(archive_entry_pathname_utf8(entry), archive_entry_pathname(entry))),
                    .type = typeOf(entry),
                    .size = archive_entry_size(entry),
                    .mode = quint32(archive_entry_perm(entry)),
                    .uid = quint32(archive_entry_uid(entry)),
                    .gid = quint32(archive_entry_gid(entry)),
                    .time = qint64(archive_entry_mtime(entry))};
            if (item.type == '1')
                item.link = cleaned(bytesOf(archive_entry_hardlink_utf8(entry), archive_entry_hardlink(entry)));
            else if (item.type == '2')
                item.link = bytesOf(archive_entry_symlink_utf8(entry), archive_entry_symlink(entry));
            if (item.type != '0')
                item.size = 0;
            if (item.path.isEmpty())
                continue; // the root itself
            if (staysInside(item.path))
                return true;
            ++m_refused;
        }
    }
    return false;
}

QByteArrayView TarWalk::data()
{
    static const QByteArray zeros(65536, '\0');
    while (!m_ended) {
        if (m_bytes > mostUnpacked + mostTimes * m_taken) {
            m_error = Core::tr("it unpacks to far more than it can hold");
            m_ended = true;
            return {};
        }
        if (m_hole > 0) {
            const qsizetype part = std::min<qint64>(m_hole, zeros.size());
            m_hole -= part;
            m_at += part;
            m_bytes += part;
            return QByteArrayView(zeros).first(part);
        }
        if (!m_block.isEmpty()) {
            m_at += m_block.size();
            m_bytes += m_block.size();
            return std::exchange(m_block, {});
        }
        const void *bytes = nullptr;
        size_t size = 0;
        la_int64_t offset = 0;
        const int code = archive_read_data_block(m_archive.get(), &bytes, &size, &offset);
        if (code == ARCHIVE_EOF)
            return {};
        if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
            fail();
            return {};
        }
        m_block = QByteArrayView(static_cast<const char *>(bytes), qsizetype(size));
        m_hole = std::clamp<qint64>(offset - m_at, 0, mostOfHoles);
    }
    return {};
}

bool TarWalk::isWhole() const
{
    // libarchive takes a stream without its end blocks as whole. Compressed ones have a check of their own.
    return m_error.isEmpty() && m_ended
        && (archive_filter_count(m_archive.get()) > 1
            || m_taken - archive_read_header_position(m_archive.get()) >= tarEndSize);
}

bool looksLikeTar(QByteArrayView bytes)
{
    if (bytes.startsWith("\x1f\x8b") || bytes.startsWith("\x28\xb5\x2f\xfd"))
        return true;
    if (bytes.size() < tarBlockSize)
        return false;
    // Every tar since 1988 says so; one without files is nothing but zeros.
    return bytes.sliced(257, 5) == "ustar"
        || std::ranges::all_of(bytes.first(tarBlockSize), [](char c) { return c == 0; });
}

} // namespace Thaw
