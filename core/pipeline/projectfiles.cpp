// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/projectfiles.h"

#include "core/engine/capabilities.h"
#include "core/engine/tarball.h"
#include "core/init/protocol.h"
#include "core/pipeline/run.h"
#include "core/toolbox/initconfig.h"
#include "core/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString inTar(const char *path)
{
    return QString::fromLatin1(path).mid(1);
}

Result<TarEntry> fileEntry(const QString &directory, const QString &name)
{
    QFile file(directory + u'/' + name);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Project, Core::tr("The project's file %1 cannot be read").arg(file.fileName()),
                       file.errorString());
    }
    const bool executable = QFileInfo(file).isExecutable();
    return TarEntry{.path = inTar(THAW_APP_DIR) + u'/' + name,
                    .data = file.readAll(),
                    .mode = executable ? 0755u : 0644u,
                    .linkTarget = {}};
}

QStringList applicationArguments(const Recipe &recipe, const ImageDetails &base)
{
    if (recipe.usesRunApp)
        return {QString::fromLatin1(THAW_APP_DIR) + u"/run_app.sh"_s};
    return base.entrypoint + base.command;
}

QList<TarEntry> configEntries(const Run &run, bool portableClock)
{
    QList<TarEntry> entries{
        {.path = inTar(THAW_CONFIG_FILE), .data = initConfig(run, portableClock), .mode = 0600, .linkTarget = {}}};
    // Last, so that a waiting thaw-init finds the configuration complete.
    if (run.recipe->usesRunHost)
        entries.append({.path = inTar(THAW_GO_FILE), .data = {}, .mode = 0600, .linkTarget = {}});
    return entries;
}

/// As thaw-init reads them (protocol.h); nothing if an archive suits better.
std::optional<QByteArray> inputWords(const QList<TarEntry> &entries)
{
    // Engines pass standard input on in small pieces: an archive is faster for large files.
    constexpr qsizetype most = 1024 * 1024;
    constexpr qsizetype longestPath = 4096; // thaw-init takes lines of 8 KiB
    QByteArray words;
    for (const TarEntry &entry : entries) {
        const QByteArray path = '/' + entry.path.toUtf8();
        if (path.contains('\n') || path.size() > longestPath || !entry.linkTarget.isEmpty()
            || words.size() + entry.data.size() > most)
            return {};
        const QByteArray mode = QByteArray::number(entry.mode, 8);
        words += entry.isDirectory ? "dir " + mode + ' ' + path + '\n'
                                   : "file " + mode + ' ' + QByteArray::number(entry.data.size()) + ' ' + path + '\n'
                                         + entry.data;
    }
    return words + "end\n";
}

void addDumpOptions(InitConfig &config, const Recipe &recipe)
{
    if (!recipe.beforeCheckpoint.isEmpty())
        config.add(u"before"_s, recipe.beforeCheckpoint);
    if (recipe.tcp == TcpMode::Close)
        config.add(u"dump-arg"_s, u"--tcp-close"_s);
    else if (recipe.tcp == TcpMode::Keep)
        config.add(u"dump-arg"_s, u"--tcp-established"_s);
    for (const QString &option : recipe.criuOptions)
        config.add(u"dump-arg"_s, option);
    config.add(u"dump-timeout"_s, QString::number(recipe.dumpTimeout));
}

} // namespace

QString temporaryImageName(const QByteArray &nonce)
{
    return u"thaw-temporary:"_s + QString::fromLatin1(nonce.first(12));
}

Result<QList<TarEntry>> projectEntries(const Recipe &recipe)
{
    QStringList names = recipe.files;
    if (recipe.usesRunApp)
        names.prepend(u"run_app.sh"_s);
    QList<TarEntry> entries{{.path = inTar(THAW_APP_DIR), .mode = 0755, .isDirectory = true}};
    QStringList directories;
    for (const QString &name : names) {
        for (QString parent = QFileInfo(name).path(); parent != u"."_s; parent = QFileInfo(parent).path()) {
            if (!directories.contains(parent))
                directories.append(parent);
        }
    }
    std::ranges::sort(directories); // parents before their children
    for (const QString &directory : std::as_const(directories))
        entries.append({.path = inTar(THAW_APP_DIR) + u'/' + directory, .mode = 0755, .isDirectory = true});
    for (const QString &name : names) {
        auto entry = fileEntry(recipe.directory, name);
        if (!entry)
            return failure(entry);
        entries.append(std::move(*entry));
    }
    return entries;
}

