// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include "core/project/presets.h"
#include "core/project/recipe.h"
#include "core/words.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace Thaw {

namespace {

constexpr qsizetype maxFiles = 20'000;        // more is a mistaken directory, not a project
constexpr qint64 maxScript = 4 * 1024 * 1024; // bytes

Result<QByteArray> readScript(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            ErrorKind::Project,
            Core::tr("%1 cannot be read: %2.").arg(QDir::toNativeSeparators(path), file.errorString()));
    if (file.size() > maxScript)
        return failure(ErrorKind::Project, Core::tr("%1 is too big for a script (%2 bytes, at most %3).")
                                               .arg(path)
                                               .arg(file.size())
                                               .arg(maxScript));
    return file.readAll();
}

Result<Script> loadScript(const QString &path)
{
    const QFileInfo info(path);
    Script script{path, info.isFile(), info.isFile() && info.isExecutable(), {}};
    if (!info.exists())
        return script;
    if (!info.isFile())
        return failure(ErrorKind::Project,
                       Core::tr("%1 is not a file; remove it or give it another name.").arg(path));
    const auto content = readScript(path);
    if (!content)
        return failure(content);
    script.content = *content;
    return script;
}

QString runHostName(const QString &name)
{
    return QStringLiteral("run_%1.sh").arg(name);
}

bool hasRunHost(const QString &name)
{
    return runHostName(name) != QLatin1String(Project::runAppName);
}

// Made by the driver of criu-for-docker for its own build, or what the base image is built from.
bool isLeftOut(const QString &path)
{
    const QString file = QFileInfo(path).fileName();
    return file == QLatin1String("Dockerfile") || file.startsWith(QLatin1String("Dockerfile.")) ||
           file == QLatin1String("Containerfile") || file.startsWith(QLatin1String("Containerfile.")) ||
           file.endsWith(QLatin1Char('~'));
}

Result<QStringList> otherFiles(const QString &directory, const QStringList &known)
{
    QStringList files;
    const QDir root(directory);
    QDirIterator it(directory, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = root.relativeFilePath(it.next());
        if (known.contains(path) || isLeftOut(path))
            continue;
        files.append(path);
        if (files.size() > maxFiles)
            return failure(
                ErrorKind::Project,
                Core::tr("%1 holds more than %2 files; all of them would go into the container. Move "
                         "the scripts to a directory of their own.")
                    .arg(directory)
                    .arg(maxFiles));
    }
    files.sort();
    return files;
}

QList<Problem> scriptProblems(const Script &script, const QString &file)
{
    if (!script.exists)
        return {};
    QList<Problem> problems;
    if (!script.executable && file == QLatin1String(Project::runAppName)) // a host script is run by bash then
        problems.append(
            {Severity::Warning,
             Core::tr("%1 is not executable, so it is not used; make it so with: chmod +x %1").arg(file),
             file, 0, 0});
    if (const qsizetype crlf = script.content.indexOf("\r\n"); crlf >= 0)
        problems.append(
            {Severity::Error,
             Core::tr("The lines end as on Windows (CR LF), which no shell runs; save the file with LF."),
             file, int(script.content.first(crlf).count('\n')) + 1, 0});
    const QByteArray trimmed = script.content.trimmed();
    if (trimmed.isEmpty())
        problems.append({Severity::Error, Core::tr("The script is empty."), file, 0, 0});
    else if (trimmed.startsWith("#!") && !script.content.startsWith("#!"))
        problems.append(
            {Severity::Warning,
             Core::tr("\"#!\" only counts at the very beginning of the file; /bin/sh runs this script."),
             file, 1, 0});
    return problems;
}

} // namespace

Result<Project> Project::load(const QString &directory, const QProcessEnvironment &environment)
{
    const QFileInfo info(directory);
    if (directory.isEmpty() || !info.exists())
        return failure(ErrorKind::Project, Core::tr("There is no directory %1.").arg(directory));
    if (!info.isDir())
        return failure(ErrorKind::Project, Core::tr("%1 is not a directory.").arg(directory));
    if (!info.isReadable() || !info.isExecutable())
        return failure(ErrorKind::Project, Core::tr("The directory %1 may not be read.").arg(directory));

    Project project;
    project.m_directory = info.canonicalFilePath();
    project.m_name = QFileInfo(project.m_directory).fileName();
    const QDir dir(project.m_directory);
    const QString envName = QLatin1String(envFileName);
    if (!QFileInfo::exists(dir.filePath(envName)))
        return failure(ErrorKind::Project,
                       Core::tr("%1 is not a project: it has no %2.").arg(project.m_directory, envName), {},
                       {{QStringLiteral("init-project"), Core::tr("New Project Here"),
                         QStringLiteral("thaw init %1").arg(shellQuoted(project.m_directory))}});
    const auto env = readScript(dir.filePath(envName));
    if (!env)
        return failure(env);
    if (const qsizetype nul = env->indexOf('\0'); nul >= 0)
        return failure(
            ErrorKind::Project,
            Core::tr("%1:%2: there is a zero byte in this line, so this is no text file; write it as "
                     "plain UTF-8 text.")
                .arg(envName)
                .arg(env->first(nul).count('\n') + 1));
    project.m_env = EnvFile::parse(*env, environment);
    auto runApp = loadScript(dir.filePath(QLatin1String(runAppName)));
    if (!runApp)
        return failure(runApp);
    // In a directory "app" the name means the script inside the container, not the one on the host.
    auto runHost = hasRunHost(project.m_name)
                       ? loadScript(dir.filePath(runHostName(project.m_name)))
                       : Script{dir.filePath(runHostName(project.m_name)), false, false, {}};
    if (!runHost)
        return failure(runHost);
    auto files =
        otherFiles(project.m_directory, {envName, QLatin1String(runAppName), runHostName(project.m_name)});
    if (!files)
        return failure(files);
    project.m_runApp = *std::move(runApp);
    project.m_runHost = *std::move(runHost);
    project.m_files = *std::move(files);
    return project;
}

