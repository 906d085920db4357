// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/outputstream.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <array>

namespace Thaw {

/// A line of the application's output, without its line end (LF or CR LF).
struct LogLine
{
    qint64 number = 0; ///< from 1, over both channels, in the order the lines began to be given out
    Channel channel = Channel::Output;
    QByteArray text;
    bool continues = false; ///< the next piece with this number goes on where this one ends
    bool partial = false;   ///< the stream ended without a line end

    bool operator==(const LogLine &) const = default;
};

/// Makes lines of bytes that come split anywhere on two channels.
class LineAssembler
{
public:
    static constexpr qsizetype maxPiece = 1 << 20; ///< bytes; longer lines come in pieces

    /// A line whose text is only valid during the call.
    struct View
    {
        qint64 number;
        Channel channel;
        QByteArrayView text;
        bool continues;
    };

    /// Calls sink(const View &) for each line that is complete now.
    template<typename Sink>
    void feed(Channel channel, QByteArrayView bytes, Sink &&sink);

    /// The same as values.
    QList<LogLine> feed(Channel channel, QByteArrayView bytes);

    /// The unfinished lines, when the streams have ended.
    QList<LogLine> finish();

    /// The unfinished line so far ("login: ").
    QByteArrayView partial(Channel channel) const { return state(channel).held; }

    /// Complete lines given out so far.
    qint64 lineCount() const { return m_count; }

private:
    struct State
    {
        QByteArray held;   ///< without line feed; at most maxPiece bytes
        qint64 number = 0; ///< of the line whose first piece has been given out; 0: none has
    };

    State &state(Channel channel) { return m_states[channel == Channel::Output ? 0 : 1]; }
    const State &state(Channel channel) const { return m_states[channel == Channel::Output ? 0 : 1]; }
    template<typename Sink>
    void emitLine(Channel channel, QByteArrayView text, bool continues, Sink &sink);

    std::array<State, 2> m_states;
    qint64 m_count = 0;
};

template<typename Sink>
void LineAssembler::emitLine(Channel channel, QByteArrayView text, bool continues, Sink &sink)
{
    State &line = state(channel);
    if (line.number == 0)
        line.number = ++m_count;
    if (!continues && text.endsWith('\r'))
        text.chop(1);
    sink(View{line.number, channel, text, continues});
    if (!continues)
        line.number = 0;
}

template<typename Sink>
void LineAssembler::feed(Channel channel, QByteArrayView bytes, Sink &&sink)
{
    QByteArray &held = state(channel).held;
    while (!bytes.isEmpty()) {
        const qsizetype room = maxPiece - held.size();
        const qsizetype end = bytes.indexOf('\n');
        const qsizetype length = end < 0 ? bytes.size() : end;
        if (length > room) {
            // A CR is kept for the next piece, in which it may turn out to belong to the line end.
            held.append(bytes.first(room));
            bytes = bytes.sliced(room);
            const bool carriageReturn = held.endsWith('\r');
            if (carriageReturn)
                held.chop(1);
            emitLine(channel, held, true, sink);
            held = carriageReturn ? QByteArray("\r") : QByteArray();
        } else if (end < 0) {
            held.append(bytes);
            return;
        } else {
            if (held.isEmpty()) {
                emitLine(channel, bytes.first(end), false, sink);
            } else {
                held.append(bytes.first(end));
                emitLine(channel, held, false, sink);
                held.clear();
            }
            bytes = bytes.sliced(end + 1);
        }
    }
}

} // namespace Thaw
