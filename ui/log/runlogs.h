// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logstore.h"
#include "core/report/reportstore.h"

#include <QList>
#include <QObject>
#include <QString>

class QComboBox;

namespace Thaw {

class LogPane;
class RunModel;

/// Which run's logs are shown: those of the run under way or just over, or of an earlier one, from the report store.
/// The choice is a drop-down; a run that begins shows itself.
class RunLogs : public QObject
{
    Q_OBJECT
public:
    RunLogs(RunModel *run, QComboBox *choice, LogPane *log, LogPane *criuLog, QObject *parent = nullptr);

    void setProject(const QString &directory);
    /// What the store has of the project, newest first; the first time, the newest is shown.
    void setRuns(const QList<Report> &runs);

private:
    struct Stored;

    void begin();
    void fill();
    void show(int number);
    void load(int number);
    void take(Stored stored);
    BlockMatcher matcher() const;

    static constexpr int none = -1;
    static constexpr int underWay = 0; ///< a run that has no number in the store yet

    RunModel *m_run;
    QComboBox *m_choice;
    LogPane *m_log;
    LogPane *m_criuLog;
    ReportStore m_store;
    QString m_project;
    QList<Report> m_runs;
    int m_live = none;  ///< number of the run whose log the panes have live
    int m_shown = none;
    int m_loads = 0;    ///< tells the last load from those that it overtook
};

} // namespace Thaw
