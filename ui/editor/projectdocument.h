// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/envfile.h"
#include "core/project/problem.h"
#include "ui/editor/filedocument.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace Thaw {

/// A project directory open in the window: its files, its values, its problems. The values' table and text are two
/// views of the one document of app_env_vars.sh.
class ProjectDocument : public QObject
{
    Q_OBJECT
public:
    explicit ProjectDocument(const QString &directory, QObject *parent = nullptr);

    QString directory() const { return m_directory; }
    QString name() const;
    /// app_env_vars.sh first, then run_app.sh, run_<name>.sh if there, and further text files.
    const QList<FileDocument *> &files() const { return m_files; }
    FileDocument *envDocument() const { return m_files.first(); }
    FileDocument *file(const QString &fileName) const;

    const EnvFile &env() const { return m_env; }
    QString value(const QString &key) const;
    /// An empty value removes the key.
    void setValue(const QString &key, const QString &value, bool exported = false);
    void replaceEnv(const EnvFile &env);

    /// What core has to say of the values as they are typed, with the file's name.
    QList<Problem> valueProblems() const;

    bool isModified() const;
    Result<> saveAll();

    /// Files changed outside since they were read or saved.
    QList<FileDocument *> changedOutside() const;

Q_SIGNALS:
    void envChanged();
    void modifiedChanged();
    void filesChangedOutside();

private:
    void readEnv();
    void watch();

    QString m_directory;
    QList<FileDocument *> m_files;
    EnvFile m_env;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    bool m_saving = false;
};

} // namespace Thaw
