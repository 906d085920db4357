// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/leftovers.h"
#include "core/pipeline/runcontroller.h"

#include <QObject>

#include <optional>

namespace Thaw {

class EngineModel;
class MessageBar;
class OutputPane;
class RunModel;

/// What becomes of a run whose engine went away: the log says where, and when the engine is back the run goes on if its
/// container still lives; else what it left half-made is listed and can be deleted.
class Recovery : public QObject
{
    Q_OBJECT
public:
    /// bar: for what is left unfinished.
    Recovery(RunModel *run, EngineModel *engines, OutputPane *output, MessageBar *bar, QObject *parent = nullptr);

Q_SIGNALS:
    void noted(const QString &sentence);
    /// What the stored runs say of their containers has changed.
    void runsChanged();

private:
    struct Interrupted
    {
        MakeOptions options; ///< to go on with it
        QString mark;
        QString project;
        int number = 0;
        QString container;
        bool canGoOn = false; ///< as nothing had been frozen yet
    };

    void lookForOrphans();
    void removeOrphans(const QList<Leftover> &left);
    void engineLost();
    void engineReturned();
    void runFinished();
    void look();
    void take(const QList<Leftover> &found);
    static QString namesOf(const QList<Leftover> &left);
    void offerToDelete(const Interrupted &interrupted, const QList<Leftover> &left);
    void remove(const Interrupted &interrupted, const QList<Leftover> &left);

    RunModel *m_run;
    EngineModel *m_engines;
    OutputPane *m_output;
    MessageBar *m_bar;
    std::optional<Interrupted> m_interrupted;
    QString m_lookedAt; ///< the engine that was searched for what processes now gone have left
    bool m_marked = false; ///< the log says that the engine went, not yet that it came back
};

} // namespace Thaw
