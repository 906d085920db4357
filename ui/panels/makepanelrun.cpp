// SPDX-License-Identifier: GPL-3.0-or-later
// What MakePanel does with runs: its buttons and their states.
#include "ui/panels/makepanel.h"

#include "core/pipeline/commandline.h"
#include "ui/actions.h"
#include "ui/editor/projectdocument.h"
#include "ui/models/enginemodel.h"
#include "ui/text.h"
#include "ui/widgets/checkpointerfield.h"
#include "ui/widgets/failurecard.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/resultcard.h"
#include "ui/widgets/stepstrip.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace Thaw {

using namespace Qt::StringLiterals;
using State = RunModel::State;

namespace {

bool isTyping()
{
    const QWidget *focused = QApplication::focusWidget();
    return qobject_cast<const QLineEdit *>(focused) || qobject_cast<const QPlainTextEdit *>(focused);
}

std::optional<StageId> stepAfter(StageId step)
{
    switch (step) {
    case StageId::Checkpoint: return StageId::Commit;
    case StageId::Commit: return StageId::Test;
    default: return std::nullopt;
    }
}

} // namespace

void MakePanel::showRun()
{
    const State state = m_run->state();
    QMap<StageId, double> usual;
    const QList<StageInfo> waiting = waitingSteps(m_project && checkpointsItself(*m_project));
    for (const StageInfo &stage : waiting)
        if (m_run->usualMs(stage.id) >= 0)
            usual.insert(stage.id, m_run->usualMs(stage.id));
    m_steps->setSteps(m_run->stages().isEmpty() ? waiting : m_run->stages(), usual);
    const Report &report = m_run->report();
    const bool failed = (state == State::Failed || m_run->isHeld()) && report.error;
    m_failure->setVisible(failed);
    if (failed && (m_failureShown != report.error || m_heldShown != m_run->isHeld())) {
        const QString hint = m_run->isHeld() ? tr("The application still runs: a mended try repeats only the checkpoint.") : QString();
        m_failure->setFailure(*report.error, report, shellLine(commandLine(m_run->options())), hint);
    }
    m_failureShown = failed ? report.error : std::nullopt;
    m_heldShown = m_run->isHeld();
    if (state == State::Done)
        m_result->setReport(report);
    else
        m_result->hide();
    showButtons();
    // Now it is the person's turn: Return goes on, unless it belongs to a text that is being typed.
    const bool paused = state == State::Paused;
    if (paused && !m_wasPaused && isVisible() && !isTyping())
        m_big->setFocus(Qt::OtherFocusReason);
    m_wasPaused = paused;
}

void MakePanel::allow(QAction *action, bool enabled, const QString &whyNot)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QString name = QString(action->text()).remove(u'&');
    action->setToolTip(enabled || whyNot.isEmpty() ? tr("%1 (%2)").arg(name, keys) : tr("%1 (%2): %3").arg(name, keys, whyNot));
    action->setEnabled(enabled);
}

// The four steps singly: each can be pressed when it is its turn, and says why when it is not.
void MakePanel::showSteps()
{
    const State state = m_run->state();
    const bool idle = !m_run->isBusy(), paused = state == State::Paused;
    const bool engine = m_engines->state() == EngineModel::State::Ready;
    const StageId before = m_run->pausedBefore();
    const bool canStart = m_project && engine && idle;
    const QString general = !m_project ? tr("open a project first")
        : idle && !engine              ? tr("no container engine answers")
        : state == State::Stopping     ? tr("the run is being stopped")
        : paused                       ? tr("it is not its turn")
        : !idle                        ? tr("a run is under way")
                                       : QString();
    const auto why = [&](const QString &own) { return general.isEmpty() ? own : general; };
    const bool own = m_project && checkpointsItself(*m_project);
    allow(m_actions->run, canStart && !own, why(own ? tr("the application checkpoints itself, so the image is made in one go") : QString()));
    allow(m_actions->checkpoint, (paused && before == StageId::Checkpoint) || (canStart && m_left && !m_left->frozen),
          why(m_left ? tr("the application is frozen already; commit it") : tr("run the application first")));
    allow(m_actions->commit, (paused && before == StageId::Commit) || (canStart && m_left && m_left->frozen),
          why(tr("make a checkpoint first")));
    const bool onImage = engine && idle && !m_testable.isEmpty();
    allow(m_actions->test, (paused && before == StageId::Test) || onImage, idle && engine ? m_whyNoTest : general);
    if (onImage)
        m_actions->test->setToolTip(tr("Test Restore (%1) of %2").arg(m_actions->test->shortcut().toString(QKeySequence::NativeText), m_testable));
}

