// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/outputstream.h"
#include "core/result.h"

#include <QJsonObject>
#include <QSet>

#include <optional>

namespace Thaw {

/// A piece of what a build prints.
struct BuildLine
{
    bool isStep = false;  ///< text is an instruction of the Containerfile: "RUN make"
    Channel channel = Channel::Output;
    QString text{};       ///< without a line end

    bool operator==(const BuildLine &) const = default;
};

/// Understands the answer of /build: the classic builder's and Podman's lines, and BuildKit's trace.
class BuildOutput
{
public:
    QList<BuildLine> take(const QJsonObject &line);

    /// The image's id; or why there is none. ErrorKind::Truncated: the answer ended without a verdict.
    Result<QString> verdict() const;
    /// The instruction that failed, or the last one that was begun; may be empty.
    const QString &step() const { return m_step; }
    /// Of the command that failed, where the builder tells it.
    std::optional<int> exitCode() const;

private:
    QList<BuildLine> takeText(const QString &text);
    QList<BuildLine> takeTrace(const QByteArray &trace);
    QList<BuildLine> beginStep(const QString &instruction);

    QString m_id;
    QString m_error;
    QString m_step;
    QString m_partial[2];     ///< of a line, by channel
    QSet<QString> m_vertexes; ///< that were shown
    std::optional<int> m_code;
};

} // namespace Thaw
