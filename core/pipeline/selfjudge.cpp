// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/selfjudge.h"

#include "core/criu/explain.h"
#include "core/project/presets.h"
#include "core/words.h"

#include <QRegularExpression>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// The lines that tell why, as far as the preset or Java's habits show them; else all of the last ones.
QString tellingLines(const std::optional<Preset> &preset, const QString &lines)
{
    static const QRegularExpression exception(u"\\b\\w*Exception\\b|^\\s+at |^Caused by: "_s);
    const QRegularExpression refused(preset ? preset->refusedPattern : QString());
    QStringList telling;
    for (const QString &line : lines.split(u'\n')) {
        if ((!refused.pattern().isEmpty() && refused.match(line).hasMatch()) || exception.match(line).hasMatch())
            telling.append(line);
    }
    return telling.isEmpty() ? lines : telling.join(u'\n');
}

QString evidenceOf(const std::optional<Preset> &preset, const SelfEnd &seen)
{
    QStringList parts;
    if (const QString telling = tellingLines(preset, seen.lines).trimmed(); !telling.isEmpty())
        parts << Core::tr("Its last lines:") << telling;
    else
        parts << Core::tr("It printed nothing.");
    if (const QStringList errors = errorLines(seen.log); !errors.isEmpty())
        parts << Core::tr("CRIU's log:") << errors.join(u'\n');
    return parts.join(u'\n');
}

QString joined(const QList<int> &codes)
{
    QStringList words;
    for (const int code : codes)
        words.append(QString::number(code));
    return words.join(u", "_s);
}

/// Adds what is known of the reason: by CRIU's log, else by the preset.
Error explained(Error error, const std::optional<Preset> &preset, const SelfEnd &seen)
{
    error.detail = evidenceOf(preset, seen);
    QString title, remedy;
    const QStringList errors = errorLines(seen.log);
    const bool hangs = seen.running && errors.isEmpty();
    if (const auto known = hangs ? explain(u"hang"_s, seen.log) : explain(u"dump"_s, errors.join(u'\n'))) {
        title = known->failure.title;
        remedy = known->failure.remedy;
        if (hangs)
            error.detail += u'\n' + Core::tr("CRIU's log:") + u'\n' + known->line;
    } else if (const auto own = preset ? failureOf(*preset, u"checkpoint"_s, seen.running ? -1 : seen.exitCode, seen.lines) : std::nullopt) {
        title = own->failure.title;
        remedy = own->failure.remedy;
    }
    if (!title.isEmpty()) {
        error.message += u": "_s + title;
        error.fixes.prepend({.id = u"remedy"_s, .title = remedy, .command = {}});
    }
    return error;
}

} // namespace

Result<> judgeSelfCheckpoint(const SelfCheckpoint &self, const SelfEnd &seen)
{
    const auto preset = presetNamed(self.preset);
    Error error{.kind = ErrorKind::Checkpoint, .message = {}, .detail = {}, .fixes = {}};
    const QList<int> accepted = self.exitCodes.isEmpty() ? QList<int>{0} : self.exitCodes;
    if (seen.running) {
        error.message = Core::tr("The application refused its checkpoint: it still runs %1 s after it was told to").arg(seen.seconds);
        error.fixes.append({.id = u"set:THAW_DUMP_TIMEOUT=%1"_s.arg(seen.seconds * 3),
                            .title = Core::tr("Wait up to %1 s").arg(seen.seconds * 3),
                            .command = Core::tr("set THAW_DUMP_TIMEOUT in app_env_vars.sh")});
    } else if (seen.outOfMemory) {
        error.message = Core::tr("The kernel ended the application for lack of memory before its checkpoint was done");
    } else if (!accepted.contains(seen.exitCode)) {
        error.message = Core::tr("The application ended with exit code %1 instead of %2, so its checkpoint failed")
                            .arg(QString::number(seen.exitCode), joined(accepted));
    } else if (seen.held.files == 0) {
        error.message = Core::tr("The application ended with exit code %1, but left no checkpoint: %2 is empty or not there")
                            .arg(QString::number(seen.exitCode), self.directory);
    } else if (!seen.held.images.problems.isEmpty()) {
        error.message = Core::tr("The checkpoint in %1 is incomplete: %2").arg(self.directory, seen.held.images.problems.first());
    } else if (seen.held.images.processes.isEmpty()) {
        error.message = Core::tr("The checkpoint in %1 has no process in it").arg(self.directory);
    } else {
        return {};
    }
    return std::unexpected(explained(error, preset, seen));
}

} // namespace Thaw
