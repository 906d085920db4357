// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace Thaw {

/// Takes apart a stream of JSON objects, one per line (events, imports). Lines may be split anywhere.
class JsonLineReader
{
public:
    /// The whole objects in this part of the stream. After an error nothing more comes.
    QList<QJsonObject> feed(const QByteArray &stream);

    /// A line that is no JSON object, or one that never ends (ErrorKind::Truncated).
    const std::optional<Error> &error() const { return m_error; }

    /// Call at the end: the last line's object if it had no newline, or ErrorKind::Truncated inside a line.
    Result<QList<QJsonObject>> finish();

private:
    std::optional<QJsonObject> parse(const QByteArray &line);

    QByteArray m_line;
    std::optional<Error> m_error;
};

} // namespace Thaw
