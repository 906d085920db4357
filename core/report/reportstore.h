// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/problem.h"
#include "core/report/report.h"
#include "core/result.h"

#include <QList>
#include <QString>

namespace Thaw {

/// The runs of all projects on the disk: $XDG_STATE_HOME/thaw/runs/<name>-<hash of the directory>/<number>/ with
/// report.json, log.txt, criu-dump.log and criu-restore.log. Several processes may use it at once. Values only,
/// nothing is cached.
class ReportStore
{
public:
    static constexpr int defaultKept = 20;

    /// Empty: the default above.
    explicit ReportStore(const QString &baseDir = {});

    static QString defaultDir();

    QString baseDir() const { return m_base; }

    /// Makes the directory of the project's next run and gives its number; the oldest beyond keep are removed.
    Result<int> begin(const QString &project, int keep = defaultKept) const;

    QString projectDir(const QString &project) const;
    QString runDir(const QString &project, int number) const;
    QString reportPath(const QString &project, int number) const;
    QString logPath(const QString &project, int number) const; ///< the application's output as it came
    QString dumpLogPath(const QString &project, int number) const;
    QString restoreLogPath(const QString &project, int number) const;

    /// Replaces report.json in one step; makes the directory if it was removed.
    Result<> save(const Report &report) const;
    Result<Report> load(const QString &project, int number) const;

    /// Newest first. What cannot be read is left out and told in problems.
    QList<Report> runs(const QString &project, QList<Problem> *problems = nullptr) const;
    /// Of all projects, newest first.
    QList<Report> all(QList<Problem> *problems = nullptr) const;

    /// Removes the oldest runs beyond keep; never the newest.
    void prune(const QString &project, int keep = defaultKept) const;
    Result<> remove(const QString &project, int number) const;

    /// The median of how long the stage took in the last five runs that went well; < 0: there is none.
    qint64 usualMs(const QString &project, StageId stage) const;

private:
    QList<int> numbers(const QString &projectDir) const; // newest first
    QList<Report> runsIn(const QString &projectDir, QList<Problem> *problems) const;

    QString m_base;
};

} // namespace Thaw
