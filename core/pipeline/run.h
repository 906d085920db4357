// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/docker.h"
#include "core/log/lineassembler.h"
#include "core/log/readypattern.h"
#include "core/pipeline/runcontroller.h"
#include "core/pipeline/session.h"
#include "core/project/recipe.h"
#include "core/report/report.h"
#include "core/report/reportstore.h"
#include "core/report/underway.h"
#include "core/toolbox/toolbox.h"
#include "core/trigger.h"

#include <QElapsedTimer>
#include <QFile>
#include <QObject>

#include <deque>
#include <memory>
#include <optional>

namespace Thaw {

/// What one attempt knows. The stages fill it in their order; each reads what earlier ones found.
class Run : public QObject
{
    Q_OBJECT
public:
    explicit Run(MakeOptions options);

    const MakeOptions &options() const { return m_options; }
    std::stop_token stop() const { return m_stop.get_token(); }
    void requestStop()
    {
        m_stop.request_stop();
        m_stopOrHung.request_stop();
    }
    /// For calls that a stop must not cut off and that have no limit of their own: the engine has not answered for long.
    std::stop_token engineHung() const { return m_hung.get_token(); }
    /// For those that a stop may cut off.
    std::stop_token stopOrHung() const { return m_stopOrHung.get_token(); }
    void declareEngineHung()
    {
        m_hung.request_stop();
        m_stopOrHung.request_stop();
    }

    // Found by the check
    std::optional<Recipe> recipe;
    Toolbox toolbox;
    std::shared_ptr<Docker> engine;
    std::unique_ptr<Underway> underway; ///< from the first call that makes something on
    bool engineGone = false;        ///< it did not answer any more when a stage had failed
    ImageDetails base;
    QString repository;             ///< of the image to make
    QString tag;                    ///< of the image to make, as the project gives it; empty: counts up
    std::optional<ReadyPattern> pattern;

    // Made by the stages
    QString preparedImage;          ///< base image with the toolbox: reference
    bool madePrepared = false;      ///< this run made it, so a failure takes it away again
    QString temporaryImage;         ///< with the project's scripts, for run_<name>.sh
    QString container;              ///< id
    bool hasSetpriv = true;         ///< the base image has setpriv
    bool triggerHidden = true;      ///< what makes an application checkpoint itself is not in the container's configuration
    QByteArray nonce;               ///< marks thaw-init's events
    std::unique_ptr<Session> session;
    std::shared_ptr<InputStream> input;     ///< thaw-init listens there, where it was started with --input
    std::shared_ptr<OutputStream> follower; ///< of LOG_LOCATION, if that is a file
    std::optional<Task<QString>> nextTag;   ///< for the image to make, asked for while the dump goes on
    QList<Fix> applied;             ///< remedies of failures, in this run and before it
    std::optional<Task<>> removal;  ///< the container's, going on while the restore test runs

    // Readiness
    Trigger ready;                  ///< fired by the ready line, the ready check, by hand, or the container's end
    QElapsedTimer sinceStart;       ///< from the start request on
    qint64 earlierMs = 0;           ///< of a container that is met again: how long it ran before sinceStart began
    qint64 readyAtNs = -1;          ///< on sinceStart
    bool isReady() const { return readyAtNs >= 0; }

    Report &report() { return m_report; }
    const Report &report() const { return m_report; }
    const ReportStore &store() const { return m_store; }
    const QList<QByteArray> &lastLines() const { return m_lastLines; }

    /// Starts taking the container's output: shown, stored and searched for the ready line.
    void watchOutput();
    /// The same for the log file's own follower.
    void watchFile(std::shared_ptr<OutputStream> stream);
    /// What came before the container: the build of its image. Shown and kept like its own output.
    void showEarlier(const QByteArray &lines);
    void declareReady(qint64 line = -1, const QString &text = {});

    // Progress
    QList<StageInfo> stages;
    void beginStage(StageId id);
    void endStage(StageId id, StageState state);
    void setNote(StageId id, const QString &text);
    void note(const QString &sentence) { Q_EMIT noted(sentence); }
    void warn(const QString &sentence);
    void fail(const Error &error);
    /// A remedy has been applied; the report tells of it.
    void noteFix(const Fix &fix);
    Task<> pauseIfAsked(StageId id);
    /// Waits at a stage that has failed until a person has mended the reason; error: that it failed of.
    Task<> holdAt(StageId id, Error error);
    void proceed(std::optional<StageId> pauseBefore);
    bool isPaused() const { return m_paused; }
    Result<> openStore();
    /// Goes on with the log of the stored run that report() is of.
    Result<> openLog();
    /// Keeps a file of the run beside its report; a failure is noted, it does not stop a run.
    void keepFile(const QString &path, const QByteArray &bytes);

Q_SIGNALS:
    void stagesChanged();
    void paused(Thaw::StageId before);
    void outputReceived(Thaw::Channel channel, const QByteArray &bytes, qint64 elapsedMs);
    void readyFound(qint64 line, const QString &text, qint64 elapsedMs);
    void criuLogReceived(const QString &title, const QString &text);
    void noted(const QString &sentence);

private:
    Task<> waitForPerson(StageId id);
    void onOutput(Channel channel, const QByteArray &bytes);
    qint64 elapsedMs() const;
    void look(Channel channel, QByteArrayView line, qint64 number);
    StageInfo *stage(StageId id);

    MakeOptions m_options;
    std::stop_source m_stop;
    std::stop_source m_hung;
    std::stop_source m_stopOrHung;
    Report m_report;
    ReportStore m_store;
    LineAssembler m_lines;
    LineAssembler m_fileLines;
    QList<QByteArray> m_lastLines;
    QFile m_log;
    qint64 m_earlierLines = 0; ///< in a log that is gone on with
    Trigger m_proceed;
    QElapsedTimer m_stageClock;
    bool m_paused = false;
};

} // namespace Thaw
