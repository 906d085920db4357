// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace Thaw {

/// What a program run from a test left behind.
struct ProgramResult
{
    int exitCode = -1;
    QByteArray output;      ///< stdout
    QByteArray errorOutput; ///< stderr

    QJsonObject json() const;
};

/// Runs a program to its end. whileRunning is called every 10 ms or so with its pid until it returns true.
ProgramResult runProgram(const QString &program, const QStringList &arguments, const QString &dockerHost = {},
                         int timeoutSeconds = 180, const std::function<bool(qint64 pid)> &whileRunning = {});

/// The built thaw.
ProgramResult thaw(const QStringList &arguments, const QString &dockerHost = {}, int timeoutSeconds = 180,
                   const std::function<bool(qint64 pid)> &whileRunning = {});

/// The docker command line, on either engine.
ProgramResult dockerCli(const QStringList &arguments, const QString &dockerHost);
/// What a report says the image is started with, for dockerCli(): without the client and its engine.
QStringList restoreCommandOf(const QJsonObject &report);

/// A project directory that goes away with the test.
class LiveProject
{
public:
    explicit LiveProject(const QString &name);

    QString path() const { return m_path; }
    /// Values of app_env_vars.sh; exported ones as "export NAME".
    void setValue(const QString &name, const QString &value);
    void write(const QString &file, const QByteArray &bytes, bool executable = false);
    /// Copies tests/live/apps/FILE into the project.
    void useApp(const QString &file);

private:
    void writeValues();

    QTemporaryDir m_directory;
    QString m_path;
    QMap<QString, QString> m_values;
};

/// Everything on the engine that carries our label: "container NAME", "image NAME", sorted.
QStringList ourObjects(const QString &dockerHost);

/// thaw clean until nothing stays any more: an engine may still be making what a run that is gone had asked for last. Returns
/// what stays all the same, or what the last clean said of its failure.
QByteArray cleanAway(const QString &dockerHost, const std::function<QStringList()> &staying);

/// Ids of the images that runs on that engine prepare and leave behind for the next one.
QSet<QString> preparedImages(const QString &dockerHost);
/// Removes those that were not there before.
void removePreparedImages(const QString &dockerHost, const QSet<QString> &before);

/// GET http://ADDRESS:8080/ as JSON; empty if nobody answers within a second.
QJsonObject fetch(const QString &address, int port = 8080);

/// Address of a container in its network.
QString addressOf(const QString &container, const QString &dockerHost);

} // namespace Thaw
