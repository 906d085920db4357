// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/presets.h"

#include "core/words.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QStringList strings(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue &item : array.toArray())
        list.append(item.toString());
    return list;
}

PresetSigns signsOf(const QJsonValue &json)
{
    return {.line = json["line"_L1].toString(), .files = strings(json["files"_L1])};
}

SelfCheckpoint valuesOf(const QJsonObject &json, const QString &name)
{
    const QJsonValue trigger = json["trigger"_L1], patterns = json["patterns"_L1];
    SelfCheckpoint values{.preset = name,
                          .environment = strings(trigger["environment"_L1]),
                          .arguments = strings(trigger["arguments"_L1]),
                          .command = trigger["command"_L1].toString(),
                          .byItself = trigger["byItself"_L1].toBool(),
                          .directory = json["directory"_L1].toString(),
                          .checkpointLog = json["checkpointLog"_L1].toString(),
                          .restoreLog = json["restoreLog"_L1].toString(),
                          .console = json["console"_L1].toString(),
                          .capabilities = strings(json["capabilities"_L1]),
                          .seccomp = json["seccomp"_L1].toString(),
                          .restoreCapabilities = strings(json["restoreCapabilities"_L1]),
                          .restoreEnvironment = strings(json["restoreEnvironment"_L1]),
                          .restoreEntrypoint = strings(json["restoreEntrypoint"_L1]),
                          .restoredPattern = patterns["restored"_L1].toString(),
                          .coldPattern = patterns["cold"_L1].toString(),
                          .reach = json["valuesAtRestore"_L1]["reach"_L1].toString()};
    for (const QJsonValue &code : json["exitCodes"_L1].toArray())
        values.exitCodes.append(code.toInt());
    return values;
}

/// The first expression of a preset that is none.
QString wrongPattern(const Preset &preset)
{
    QStringList patterns{preset.image.line,   preset.restores.line,  preset.values.restoredPattern, preset.values.coldPattern,
                         preset.beganPattern, preset.readyPattern, preset.refusedPattern};
    for (const PresetFailure &failure : preset.failures)
        patterns.append(failure.line);
    const auto wrong = std::ranges::find_if(patterns, [](const QString &pattern) { return !QRegularExpression(pattern).isValid(); });
    return wrong == patterns.end() ? QString() : *wrong;
}

struct Loaded
{
    QList<Preset> presets;
    QStringList problems;
};

void loadFrom(const QString &directory, Loaded &loaded)
{
    for (const QFileInfo &info : QDir(directory).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            loaded.problems.append(Core::tr("The preset %1 cannot be read: %2").arg(info.filePath(), file.errorString()));
            continue;
        }
        auto preset = presetFromJson(file.readAll(), info.completeBaseName());
        if (!preset) {
            loaded.problems.append(Core::tr("The preset %1 is not used: %2").arg(info.filePath(), preset.error().message));
            continue;
        }
        loaded.presets.removeIf([&](const Preset &known) { return known.name == preset->name; });
        loaded.presets.append(*std::move(preset));
    }
}

const Loaded &loaded()
{
    static const Loaded all = [] {
        Loaded both;
        loadFrom(u":/thaw/presets"_s, both);
        if (!both.problems.isEmpty() || both.presets.isEmpty())
            qFatal("the program's own presets are damaged: %s", qPrintable(both.problems.join(u", "_s)));
        loadFrom(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/thaw/presets"_s, both);
        std::ranges::sort(both.presets, {}, &Preset::name);
        return both;
    }();
    return all;
}

QString inWords(const QString &text)
{
    return text.isEmpty() ? QString() : QCoreApplication::translate("Failures", text.toUtf8().constData());
}

/// The match of a preset's line in what an image starts with, or in one of its variables.
std::optional<QRegularExpressionMatch> matchOf(const PresetSigns &signs, const ImageDetails &image)
{
    if (signs.line.isEmpty())
        return {};
    const QRegularExpression expression(signs.line);
    const QStringList texts = QStringList{(image.entrypoint + image.command).join(u' ')} + image.environment;
    for (const QString &text : texts) {
        if (const auto match = expression.match(text); match.hasMatch())
            return match;
    }
    return {};
}

} // namespace

