// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/checkpointcopy.h"

#include "core/init/protocol.h"
#include "core/words.h"

#include <QFileInfo>
#include <QTemporaryFile>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 256 << 20; ///< of files that go through our memory

std::unexpected<Error> takesCommit(const QString &what)
{
    return failure(ErrorKind::Commit, Core::tr("The checkpoint alone does not make an image: %1").arg(what), {},
                   {{.id = u"set:THAW_IMAGE_BY=commit"_s,
                     .title = Core::tr("Commit the Container Instead"),
                     .command = Core::tr("set THAW_IMAGE_BY=commit in app_env_vars.sh")}});
}

bool isOurs(const QString &path)
{
    return path == QLatin1StringView(THAW_DIR) || path.startsWith(QLatin1StringView(THAW_DIR "/"));
}

/// Podman's archives say root of every file, so thaw-init is asked in the container.
Task<> takeOwners(std::shared_ptr<Docker> engine, QString container, QStringList paths, QList<TarEntry> *entries, std::stop_token stop)
{
    ExecSpec spec;
    spec.command = QStringList{QString::fromLatin1(THAW_INIT_FILE), u"owner"_s} + paths;
    spec.user = u"0"_s;
    const auto asked = co_await engine->exec(container, spec, stop);
    if (!asked)
        co_return failure(asked);
    const QList<QByteArray> lines = asked->output.split('\n');
    for (TarEntry &entry : *entries) {
        const QList<QByteArray> words = lines.value(paths.indexOf(u'/' + entry.path)).split(' ');
        if (words.size() != 3)
            continue;
        entry.mode = words[0].toUInt(nullptr, 8);
        entry.uid = words[1].toLongLong();
        entry.gid = words[2].toLongLong();
    }
    co_return {};
}

Task<TarEntry> copyFile(std::shared_ptr<Docker> engine, QString container, QString path, std::stop_token stop)
{
    const auto tar = co_await engine->getArchive(container, path, stop);
    if (!tar)
        co_return failure(tar);
    const auto entries = unpackTar(*tar);
    if (!entries)
        co_return failure(entries);
    if (entries->size() != 1)
        co_return takesCommit(Core::tr("%1 is neither a file nor a directory").arg(path));
    TarEntry entry = entries->first();
    entry.path = path.sliced(1);
    co_return entry;
}

} // namespace

QSet<QString> pathsIn(const CriuImages &checkpoint)
{
    QSet<QString> paths;
    for (const CriuFile &file : checkpoint.files) {
        if (!file.remapped && !file.external && file.path.startsWith(u'/'))
            paths.insert(file.path);
    }
    for (const CriuProcess &process : checkpoint.processes)
        paths << process.workingDirectory << process.root;
    for (const CriuSocket &socket : checkpoint.sockets) { // CRIU makes the socket anew
        if (socket.family == CriuSocket::Family::Unix && socket.local.startsWith(u'/'))
            paths.insert(QFileInfo(socket.local).path());
    }
    for (const CriuObject &object : checkpoint.objects) {
        if (object.kind == CriuObject::Kind::Fifo && object.name.startsWith(u'/'))
            paths.insert(object.name);
    }
    paths.remove(QString());
    return paths;
}

QStringList neededPaths(const QStringList &changed, const CriuImages &checkpoint)
{
    const QSet<QString> all(changed.begin(), changed.end());
    QSet<QString> needed;
    for (const QString &path : pathsIn(checkpoint)) {
        for (QString step = path; step.size() > 1; step = QFileInfo(step).path()) {
            if (all.contains(step) && !isOurs(step))
                needed.insert(step);
        }
    }
    QStringList paths(needed.begin(), needed.end());
    paths.sort();
    return paths;
}

Task<QList<TarEntry>> copyFiles(std::shared_ptr<Docker> engine, QString container, QStringList paths, std::stop_token stop)
{
    QList<TarEntry> entries;
    qint64 bytes = 0;
    for (const QString &path : std::as_const(paths)) {
        const auto stat = co_await engine->statPath(container, path, stop);
        if (!stat)
            co_return failure(stat);
        if (stat->isDirectory) {
            entries.append({.path = path.sliced(1), .mode = stat->mode, .isDirectory = true});
            continue;
        }
        bytes += stat->size;
        if (bytes > mostBytes)
            co_return takesCommit(Core::tr("the files that the application has changed and holds open are larger than %1 MB").arg(mostBytes >> 20));
        const auto entry = co_await copyFile(engine, container, path, stop);
        if (!entry)
            co_return failure(entry);
        entries.append(*entry);
    }
    if (!entries.isEmpty()) {
        if (const auto taken = co_await takeOwners(engine, container, paths, &entries, stop); !taken)
            co_return failure(taken);
    }
    co_return entries;
}

Task<> copyDirectory(std::shared_ptr<Docker> engine, QString from, QString to, QString directory, std::stop_token stop)
{
    const auto spool = std::make_shared<QTemporaryFile>();
    if (!spool->open())
        co_return failure(ErrorKind::NoSpace, Core::tr("A temporary file cannot be made"), spool->errorString());
    const auto write = [&](const QByteArray &bytes) { return spool->write(bytes) == bytes.size(); };
    const auto whole = co_await engine->readArchive(from, directory, write, stop);
    if (!whole)
        co_return failure(whole);
    if (!*whole || !spool->flush() || !spool->seek(0))
        co_return failure(ErrorKind::NoSpace, Core::tr("A temporary file cannot be written"), spool->errorString());
    co_return co_await engine->putArchiveFrom(to, QFileInfo(directory).path(), spool, stop);
}

} // namespace Thaw