QList<Problem> Project::check() const
{
    QList<Problem> problems = m_env.problems();
    for (Problem &problem : problems)
        problem.file = QLatin1String(envFileName);
    problems += recipeProblems(*this, m_env);
    std::ranges::stable_sort(problems, {}, [](const Problem &p) { return std::pair(p.line, p.column); });
    problems += scriptProblems(m_runApp, QLatin1String(runAppName));
    problems += scriptProblems(m_runHost, runHostName(m_name));
    return problems;
}

Result<> Project::create(const QString &directory, const QString &name)
{
    if (!QDir().mkpath(directory))
        return failure(ErrorKind::Project, Core::tr("The directory %1 cannot be made.").arg(directory));
    const QDir dir(QFileInfo(directory).canonicalFilePath());
    const QString app = name.isEmpty() ? dir.dirName() : name;
    QList<std::pair<QString, QString>> files{
        {QStringLiteral("app_env_vars.sh"), QLatin1String(envFileName)},
        {QStringLiteral("run_app.sh"), QLatin1String(runAppName)},
    };
    if (hasRunHost(app))
        files.append({QStringLiteral("run_host.sh"), runHostName(app)});
    for (const auto &[from, to] : files)
        if (QFileInfo::exists(dir.filePath(to)))
            return failure(ErrorKind::Project,
                           Core::tr("%1 is there already; nothing was changed.").arg(dir.filePath(to)));
    for (const auto &[from, to] : files) {
        auto text = readScript(QStringLiteral(":/thaw/templates/") + from);
        if (!text)
            return failure(text);
        text->replace("@NAME@", app.toUtf8()).replace("@IMAGE@", defaultImageName(app).toUtf8());
        if (const auto saved = saveFile(dir.filePath(to), *text); !saved)
            return saved;
    }
    return {};
}

Result<> Project::createForPreset(const QString &directory, const QString &preset)
{
    const auto known = presetNamed(preset);
    if (!known)
        return failure(ErrorKind::Usage, Core::tr("There is no preset %1.").arg(preset), {},
                       {{QStringLiteral("presets"), Core::tr("Show the Presets"), QStringLiteral("thaw presets")}});
    if (!QDir().mkpath(directory))
        return failure(ErrorKind::Project, Core::tr("The directory %1 cannot be made.").arg(directory));
    const QDir dir(QFileInfo(directory).canonicalFilePath());
    const QString path = dir.filePath(QLatin1String(envFileName));
    if (QFileInfo::exists(path))
        return failure(ErrorKind::Project, Core::tr("%1 is there already; nothing was changed.").arg(path));
    auto text = readScript(QStringLiteral(":/thaw/templates/app_env_vars_preset.sh"));
    if (!text)
        return failure(text);
    QByteArray phase;
    if (!known->phases.isEmpty())
        phase = "THAW_PHASE=" + known->phases.first().toUtf8() + "    # or: " + known->phases.mid(1).join(QLatin1Char(' ')).toUtf8() + '\n';
    text->replace("@TITLE@", known->title.toUtf8()).replace("@PRESET@", preset.toUtf8());
    text->replace("@IMAGE@", defaultImageName(dir.dirName()).toUtf8()).replace("@PHASE_LINE@\n", phase);
    return saveFile(path, *text);
}

Result<> Project::addRunApp(const QString &directory)
{
    const QString path = QDir(directory).filePath(QLatin1String(runAppName));
    if (!QFileInfo::exists(path)) {
        const auto text = readScript(QStringLiteral(":/thaw/templates/run_app.sh"));
        if (!text)
            return failure(text);
        if (const auto saved = saveFile(path, *text); !saved)
            return saved;
    }
    QFile file(path);
    if (!file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther))
        return failure(ErrorKind::Project, Core::tr("%1 cannot be made executable.").arg(path), file.errorString());
    return {};
}

Result<> saveFile(const QString &path, const QByteArray &bytes)
{
    const QFileInfo info(path);
    constexpr auto common = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    constexpr auto executable = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    const QFile::Permissions mode = info.exists()            ? info.permissions() & ~QFile::Permissions(0x0f00)
                                    : bytes.startsWith("#!") ? common | executable
                                                             : QFile::Permissions(common);
    QSaveFile file(path);
    const auto failed = [&] {
        return failure(ErrorKind::Project,
                       Core::tr("%1 cannot be saved: %2.").arg(path, file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    file.setPermissions(mode);
    if (file.write(bytes) != bytes.size() || !file.commit())
        return failed();
    return {};
}

} // namespace Thaw
