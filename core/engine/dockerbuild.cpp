// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/buildoutput.h"
#include "core/engine/docker.h"
#include "core/engine/engineabilities.h"
#include "core/engine/jsonlinereader.h"
#include "core/engine/transport.h"
#include "core/words.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Thaw {

namespace {

QString jsonOf(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (const auto &[key, value] : map.asKeyValueRange())
        object.insert(key, value);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString jsonOf(const QStringList &list)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

Request buildRequest(const BuildSpec &spec, const EngineInfo &engine)
{
    Request request;
    request.verb = Verb::Post;
    request.path = u"/build"_s;
    request.query = {{u"dockerfile"_s, spec.containerfile}, {u"rm"_s, u"1"_s}, {u"forcerm"_s, u"1"_s}};
    if (!spec.name.isEmpty())
        request.query.append({u"t"_s, spec.name});
    if (!spec.labels.isEmpty())
        request.query.append({u"labels"_s, jsonOf(spec.labels)});
    if (spec.noCache)
        request.query.append({u"nocache"_s, u"1"_s});
    if (engine.buildKit) // the classic builder runs nothing of a heredoc, without a word
        request.query.append({u"version"_s, u"2"_s});
    if (abilitiesOf(engine.kind).builderPulls)
        request.query.append({u"pullpolicy"_s, u"missing"_s});
    if (!spec.capAdd.isEmpty())
        request.query += {{u"addcaps"_s, jsonOf(spec.capAdd)}, {u"layers"_s, u"0"_s}}; // no step's files in a layer of their own
    request.contentType = "application/x-tar";
    request.ownConnection = true;
    request.timeout = std::chrono::milliseconds(0); // a step may be silent for as long as it likes
    request.action = Core::tr("build %1").arg(spec.name.isEmpty() ? spec.containerfile : spec.name);
    return request;
}

/// Takes the answer apart as it comes.
class BuildReader
{
public:
    BuildReader(BuildOutput &output, const std::function<void(const BuildLine &)> &line) : m_output(output), m_line(line) {}

    bool take(const QByteArray &bytes)
    {
        show(m_reader.feed(bytes));
        return !m_reader.error();
    }

    Result<> finish()
    {
        const auto rest = m_reader.finish();
        if (!rest)
            return failure(rest);
        show(*rest);
        return {};
    }

private:
    void show(const QList<QJsonObject> &objects)
    {
        for (const QJsonObject &object : objects) {
            for (const BuildLine &line : m_output.take(object)) {
                if (m_line)
                    m_line(line);
            }
        }
    }

    BuildOutput &m_output;
    const std::function<void(const BuildLine &)> &m_line;
    JsonLineReader m_reader;
};

} // namespace

Task<BuildResult> Docker::build(BuildSpec spec, std::shared_ptr<QIODevice> context, std::function<void(const BuildLine &)> line,
                                std::stop_token stop)
{
    if (!spec.capAdd.isEmpty() && !abilitiesOf(m_info.kind).builderGrantsCapabilities)
        co_return failure(ErrorKind::Invalid, Core::tr("Docker's builder cannot grant capabilities, only Podman's can"));
    auto request = buildRequest(spec, m_info);
    if (!spec.seccompProfile.isEmpty() && abilitiesOf(m_info.kind).builderGrantsCapabilities) {
        const auto profile = seccompOption(spec.seccompProfile);
        if (!profile)
            co_return failure(profile);
        request.query.append({u"securityopt"_s, jsonOf(QStringList{u"seccomp="_s + *profile})});
    }
    request.upload = std::move(context);
    BuildOutput output;
    BuildReader reader(output, line);
    const auto answer = co_await m_transport->send(request, stop, [&reader](const QByteArray &bytes) { return reader.take(bytes); });
    if (!answer && answer.error().kind != ErrorKind::Other)
        co_return failure(answer);
    if (const Result<> whole = reader.finish(); !whole)
        co_return failure(whole);
    BuildResult result{.step = output.step(), .exitCode = output.exitCode()};
    if (const auto verdict = output.verdict())
        result.image = *verdict;
    else
        result.error = verdict.error();
    co_return result;
}

} // namespace Thaw