void MakePanel::setLeftRun(std::optional<LeftRun> left)
{
    m_left = left;
    showButtons();
}

void MakePanel::setTestable(const QString &image, const QString &whyNot)
{
    m_testable = image;
    m_whyNoTest = whyNot;
    showButtons();
}

void MakePanel::showButtons()
{
    const State state = m_run->state();
    const bool engine = m_engines->state() == EngineModel::State::Ready;
    const bool idle = !m_run->isBusy(), paused = state == State::Paused;
    const StageId before = m_run->pausedBefore();
    switch (state) {
    case State::Empty: m_big->setText(tr("Make Checkpoint Image")); break;
    case State::Running: m_big->setText(tr("Stop (%1)").arg(Text::seconds(m_run->elapsedMs()))); break;
    case State::Paused:
        m_big->setText(m_run->isHeld()             ? tr("Try Again")
                       : before == StageId::Commit ? tr("Commit")
                       : before == StageId::Test ? tr("Test Restore")
                                                 : tr("Checkpoint"));
        break;
    case State::Stopping: m_big->setText(tr("Stopping…")); break;
    case State::Done: m_big->setText(tr("Make Again")); break;
    case State::Failed:
    case State::Stopped: m_big->setText(tr("Try Again")); break;
    }
    m_big->setIcon(icon(state == State::Running || state == State::Stopping ? Icon::Stop
                        : paused && before == StageId::Commit               ? Icon::Commit
                        : paused && before == StageId::Test                 ? Icon::Test
                                                                            : Icon::Make));
    m_big->setEnabled(m_project && (idle ? engine : state != State::Stopping));
    m_big->setToolTip(engine || !idle ? tr("Run, checkpoint, commit and test: everything at once (Ctrl+Return)")
                                      : tr("Needs a container engine: see at the top right"));
    m_big->setDefault(true);
    m_actions->make->setEnabled(m_big->isEnabled() && (idle || paused));
    showSteps();
    m_actions->stop->setEnabled(m_run->isBusy() && state != State::Stopping);
    const bool byHand = m_project && m_project->value(u"THAW_READY"_s).trimmed() == u"hand"_s;
    m_actions->readyNow->setEnabled(byHand && state == State::Running);
    m_readyNow->setVisible(byHand && state == State::Running);
    m_pause->setEnabled(idle);
}

void MakePanel::pressBig()
{
    if (m_run->state() == State::Running)
        m_run->stop();
    else if (m_run->state() == State::Paused)
        takePause();
    else
        make(false);
}

void MakePanel::takePause()
{
    // What was mended has to be on the disk.
    if (m_run->isHeld() && !saveProject([this] { takePause(); }))
        return;
    if (m_stepwise)
        takeStep();
    else
        m_run->proceed();
}

void MakePanel::tryAgain(const Fix &fix)
{
    if (m_run->isHeld()) {
        m_run->noteFix(fix);
        takePause();
        return;
    }
    m_applied = {fix};
    make(false);
}

void MakePanel::make(bool secretsAccepted)
{
    m_stepwise = false;
    start(m_pause->isChecked() ? std::optional(StageId::Checkpoint) : std::nullopt, secretsAccepted);
}

void MakePanel::run()
{
    // Nothing is written into an image yet, so nothing is asked yet.
    const bool accepted = m_secretsAccepted;
    m_stepwise = true;
    start(StageId::Checkpoint, true);
    m_secretsAccepted = accepted;
}

