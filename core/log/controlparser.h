// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QString>

namespace Thaw {

/// What thaw-init says on its stderr: "ready" with kind=port, ms=312 (core/init/protocol.h).
struct ControlEvent
{
    QString name;
    QMap<QString, QString> values;

    bool operator==(const ControlEvent &) const = default;
};

/// Takes thaw-init's events out of a channel's bytes. All else, other APC strings and other runs' events too,
/// passes unchanged and at once; only bytes that can still become one of our events are held back.
class ControlParser
{
public:
    /// An empty nonce lets everything pass.
    explicit ControlParser(const QByteArray &nonce);

    struct Output
    {
        QByteArray text;
        QList<ControlEvent> events;

        bool operator==(const Output &) const = default;
    };

    /// bytes may be cut anywhere.
    Output feed(QByteArrayView bytes);

    /// What was held back, when the stream has ended.
    QByteArray flush();

private:
    QByteArray m_prefix;
    QByteArray m_held; ///< empty, or begins with ESC and can still become an event
};

} // namespace Thaw
