// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/toolbox/toolbox.h"

#include "core/init/protocol.h"
#include "core/words.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSysInfo>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString findDirectory(QStringList &tried)
{
    const QString named = qEnvironmentVariable("THAW_TOOLBOX");
    const QString beside = QCoreApplication::applicationDirPath();
    const QStringList places = named.isEmpty()
        ? QStringList{beside + u"/../toolbox"_s, beside + u'/' + QStringLiteral(THAW_INSTALLED_TOOLBOX)}
        : QStringList{named};
    for (const QString &place : places) {
        tried << QDir::cleanPath(place);
        if (QFile::exists(place + u"/bin/thaw-init"_s))
            return QDir::cleanPath(place);
    }
    return {};
}

QString goArchitecture()
{
    const QString cpu = QSysInfo::buildCpuArchitecture();
    return cpu == "x86_64"_L1 ? u"amd64"_s : cpu;
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Other, Core::tr("Thaw's own file %1 cannot be read").arg(path), file.errorString());
    return file.readAll();
}

QString aboutValue(const QByteArray &about, const QByteArray &key)
{
    for (const QByteArray &line : about.split('\n')) {
        if (line.startsWith(key + ": "))
            return QString::fromUtf8(line.mid(key.size() + 2)).trimmed();
    }
    return {};
}

Result<QByteArray> pack(const QString &directory)
{
    const auto base = QString::fromLatin1(THAW_DIR).mid(1);
    QList<TarEntry> entries{{.path = base, .mode = 0755, .isDirectory = true}};
    for (const auto &part : {u"bin"_s, u"lib"_s, u"criu"_s}) {
        auto files = entriesOf(directory + u'/' + part, base + u'/' + part);
        if (!files)
            return failure(files);
        entries += *files;
    }
    for (const char *privateDir : {THAW_RUN_DIR, THAW_CHECKPOINT_DIR})
        entries.append({.path = QString::fromLatin1(privateDir).mid(1), .mode = 0700, .isDirectory = true});
    entries.append({.path = QString::fromLatin1(THAW_APP_DIR).mid(1), .mode = 0755, .isDirectory = true});
    return packTar(entries);
}

Result<Toolbox> readToolbox()
{
    QStringList tried;
    Toolbox toolbox;
    toolbox.directory = findDirectory(tried);
    if (toolbox.directory.isEmpty()) {
        return failure(ErrorKind::Other, Core::tr("Thaw's toolbox (CRIU and thaw-init) is not installed"),
                       Core::tr("looked in: %1").arg(tried.join(u", "_s)));
    }
    toolbox.architecture = goArchitecture();

    const auto about = readFile(toolbox.directory + u"/criu/ABOUT"_s);
    if (!about)
        return failure(about);
    toolbox.criuVersion = aboutValue(*about, "version");

    auto contents = pack(toolbox.directory);
    if (!contents)
        return failure(contents);
    toolbox.contents = std::move(*contents);
    toolbox.digest =
        QString::fromLatin1(QCryptographicHash::hash(toolbox.contents, QCryptographicHash::Sha256).toHex());

    auto dump = readFile(toolbox.directory + u"/seccomp/dump.json"_s);
    if (!dump)
        return failure(dump);
    toolbox.dumpProfile = std::move(*dump);
    toolbox.restoreProfilePath = toolbox.directory + u"/seccomp/restore.json"_s;
    auto restore = readFile(toolbox.restoreProfilePath);
    if (!restore)
        return failure(restore);
    toolbox.restoreProfile = std::move(*restore);
    return toolbox;
}

} // namespace

Result<Toolbox> loadToolbox()
{
    // 14 MB are read, packed and hashed: once per process is enough, and a failure may be mended meanwhile.
    static Result<Toolbox> loaded = failure(ErrorKind::Other, {});
    if (!loaded)
        loaded = readToolbox();
    return loaded;
}

} // namespace Thaw
