// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/makepanel.h"

#include "core/project/recipe.h"
#include "ui/actions.h"
#include "ui/editor/editorfind.h"
#include "ui/editor/projectdocument.h"
#include "ui/editor/scriptchecker.h"
#include "ui/editor/scripteditor.h"
#include "ui/editor/valuesview.h"
#include "ui/models/enginemodel.h"
#include "ui/text.h"
#include "ui/widgets/checkpointerfield.h"
#include "ui/widgets/failurecard.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/readyfield.h"
#include "ui/widgets/resultcard.h"
#include "ui/widgets/stepstrip.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Thaw {

using namespace Qt::StringLiterals;

MakePanel::MakePanel(Actions *actions, RunModel *run, EngineModel *engines, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_run(run), m_engines(engines), m_title(new QLabel(this)),
      m_place(new QLabel(this)), m_steps(new StepStrip(this)), m_big(new QPushButton(this)),
      m_pause(new QCheckBox(tr("Pause before checkpoint"), this)), m_readyNow(new QPushButton(tr("Ready Now"), this)),
      m_message(new MessageBar(this)), m_failure(new FailureCard(this)), m_result(new ResultCard(this)),
      m_splitter(new QSplitter(Qt::Horizontal, this)), m_form(new QWidget(this)), m_base(new QComboBox(this)),
      m_ready(new ReadyField(this)), m_checkpointer(new CheckpointerField(this)), m_imageName(new QComboBox(this)), m_imageProblem(new QLabel(this)),
      m_baseProblem(new QLabel(this)), m_tabs(new QTabWidget(this)), m_find(new EditorFind(this))
{
    setUpTop();
    setUpForm();
    setUpTabs();
    connect(run, &RunModel::changed, this, &MakePanel::showRun);
    connect(run, &RunModel::ticked, this, &MakePanel::showButtons);
    connect(run, &RunModel::started, m_message, &QWidget::hide);
    connect(run, &RunModel::finished, this, [this] {
        if (std::exchange(m_runAgain, false))
            QMetaObject::invokeMethod(this, &MakePanel::run, Qt::QueuedConnection); // when all know that it has ended
    });
    connect(engines, &EngineModel::changed, this, &MakePanel::showButtons);
    connect(engines, &EngineModel::imagesChanged, this, &MakePanel::showImages);
    connect(m_failure, &FailureCard::criuLogWanted, this, &MakePanel::criuLogWanted);
    connect(m_failure, &FailureCard::fixWanted, this, &MakePanel::fixWanted);
    showRun();
}

void MakePanel::setUpTop()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    m_title->setFont(large);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    auto *heading = new QHBoxLayout;
    heading->addWidget(m_title);
    heading->addSpacing(8);
    heading->addWidget(m_place, 1, Qt::AlignBottom);

    QFont bold = font();
    bold.setBold(true);
    m_big->setFont(bold);
    m_big->setAutoDefault(true);
    m_big->setMinimumHeight(fontMetrics().height() * 9 / 4);
    m_big->setMinimumWidth(bold.pointSize() > 0 ? QFontMetrics(bold).horizontalAdvance(tr("Make Checkpoint Image")) + 64 : 0);
    connect(m_big, &QPushButton::clicked, this, &MakePanel::pressBig);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_big);
    buttons->addSpacing(12);
    const std::pair<QAction *, void (MakePanel::*)()> steps[] = {{m_actions->run, &MakePanel::run},
                                                                 {m_actions->checkpoint, &MakePanel::checkpoint},
                                                                 {m_actions->commit, &MakePanel::commit},
                                                                 {m_actions->test, &MakePanel::test}};
    for (const auto &[action, slot] : steps) {
        auto *button = new QPushButton(action->icon(), QString(action->text()).remove(u'&'), this);
        button->setToolTip(action->toolTip());
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::triggered, this, slot);
        connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
        connect(action, &QAction::changed, button, [button, action] {
            button->setToolTip(action->toolTip());
            button->setAccessibleDescription(action->isEnabled() ? QString() : action->toolTip());
        });
        buttons->addWidget(button);
        m_single.append(button);
    }
    m_readyNow->setAutoDefault(false);
    connect(m_readyNow, &QPushButton::clicked, m_actions->readyNow, &QAction::trigger);
    connect(m_actions->readyNow, &QAction::triggered, m_run, &RunModel::declareReady);
    buttons->addWidget(m_readyNow);
    buttons->addStretch(1);
    buttons->addWidget(m_pause);
    m_pause->setToolTip(tr("Wait when the application is ready, so that you can look at it first"));
    connect(m_actions->make, &QAction::triggered, this, [this] {
        if (!m_run->isBusy() || m_run->state() == RunModel::State::Paused)
            pressBig();
    });
    connect(m_actions->stop, &QAction::triggered, m_run, &RunModel::stop);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 0);
    layout->setSpacing(10);
    layout->addLayout(heading);
    layout->addWidget(m_steps);
    layout->addLayout(buttons);
    layout->addWidget(m_message);
    layout->addWidget(m_failure);
    layout->addWidget(m_result);
    layout->addWidget(m_splitter, 1);
}

