// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/session.h"

#include "core/words.h"

namespace Thaw {

using namespace Qt::StringLiterals;

Session::Session(std::shared_ptr<Docker> engine, QString container, const QByteArray &nonce, bool tty)
    : m_engine(std::move(engine)), m_container(std::move(container)), m_tty(tty), m_outputParser(nonce),
      m_errorParser(nonce)
{
}

Task<> Session::open(bool withHistory, std::stop_token stop)
{
    auto stream = co_await m_engine->attach(m_container, m_tty, withHistory, stop);
    if (!stream)
        co_return failure(stream);
    m_stream = *stream;
    connect(m_stream.get(), &OutputStream::received, this, &Session::onReceived);
    connect(m_stream.get(), &OutputStream::ended, this, &Session::onEnded);
    co_return {};
}

void Session::close()
{
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream->close();
    m_stream.reset();
}

void Session::onReceived(Channel channel, const QByteArray &received)
{
    const size_t index = channel == Channel::Output ? 0 : 1;
    if (const qsizetype end = received.lastIndexOf('\n'); end >= 0)
        m_seen[index] = m_received[index] + end + 1;
    m_received[index] += received.size();
    const qint64 skipped = std::min<qint64>(m_toSkip[index], received.size());
    m_toSkip[index] -= skipped;
    if (skipped == received.size())
        return;
    const QByteArray bytes = received.sliced(skipped);
    ControlParser &parser = channel == Channel::Output ? m_outputParser : m_errorParser;
    const ControlParser::Output parsed = parser.feed(bytes);
    if (!parsed.text.isEmpty())
        Q_EMIT outputReceived(channel, parsed.text);
    for (const ControlEvent &event : parsed.events) {
        m_events.append(event);
        Q_EMIT eventReceived(event);
    }
    if (!parsed.events.isEmpty())
        m_changed.fire();
}

void Session::onEnded()
{
    m_ended = true;
    if (const QByteArray rest = m_outputParser.flush(); !rest.isEmpty())
        Q_EMIT outputReceived(Channel::Output, rest);
    if (const QByteArray rest = m_errorParser.flush(); !rest.isEmpty())
        Q_EMIT outputReceived(Channel::ErrorOutput, rest);
    Q_EMIT ended();
    m_changed.fire();
}

std::optional<ControlEvent> Session::take(const QStringList &names)
{
    while (!m_events.isEmpty()) {
        ControlEvent event = m_events.takeFirst();
        if (names.contains(event.name))
            return event;
    }
    return std::nullopt;
}

Task<ControlEvent> Session::nextEvent(QStringList names, std::chrono::milliseconds timeout, std::stop_token stop)
{
    QElapsedTimer clock;
    clock.start();
    for (;;) {
        if (auto found = take(names))
            co_return *found;
        if (m_ended)
            co_return failure(ErrorKind::AppEnded, Core::tr("The container has ended"));
        m_changed.reset();
        const auto left = timeout - std::chrono::milliseconds(clock.elapsed());
        if (left.count() <= 0)
            co_return failure(ErrorKind::TimedOut, Core::tr("Nothing happened within the time limit"));
        const auto outcome = co_await m_changed.wait(left, stop);
        if (outcome == Trigger::Outcome::Stopped)
            co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    }
}

} // namespace Thaw
