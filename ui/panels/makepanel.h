// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/runcontroller.h"
#include "core/project/problem.h"
#include "ui/models/runmodel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QTabWidget;

namespace Thaw {

class Actions;
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
    ProjectDocument *project() const { return m_project; }
    ReadyField *readyField() const { return m_ready; }
    MessageBar *messageBar() const { return m_message; }
    QPushButton *bigButton() const { return m_big; }
    QTabWidget *tabs() const { return m_tabs; }
    QSplitter *splitter() const { return m_splitter; }
    FailureCard *failureCard() const { return m_failure; }
    ResultCard *resultCard() const { return m_result; }
    const QList<ScriptEditor *> &editors() const { return m_editors; }

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
    /// For when the values look secret and the person has decided.
    void make(bool secretsAccepted);

Q_SIGNALS:
    void problemsChanged();
    void criuLogWanted();
    void fixWanted(const Thaw::Fix &fix);
    void runWanted(const Thaw::MakeOptions &options);

private:
    void setUpTop();
    void setUpForm();
    void setUpTabs();
    void fillTabs();
    void showValues();
    void showRun();
    void showButtons();
    void showImages();
    void collectProblems();
    void showTabTitles();
    void start(std::optional<StageId> pauseBefore, bool secretsAccepted = false);
    bool askAboutSecrets(std::optional<StageId> pauseBefore);
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
    QComboBox *m_imageName;
    QLabel *m_imageProblem;
    QLabel *m_baseProblem;
    QTabWidget *m_tabs;
    ValuesView *m_values = nullptr;
    QList<ScriptEditor *> m_editors;
    QList<ScriptChecker *> m_checkers;
    QList<Problem> m_problems;
    bool m_secretsAccepted = false;
};

} // namespace Thaw