void MakePanel::setUpForm()
{
    auto *layout = new QVBoxLayout(m_form);
    layout->setContentsMargins(0, 4, 12, 8);
    layout->setSpacing(4);
    const auto add = [&](const QString &name, QWidget *field, QLabel *remark) {
        auto *label = new QLabel(name, m_form);
        QFont bold = label->font();
        bold.setBold(true);
        label->setFont(bold);
        label->setBuddy(field);
        layout->addWidget(label);
        layout->addWidget(field);
        if (remark) {
            remark->setWordWrap(true);
            remark->hide();
            layout->addWidget(remark);
        }
        layout->addSpacing(10);
    };
    for (QComboBox *box : {m_base, m_imageName}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
        box->completer()->setFilterMode(Qt::MatchContains);
        box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    }
    m_base->setAccessibleName(tr("Base image"));
    m_base->lineEdit()->setPlaceholderText(tr("Search local images, or type a name"));
    m_imageName->setAccessibleName(tr("Image name"));
    add(tr("Base image"), m_base, m_baseProblem);
    add(tr("Ready when"), m_ready, nullptr);
    add(tr("Checkpoint by"), m_checkpointer, nullptr);
    add(tr("Image name"), m_imageName, m_imageProblem);
    layout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumWidth(fontMetrics().averageCharWidth() * 34);
    m_splitter->addWidget(scroll);
    connect(m_base, &QComboBox::currentTextChanged, this, [this](const QString &text) {
        if (m_project)
            m_project->setValue(u"APP_DOCKER_IMAGE"_s, text.trimmed());
    });
    connect(m_imageName, &QComboBox::currentTextChanged, this, [this](const QString &text) {
        if (m_project)
            m_project->setValue(u"APP_CR_DOCKER_IMAGE"_s, text.trimmed());
    });
}

void MakePanel::setUpTabs()
{
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Files of the project"));
    connect(m_tabs, &QTabWidget::currentChanged, m_find, &QWidget::hide);
    auto *scripts = new QWidget(this);
    auto *layout = new QVBoxLayout(scripts);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_find);
    m_splitter->addWidget(scripts);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({fontMetrics().averageCharWidth() * 42, 800});
    m_splitter->setChildrenCollapsible(false);
}

void MakePanel::setProject(ProjectDocument *project)
{
    m_project = project;
    m_title->setText(project->name());
    m_place->setText(Text::place(project->directory()));
    fillTabs();
    m_ready->setProject(project);
    m_checkpointer->setProject(project);
    connect(project, &ProjectDocument::envChanged, this, &MakePanel::showValues);
    connect(project, &ProjectDocument::modifiedChanged, this, &MakePanel::showTabTitles);
    m_secretsAccepted = false;
    showImages();
    showValues();
    showRun();
}

void MakePanel::leaveProject()
{
    m_find->hide();
    emptyTabs();
    m_ready->setProject(nullptr);
    m_checkpointer->setProject(nullptr);
    m_project->disconnect(this);
    m_project = nullptr;
    m_left.reset();
    m_problems.clear();
    showButtons();
}

void MakePanel::emptyTabs()
{
    while (m_tabs->count() > 0) {
        QWidget *page = m_tabs->widget(0);
        m_tabs->removeTab(0);
        page->deleteLater();
    }
    m_editors.clear();
    qDeleteAll(m_checkers);
    m_checkers.clear();
    m_values = nullptr;
}

