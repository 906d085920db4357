// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/envfile.h"
#include "core/project/problem.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace Thaw {

/// A script of a project, whether it is there or not.
struct Script
{
    QString path; ///< absolute
    bool exists = false;
    bool executable = false;
    QByteArray content;

    bool operator==(const Script &) const = default;
};

/// A project directory as it is on the disk, criu-for-docker's format. A value: load it again to see changes.
class Project
{
public:
    static constexpr auto envFileName = "app_env_vars.sh";
    static constexpr auto runAppName = "run_app.sh";

    /// Reads the directory; never executes anything. A file with mistakes in it loads, so that it can be mended
    /// in an editor; check() says what they are, and recipeFor() refuses them.
    static Result<Project> load(const QString &directory,
                                const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

    /// Writes a new project from the templates into dir, which is made if need be. Existing files are never
    /// overwritten. An empty name means the directory's name.
    static Result<> create(const QString &directory, const QString &name = {});
    /// The same for an application that checkpoints itself; it needs no scripts.
    static Result<> createForPreset(const QString &directory, const QString &preset);
    /// Gives it an executable run_app.sh: the one that is there, or a new one to be filled in.
    static Result<> addRunApp(const QString &directory);

    QString directory() const { return m_directory; } ///< absolute, canonical
    QString name() const { return m_name; }           ///< the directory's name
    const EnvFile &env() const { return m_env; }
    const Script &runApp() const { return m_runApp; }
    const Script &runHost() const { return m_runHost; } ///< run_<name>.sh
    /// Further regular files that go into the container, relative, sorted; hidden files and Dockerfiles are not
    /// among them, nor app_env_vars.sh, run_app.sh and run_<name>.sh.
    const QStringList &files() const { return m_files; }

    /// Everything that can be said without an engine, sorted by file and line.
    QList<Problem> check() const;

    bool operator==(const Project &) const = default;

private:
    QString m_directory;
    QString m_name;
    EnvFile m_env;
    Script m_runApp;
    Script m_runHost;
    QStringList m_files;
};

/// Replaces the file in one step, keeping its mode (a new one gets 0644, or 0755 if it begins with "#!").
Result<> saveFile(const QString &path, const QByteArray &bytes);

} // namespace Thaw
