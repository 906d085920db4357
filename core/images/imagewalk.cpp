// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/images/imagewalk.h"

#include "core/words.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestDocument = 4 << 20;
constexpr qsizetype mostDocuments = 64 << 20; ///< bytes of all of them
constexpr qsizetype leastToJudge = 512;       ///< a tar's first block

QByteArray baseName(const QByteArray &path)
{
    return path.sliced(path.lastIndexOf('/') + 1);
}

bool mayBeLayer(const QByteArray &path)
{
    if (path.startsWith("blobs/"))
        return true;
    const QByteArray name = baseName(path);
    return path.count('/') <= 1 && (name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tar.zst") || name.endsWith(".tgz"));
}

bool mayBeDocument(const QByteArray &path)
{
    return path.startsWith("blobs/") || (!path.contains('/') && path.endsWith(".json"));
}

/// Where a link in the archive leads to, as a path in it.
QByteArray targetOf(const TarItem &item)
{
    if (item.type == '1')
        return item.link;
    const QByteArray directory = item.path.first(std::max<qsizetype>(item.path.lastIndexOf('/'), 0));
    return QDir::cleanPath(QString::fromUtf8(directory + '/' + item.link)).toUtf8().mid(directory.isEmpty() ? 1 : 0);
}

/// The beginning of an entry, looked at before it is decided what the entry is.
class Peeked
{
public:
    explicit Peeked(TarWalk &walk) : m_walk(walk), m_first(walk.data())
    {
        if (m_first.isEmpty() || m_first.size() >= leastToJudge)
            return;
        m_kept = m_first.toByteArray();
        for (QByteArrayView more = walk.data(); !more.isEmpty(); more = walk.data()) {
            m_kept += more;
            if (m_kept.size() >= leastToJudge)
                break;
        }
        m_first = m_kept;
    }

    QByteArrayView first() const { return m_first; }
    QByteArrayView next()
    {
        if (!std::exchange(m_given, true) && !m_first.isEmpty())
            return m_first;
        return m_walk.data();
    }

private:
    TarWalk &m_walk;
    QByteArrayView m_first;
    QByteArray m_kept;
    bool m_given = false;
};

class ArchiveWalk
{
public:
    ArchiveWalk(const Pull &pull, LayerSink &sink, ArchiveIndex &index) : m_outer(pull), m_sink(sink), m_index(index) {}

    Result<> walk();

private:
    void takeFile(const TarItem &item);
    void takeLayer(const QByteArray &path, Peeked &contents);
    void takeDocument(const TarItem &item, Peeked &contents);

    TarWalk m_outer;
    LayerSink &m_sink;
    ArchiveIndex &m_index;
    qsizetype m_documents = 0;
    bool m_any = false;
};

void ArchiveWalk::takeLayer(const QByteArray &path, Peeked &contents)
{
    TarWalk layer([&contents] { return contents.next(); });
    const Pull data = [&layer] { return layer.data(); };
    TarItem item;
    while (layer.next(item))
        m_sink.takeEntry(path, item, data);
    QString problem = layer.error();
    if (problem.isEmpty() && !layer.isWhole())
        problem = Core::tr("its end is missing");
    if (problem.isEmpty() && layer.refused() > 0)
        problem = Core::tr("%1 of its paths lead out of the image").arg(layer.refused());
    m_sink.endLayer(path, problem);
}

void ArchiveWalk::takeDocument(const TarItem &item, Peeked &contents)
{
    QByteArray bytes;
    for (QByteArrayView piece = contents.next(); !piece.isEmpty(); piece = contents.next()) {
        if (bytes.size() + piece.size() <= std::min(largestDocument, mostDocuments - m_documents))
            bytes += piece;
    }
    if (bytes.size() == item.size) {
        m_documents += bytes.size();
        m_index.documents.insert(item.path, bytes);
    }
    bool given = false;
    if (!item.path.contains('/'))
        m_sink.takeEntry({}, item, [&] { return std::exchange(given, true) ? QByteArrayView() : QByteArrayView(bytes); });
}

void ArchiveWalk::takeFile(const TarItem &item)
{
    Peeked contents(m_outer);
    if (mayBeLayer(item.path) && looksLikeTar(contents.first()))
        takeLayer(item.path, contents);
    else if (mayBeDocument(item.path) && (contents.first().startsWith('{') || contents.first().startsWith('[')))
        takeDocument(item, contents);
    else
        m_sink.takeEntry({}, item, [&contents] { return contents.next(); });
}

Result<> ArchiveWalk::walk()
{
    TarItem item;
    while (m_outer.next(item)) {
        m_any = true;
        if (item.type == '0') {
            takeFile(item);
            continue;
        }
        if (item.type == '1' || item.type == '2')
            m_index.links.insert(item.path, targetOf(item));
        m_sink.takeEntry({}, item, [] { return QByteArrayView(); });
    }
    if (!m_any && !m_outer.error().isEmpty())
        return failure(ErrorKind::Invalid, Core::tr("This is not an image archive"), m_outer.error());
    if (!m_outer.isWhole())
        return failure(ErrorKind::Truncated, Core::tr("The archive is cut or damaged"), m_outer.error());
    if (!m_any)
        return failure(ErrorKind::Invalid, Core::tr("The archive is empty"));
    m_sink.endLayer({}, m_outer.refused() > 0 ? Core::tr("%1 of its paths lead out of it").arg(m_outer.refused()) : QString());
    return {};
}

} // namespace

Result<> walkArchive(const Pull &pull, LayerSink &sink, ArchiveIndex &index, const std::stop_token &stop)
{
    ArchiveWalk walk([&] { return stop.stop_requested() ? QByteArrayView() : pull(); }, sink, index);
    const Result<> walked = walk.walk();
    // To the end, so that whoever sends learns that all of it was taken.
    while (walked && !stop.stop_requested() && !pull().isEmpty()) {
    }
    return stop.stop_requested() ? failure(ErrorKind::Cancelled, Core::tr("Stopped")) : walked;
}

Result<> walkDirectory(const QString &path, LayerSink &sink, const std::function<void(qint64)> &read, const std::stop_token &stop)
{
    QByteArray buffer(pieceSize, Qt::Uninitialized);
    qint64 total = 0;
    for (const QString &part : {QString(), u"checkpoint/"_s}) {
        const QDir directory(path + u'/' + part);
        for (const QString &name : directory.entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name)) {
            // A link may lead anywhere, and a pipe never ends.
            const int descriptor = ::open(QFile::encodeName(directory.filePath(name)).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
            struct stat status = {};
            QFile file;
            if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)
                || !file.open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
                if (descriptor >= 0)
                    ::close(descriptor);
                continue;
            }
            const TarItem item{.path = (part + name).toUtf8(),
                               .size = status.st_size,
                               .mode = status.st_mode & 07777,
                               .uid = status.st_uid,
                               .gid = status.st_gid,
                               .time = status.st_mtime};
            sink.takeEntry({}, item, [&] {
                const qint64 got = stop.stop_requested() ? 0 : std::max<qint64>(file.read(buffer.data(), buffer.size()), 0);
                total += got;
                read(total);
                return QByteArrayView(buffer).first(got);
            });
            if (stop.stop_requested())
                return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
        }
    }
    sink.endLayer({}, {});
    return {};
}

} // namespace Thaw
