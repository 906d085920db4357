// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/report/report.h"

#include <QMap>
#include <QTabWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace Thaw {

class Actions;
class BenchmarkModel;
class BenchmarkPane;
class CopyLine;
class EmptyState;
class EngineModel;
class TestCard;

/// What is known of one image, below the list: overview, its last restore test, its benchmarks.
class ImageTabs : public QTabWidget
{
    Q_OBJECT
public:
    enum Page { Overview, Test, Benchmark };

    ImageTabs(Actions *actions, EngineModel *engines, QWidget *parent = nullptr);

    void setImage(const ImageSummary &image);
    /// The end of a restore test that was asked for in this window.
    void showTest(const QString &image, const Report &report);
    /// The next test leaves its container running.
    bool keepsContainer() const;
    BenchmarkModel *benchmarks() const { return m_benchmarks; }
    BenchmarkPane *benchmark() const { return m_benchmark; }
    TestCard *testCard() const { return m_card; }

Q_SIGNALS:
    void noted(const QString &sentence);

private:
    QWidget *makeOverview();
    QWidget *makeTest();
    void showCard();
    void removeContainer(const QString &container);

    Actions *m_actions;
    EngineModel *m_engines;
    BenchmarkModel *m_benchmarks;
    ImageSummary m_image;
    QMap<QString, Report> m_tests; ///< by image, of this session
    QLabel *m_title;
    CopyLine *m_reference;
    CopyLine *m_command;
    QCheckBox *m_keep;
    QStackedWidget *m_testStack;
    EmptyState *m_untested;
    TestCard *m_card;
    BenchmarkPane *m_benchmark;
};

} // namespace Thaw
