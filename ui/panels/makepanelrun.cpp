// SPDX-License-Identifier: GPL-3.0-or-later
// What MakePanel does with runs: its buttons and their states.
#include "ui/panels/makepanel.h"

#include "ui/actions.h"
#include "ui/editor/projectdocument.h"
#include "ui/models/enginemodel.h"
#include "ui/text.h"
#include "ui/widgets/failurecard.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/resultcard.h"
#include "ui/widgets/stepstrip.h"

#include <QCheckBox>
#include <QPushButton>

namespace Thaw {

using namespace Qt::StringLiterals;
using State = RunModel::State;

void MakePanel::showRun()
{
    const State state = m_run->state();
    QMap<StageId, double> usual;
    for (const StageInfo &stage : waitingSteps())
        if (m_run->usualMs(stage.id) >= 0)
            usual.insert(stage.id, m_run->usualMs(stage.id));
    m_steps->setSteps(m_run->stages().isEmpty() ? waitingSteps() : m_run->stages(), usual);
    const Report &report = m_run->report();
    m_failure->setVisible(state == State::Failed && report.error.has_value());
    if (state == State::Failed && report.error)
        m_failure->setFailure(*report.error, report);
    if (state == State::Done)
        m_result->setReport(report);
    else
        m_result->hide();
    if (m_run->isBusy())
        m_message->hide();
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
        m_big->setText(before == StageId::Commit ? tr("Commit")
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
    const bool canStart = m_project && engine && idle;
    m_actions->make->setEnabled(m_big->isEnabled() && (idle || paused));
    m_actions->run->setEnabled(canStart);
    m_actions->checkpoint->setEnabled(canStart || (paused && before == StageId::Checkpoint));
    m_actions->commit->setEnabled(canStart || (paused && before <= StageId::Commit));
    m_actions->test->setEnabled(canStart || paused);
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
        m_run->proceed();
    else
        make(false);
}

void MakePanel::make(bool secretsAccepted)
{
    start(m_pause->isChecked() ? std::optional(StageId::Checkpoint) : std::nullopt, secretsAccepted);
}

void MakePanel::run()
{
    // Nothing is written into an image yet, so nothing is asked yet.
    const bool accepted = m_secretsAccepted;
    start(StageId::Checkpoint, true);
    m_secretsAccepted = accepted;
}

void MakePanel::checkpoint()
{
    if (m_run->state() == State::Paused)
        m_run->proceed(StageId::Commit);
    else
        start(StageId::Commit);
}

void MakePanel::commit()
{
    if (m_run->state() == State::Paused)
        m_run->proceed(StageId::Test);
    else
        start(StageId::Test);
}

void MakePanel::test()
{
    if (m_run->state() == State::Paused)
        m_run->proceed();
    else
        start(std::nullopt);
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

bool MakePanel::askAboutSecrets(std::optional<StageId> pauseBefore)
{
    const QStringList names = secretNames();
    if (names.isEmpty() || m_secretsAccepted)
        return false;
    m_message->say(Card::Kind::Warning,
                   names.size() == 1 ? tr("%1 looks secret and will be readable in the image.").arg(names.first())
                                     : tr("%1 values will be readable in the image: %2.").arg(names.size()).arg(names.join(u", "_s)),
                   {{tr("Keep Out of the Image"),
                     [this, names, pauseBefore] {
                         const QStringList known = m_project->value(u"THAW_SCRUB"_s).split(u' ', Qt::SkipEmptyParts);
                         m_project->setValue(u"THAW_SCRUB"_s, (known + names).join(u' '));
                         start(pauseBefore, true);
                     }},
                    {tr("Go On"), [this, pauseBefore] { start(pauseBefore, true); }}});
    return true;
}

void MakePanel::start(std::optional<StageId> pauseBefore, bool secretsAccepted)
{
    if (!m_project || m_run->isBusy())
        return;
    if (secretsAccepted)
        m_secretsAccepted = true;
    else if (askAboutSecrets(pauseBefore))
        return;
    if (const Result<> saved = m_project->saveAll(); !saved) {
        m_message->say(Card::Kind::Bad, saved.error().message, {{tr("Try Again"), [this, pauseBefore] { start(pauseBefore); }}});
        return;
    }
    MakeOptions options;
    options.project = m_project->directory();
    options.endpoint = m_engines->endpoint();
    options.pauseBefore = pauseBefore;
    Q_EMIT runWanted(options);
}

} // namespace Thaw