void MakePanel::checkpoint()
{
    takeStep();
}

void MakePanel::commit()
{
    takeStep();
}

void MakePanel::test()
{
    if (m_run->state() == State::Paused)
        takeStep();
    else
        Q_EMIT testWanted();
}

void MakePanel::takeStep()
{
    m_stepwise = true;
    if (m_run->state() != State::Paused)
        goOnWithLeft();
    else if (m_run->pausedBefore() != StageId::Checkpoint || !askBeforeCheckpoint())
        m_run->proceed(stepAfter(m_run->pausedBefore()));
}

// Of a run that was begun without asking. What is to be kept out has to be so from the start.
bool MakePanel::askBeforeCheckpoint()
{
    const auto keepOut = [this](const QStringList &names) {
        keepOutOfImage(names);
        m_runAgain = true;
        m_run->stop();
    };
    return askAboutSecrets(keepOut, [this] {
        m_secretsAccepted = true;
        takeStep();
    });
}

void MakePanel::keepOutOfImage(const QStringList &names)
{
    const QStringList known = m_project->value(u"THAW_SCRUB"_s).split(u' ', Qt::SkipEmptyParts);
    m_project->setValue(u"THAW_SCRUB"_s, (known + names).join(u' '));
}

void MakePanel::goOnWithLeft()
{
    if (!m_left || m_run->isBusy())
        return;
    MakeOptions options;
    options.project = m_project->directory();
    options.endpoint = m_engines->endpoint();
    options.resume = m_left->number;
    options.commitOnly = m_left->frozen;
    // One step, then it is the person's turn again.
    options.pauseBefore = stepAfter(m_left->frozen ? StageId::Commit : StageId::Checkpoint);
    options.holdForFix = true;
    Q_EMIT runWanted(options);
}

QStringList MakePanel::secretNames() const
{
    QStringList names;
    const QStringList scrubbed = m_project->value(u"THAW_SCRUB"_s).split(u' ', Qt::SkipEmptyParts);
    for (const Assignment &assignment : m_project->env().assignments()) {
        if (assignment.exported && assignment.literal && looksSecret(assignment.name, assignment.value)
            && !scrubbed.contains(assignment.name))
            names << assignment.name;
    }
    return names;
}

bool MakePanel::askAboutSecrets(const std::function<void(const QStringList &)> &keepOut, const std::function<void()> &goOn)
{
    const QStringList names = secretNames();
    if (names.isEmpty() || m_secretsAccepted)
        return false;
    m_message->say(Card::Kind::Warning,
                   names.size() == 1 ? tr("%1 looks secret and will be readable in the image.").arg(names.first())
                                     : tr("%1 values will be readable in the image: %2.").arg(names.size()).arg(names.join(u", "_s)),
                   {{tr("Keep Out of the Image"), [keepOut, names] { keepOut(names); }}, {tr("Go On"), goOn}});
    return true;
}

void MakePanel::start(std::optional<StageId> pauseBefore, bool secretsAccepted)
{
    if (!m_project || m_run->isBusy())
        return;
    if (secretsAccepted)
        m_secretsAccepted = true;
    else if (askAboutSecrets([this, pauseBefore](const QStringList &names) { keepOutOfImage(names); start(pauseBefore, true); },
                             [this, pauseBefore] { start(pauseBefore, true); }))
        return;
    if (!saveProject([this, pauseBefore] { start(pauseBefore); }))
        return;
    MakeOptions options;
    options.project = m_project->directory();
    options.endpoint = m_engines->endpoint();
    options.pauseBefore = pauseBefore;
    options.applied = std::exchange(m_applied, {});
    options.holdForFix = true;
    Q_EMIT runWanted(options);
}

bool MakePanel::saveProject(const std::function<void()> &again)
{
    const Result<> saved = m_project->saveAll();
    if (!saved)
        m_message->say(Card::Kind::Bad, saved.error().message, {{tr("Try Again"), again}});
    return saved.has_value();
}

} // namespace Thaw
