// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "core/pipeline/commandline.h"
#include "core/project/presets.h"

#include <QJsonArray>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString triggerText(const SelfCheckpoint &self)
{
    if (self.byItself)
        return u"nothing: it decides itself"_s;
    QStringList parts;
    if (!self.environment.isEmpty())
        parts << u"the environment "_s + shellLine(self.environment);
    if (!self.arguments.isEmpty())
        parts << u"the arguments "_s + shellLine(self.arguments);
    if (!self.command.isEmpty())
        parts << u"the command "_s + self.command + u" when it is ready"_s;
    return parts.isEmpty() ? u"what the project says"_s : parts.join(u", "_s);
}

void printPreset(const Preset &preset)
{
    const SelfCheckpoint self = completed({}, preset);
    printResult(preset.name + u"  "_s + presetTitle(preset));
    const auto line = [](const QString &name, const QString &text) {
        if (!text.isEmpty())
            printResult(u"    %1 %2"_s.arg(name + u':', -17).arg(text));
    };
    line(u"Phases"_s, preset.phases.join(u", "_s));
    line(u"Told by"_s, triggerText(self));
    line(u"Checkpoint in"_s, self.directory);
    line(u"To checkpoint"_s, u"--cap-add "_s + self.capabilities.join(u" --cap-add "_s)
             + (self.seccomp == "default"_L1 ? QString() : u", no seccomp profile"_s));
    line(u"To restore"_s, u"--cap-add "_s + self.restoreCapabilities.join(u" --cap-add "_s));
    line(u"Values"_s, valuesAtRestore(preset));
    line(u"Note"_s, exercisedText(preset));
}

QJsonObject presetJson(const Preset &preset)
{
    const SelfCheckpoint self = completed({}, preset);
    return {{u"name"_s, preset.name},
            {u"title"_s, presetTitle(preset)},
            {u"exercised"_s, preset.exercised},
            {u"phases"_s, QJsonArray::fromStringList(preset.phases)},
            {u"directory"_s, self.directory},
            {u"environment"_s, QJsonArray::fromStringList(self.environment)},
            {u"arguments"_s, QJsonArray::fromStringList(self.arguments)},
            {u"command"_s, self.command},
            {u"capabilities"_s, QJsonArray::fromStringList(self.capabilities)},
            {u"restoreCapabilities"_s, QJsonArray::fromStringList(self.restoreCapabilities)}};
}

} // namespace

QCoro::Task<Result<int>> presetsCommand(std::shared_ptr<Invocation> call)
{
    QJsonArray list;
    for (const Preset &preset : presets()) {
        if (call->json)
            list.append(presetJson(preset));
        else
            printPreset(preset);
    }
    for (const QString &problem : presetProblems())
        printNote(problem);
    if (call->json)
        printJson({{u"format"_s, u"thaw.presets/1"_s}, {u"presets"_s, list}});
    co_return 0;
}

} // namespace Thaw
