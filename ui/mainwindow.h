// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/problem.h"
#include "core/report/reportstore.h"
#include "core/result.h"

#include <QElapsedTimer>
#include <QMainWindow>

#include <functional>
#include <memory>

class QSplitter;
class QStackedWidget;
class QToolBar;

namespace Thaw {

struct MakeOptions;
class Actions;
class ArchiveLoader;
class ComparePanel;
class ContentsCache;
class DoctorDialog;
class EngineModel;
class EnginePicker;
class HealthModel;
class ImagesPanel;
class MakePanel;
class MessageBar;
class OutputPane;
class ProjectDocument;
class Recovery;
class RunLogs;
class RunModel;
class WelcomePanel;

/// The one window: pages at the left, the engine at the top right, the output at the foot.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    enum class Page { Make, Images, Compare };

    MainWindow(RunModel *run, EngineModel *engines, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// False, and a message in the window, if the directory is not a project.
    bool openProject(const QString &directory);
    /// Whatever a person hands over: a project or its app_env_vars.sh, an archive, a checkpoint. True: it is a project, and open.
    bool openPath(const QString &path);
    void closeProject();
    void showPage(Page page);

    Actions *actions() const { return m_actions; }
    MakePanel *makePanel() const { return m_make; }
    WelcomePanel *welcomePanel() const { return m_welcome; }
    ImagesPanel *imagesPanel() const { return m_images; }
    ComparePanel *comparePanel() const { return m_compare; }
    OutputPane *output() const { return m_output; }
    ProjectDocument *project() const { return m_project; }
    /// Of the whole window, above every page: the engine, what was left unfinished, what is being loaded.
    MessageBar *banner() const { return m_banner; }
    MessageBar *unfinished() const { return m_unfinished; }
    MessageBar *notice() const { return m_notice; }
    EnginePicker *enginePicker() const { return m_picker; }
    HealthModel *health() const { return m_health; }
    /// Null until it was wanted.
    DoctorDialog *doctor() const { return m_doctor; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpPages();
    void setUpStrip();
    void setUpMenus();
    void setUpActions();
    void followRun();
    void followEngine();
    void showEngine();
    void startRun(const MakeOptions &options);
    void testImage();
    /// Goes on at once with an image that was made here or has been agreed to; asks about any other before.
    void whenAgreed(const QString &image, const std::function<void()> &goOn);
    void benchmarkImage();
    void showTestable();
    void showTest();
    void applyFix(const Fix &fix);
    void openSample();
    void chooseArchive();
    void offerArchive(const QString &file);
    void lookInside(const QString &path);
    void newProject();
    void chooseProject();
    void chooseSocket();
    void chooseMachine();
    void showDoctor();
    void showTitle();
    void showOutsideChanges();
    void showRuns();
    void runFinished();
    void notify(const QString &text);
    void showPalette();
    void nextPane();
    void save();
    /// Something is being read that the window closes without, but not before it has ended.
    bool stopReading();
    void followReading();
    bool isFirst(Page page) const;
    void saveState() const;
    void restoreWindow();
    void find(bool backward);
    QString projectKey() const;

    RunModel *m_run;
    EngineModel *m_engines;
    HealthModel *m_health;
    Actions *m_actions;
    std::shared_ptr<ContentsCache> m_contents; ///< of the Images and the Compare page
    EnginePicker *m_picker;
    QToolBar *m_strip;
    QSplitter *m_vertical;
    QStackedWidget *m_pages;
    QStackedWidget *m_makeOrWelcome;
    MessageBar *m_banner;
    MessageBar *m_unfinished;
    MessageBar *m_notice;
    WelcomePanel *m_welcome;
    MakePanel *m_make;
    ImagesPanel *m_images;
    ComparePanel *m_compare;
    OutputPane *m_output;
    RunLogs *m_logs;
    ArchiveLoader *m_loader;
    Recovery *m_recovery;
    DoctorDialog *m_doctor = nullptr;
    ProjectDocument *m_project = nullptr;
    ReportStore m_store;
    QElapsedTimer m_runClock;
    bool m_closing = false;
    bool m_engineBanner = false; ///< the banner is about the engine
};

} // namespace Thaw
