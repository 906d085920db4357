// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/run.h"

#include "core/pipeline/fixing.h"
#include "core/words.h"

#include <QUuid>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {
/// How many of the application's last lines an error quotes.
constexpr qsizetype quotedLines = 20;
} // namespace

Run::Run(MakeOptions options) : m_options(std::move(options)), m_store(m_options.store)
{
    nonce = QUuid::createUuid().toByteArray(QUuid::Id128);
    m_report.started = QDateTime::currentDateTimeUtc();
    m_report.project = m_options.project;
    applied = m_options.applied;
    for (const Fix &fix : std::as_const(applied))
        m_report.warnings.append(fixSentence(fix));
}

Result<> Run::openStore()
{
    const Result<int> number = m_store.begin(m_report.project);
    if (!number)
        return failure(number);
    m_report.number = *number;
    return openLog();
}

Result<> Run::openLog()
{
    m_log.setFileName(m_store.logPath(m_report.project, m_report.number));
    if (m_log.open(QIODevice::ReadOnly)) {
        while (!m_log.atEnd())
            m_earlierLines += m_log.read(1 << 20).count('\n');
        m_log.close();
    }
    if (!m_log.open(QIODevice::WriteOnly | QIODevice::Append)) {
        return failure(ErrorKind::Other, Core::tr("The run's log %1 cannot be written").arg(m_log.fileName()),
                       m_log.errorString());
    }
    return {};
}

void Run::keepFile(const QString &path, const QByteArray &bytes)
{
    if (const Result<> saved = saveFile(path, bytes); !saved)
        note(saved.error().message);
}

void Run::watchOutput()
{
    connect(session.get(), &Session::outputReceived, this, &Run::onOutput);
    connect(session.get(), &Session::ended, this, [this] { ready.fire(); });
    connect(session.get(), &Session::eventReceived, this, [this](const ControlEvent &event) {
        if (event.name == "ready"_L1)
            declareReady();
        else if (event.name == "ended"_L1)
            ready.fire();
    });
}

void Run::watchFile(std::shared_ptr<OutputStream> stream)
{
    follower = std::move(stream);
    connect(follower.get(), &OutputStream::received, this, [this](Channel channel, const QByteArray &bytes) {
        QByteArray whole;
        m_fileLines.feed(channel, bytes, [&](const LineAssembler::View &line) {
            look(channel, line.text, m_lines.lineCount() + 1);
            whole.append(line.text);
            whole.append('\n');
        });
        if (!whole.isEmpty())
            onOutput(Channel::Output, whole);
    });
}

void Run::onOutput(Channel channel, const QByteArray &bytes)
{
    const bool searched = recipe && recipe->ready.kind == Check::Kind::Log
        && (recipe->logSource == LogSource::Output
            || (recipe->logSource == LogSource::ErrorOutput && channel == Channel::ErrorOutput));
    m_lines.feed(channel, bytes, [&](const LineAssembler::View &line) {
        m_lastLines.append(line.text.toByteArray());
        if (m_lastLines.size() > quotedLines)
            m_lastLines.removeFirst();
        if (searched)
            look(channel, line.text, line.number);
    });
    // A prompt has no line end and may be what is waited for.
    if (searched && !isReady()) {
        if (const QByteArrayView partial = m_lines.partial(channel); !partial.isEmpty())
            look(channel, partial, m_lines.lineCount() + 1);
    }
    m_log.write(bytes);
    Q_EMIT outputReceived(channel, bytes, elapsedMs());
}

void Run::showEarlier(const QByteArray &lines)
{
    m_earlierLines += lines.count('\n');
    m_log.write(lines);
    Q_EMIT outputReceived(Channel::Output, lines, -1);
}

qint64 Run::elapsedMs() const
{
    return sinceStart.isValid() ? sinceStart.elapsed() + earlierMs : 0;
}

void Run::look(Channel, QByteArrayView line, qint64 number)
{
    if (!isReady() && pattern && pattern->match(line))
        declareReady(number, QString::fromUtf8(line));
}

void Run::declareReady(qint64 line, const QString &text)
{
    if (isReady() || !sinceStart.isValid())
        return;
    if (line > 0)
        line += m_earlierLines;
    readyAtNs = sinceStart.nsecsElapsed();
    m_report.readyMs = double(readyAtNs) / 1e6 + double(earlierMs);
    m_report.readyLine = line;
    m_report.readyText = text;
    ready.fire();
    Q_EMIT readyFound(line, text, readyAtNs / 1'000'000 + earlierMs);
}

StageInfo *Run::stage(StageId id)
{
    const auto found = std::ranges::find(stages, id, &StageInfo::id);
    return found == stages.end() ? nullptr : &*found;
}

void Run::beginStage(StageId id)
{
    m_stageClock.start();
    if (StageInfo *info = stage(id))
        info->state = StageState::Running;
    Q_EMIT stagesChanged();
}

void Run::endStage(StageId id, StageState state)
{
    if (StageInfo *info = stage(id)) {
        info->elapsedMs = m_stageClock.isValid() ? m_stageClock.elapsed() : 0;
        info->state = state;
    }
    m_report.stages = stages;
    Q_EMIT stagesChanged();
}

void Run::setNote(StageId id, const QString &text)
{
    if (StageInfo *info = stage(id))
        info->note = text;
}

void Run::warn(const QString &sentence)
{
    m_report.warnings.append(sentence);
    note(sentence);
}

void Run::fail(const Error &error)
{
    if (!m_report.error)
        m_report.error = error;
}

void Run::noteFix(const Fix &fix)
{
    applied.append(fix);
    warn(fixSentence(fix));
}

Task<> Run::pauseIfAsked(StageId id)
{
    if (m_options.pauseBefore != id)
        co_return {};
    co_return co_await waitForPerson(id);
}

Task<> Run::holdAt(StageId id, Error error)
{
    m_report.error = error;
    const auto waited = co_await waitForPerson(id);
    m_report.error.reset();
    if (!waited && waited.error().kind == ErrorKind::Cancelled)
        co_return std::unexpected(error); // what it failed of, not that it was given up
    if (waited)
        beginStage(id);
    co_return waited;
}

Task<> Run::waitForPerson(StageId id)
{
    m_proceed.reset();
    m_paused = true;
    if (StageInfo *info = stage(id))
        info->state = StageState::Paused;
    Q_EMIT stagesChanged();
    Q_EMIT paused(id);
    // What is to be frozen may end while a person looks at it; there is nothing to wait for then.
    QMetaObject::Connection watch;
    if (session) {
        watch = connect(session.get(), &Session::ended, &m_proceed, &Trigger::fire);
        if (session->hasEnded())
            m_proceed.fire();
    }
    const auto outcome = co_await m_proceed.wait(std::chrono::milliseconds(-1), stop());
    disconnect(watch);
    m_paused = false;
    if (outcome != Trigger::Outcome::Stopped && session && session->hasEnded())
        co_return failure(ErrorKind::AppEnded, Core::tr("The application ended while the run was paused"),
                          m_lastLines.isEmpty() ? QString() : Core::tr("Its last line:") + u'\n' + QString::fromUtf8(m_lastLines.last()));
    if (outcome == Trigger::Outcome::Stopped)
        co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    co_return {};
}

void Run::proceed(std::optional<StageId> pauseBefore)
{
    m_options.pauseBefore = pauseBefore;
    m_proceed.fire();
}

} // namespace Thaw
