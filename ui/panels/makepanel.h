// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/runcontroller.h"
#include "core/project/problem.h"
#include "ui/models/runmodel.h"

#include <QWidget>

#include <functional>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QTabWidget;

namespace Thaw {

class Actions;
class CheckpointerField;
class EditorFind;
class EngineModel;
class FailureCard;
class MessageBar;
class ProjectDocument;
class ReadyField;
class ResultCard;
class ScriptChecker;
class ScriptEditor;
class StepStrip;
class ValuesView;

/// The workbench of one project: its values and scripts above, what is made of them below.
class MakePanel : public QWidget
{
    Q_OBJECT
public:
    MakePanel(Actions *actions, RunModel *run, EngineModel *engines, QWidget *parent = nullptr);

    void setProject(ProjectDocument *project);
    /// Before its document goes away.
    void leaveProject();
    ProjectDocument *project() const { return m_project; }
    ReadyField *readyField() const { return m_ready; }
    MessageBar *messageBar() const { return m_message; }
    QPushButton *bigButton() const { return m_big; }
    QTabWidget *tabs() const { return m_tabs; }
    QSplitter *splitter() const { return m_splitter; }
    FailureCard *failureCard() const { return m_failure; }
    ResultCard *resultCard() const { return m_result; }
    const QList<ScriptEditor *> &editors() const { return m_editors; }

    /// A run that has left its container: what Checkpoint and Commit go on with when nothing is under way.
    struct LeftRun
    {
        int number = 0;
        bool frozen = false; ///< its checkpoint is made; only the commit is to come

        bool operator==(const LeftRun &) const = default;
    };
    void setLeftRun(std::optional<LeftRun> left);
    /// The image that Test Restore would test, or why there is none.
    void setTestable(const QString &image, const QString &whyNot);

    /// Whether what is typed goes to a script; then its find bar is meant by Ctrl+F and F3.
    bool isEditing() const;
    void activateFind();
    void findInScript(bool backward);
    /// Shows the field to change: "edit-base", "edit-name", "edit-pattern".
    void showField(const QString &fixId);
    /// Opens the file and puts the cursor there.
    void goTo(const QString &fileName, int line, int column);
    /// Everything the checks of values and scripts found.
    QList<Problem> problems() const { return m_problems; }

public Q_SLOTS:
    /// What the big button does in the present state.
    void pressBig();
    void run();
    void checkpoint();
    void commit();
    void test();
    /// The same once more with what has just been changed in the project; from the checkpoint on, if that waits for it.
    void tryAgain(const Thaw::Fix &fix);
    /// For when the values look secret and the person has decided.
    void make(bool secretsAccepted);

Q_SIGNALS:
    void problemsChanged();
    void criuLogWanted();
    void fixWanted(const Thaw::Fix &fix);
    void runWanted(const Thaw::MakeOptions &options);
    /// The image of setTestable(), now.
    void testWanted();

private:
    void setUpTop();
    void setUpForm();
    void setUpTabs();
    void fillTabs();
    void emptyTabs();
    void showValues();
    void showRun();
    void showButtons();
    void allow(QAction *action, bool enabled, const QString &whyNot);
    void showSteps();
    void showImages();
    void collectProblems();
    void showTabTitles();
    void start(std::optional<StageId> pauseBefore, bool secretsAccepted = false);
    void takeStep();
    void goOnWithLeft();
    bool askAboutSecrets(const std::function<void(const QStringList &)> &keepOut, const std::function<void()> &goOn);
    bool askBeforeCheckpoint();
    void keepOutOfImage(const QStringList &names);
    void takePause();
    bool saveProject(const std::function<void()> &again);
    QStringList secretNames() const;

    Actions *m_actions;
    RunModel *m_run;
    EngineModel *m_engines;
    ProjectDocument *m_project = nullptr;
    QLabel *m_title;
    QLabel *m_place;
    StepStrip *m_steps;
    QPushButton *m_big;
    QCheckBox *m_pause;
    QList<QPushButton *> m_single;
    QPushButton *m_readyNow;
    MessageBar *m_message;
    FailureCard *m_failure;
    ResultCard *m_result;
    QSplitter *m_splitter;
    QWidget *m_form;
    QComboBox *m_base;
    ReadyField *m_ready;
    CheckpointerField *m_checkpointer;
    QComboBox *m_imageName;
    QLabel *m_imageProblem;
    QLabel *m_baseProblem;
    QTabWidget *m_tabs;
    ValuesView *m_values = nullptr;
    QList<ScriptEditor *> m_editors;
    QList<ScriptChecker *> m_checkers;
    QList<Problem> m_problems;
    EditorFind *m_find;
    std::optional<LeftRun> m_left;
    QString m_testable;
    QString m_whyNoTest;
    QList<Fix> m_applied; ///< for the report of the next run
    std::optional<Error> m_failureShown; ///< its buttons stay while it is shown
    bool m_heldShown = false;
    bool m_secretsAccepted = false;
    bool m_wasPaused = false;
    bool m_runAgain = false; ///< as soon as the stopped run has ended
    bool m_stepwise = false; ///< begun with a single step, so that the big button takes single steps too
};

} // namespace Thaw
