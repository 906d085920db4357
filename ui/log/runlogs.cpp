// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/runlogs.h"

#include "core/log/readymatcher.h"
#include "core/project/project.h"
#include "core/project/recipe.h"
#include "ui/log/logpane.h"
#include "ui/models/runmodel.h"
#include "ui/text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QSignalBlocker>
#include <QThreadPool>

#include <algorithm>
#include <memory>

namespace Thaw {

/// The logs of one run as the worker thread read them.
struct RunLogs::Stored
{
    int load = 0;
    std::unique_ptr<LogStore> log = std::make_unique<LogStore>();
    std::unique_ptr<LogStore> criuLog = std::make_unique<LogStore>();
};

namespace {

void appendFile(LogStore &store, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() == 0)
        return;
    if (const uchar *bytes = file.map(0, file.size()))
        store.append(Channel::Output, QByteArrayView(bytes, file.size()), -1);
    else
        store.append(Channel::Output, file.readAll(), -1);
}

} // namespace

RunLogs::RunLogs(RunModel *run, QComboBox *choice, LogPane *log, LogPane *criuLog, QObject *parent)
    : QObject(parent), m_run(run), m_choice(choice), m_log(log), m_criuLog(criuLog)
{
    connect(m_run, &RunModel::started, this, &RunLogs::begin);
    connect(m_choice, &QComboBox::activated, this, [this] { show(m_choice->currentData().toInt()); });
}

void RunLogs::setProject(const QString &directory)
{
    m_project = directory;
    m_live = m_shown = none;
    ++m_loads;
    m_log->clear();
    m_criuLog->clear();
    setRuns({});
}

void RunLogs::setRuns(const QList<Report> &runs)
{
    m_runs = runs;
    // A run that is over has its number from now on, unless it could not be kept.
    const int number = m_run->report().number;
    const bool kept =
        std::any_of(runs.begin(), runs.end(), [number](const Report &run) { return run.number == number; });
    if (m_live == underWay && !m_run->isBusy() && kept) {
        if (m_shown == m_live)
            m_shown = number;
        m_live = number;
    }
    fill();
    if (m_shown == none && !m_runs.isEmpty())
        show(m_runs.first().number);
}

void RunLogs::begin()
{
    ++m_loads;
    m_live = m_shown = underWay;
    if (m_run->continues()) {
        // It goes on where its log was cut.
        m_log->showLive();
        m_criuLog->showLive();
        fill();
        return;
    }
    m_log->clear(QDateTime::currentDateTime(), matcher());
    m_criuLog->clear();
    fill();
}

void RunLogs::fill()
{
    const QSignalBlocker blocker(m_choice);
    m_choice->clear();
    if (m_live == underWay)
        m_choice->addItem(tr("This run"), underWay);
    for (const Report &run : std::as_const(m_runs)) {
        const QString outcome = run.error ? tr("failed") : Text::ago(run.started);
        m_choice->addItem(tr("Run %1 · %2").arg(run.number).arg(outcome), run.number);
    }
    m_choice->setCurrentIndex(m_choice->findData(m_shown));
    m_choice->setVisible(m_choice->count() > 0);
}

void RunLogs::show(int number)
{
    m_shown = number;
    m_choice->setCurrentIndex(m_choice->findData(number));
    if (number != m_live)
        return load(number);
    ++m_loads;
    m_log->showLive();
    m_criuLog->showLive();
}

void RunLogs::load(int number)
{
    const auto run =
        std::find_if(m_runs.begin(), m_runs.end(), [number](const Report &r) { return r.number == number; });
    if (run == m_runs.end())
        return;
    // Half a gigabyte takes a while: not on the thread that paints.
    const auto read = [load = ++m_loads, started = run->started, readyLine = run->readyLine, ready = matcher(),
                       log = m_store.logPath(m_project, number), dump = m_store.dumpLogPath(m_project, number),
                       restore = m_store.restoreLogPath(m_project, number)] {
        Stored stored;
        stored.load = load;
        stored.log->setStartTime(started.toLocalTime());
        stored.log->setMatcher(ready);
        stored.log->setReadyLine(readyLine > 0 ? readyLine - 1 : -1);
        appendFile(*stored.log, log);
        stored.log->finish(-1);
        appendFile(*stored.criuLog, dump);
        appendFile(*stored.criuLog, restore);
        stored.criuLog->finish(-1);
        return stored;
    };
    QThreadPool::globalInstance()->start([read, self = QPointer(this)] {
        auto stored = std::make_shared<Stored>(read());
        QMetaObject::invokeMethod(qApp, [self, stored] {
            if (self)
                self->take(std::move(*stored));
        });
    });
}

void RunLogs::take(Stored stored)
{
    if (stored.load != m_loads)
        return;
    m_log->showStored(std::move(stored.log));
    m_criuLog->showStored(std::move(stored.criuLog));
}

BlockMatcher RunLogs::matcher() const
{
    // As the run itself reads it: afresh, from the disk.
    const auto project = Project::load(m_project);
    const auto recipe = project ? recipeFor(*project) : failure(project);
    if (!recipe || recipe->ready.kind != Check::Kind::Log || recipe->logSource == LogSource::File)
        return {};
    const auto pattern = recipe->readyPattern();
    return pattern ? readyMatcher(*pattern) : BlockMatcher();
}

} // namespace Thaw
