// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/problem.h"
#include "core/report/report.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListView;
class QTabWidget;
class QTableView;

namespace Thaw {

class CopyLine;
class LogPane;
class ProblemsModel;
class RunModel;
class StepsModel;

/// The foot of the window, shared by all pages: Log, CRIU, Steps, Problems.
class OutputPane : public QWidget
{
    Q_OBJECT
public:
    enum Page { Log, Criu, Steps, Problems };

    explicit OutputPane(RunModel *run, QWidget *parent = nullptr);

    void showPage(Page page);
    LogPane *log() const { return m_log; }
    LogPane *criuLog() const { return m_criu; }
    /// The log whose find bar Ctrl+F means now.
    LogPane *currentLog() const;
    QTabWidget *tabs() const { return m_tabs; }
    QComboBox *runs() const { return m_runs; }
    void setProblems(const QList<Problem> &problems);
    void setCriuLog(const QString &text);
    /// A line of ours within the log, such as where the engine was away.
    void mark(const QString &sentence);
    /// Shows the line of CRIU's log that holds this text.
    void showCriuLine(const QString &text);

Q_SIGNALS:
    void problemWanted(const Thaw::Problem &problem);
    void noted(const QString &sentence);

private:
    void setUpSteps();
    void setUpProblems();
    void showSteps();
    void follow();

    RunModel *m_run;
    QTabWidget *m_tabs;
    LogPane *m_log;
    LogPane *m_criu;
    QComboBox *m_runs;
    QTableView *m_steps;
    QLabel *m_notes;
    CopyLine *m_command;
    StepsModel *m_stepsModel;
    QListView *m_problems;
    QLabel *m_noProblems;
    ProblemsModel *m_problemsModel;
    bool m_started = false; ///< the run under way has written something
};

} // namespace Thaw
