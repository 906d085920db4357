// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/projectdocument.h"

#include "core/project/project.h"
#include "core/project/recipe.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Thaw {

namespace {

constexpr qint64 largestText = 512 * 1024;

bool isTextFile(const QString &path)
{
    QFile file(path);
    return file.size() <= largestText && file.open(QIODevice::ReadOnly) && !file.read(4096).contains('\0');
}

} // namespace

ProjectDocument::ProjectDocument(const QString &directory, QObject *parent) : QObject(parent), m_directory(directory)
{
    const QDir dir(directory);
    QStringList names{QString::fromLatin1(Project::envFileName), QString::fromLatin1(Project::runAppName)};
    const QString hostScript = QStringLiteral("run_%1.sh").arg(name());
    if (dir.exists(hostScript))
        names << hostScript;
    if (const auto project = Project::load(directory)) {
        for (const QString &file : project->files()) {
            if (names.size() < 10 && !file.contains(u'/') && isTextFile(dir.filePath(file)))
                names << file;
        }
    }
    for (const QString &file : std::as_const(names)) {
        m_files.append(new FileDocument(dir.filePath(file), this));
        connect(m_files.last(), &FileDocument::modifiedChanged, this, &ProjectDocument::modifiedChanged);
    }
    connect(envDocument(), &FileDocument::textChanged, this, &ProjectDocument::readEnv);
    m_settle.setSingleShot(true);
    m_settle.setInterval(200);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        watch();
        if (!changedOutside().isEmpty())
            Q_EMIT filesChangedOutside();
    });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, qOverload<>(&QTimer::start));
    watch();
    readEnv();
}

void ProjectDocument::watch()
{
    // Editors replace files, after which the watch on the old one is gone.
    QStringList paths{m_directory};
    for (const FileDocument *file : std::as_const(m_files)) {
        if (QFileInfo::exists(file->path()))
            paths << file->path();
    }
    for (const QString &known : m_watcher.files() + m_watcher.directories())
        paths.removeAll(known);
    if (!paths.isEmpty())
        m_watcher.addPaths(paths);
}

QString ProjectDocument::name() const
{
    return QFileInfo(m_directory).fileName();
}

FileDocument *ProjectDocument::file(const QString &fileName) const
{
    const auto found = std::find_if(m_files.begin(), m_files.end(),
                                    [&](const FileDocument *file) { return file->fileName() == fileName; });
    return found == m_files.end() ? nullptr : *found;
}

void ProjectDocument::readEnv()
{
    m_env = EnvFile::parse(envDocument()->text().toUtf8(), QProcessEnvironment::systemEnvironment());
    Q_EMIT envChanged();
}

QString ProjectDocument::value(const QString &key) const
{
    const auto assignment = m_env.find(key);
    if (!assignment)
        return {};
    return assignment->literal ? assignment->value : assignment->rawValue;
}

void ProjectDocument::setValue(const QString &key, const QString &value, bool exported)
{
    if (this->value(key) == value && m_env.find(key).has_value() == !value.isEmpty())
        return;
    EnvFile env = m_env;
    if (value.isEmpty())
        env.remove(key);
    else
        env.set(key, value, exported);
    replaceEnv(env);
}

void ProjectDocument::replaceEnv(const EnvFile &env)
{
    envDocument()->setText(QString::fromUtf8(env.toBytes()));
}

QList<Problem> ProjectDocument::valueProblems() const
{
    QList<Problem> problems = m_env.problems();
    if (const auto project = Project::load(m_directory))
        problems += recipeProblems(*project, m_env);
    for (Problem &problem : problems) {
        if (problem.file.isEmpty())
            problem.file = QString::fromLatin1(Project::envFileName);
    }
    return problems;
}

bool ProjectDocument::isModified() const
{
    return std::any_of(m_files.begin(), m_files.end(), [](const FileDocument *file) { return file->isModified(); });
}

Result<> ProjectDocument::saveAll()
{
    for (FileDocument *file : std::as_const(m_files)) {
        if (const Result<> saved = file->save(); !saved)
            return saved;
    }
    watch();
    return {};
}

QList<FileDocument *> ProjectDocument::changedOutside() const
{
    QList<FileDocument *> changed;
    for (FileDocument *file : m_files) {
        if (file->differsFromDisk())
            changed.append(file);
    }
    return changed;
}

} // namespace Thaw
