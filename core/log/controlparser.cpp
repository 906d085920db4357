// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/controlparser.h"

#include <utility>

namespace Thaw {

namespace {

constexpr char escapeByte = '\x1b';
constexpr qsizetype maxEvent = 4096; // thaw-init writes no longer ones

enum class Look { Event, MoreNeeded, SomethingElse };

// bytes begins with ESC. On Event, length is that of the whole event.
Look lookAt(QByteArrayView bytes, QByteArrayView prefix, qsizetype &length)
{
    const qsizetype common = qMin(bytes.size(), prefix.size());
    if (bytes.first(common) != prefix.first(common))
        return Look::SomethingElse;
    for (qsizetype i = prefix.size(); i < bytes.size(); ++i) {
        if (i + 1 >= maxEvent)
            return Look::SomethingElse;
        if (bytes[i] == escapeByte) {
            if (i + 1 == bytes.size())
                return Look::MoreNeeded;
            length = i + 2;
            return bytes[i + 1] == '\\' ? Look::Event : Look::SomethingElse;
        }
        // Values are percent-encoded, so anything unprintable means that this isn't ours.
        if (bytes[i] < ' ' || bytes[i] == '\x7f')
            return Look::SomethingElse;
    }
    return Look::MoreNeeded;
}

ControlEvent parseEvent(QByteArrayView body)
{
    const QList<QByteArray> words = body.toByteArray().split(' ');
    ControlEvent event{QString::fromUtf8(words.first()), {}};
    for (const QByteArray &word : words.mid(1)) {
        if (word.isEmpty())
            continue;
        const qsizetype equals = word.indexOf('=');
        const QByteArray key = equals < 0 ? word : word.first(equals);
        const QByteArray value = equals < 0 ? QByteArray() : word.sliced(equals + 1);
        event.values.insert(QString::fromUtf8(key), QString::fromUtf8(QByteArray::fromPercentEncoding(value)));
    }
    return event;
}

} // namespace

ControlParser::ControlParser(const QByteArray &nonce)
    : m_prefix(nonce.isEmpty() ? QByteArray() : "\x1b_thaw:" + nonce + ':')
{
}

ControlParser::Output ControlParser::feed(QByteArrayView bytes)
{
    Output out;
    if (m_prefix.isEmpty() || (m_held.isEmpty() && !bytes.contains(escapeByte))) {
        out.text = bytes.toByteArray();
        return out;
    }
    const QByteArray joined = std::exchange(m_held, {}).append(bytes);
    QByteArrayView rest(joined);
    while (!rest.isEmpty()) {
        const qsizetype start = rest.indexOf(escapeByte);
        out.text.append(start < 0 ? rest : rest.first(start));
        if (start < 0)
            break;
        rest = rest.sliced(start);
        qsizetype length = 0;
        switch (lookAt(rest, m_prefix, length)) {
        case Look::Event:
            out.events.append(parseEvent(rest.sliced(m_prefix.size(), length - m_prefix.size() - 2)));
            rest = rest.sliced(length);
            break;
        case Look::MoreNeeded:
            m_held = rest.toByteArray();
            return out;
        case Look::SomethingElse:
            out.text.append(escapeByte);
            rest = rest.sliced(1);
            break;
        }
    }
    return out;
}

QByteArray ControlParser::flush()
{
    return std::exchange(m_held, {});
}

} // namespace Thaw
