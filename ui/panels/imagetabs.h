// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dockertypes.h"
#include "core/report/report.h"

#include <QMap>
#include <QTabWidget>

#include <memory>

class QCheckBox;
class QStackedWidget;

namespace Thaw {

class Actions;
class BenchmarkModel;
class BenchmarkPane;
class ContentsCache;
class ContentsFrame;
class ContentsModel;
class EmptyState;
class EngineModel;
class InsidePage;
class MemorySearchModel;
class OverviewPage;
class PreflightModel;
class RunPage;
class TestCard;

/// What is known of one image, below the list: what is inside, how it is run, its last restore test, its benchmarks.
/// Nothing is read of it before one of the pages that show its contents is looked at.
class ImageTabs : public QTabWidget
{
    Q_OBJECT
public:
    enum Page { Overview, Processes, Files, Sockets, Memory, Layers, Secrets, Search, Run, Test, Benchmark };

    ImageTabs(Actions *actions, EngineModel *engines, const std::shared_ptr<ContentsCache> &cache, QWidget *parent = nullptr);

    void setImage(const ImageSummary &image);
    /// The end of a restore test that was asked for in this window.
    void showTest(const QString &image, const Report &report);
    /// The next test leaves its container running.
    bool keepsContainer() const;
    BenchmarkModel *benchmarks() const { return m_benchmarks; }
    BenchmarkPane *benchmark() const { return m_benchmark; }
    TestCard *testCard() const { return m_card; }
    ContentsModel *contents() const { return m_contents; }
    PreflightModel *preflight() const { return m_preflight; }
    MemorySearchModel *memorySearch() const { return m_search; }
    OverviewPage *overview() const { return m_overview; }
    RunPage *runPage() const { return m_run; }
    /// Of the pages that show contents; null for others.
    ContentsFrame *frame(Page page) const { return m_frames.value(page); }

Q_SIGNALS:
    void noted(const QString &sentence);

private:
    void addInside(Page page, InsidePage *content, const QString &title, bool needsCheckpoint);
    void addInsidePages();
    QWidget *makeTest();
    void showRun();
    void showCard();
    void removeContainer(const QString &container);

    Actions *m_actions;
    EngineModel *m_engines;
    BenchmarkModel *m_benchmarks;
    ContentsModel *m_contents;
    PreflightModel *m_preflight;
    MemorySearchModel *m_search;
    ImageSummary m_image;
    QMap<QString, Report> m_tests; ///< by image, of this session
    QMap<Page, ContentsFrame *> m_frames;
    OverviewPage *m_overview;
    RunPage *m_run;
    QCheckBox *m_keep;
    QStackedWidget *m_testStack;
    EmptyState *m_untested;
    TestCard *m_card;
    BenchmarkPane *m_benchmark;
};

} // namespace Thaw
