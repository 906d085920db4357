// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/runcontroller.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace Thaw {

enum class ProgressKind { Auto, Tty, Plain, Json, None };

/// Shows a run on stderr: a block that is redrawn on a terminal, one line a change elsewhere, with a heartbeat
/// every ten seconds. The application's output passes by above it when it is asked for.
class Progress : public QObject
{
    Q_OBJECT
public:
    Progress(RunController &controller, ProgressKind kind, bool withOutput, QObject *parent = nullptr);

private:
    void onStages();
    void onOutput(const QByteArray &bytes);
    void putOutput(const QByteArray &line);
    void onNote(const QString &sentence);
    void onFinished();
    void redraw();
    void erase();
    void writeLine(const QString &line);
    void heartbeat();
    QString stageLine(const StageInfo &stage) const;

    RunController &m_controller;
    ProgressKind m_kind;
    bool m_withOutput;
    QList<StageInfo> m_shown;
    int m_drawnLines = 0;
    QTimer m_tick;
    QElapsedTimer m_stageClock;
    QElapsedTimer m_lastWord;
    QByteArray m_unfinished; ///< of the application's output
};

} // namespace Thaw
