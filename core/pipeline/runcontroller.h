// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/endpoint.h"
#include "core/engine/outputstream.h"
#include "core/pipeline/stageinfo.h"
#include "core/report/report.h"

#include <QObject>

#include <array>
#include <memory>
#include <optional>

namespace Thaw {

struct MakeOptions
{
    QString project;                    ///< directory
    QString endpoint;                   ///< as -H takes it; empty: the first that answers
    std::optional<StageId> pauseBefore; ///< wait there for proceed()
    std::optional<StageId> last;        ///< end after this stage and leave the container as it is
    std::optional<int> resume;          ///< go on with the container that run left behind
    bool commitOnly = false;            ///< with resume: the checkpoint has been made, go on from the commit
    bool test = true;                   ///< restore test after the commit
    bool untilAnswer = false;           ///< ready when the project's probe answers, where it has one
    QString store{};                    ///< where the report store is; empty: the user's
    QString testImage{};                ///< only test this image; the project may be empty then
    bool keepTested = false;            ///< with testImage: leave its container running
    /// With resume, of a run whose engine went away and came back: what was seen of the container's output, by channel.
    std::optional<std::array<qint64, 2>> seen{};
    bool awaitReady = false;            ///< with resume: that run was not ready yet
    int fixes = 0;                      ///< how many remedies of known failures are applied by itself, applied included
    QList<Fix> applied{};               ///< remedies that the same job has been given before it began anew
    bool holdForFix = false;            ///< after a failed checkpoint that can be mended, wait for proceed()

    bool operator==(const MakeOptions &) const = default;
};

/// The one place that starts a run. At most one run at a time; quitting means stop(), then finished().
class RunController : public QObject
{
    Q_OBJECT
public:
    explicit RunController(QObject *parent = nullptr);
    ~RunController() override;

    bool isRunning() const;
    bool isPaused() const;
    const QList<StageInfo> &stages() const;
    /// Of the run under way, or the last one.
    const Report &report() const;
    /// Of the run under way, or the last one: the value of Label::Run on what it made.
    QString mark() const;
    /// Whether its container was ready, and what of its output was seen: for going on with it.
    bool wasReady() const;
    std::array<qint64, 2> seen() const;

public Q_SLOTS:
    /// Loads the project afresh, so what is saved on the disk is what runs.
    void start(const Thaw::MakeOptions &options);
    /// Goes on from a pause; pauses again before pauseBefore, if given.
    void proceed(std::optional<Thaw::StageId> pauseBefore = {});
    /// For the report: a person has had this applied before going on.
    void noteFix(const Thaw::Fix &fix);
    /// "By hand" readiness: take the application as ready now.
    void declareReady();
    /// Cancels; undoes what was done; finished() follows.
    void stop();

Q_SIGNALS:
    void started();
    void stagesChanged();
    void paused(Thaw::StageId before);
    /// The application's own output, without our control events. elapsedMs since the container's start.
    void outputReceived(Thaw::Channel channel, const QByteArray &bytes, qint64 elapsedMs);
    /// Line number (from 1) within all that outputReceived() gave, counted over both channels.
    void readyFound(qint64 line, const QString &text, qint64 elapsedMs);
    /// CRIU's log of the checkpoint or of the restore test, when it is known.
    void criuLogReceived(const QString &title, const QString &text);
    /// What is being done or was removed, one sentence each.
    void noted(const QString &sentence);
    void finished(const Thaw::Report &report);

private:
    void begin(const MakeOptions &options);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Thaw