Result<Preset> presetFromJson(const QByteArray &json, const QString &name)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return failure(ErrorKind::Project, Core::tr("it is not a JSON object: %1").arg(error.errorString()));
    const QJsonObject object = document.object();
    const QJsonValue values = object["valuesAtRestore"_L1], patterns = object["patterns"_L1];
    Preset preset{.name = object["name"_L1].toString(),
                  .title = object["title"_L1].toString(),
                  .exercised = object["exercised"_L1].toBool(),
                  .phases = strings(object["phases"_L1]),
                  .image = signsOf(object["image"_L1]),
                  .restores = signsOf(object["restores"_L1]),
                  .values = valuesOf(object, name),
                  .reach = values["reach"_L1].toString(),
                  .never = strings(values["never"_L1]),
                  .beganPattern = patterns["begun"_L1].toString(),
                  .readyPattern = patterns["ready"_L1].toString(),
                  .refusedPattern = patterns["refused"_L1].toString()};
    for (const QJsonValue &item : object["failures"_L1].toArray()) {
        preset.failures.append({.phase = item["phase"_L1].toString(),
                                .exitCode = item["exit"_L1].toInt(-1),
                                .line = item["line"_L1].toString(),
                                .title = item["title"_L1].toString(),
                                .remedy = item["remedy"_L1].toString()});
    }
    if (preset.name != name)
        return failure(ErrorKind::Project, Core::tr("its name has to be that of its file, “%1”").arg(name));
    if (!QStringList{u"kept"_s, u"replaced"_s, u"read-again"_s, u"application"_s}.contains(preset.reach))
        return failure(ErrorKind::Project, Core::tr("valuesAtRestore.reach is none of kept, replaced, read-again, application"));
    if (const QString wrong = wrongPattern(preset); !wrong.isEmpty())
        return failure(ErrorKind::Project, Core::tr("“%1” is not a regular expression").arg(wrong));
    return preset;
}

const QList<Preset> &presets()
{
    return loaded().presets;
}

const QStringList &presetProblems()
{
    return loaded().problems;
}

std::optional<Preset> presetNamed(const QString &name)
{
    const auto found = std::ranges::find(presets(), name, &Preset::name);
    return found == presets().end() ? std::nullopt : std::optional(*found);
}

SelfCheckpoint completed(SelfCheckpoint self, const std::optional<Preset> &preset)
{
    const auto fill = [](auto &value, const auto &known) {
        if (value.isEmpty())
            value = known;
    };
    if (preset) {
        const SelfCheckpoint &known = preset->values;
        self.preset = preset->name;
        // What a project says of the trigger replaces all of the preset's.
        if (self.environment.isEmpty() && self.arguments.isEmpty() && self.command.isEmpty()) {
            self.environment = known.environment;
            self.arguments = known.arguments;
            self.command = known.command;
            self.byItself = known.byItself;
        }
        fill(self.phase, preset->phases.value(0));
        fill(self.exitCodes, known.exitCodes);
        fill(self.directory, known.directory);
        fill(self.checkpointLog, known.checkpointLog);
        fill(self.restoreLog, known.restoreLog);
        fill(self.console, known.console);
        fill(self.capabilities, known.capabilities);
        fill(self.seccomp, known.seccomp);
        fill(self.restoreCapabilities, known.restoreCapabilities);
        fill(self.restoreEnvironment, known.restoreEnvironment);
        fill(self.restoreEntrypoint, known.restoreEntrypoint);
        fill(self.restoredPattern, known.restoredPattern);
        fill(self.coldPattern, known.coldPattern);
        fill(self.reach, known.reach);
    }
    const auto put = [&self](QString &text) { text.replace("@PHASE@"_L1, self.phase).replace("@DIRECTORY@"_L1, self.directory); };
    for (QStringList *list : {&self.environment, &self.arguments, &self.restoreEnvironment, &self.restoreEntrypoint})
        std::ranges::for_each(*list, put);
    put(self.command);
    return self;
}

