// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include "core/words.h"

#include <QJsonArray>

#include <array>

namespace Thaw {

namespace {

constexpr auto reportFormat = "thaw.report/1";

template<typename Enum>
struct Name
{
    Enum value;
    const char *name;
};

constexpr std::array verdicts{
    Name{Verdict::Untested, "untested"},
    Name{Verdict::Restored, "restored"},
    Name{Verdict::StartedCold, "started-cold"},
    Name{Verdict::Hung, "hung"},
    Name{Verdict::Failed, "failed"},
};

constexpr std::array states{
    Name{StageState::Waiting, "waiting"}, Name{StageState::Running, "running"},
    Name{StageState::Paused, "paused"},   Name{StageState::Done, "done"},
    Name{StageState::Failed, "failed"},   Name{StageState::Skipped, "skipped"},
};

constexpr std::array kinds{
    Name{ErrorKind::Other, "other"},
    Name{ErrorKind::Usage, "usage"},
    Name{ErrorKind::Project, "project"},
    Name{ErrorKind::EngineUnreachable, "engine-unreachable"},
    Name{ErrorKind::EngineDenied, "engine-denied"},
    Name{ErrorKind::EngineTooOld, "engine-too-old"},
    Name{ErrorKind::EngineLost, "engine-lost"},
    Name{ErrorKind::NotFound, "not-found"},
    Name{ErrorKind::Conflict, "conflict"},
    Name{ErrorKind::Invalid, "invalid"},
    Name{ErrorKind::EngineFailure, "engine-failure"},
    Name{ErrorKind::NotReady, "not-ready"},
    Name{ErrorKind::AppEnded, "app-ended"},
    Name{ErrorKind::Checkpoint, "checkpoint"},
    Name{ErrorKind::Commit, "commit"},
    Name{ErrorKind::Restore, "restore"},
    Name{ErrorKind::NoSpace, "no-space"},
    Name{ErrorKind::Threshold, "threshold"},
    Name{ErrorKind::TimedOut, "timed-out"},
    Name{ErrorKind::Truncated, "truncated"},
    Name{ErrorKind::Cancelled, "cancelled"},
};

template<typename Enum, size_t size>
QString nameOf(const std::array<Name<Enum>, size> &names, Enum value)
{
    for (const auto &known : names)
        if (known.value == value)
            return QLatin1String(known.name);
    return {};
}

// A name this version doesn't know is the first value: an older Thaw still shows a newer one's report.
template<typename Enum, size_t size>
Enum valueOf(const std::array<Name<Enum>, size> &names, const QString &name)
{
    for (const auto &known : names)
        if (name == QLatin1String(known.name))
            return known.value;
    return names.front().value;
}

QString text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

double milliseconds(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toDouble(-1);
}

qint64 integer(const QJsonObject &json, const char *key, qint64 missing = 0)
{
    return json.value(QLatin1String(key)).toInteger(missing);
}

QStringList texts(const QJsonObject &json, const char *key)
{
    QStringList list;
    for (const QJsonValue item : json.value(QLatin1String(key)).toArray())
        list.append(item.toString());
    return list;
}

QJsonObject toJson(const CheckpointFacts &facts)
{
    return {
        {QStringLiteral("freezeMs"), facts.freezeMs},
        {QStringLiteral("dumpMs"), facts.dumpMs},
        {QStringLiteral("bytes"), facts.bytes},
        {QStringLiteral("pages"), facts.pages},
        {QStringLiteral("processes"), facts.processes},
        {QStringLiteral("criuVersion"), facts.criuVersion},
        {QStringLiteral("clock"), facts.clock},
        {QStringLiteral("capabilities"), QJsonArray::fromStringList(facts.capabilities)},
        {QStringLiteral("arguments"), QJsonArray::fromStringList(facts.arguments)},
        {QStringLiteral("kernel"), facts.kernel},
        {QStringLiteral("cgroupVersion"), facts.cgroupVersion},
    };
}

CheckpointFacts checkpointFromJson(const QJsonObject &json)
{
    return {
        .freezeMs = milliseconds(json, "freezeMs"),
        .dumpMs = milliseconds(json, "dumpMs"),
        .bytes = integer(json, "bytes"),
        .pages = integer(json, "pages"),
        .processes = int(integer(json, "processes")),
        .criuVersion = text(json, "criuVersion"),
        .clock = text(json, "clock"),
        .capabilities = texts(json, "capabilities"),
        .arguments = texts(json, "arguments"),
        .kernel = text(json, "kernel"),
        .cgroupVersion = text(json, "cgroupVersion"),
    };
}

QJsonObject toJson(const StageInfo &stage)
{
    return {
        {QStringLiteral("name"), stageName(stage.id)},
        {QStringLiteral("title"), stage.title},
        {QStringLiteral("state"), nameOf(states, stage.state)},
        {QStringLiteral("elapsedMs"), stage.elapsedMs},
        {QStringLiteral("note"), stage.note},
    };
}

std::optional<StageInfo> stageFromJson(const QJsonObject &json)
{
    using enum StageId;
    for (const StageId id : {Preflight, Prepare, Start, Ready, Checkpoint, Commit, Test, StageId::Report, Build})
        if (text(json, "name") == stageName(id))
            return StageInfo{
                .id = id,
                .title = stageTitle(id), // in the reader's language, whatever the writer's was
                .state = valueOf(states, text(json, "state")),
                .elapsedMs = integer(json, "elapsedMs"),
                .note = text(json, "note"),
            };
    return std::nullopt;
}

} // namespace

QString verdictName(Verdict verdict)
{
    return nameOf(verdicts, verdict);
}

Verdict verdictOf(const QString &name)
{
    return valueOf(verdicts, name);
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Untested:
        return Core::tr("Untested");
    case Verdict::Restored:
        return Core::tr("Restored");
    case Verdict::StartedCold:
        return Core::tr("Started cold");
    case Verdict::Hung:
        return Core::tr("Hung");
    case Verdict::Failed:
        return Core::tr("Failed");
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject toJson(const RestoreTest &test)
{
    QJsonObject ports;
    for (const auto &[port, hostPort] : test.ports.asKeyValueRange())
        ports.insert(port, hostPort);
    return {
        {QStringLiteral("verdict"), nameOf(verdicts, test.verdict)},
        {QStringLiteral("reason"), test.reason},
        {QStringLiteral("restoreMs"), test.restoreMs},
        {QStringLiteral("answerMs"), test.answerMs},
        {QStringLiteral("engineMs"), test.engineMs},
        {QStringLiteral("log"), test.log},
        {QStringLiteral("criuLog"), test.criuLog},
        {QStringLiteral("criuMs"), test.criuMs},
        {QStringLiteral("cause"), test.cause},
        {QStringLiteral("proof"), test.proof},
        {QStringLiteral("remedy"), test.remedy},
        {QStringLiteral("container"), test.container},
        {QStringLiteral("ports"), ports},
    };
}

RestoreTest restoreTestFromJson(const QJsonObject &json)
{
    QMap<QString, int> ports;
    const QJsonObject portsJson = json.value(QLatin1String("ports")).toObject();
    for (auto port = portsJson.begin(); port != portsJson.end(); ++port)
        ports.insert(port.key(), port.value().toInt());
    return {
        .verdict = valueOf(verdicts, text(json, "verdict")),
        .reason = text(json, "reason"),
        .restoreMs = milliseconds(json, "restoreMs"),
        .answerMs = milliseconds(json, "answerMs"),
        .engineMs = milliseconds(json, "engineMs"),
        .log = text(json, "log"),
        .criuLog = text(json, "criuLog"),
        .criuMs = milliseconds(json, "criuMs"),
        .cause = text(json, "cause"),
        .proof = text(json, "proof"),
        .remedy = text(json, "remedy"),
        .container = text(json, "container"),
        .ports = ports,
    };
}

QJsonObject toJson(const Error &error)
{
    QJsonArray fixes;
    for (const Fix &fix : error.fixes)
        fixes.append(QJsonObject{
            {QStringLiteral("id"), fix.id},
            {QStringLiteral("title"), fix.title},
            {QStringLiteral("command"), fix.command},
        });
    return {
        {QStringLiteral("kind"), nameOf(kinds, error.kind)},
        {QStringLiteral("message"), error.message},
        {QStringLiteral("detail"), error.detail},
        {QStringLiteral("fixes"), fixes},
        {QStringLiteral("outcomeUnknown"), error.outcomeUnknown},
    };
}

Error errorFromJson(const QJsonObject &json)
{
    Error error{
        .kind = valueOf(kinds, text(json, "kind")),
        .message = text(json, "message"),
        .detail = text(json, "detail"),
        .fixes = {},
        .outcomeUnknown = json.value(QLatin1String("outcomeUnknown")).toBool(),
    };
    for (const QJsonValue item : json.value(QLatin1String("fixes")).toArray()) {
        const QJsonObject fix = item.toObject();
        error.fixes.append({text(fix, "id"), text(fix, "title"), text(fix, "command")});
    }
    return error;
}

QJsonObject toJson(const Report &report)
{
    QJsonArray stages;
    for (const StageInfo &stage : report.stages)
        stages.append(toJson(stage));
    return {
        {QStringLiteral("format"), QLatin1String(reportFormat)},
        {QStringLiteral("number"), report.number},
        {QStringLiteral("project"), report.project},
        {QStringLiteral("application"), report.application},
        {QStringLiteral("started"), report.started.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("engine"), report.engine},
        {QStringLiteral("endpoint"), report.endpoint},
        {QStringLiteral("baseImage"), report.baseImage},
        {QStringLiteral("baseImageId"), report.baseImageId},
        {QStringLiteral("container"), report.container},
        {QStringLiteral("image"), report.image},
        {QStringLiteral("imageTags"), QJsonArray::fromStringList(report.imageTags)},
        {QStringLiteral("imageId"), report.imageId},
        {QStringLiteral("imageSize"), report.imageSize},
        {QStringLiteral("stages"), stages},
        {QStringLiteral("readyMs"), report.readyMs},
        {QStringLiteral("readyLine"), report.readyLine},
        {QStringLiteral("readyText"), report.readyText},
        {QStringLiteral("checkpoint"), toJson(report.checkpoint)},
        {QStringLiteral("test"), toJson(report.test)},
        {QStringLiteral("restoreCommand"), QJsonArray::fromStringList(report.restoreCommand)},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(report.warnings)},
        {QStringLiteral("error"), report.error ? QJsonValue(toJson(*report.error)) : QJsonValue()},
    };
}

Result<Report> reportFromJson(const QJsonObject &json)
{
    const QString found = text(json, "format");
    if (found != QLatin1String(reportFormat))
        return failure(ErrorKind::Other, found.isEmpty()
                                             ? Core::tr("This is not a report of Thaw.")
                                             : Core::tr("This report has the format \"%1\"; this Thaw "
                                                        "reads \"%2\".")
                                                   .arg(found, QLatin1String(reportFormat)));
    Report report;
    report.number = int(integer(json, "number"));
    report.project = text(json, "project");
    report.application = text(json, "application");
    report.started = QDateTime::fromString(text(json, "started"), Qt::ISODateWithMs);
    report.engine = text(json, "engine");
    report.endpoint = text(json, "endpoint");
    report.baseImage = text(json, "baseImage");
    report.baseImageId = text(json, "baseImageId");
    report.container = text(json, "container");
    report.image = text(json, "image");
    report.imageTags = texts(json, "imageTags");
    report.imageId = text(json, "imageId");
    report.imageSize = integer(json, "imageSize");
    for (const QJsonValue item : json.value(QLatin1String("stages")).toArray())
        if (const auto stage = stageFromJson(item.toObject()))
            report.stages.append(*stage);
    report.readyMs = milliseconds(json, "readyMs");
    report.readyLine = integer(json, "readyLine", -1);
    report.readyText = text(json, "readyText");
    report.checkpoint = checkpointFromJson(json.value(QLatin1String("checkpoint")).toObject());
    report.test = restoreTestFromJson(json.value(QLatin1String("test")).toObject());
    report.restoreCommand = texts(json, "restoreCommand");
    report.warnings = texts(json, "warnings");
    if (const QJsonValue error = json.value(QLatin1String("error")); error.isObject())
        report.error = errorFromJson(error.toObject());
    return report;
}

} // namespace Thaw
