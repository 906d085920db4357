// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/benchmark.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableWidget;

namespace Thaw {

class Actions;
class BenchmarkChart;
class BenchmarkModel;
class CopyLine;
class EmptyState;

/// How much sooner the image answers than a cold start: measured again, or looked up.
class BenchmarkPane : public QWidget
{
    Q_OBJECT
public:
    BenchmarkPane(Actions *actions, BenchmarkModel *model, QWidget *parent = nullptr);

    BenchmarkChart *chart() const { return m_chart; }
    QTableWidget *parts() const { return m_parts; }
    QString headline() const;
    /// Measures, with what is set here.
    void start();
    /// Writes what is shown; the name's ending says how: json, csv, md, png, svg. Empty, or why it could not be written.
    QString exportTo(const QString &path) const;

Q_SIGNALS:
    void noted(const QString &sentence);

private:
    void setUpControls();
    void setUpResult();
    void setUpExport();
    void show();
    void showResult(const Benchmark &benchmark);
    void showEarlier();
    void chooseExport(const QString &ending);
    QString commandLine() const;

    Actions *m_actions;
    BenchmarkModel *m_model;
    QPushButton *m_start;
    QSpinBox *m_rounds;
    QSpinBox *m_atOnce;
    QCheckBox *m_cold;
    QComboBox *m_earlier;
    QPushButton *m_export;
    QLabel *m_headline;
    QWidget *m_busy;
    QProgressBar *m_progress;
    QLabel *m_left;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QWidget *m_result;
    BenchmarkChart *m_chart;
    QTableWidget *m_parts;
    QLabel *m_remarks;
    CopyLine *m_command;
};

} // namespace Thaw