void MakePanel::fillTabs()
{
    emptyTabs();
    m_values = new ValuesView(m_project, this);
    for (FileDocument *file : m_project->files()) {
        auto *editor = new ScriptEditor(file, this);
        m_editors.append(editor);
        if (ScriptChecker::isShellScript(*file)) {
            m_checkers.append(new ScriptChecker(file, this));
            connect(m_checkers.last(), &ScriptChecker::problemsChanged, this, &MakePanel::collectProblems);
        }
    }
    // What is changed most comes first; the values as text stay beside the values as a table.
    for (qsizetype i = 1; i < std::min<qsizetype>(m_editors.size(), 2); ++i)
        m_tabs->addTab(m_editors[i], m_editors[i]->file()->fileName());
    m_tabs->addTab(m_values, tr("Values"));
    m_tabs->addTab(m_editors[0], m_editors[0]->file()->fileName());
    for (qsizetype i = 2; i < m_editors.size(); ++i)
        m_tabs->addTab(m_editors[i], m_editors[i]->file()->fileName());
    showTabTitles();
}

void MakePanel::showTabTitles()
{
    for (ScriptEditor *editor : std::as_const(m_editors)) {
        const int tab = m_tabs->indexOf(editor);
        const bool modified = editor->file()->isModified();
        m_tabs->setTabText(tab, modified ? editor->file()->fileName() + u" ●"_s : editor->file()->fileName());
        m_tabs->setTabToolTip(tab, modified ? tr("%1, not saved yet").arg(editor->file()->path()) : editor->file()->path());
    }
}

void MakePanel::showImages()
{
    QStringList names;
    for (const ImageSummary &image : m_engines->images())
        names += image.tags;
    names.sort();
    const QSignalBlocker blocker(m_base);
    const QString text = m_base->currentText();
    m_base->clear();
    m_base->addItems(names);
    m_base->setEditText(text);
}

void MakePanel::showValues()
{
    const auto put = [](QComboBox *box, const QString &text) {
        const QSignalBlocker blocker(box);
        if (box->currentText().trimmed() != text)
            box->setEditText(text);
    };
    const auto remark = [this](QLabel *label, const QString &problem) {
        label->setText(u"✘ "_s + problem);
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, badColor(palette()));
        label->setPalette(colors);
        label->setVisible(!problem.isEmpty());
    };
    const QString base = m_project->value(u"APP_DOCKER_IMAGE"_s), name = m_project->value(u"APP_CR_DOCKER_IMAGE"_s);
    put(m_base, base);
    put(m_imageName, name);
    m_imageName->lineEdit()->setPlaceholderText(m_project->name() + u"-checkpoint"_s);
    remark(m_baseProblem, base.isEmpty() ? tr("The image that holds the application is needed.") : imageReferenceProblem(base));
    remark(m_imageProblem, name.isEmpty() ? QString() : imageReferenceProblem(name));
    collectProblems();
    if (m_run->stages().isEmpty())
        showRun(); // who takes the checkpoint decides on the steps to come
    else
        showButtons();
}

void MakePanel::collectProblems()
{
    QList<Problem> problems = m_project->valueProblems();
    for (const ScriptChecker *checker : std::as_const(m_checkers))
        problems += checker->problems();
    for (ScriptEditor *editor : std::as_const(m_editors)) {
        QList<Problem> own;
        std::copy_if(problems.begin(), problems.end(), std::back_inserter(own),
                     [&](const Problem &problem) { return problem.file == editor->file()->fileName(); });
        editor->setProblems(own);
    }
    if (problems == m_problems)
        return;
    m_problems = problems;
    Q_EMIT problemsChanged();
}

void MakePanel::goTo(const QString &fileName, int line, int column)
{
    for (ScriptEditor *editor : std::as_const(m_editors)) {
        if (editor->file()->fileName() == fileName) {
            m_tabs->setCurrentWidget(editor);
            editor->goTo(line, column);
        }
    }
}

bool MakePanel::isEditing() const
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && (qobject_cast<const ScriptEditor *>(focused) || m_find->isAncestorOf(focused)) && isAncestorOf(focused);
}

void MakePanel::activateFind()
{
    if (auto *editor = qobject_cast<ScriptEditor *>(m_tabs->currentWidget()))
        m_find->activate(editor);
}

void MakePanel::findInScript(bool backward)
{
    if (m_find->isVisible())
        m_find->step(backward);
    else
        activateFind();
}

void MakePanel::showField(const QString &fixId)
{
    if (fixId == u"edit-pattern"_s) {
        m_ready->setFocus(Qt::OtherFocusReason);
    } else if (QComboBox *box = fixId == u"edit-base"_s ? m_base : fixId == u"edit-name"_s ? m_imageName : nullptr) {
        box->setFocus(Qt::OtherFocusReason);
        box->lineEdit()->selectAll();
    }
}

} // namespace Thaw
