// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/underway.h"

#include "core/report/reportstore.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

// Lines of such a file: "endpoint X", "name X" for each name that is reserved, "cleared".
const QString endpointKey = u"endpoint "_s, nameKey = u"name "_s, clearedLine = u"cleared"_s;
constexpr qint64 longestMaking = 60; ///< seconds
constexpr qsizetype nameMark = 12;   ///< characters of a mark in a name, as engines have them of their ids

QString directory()
{
    return QFileInfo(ReportStore::defaultDir()).path() + u"/underway"_s;
}

QStringList linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts) : QStringList();
}

QStringList values(const QStringList &lines, const QString &key)
{
    QStringList found;
    for (const QString &line : lines) {
        if (line.startsWith(key))
            found << line.mid(key.size());
    }
    return found;
}

/// Marks are hexadecimal: nothing else in the directory is ours.
QStringList marks()
{
    return QDir(directory()).entryList({u"[0-9a-f]*"_s}, QDir::Files);
}

bool append(int file, const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    return ::write(file, bytes.constData(), size_t(bytes.size())) == bytes.size();
}

/// Since the last line, "cleared" if it has one: an engine may have been silent for hours before. By the time of day, as it is
/// about what another process wrote down.
bool isOld(const QString &path)
{
    return QFileInfo(path).lastModified().secsTo(QDateTime::currentDateTime()) > longestMaking;
}

/// Held while names are compared; the kernel gives it back when a process dies.
class DirectoryLock
{
public:
    DirectoryLock() : m_file(::open(QFile::encodeName(directory()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
        if (m_file >= 0)
            ::flock(m_file, LOCK_EX);
    }
    ~DirectoryLock()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    DirectoryLock(const DirectoryLock &) = delete;
    DirectoryLock &operator=(const DirectoryLock &) = delete;

private:
    int m_file;
};

} // namespace

QString markedName(const QString &purpose, const QString &mark)
{
    return u"thaw-%1-%2"_s.arg(purpose, mark.first(nameMark));
}

bool isMarkedName(const QString &name, const QString &mark)
{
    return mark.size() >= nameMark && name.startsWith("thaw-"_L1) && name.endsWith(u'-' + mark.first(nameMark));
}

bool isMarkedName(const QString &name)
{
    static const QRegularExpression marked(u"^thaw-.+-[0-9a-f]{%1}$"_s.arg(nameMark));
    return marked.match(name).hasMatch();
}

Underway::Underway(const QString &mark, const QString &endpoint) : m_path(directory() + u'/' + mark), m_endpoint(endpoint)
{
    QDir().mkpath(directory());
    const DirectoryLock lock; // nobody finds it before it is locked
    m_file = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (m_file >= 0 && (::flock(m_file, LOCK_EX | LOCK_NB) != 0 || !append(m_file, endpointKey + endpoint))) {
        ::close(m_file);
        m_file = -1;
    }
}

Underway::~Underway()
{
    if (m_file < 0)
        return;
    if (!m_left)
        QFile::remove(m_path);
    ::close(m_file);
}

QString Underway::reserve(const std::function<QString(const QStringList &)> &choose)
{
    const DirectoryLock lock;
    QStringList taken;
    for (const QString &mark : marks()) {
        const QStringList lines = linesOf(directory() + u'/' + mark);
        if (values(lines, endpointKey).contains(m_endpoint))
            taken += values(lines, nameKey);
    }
    const QString name = choose(taken);
    if (m_file >= 0)
        append(m_file, nameKey + name);
    return name;
}

QList<Underway::Orphan> Underway::orphans()
{
    QList<Orphan> found;
    const DirectoryLock lock;
    for (const QString &mark : marks()) {
        const QString path = directory() + u'/' + mark;
        const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            continue;
        if (::flock(file, LOCK_EX | LOCK_NB) == 0) {
            const QStringList lines = linesOf(path);
            const bool cleared = lines.contains(clearedLine);
            if (cleared && isOld(path))
                QFile::remove(path);
            else
                found.append({.mark = mark, .endpoint = values(lines, endpointKey).value(0), .cleared = cleared});
        }
        ::close(file);
    }
    return found;
}

void Underway::forget(const QString &mark)
{
    const QString path = directory() + u'/' + mark;
    QFile file(path);
    if (mark.isEmpty() || !file.exists() || linesOf(path).contains(clearedLine))
        return;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        QFile::remove(path);
    else
        file.write(clearedLine.toUtf8() + '\n');
}

} // namespace Thaw