Result<QByteArray> projectTar(const Run &run)
{
    const auto entries = projectEntries(*run.recipe);
    if (!entries)
        return failure(entries);
    return packTar(*entries);
}

QStringList dumpCapabilities(bool portableClock)
{
    QStringList names{u"CHECKPOINT_RESTORE"_s, u"SYS_PTRACE"_s, u"NET_ADMIN"_s};
    if (portableClock)
        names << u"SYS_ADMIN"_s << u"SYS_TIME"_s;
    return names;
}

QByteArray initConfig(const Run &run, bool portableClock)
{
    return initConfig(*run.recipe, run.base, run.nonce, portableClock);
}

QByteArray initConfig(const Recipe &recipe, const ImageDetails &base, const QByteArray &nonce, bool portableClock)
{
    InitConfig config;
    config.add(u"nonce"_s, QString::fromLatin1(nonce));
    config.add(u"run"_s, QString::fromLatin1(nonce));
    if (const QString user = recipe.user.isEmpty() ? base.user : recipe.user; !user.isEmpty())
        config.add(u"user"_s, user);
    config.add(u"env"_s, u"THAW_APP_DIR="_s + QString::fromLatin1(THAW_APP_DIR));
    for (const QString &assignment : recipe.environment) {
        if (!recipe.scrubNames.contains(assignment.section(u'=', 0, 0)))
            config.add(u"env"_s, assignment);
    }
    for (const QString &name : recipe.scrubNames)
        config.add(u"unset"_s, name);
    for (const QString &argument : applicationArguments(recipe, base))
        config.add(u"arg"_s, argument);

    const quint64 own = capabilityMask(recipe.capabilities);
    config.add(u"drop"_s, QString::number(capabilityMask(dumpCapabilities(true)) & ~own, 16));
    config.add(u"clock"_s, portableClock ? u"portable"_s : u"host"_s);
    for (const QString &path : recipe.tmpfs)
        config.add(u"tmpfs"_s, path);
    if (recipe.ready.kind != Check::Kind::Log && recipe.ready.kind != Check::Kind::Hand)
        config.add(u"ready"_s, checkText(recipe.ready));
    if (recipe.probe.kind != Check::Kind::None)
        config.add(u"probe"_s, checkText(recipe.probe));
    if (!recipe.restoreEnvFile.isEmpty())
        config.add(u"env-file"_s, recipe.restoreEnvFile);
    if (!recipe.afterRestore.isEmpty())
        config.add(u"after"_s, recipe.afterRestore);
    addDumpOptions(config, recipe);
    for (const QString &path : recipe.scrubPaths)
        config.add(u"scrub"_s, path);
    config.add(u"restore-timeout"_s, QString::number(recipe.restoreTimeout));
    if (recipe.tty)
        config.add(u"tty"_s, u"1"_s);
    return config.toBytes();
}

Result<QByteArray> initConfigTar(const Run &run, bool portableClock)
{
    return packTar(configEntries(run, portableClock));
}

Result<QByteArray> dumpOptionsTar(const Recipe &recipe)
{
    InitConfig config;
    addDumpOptions(config, recipe);
    return packTar({{.path = inTar(THAW_DUMP_FILE), .data = config.toBytes(), .mode = 0600, .linkTarget = {}}});
}

Result<StartFiles> startFiles(const Run &run, bool portableClock)
{
    const auto project = projectEntries(*run.recipe);
    if (!project)
        return failure(project);
    const QList<TarEntry> entries = *project + configEntries(run, portableClock);
    if (!run.recipe->tty) { // a terminal would change the bytes
        if (const auto words = inputWords(entries))
            return StartFiles{.bytes = *words, .byInput = true};
    }
    const auto tar = packTar(entries);
    if (!tar)
        return failure(tar);
    return StartFiles{.bytes = *tar, .byInput = false};
}

} // namespace Thaw
