// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery.h"

#include "core/report/reportstore.h"
#include "ui/models/enginemodel.h"
#include "ui/models/runmodel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/outputpane.h"

#include <QLocale>

#include <algorithm>

namespace Thaw {

namespace {

QString clock(const QDateTime &time)
{
    return QLocale().toString(time.time(), QStringLiteral("HH:mm:ss"));
}

bool isDone(const QList<StageInfo> &stages, StageId id)
{
    return std::ranges::any_of(stages, [id](const StageInfo &stage) { return stage.id == id && stage.state == StageState::Done; });
}

} // namespace

Recovery::Recovery(RunModel *run, EngineModel *engines, OutputPane *output, MessageBar *bar, QObject *parent)
    : QObject(parent), m_run(run), m_engines(engines), m_output(output), m_bar(bar)
{
    connect(engines, &EngineModel::lost, this, &Recovery::engineLost);
    connect(engines, &EngineModel::returned, this, &Recovery::engineReturned);
    connect(engines, &EngineModel::changed, this, &Recovery::lookForOrphans);
    connect(run, &RunModel::finished, this, &Recovery::runFinished);
    connect(run, &RunModel::started, this, [this] {
        if (!m_run->continues())
            m_bar->hide();
    });
}

void Recovery::lookForOrphans()
{
    if (m_engines->state() != EngineModel::State::Ready || !m_engines->engine() || m_lookedAt == m_engines->endpoint())
        return;
    m_lookedAt = m_engines->endpoint();
    QCoro::connect(findOrphans(m_engines->engine()), this, [this](const Result<QList<Leftover>> &found) {
        if (!found || found->isEmpty() || m_interrupted || m_run->isBusy())
            return;
        m_bar->say(Card::Kind::Warning, tr("An earlier run was cut off and has left: %1.").arg(namesOf(*found)),
                   {{tr("Delete"), [this, left = *found] { removeOrphans(left); }}, {tr("Keep"), {}}});
    });
}

void Recovery::removeOrphans(const QList<Leftover> &left)
{
    if (!m_engines->engine())
        return;
    QCoro::connect(removeLeftovers(m_engines->engine(), left), this, [this, left](const Result<QStringList> &removed) {
        if (removed)
            Q_EMIT noted(removed->join(QStringLiteral(" · ")));
        else
            m_bar->say(Card::Kind::Bad, removed.error().message,
                       {{tr("Try Again"), [this, left] { removeOrphans(left); }}, {tr("Keep"), {}}});
        m_engines->refreshImages();
    });
}

void Recovery::engineLost()
{
    if (!m_run->isBusy() && !m_interrupted)
        return;
    m_marked = true;
    m_output->mark(tr("%1 stopped answering at %2").arg(m_engines->current()->title(), clock(m_engines->lostAt())));
}

void Recovery::engineReturned()
{
    if (std::exchange(m_marked, false))
        m_output->mark(tr("%1 answers again at %2").arg(m_engines->current()->title(), clock(QDateTime::currentDateTime())));
    // A run that has not noticed yet is about to: its streams have ended.
    if (m_interrupted)
        look();
}

void Recovery::runFinished()
{
    const Report &report = m_run->report();
    m_interrupted.reset();
    const bool lost = report.error && report.error->kind == ErrorKind::EngineLost;
    const bool kept = report.error && !report.container.isEmpty();
    if (!m_run->controller() || (!lost && !kept))
        return;
    const RunController &run = *m_run->controller();
    Interrupted interrupted{.options = m_run->options(), .mark = run.mark(), .project = report.project,
                            .number = report.number, .container = report.container, .canGoOn = false};
    interrupted.options.resume = report.number;
    interrupted.options.seen = run.seen();
    interrupted.options.awaitReady = !run.wasReady();
    const bool froze = isDone(report.stages, StageId::Checkpoint) || interrupted.options.commitOnly;
    interrupted.canGoOn = lost && !froze && isDone(report.stages, StageId::Start)
        && (interrupted.options.awaitReady || m_run->endedPaused());
    m_interrupted = interrupted;
    if (m_engines->state() == EngineModel::State::Ready) {
        if (lost)
            m_engines->doubt();
        look();
    }
}

void Recovery::look()
{
    const bool lost = m_run->report().error && m_run->report().error->kind == ErrorKind::EngineLost;
    QCoro::connect(findLeftovers(m_engines->engine(), m_interrupted->mark, lost), this,
                   [this](const Result<QList<Leftover>> &found) {
                       if (found && m_interrupted && !m_run->isBusy())
                           take(*found);
                       // If it is gone again, its next return looks again.
                   });
}

void Recovery::take(const QList<Leftover> &found)
{
    const Interrupted interrupted = *std::exchange(m_interrupted, std::nullopt);
    const bool lives = std::ranges::any_of(found, [&](const Leftover &left) {
        return left.running && !interrupted.container.isEmpty() && left.id == interrupted.container;
    });
    if (lives && interrupted.canGoOn) {
        Q_EMIT noted(tr("The application still runs: the run goes on."));
        m_run->start(interrupted.options);
    } else if (!found.isEmpty()) {
        offerToDelete(interrupted, found);
    } else {
        m_bar->hide();
    }
}

QString Recovery::namesOf(const QList<Leftover> &left)
{
    constexpr qsizetype named = 3;
    QStringList names;
    for (const Leftover &item : left.first(std::min(named, left.size())))
        names << (item.kind == Leftover::Kind::Container ? tr("container %1").arg(item.name) : tr("image %1").arg(item.name));
    if (left.size() > named)
        names << tr("%1 more").arg(left.size() - named);
    return names.join(QStringLiteral(", "));
}

void Recovery::offerToDelete(const Interrupted &interrupted, const QList<Leftover> &left)
{
    m_bar->say(Card::Kind::Warning, tr("Left unfinished: %1.").arg(namesOf(left)),
               {{tr("Delete"), [this, interrupted, left] { remove(interrupted, left); }}, {tr("Keep"), {}}});
}

void Recovery::remove(const Interrupted &interrupted, const QList<Leftover> &left)
{
    if (!m_engines->engine())
        return;
    QCoro::connect(removeLeftovers(m_engines->engine(), left), this, [this, interrupted, left](const Result<QStringList> &removed) {
        if (removed) {
            const ReportStore store;
            if (auto report = store.load(interrupted.project, interrupted.number)) {
                report->container.clear();
                if (const Result<> saved = store.save(*report); !saved)
                    Q_EMIT noted(saved.error().message);
            }
            Q_EMIT noted(removed->join(QStringLiteral(" · ")));
            Q_EMIT runsChanged();
        } else {
            m_bar->say(Card::Kind::Bad, removed.error().message,
                       {{tr("Try Again"), [this, interrupted, left] { remove(interrupted, left); }}, {tr("Keep"), {}}});
        }
        m_engines->refreshImages();
    });
}

} // namespace Thaw
