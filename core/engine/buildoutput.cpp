// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/buildoutput.h"

#include "core/words.h"

#include "buildtrace.pb.h"

#include <QRegularExpression>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// "Step 2/6 : RUN make" of Docker's classic builder, "STEP 2/6: RUN make" of Podman's, "[stage 2/5] RUN make" of BuildKit.
QString instructionOf(const QString &line)
{
    static const QRegularExpression form(
        u"^(?:(?:\\[\\d+/\\d+\\] )?(?:Step|STEP) \\d+(?:/\\d+)? ?: |\\[(?!internal)[^\\]]*\\d+/\\d+\\] )(.+)$"_s);
    return form.match(line).captured(1).trimmed();
}

QString plain(QString text)
{
    static const QRegularExpression colours(u"\\x1b\\[[\\d;]*m"_s); // the classic builder's mark of error output
    return text.remove(colours);
}

/// Takes the whole lines out of it, without carriage returns.
QStringList takeLines(QString &partial)
{
    QStringList lines = partial.remove(u'\r').split(u'\n');
    partial = lines.takeLast();
    return lines;
}

} // namespace

QList<BuildLine> BuildOutput::beginStep(const QString &instruction)
{
    m_step = instruction;
    return {{.isStep = true, .text = instruction}};
}

QList<BuildLine> BuildOutput::takeText(const QString &text)
{
    const Channel channel = text.startsWith("\x1b[91m"_L1) ? Channel::ErrorOutput : Channel::Output;
    QList<BuildLine> lines;
    QString &partial = m_partial[int(channel)];
    partial += plain(text);
    for (const QString &line : takeLines(partial)) {
        if (const QString instruction = instructionOf(line); !instruction.isEmpty())
            lines += beginStep(instruction);
        else if (!line.isEmpty())
            lines.append({.channel = channel, .text = line});
    }
    return lines;
}

QList<BuildLine> BuildOutput::takeTrace(const QByteArray &trace)
{
    BuildTrace::StatusResponse status;
    if (!status.ParseFromArray(trace.constData(), int(trace.size())))
        return {};
    QList<BuildLine> lines;
    for (const auto &vertex : status.vertexes()) {
        const QString instruction = instructionOf(QString::fromStdString(vertex.name()));
        const QString digest = QString::fromStdString(vertex.digest());
        if (!instruction.isEmpty() && !m_vertexes.contains(digest)) {
            m_vertexes.insert(digest);
            lines += beginStep(instruction);
        }
        if (!vertex.error().empty() && !instruction.isEmpty())
            m_step = instruction;
    }
    for (const auto &log : status.logs()) {
        const Channel channel = log.stream() == 2 ? Channel::ErrorOutput : Channel::Output;
        QString &partial = m_partial[int(channel)];
        partial += QString::fromUtf8(QByteArray::fromStdString(log.msg()));
        for (const QString &text : takeLines(partial))
            lines.append({.channel = channel, .text = text});
    }
    return lines;
}

QList<BuildLine> BuildOutput::take(const QJsonObject &line)
{
    const QString kind = line["id"_L1].toString();
    if (kind == "moby.buildkit.trace"_L1)
        return takeTrace(QByteArray::fromBase64(line["aux"_L1].toString().toLatin1()));
    const QJsonObject detail = line["errorDetail"_L1].toObject();
    if (!detail.isEmpty() || line.contains("error"_L1)) {
        m_error = detail["message"_L1].toString(line["error"_L1].toString());
        if (detail["code"_L1].toInt() > 0)
            m_code = detail["code"_L1].toInt();
        return {};
    }
    if (const QString id = line["aux"_L1]["ID"_L1].toString(); !id.isEmpty())
        m_id = id;
    if (line.contains("stream"_L1))
        return takeText(line["stream"_L1].toString());
    return {};
}

std::optional<int> BuildOutput::exitCode() const
{
    if (m_code)
        return m_code;
    // BuildKit: "did not complete successfully: exit code: 3"; Podman: "exit status 3".
    static const QRegularExpression said(u"exit (?:code|status):? (\\d+)"_s);
    const auto match = said.match(m_error);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

Result<QString> BuildOutput::verdict() const
{
    if (!m_error.isEmpty())
        return failure(ErrorKind::Project, m_error.section(u'\n', 0, 0), m_error);
    if (m_id.isEmpty())
        return failure(ErrorKind::Truncated, Core::tr("The build ended without a word of how it went"));
    return m_id.startsWith("sha256:"_L1) ? m_id : u"sha256:"_s + m_id;
}

} // namespace Thaw
