// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/artefact.h"

#include "core/init/protocol.h"
#include "core/pipeline/buildrequest.h"
#include "core/pipeline/projectfiles.h"
#include "core/words.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <array>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

struct NamedFormat
{
    ExportFormat format;
    QLatin1StringView name;
};

constexpr std::array<NamedFormat, 5> formats{{{ExportFormat::Script, "script"_L1},
                                              {ExportFormat::Containerfile, "containerfile"_L1},
                                              {ExportFormat::Compose, "compose"_L1},
                                              {ExportFormat::Workflow, "workflow"_L1},
                                              {ExportFormat::Kubernetes, "kubernetes"_L1}}};

/// The whole project, as run_<name>.sh finds it on this machine.
Result<ExportedFiles> hostFiles(const QString &directory)
{
    const auto entries = entriesOf(directory, u"host"_s);
    if (!entries)
        return failure(entries);
    ExportedFiles files;
    for (const TarEntry &entry : *entries) {
        if (!entry.isDirectory && entry.linkTarget.isEmpty())
            files.append({.name = entry.path, .content = entry.data, .mode = entry.mode});
    }
    return files;
}

} // namespace

QString formatName(ExportFormat format)
{
    return std::ranges::find(formats, format, &NamedFormat::format)->name;
}

std::optional<ExportFormat> formatOf(const QString &name)
{
    const auto found = std::ranges::find_if(formats, [&](const NamedFormat &known) { return known.name == name; });
    return found == formats.end() ? std::nullopt : std::optional(found->format);
}

QStringList formatNames()
{
    QStringList names;
    for (const NamedFormat &known : formats)
        names << known.name;
    return names;
}

QString formatTitle(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Script: return Core::tr("Shell Script");
    case ExportFormat::Containerfile: return Core::tr("Containerfile");
    case ExportFormat::Compose: return Core::tr("Compose File");
    case ExportFormat::Workflow: return Core::tr("GitHub Workflow");
    case ExportFormat::Kubernetes: return Core::tr("Kubernetes Manifest");
    }
    Q_UNREACHABLE_RETURN({});
}

bool makesImage(ExportFormat format)
{
    return format != ExportFormat::Compose && format != ExportFormat::Kubernetes;
}

Result<ExportedFiles> makingFiles(const MakingParts &parts)
{
    const auto request = buildRequest(parts.recipe);
    if (!request)
        return failure(request);
    const auto entries = projectEntries(parts.recipe);
    if (!entries)
        return failure(entries);
    // The application's values are in the configuration, as they will be in its memory.
    const bool portable = parts.recipe.clock == ClockMode::Portable;
    ExportedFiles files{
        {.name = u"run/config"_s, .content = initConfig(parts.recipe, parts.base, parts.nonce, portable), .mode = 0600},
        {.name = u"run/build"_s, .content = *request, .mode = 0600}};
    const qsizetype root = QLatin1StringView(THAW_DIR).size(); // "opt/thaw/", as the entries have it
    for (const TarEntry &entry : *entries) {
        if (!entry.isDirectory)
            files.append({.name = entry.path.sliced(root), .content = entry.data, .mode = entry.mode});
    }
    if (parts.recipe.usesRunHost) {
        const auto host = hostFiles(parts.recipe.directory);
        if (!host)
            return failure(host);
        files += *host;
    }
    files.append({.name = u"toolbox.tar"_s, .content = parts.toolbox.contents});
    files.append({.name = u"dump.json"_s, .content = parts.toolbox.dumpProfile});
    files.append({.name = u"restore.json"_s, .content = parts.toolbox.restoreProfile});
    return files;
}

Result<QString> writeExport(const ExportedFiles &files, const QString &directory, bool overwrite)
{
    const QDir root(directory);
    for (const ExportedFile &file : files) {
        const QString path = QDir::cleanPath(root.absoluteFilePath(file.name));
        if (!overwrite && QFile::exists(path))
            return failure(ErrorKind::Conflict, Core::tr("%1 exists already").arg(path), {},
                           {{.id = u"overwrite"_s, .title = Core::tr("Replace It"), .command = u"thaw export --yes …"_s}});
    }
    for (const ExportedFile &file : files) {
        const QString path = QDir::cleanPath(root.absoluteFilePath(file.name));
        if (!QDir().mkpath(QFileInfo(path).path()))
            return failure(ErrorKind::Other, Core::tr("The directory %1 cannot be made").arg(QFileInfo(path).path()));
        if (const Result<> saved = saveFile(path, file.content); !saved)
            return failure(saved);
        using P = QFileDevice;
        P::Permissions permissions = P::ReadOwner | P::WriteOwner;
        if (file.mode & 0044)
            permissions |= P::ReadGroup | P::ReadOther;
        if (file.mode & 0100)
            permissions |= P::ExeOwner | P::ExeGroup | P::ExeOther;
        QFile::setPermissions(path, permissions);
    }
    return QDir::cleanPath(root.absoluteFilePath(files.first().name));
}

} // namespace Thaw
