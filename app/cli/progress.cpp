// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void put(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    fflush(stderr);
}

/// One line, for programs.
void putObject(const QJsonObject &object)
{
    put(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n');
}

/// Columns of the terminal: a line that wraps would count as two when the block is redrawn.
int terminalWidth()
{
    winsize size = {};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80;
}

QString seconds(qint64 ms)
{
    return u"%1 s"_s.arg(double(ms) / 1000, 0, 'f', ms < 10'000 ? 2 : 1);
}

QString stateSign(StageState state)
{
    switch (state) {
    case StageState::Waiting: return u"○"_s;
    case StageState::Running: return u"◐"_s;
    case StageState::Paused: return u"‖"_s;
    case StageState::Done: return u"✔"_s;
    case StageState::Failed: return u"✘"_s;
    case StageState::Skipped: return u"–"_s;
    }
    return {};
}

QString stateWord(StageState state)
{
    switch (state) {
    case StageState::Waiting: return u"waiting"_s;
    case StageState::Running: return u"running"_s;
    case StageState::Paused: return u"paused"_s;
    case StageState::Done: return u"done"_s;
    case StageState::Failed: return u"failed"_s;
    case StageState::Skipped: return u"skipped"_s;
    }
    return {};
}

} // namespace

Progress::Progress(RunController &controller, ProgressKind kind, bool withOutput, QObject *parent)
    : QObject(parent), m_controller(controller), m_kind(kind), m_withOutput(withOutput)
{
    if (m_kind == ProgressKind::Auto)
        m_kind = isatty(STDERR_FILENO) && qgetenv("TERM") != "dumb" ? ProgressKind::Tty : ProgressKind::Plain;
    connect(&controller, &RunController::stagesChanged, this, &Progress::onStages);
    connect(&controller, &RunController::noted, this, &Progress::onNote);
    connect(&controller, &RunController::finished, this, &Progress::onFinished);
    if (withOutput) {
        connect(&controller, &RunController::outputReceived, this,
                [this](Channel, const QByteArray &bytes) { onOutput(bytes); });
    }
    connect(&m_tick, &QTimer::timeout, this, &Progress::heartbeat);
    m_stageClock.start();
    m_lastWord.start();
    if (m_kind == ProgressKind::Tty)
        m_tick.start(100ms);
    else if (m_kind == ProgressKind::Plain)
        m_tick.start(1s);
}

QString Progress::stageLine(const StageInfo &stage) const
{
    const bool running = stage.state == StageState::Running;
    const qint64 elapsed = running ? m_stageClock.elapsed() : stage.elapsedMs;
    QString line = stateSign(stage.state) + u' ' + stage.title.leftJustified(18);
    if (stage.state != StageState::Waiting)
        line += seconds(elapsed).rightJustified(9);
    if (!stage.note.isEmpty())
        line += u"  "_s + stage.note;
    return line;
}

void Progress::onStages()
{
    const QList<StageInfo> stages = m_controller.stages();
    for (qsizetype i = 0; i < stages.size(); ++i) {
        const StageInfo &now = stages[i];
        const StageState before = i < m_shown.size() ? m_shown[i].state : StageState::Waiting;
        if (now.state == before)
            continue;
        if (now.state == StageState::Running)
            m_stageClock.start();
        if (m_kind == ProgressKind::Plain && now.state != StageState::Running && now.state != StageState::Waiting)
            writeLine(stageLine(now));
        if (m_kind == ProgressKind::Json) {
            putObject({{u"stage"_s, stageName(now.id)},
                       {u"state"_s, stateWord(now.state)},
                       {u"ms"_s, now.elapsedMs},
                       {u"note"_s, now.note}});
        }
    }
    m_shown = stages;
    redraw();
}

void Progress::onOutput(const QByteArray &bytes)
{
    m_unfinished += bytes;
    const qsizetype end = m_unfinished.lastIndexOf('\n');
    if (end < 0)
        return;
    erase();
    for (const QByteArray &line : m_unfinished.first(end).split('\n'))
        putOutput(line);
    m_unfinished.remove(0, end + 1);
    m_lastWord.restart();
    redraw();
}

void Progress::putOutput(const QByteArray &line)
{
    if (m_kind == ProgressKind::Json)
        putObject({{u"output"_s, QString::fromUtf8(line)}});
    else
        put(u"  │ "_s + QString::fromUtf8(line) + u'\n');
}

void Progress::onNote(const QString &sentence)
{
    if (m_kind == ProgressKind::None || m_kind == ProgressKind::Json)
        return;
    writeLine(sentence);
    redraw();
}

void Progress::onFinished()
{
    m_tick.stop();
    erase();
    if (!m_unfinished.isEmpty())
        putOutput(std::exchange(m_unfinished, {}));
    redraw();
    m_drawnLines = 0; // what is drawn stays
}

void Progress::writeLine(const QString &line)
{
    erase();
    put(line + u'\n');
    m_lastWord.restart();
}

void Progress::erase()
{
    if (m_kind != ProgressKind::Tty || m_drawnLines == 0)
        return;
    put(u"\x1b[%1A\x1b[J"_s.arg(m_drawnLines));
    m_drawnLines = 0;
}

void Progress::redraw()
{
    if (m_kind != ProgressKind::Tty)
        return;
    erase();
    const int width = terminalWidth() - 1;
    for (const StageInfo &stage : std::as_const(m_shown)) {
        const QString line = stageLine(stage);
        put((line.size() > width ? line.first(width - 1) + u'…' : line) + u'\n');
    }
    m_drawnLines = int(m_shown.size());
}

void Progress::heartbeat()
{
    if (m_kind == ProgressKind::Tty) {
        redraw();
        return;
    }
    if (m_lastWord.elapsed() < 10'000)
        return;
    for (const StageInfo &stage : std::as_const(m_shown)) {
        if (stage.state == StageState::Running)
            writeLine(stageLine(stage));
    }
}

} // namespace Thaw