QString selfProblem(const SelfCheckpoint &self)
{
    if (self.directory.isEmpty())
        return Core::tr("the directory that the application writes its checkpoint to is not known; add THAW_IMAGE_DIR=\"/path\"");
    if (!self.byItself && self.environment.isEmpty() && self.arguments.isEmpty() && self.command.isEmpty())
        return Core::tr("nothing tells the application to checkpoint itself; add THAW_TRIGGER_ENV, THAW_TRIGGER_ARGS or "
                        "THAW_TRIGGER_COMMAND");
    return {};
}

QString presetTitle(const Preset &preset)
{
    return inWords(preset.title);
}

std::optional<Preset> presetOf(const ImageDetails &image)
{
    const auto found = std::ranges::find_if(presets(), [&](const Preset &preset) { return matchOf(preset.image, image).has_value(); });
    return found == presets().end() ? std::nullopt : std::optional(*found);
}

std::optional<RestoringPreset> restoringPresetOf(const ImageDetails &image)
{
    for (const Preset &preset : presets()) {
        if (const auto match = matchOf(preset.restores, image)) {
            const QString named = match->hasCaptured(u"directory"_s) ? match->captured(u"directory"_s) : QString();
            return RestoringPreset{preset, named.isEmpty() ? preset.values.directory : named};
        }
    }
    return {};
}

QList<std::pair<QString, QString>> filesToLookFor(const ImageDetails &image)
{
    QList<std::pair<QString, QString>> files;
    for (const Preset &preset : presets()) {
        for (QString path : preset.image.files) {
            for (const QString &variable : image.environment)
                path.replace(u'$' + variable.section(u'=', 0, 0) + u'/', variable.section(u'=', 1) + u'/');
            if (path.startsWith(u'/'))
                files.append({preset.name, path});
        }
    }
    return files;
}

std::optional<ShownFailure> failureOf(const Preset &preset, const QString &phase, int exitCode, const QString &lines)
{
    const auto shown = [](PresetFailure known, const QString &line) {
        known.title = inWords(known.title);
        known.remedy = inWords(known.remedy);
        return ShownFailure{std::move(known), line};
    };
    // A line says more than a code does.
    for (const PresetFailure &known : preset.failures) {
        if (known.phase != phase || known.line.isEmpty())
            continue;
        const QRegularExpression expression(known.line);
        for (const QString &line : lines.split(u'\n')) {
            if (expression.match(line).hasMatch())
                return shown(known, line.trimmed());
        }
    }
    for (const PresetFailure &known : preset.failures) {
        if (known.phase == phase && known.exitCode >= 0 && known.exitCode == exitCode)
            return shown(known, {});
    }
    return {};
}

QString valuesAtRestore(const Preset &preset)
{
    const QString never = preset.never.isEmpty() ? QString() : u' ' + Core::tr("Not these: %1.").arg(preset.never.join(u", "_s));
    if (preset.reach == "replaced"_L1)
        return Core::tr("Values given at a restore (-e) replace those of the checkpoint.") + never;
    if (preset.reach == "read-again"_L1)
        return Core::tr("Values given at a restore (-e) reach the application: the image writes them to a file that it reads again.") + never;
    if (preset.reach == "kept"_L1)
        return Core::tr("Values given at a restore (-e) do not reach the application: it has those of the checkpoint.");
    return Core::tr("Values given at a restore (-e) reach the application only if it reads them again itself.");
}

QString exercisedText(const Preset &preset)
{
    return preset.exercised ? QString() : Core::tr("follows its documentation; we could not try it");
}

} // namespace Thaw
