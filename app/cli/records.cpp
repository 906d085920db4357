// SPDX-License-Identifier: GPL-3.0-or-later
// log, report, keys, init: what lies on the disk, and what is written there.
#include "command.h"
#include "runselection.h"

#include "core/pipeline/commandline.h"
#include "core/project/keys.h"
#include "core/project/project.h"

#include <QFile>
#include <QJsonArray>

#include <cstdio>

namespace Thaw {

using namespace Qt::StringLiterals;

QCoro::Task<Result<int>> logCommand(std::shared_ptr<Invocation> call)
{
    const auto chosen = selectRun(*call);
    if (!chosen)
        co_return failure(chosen);
    const ReportStore store;
    const QString path = call->has(u"criu"_s) ? store.dumpLogPath(chosen->project, chosen->number)
        : call->has(u"restore"_s)             ? store.restoreLogPath(chosen->project, chosen->number)
                                              : store.logPath(chosen->project, chosen->number);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        co_return failure(ErrorKind::NotFound, u"Run %1 has no such log"_s.arg(chosen->number), path);
    if (call->json) {
        printJson({{u"format"_s, u"thaw.log/1"_s},
                   {u"project"_s, chosen->project},
                   {u"run"_s, chosen->number},
                   {u"text"_s, QString::fromUtf8(file.readAll())}});
        co_return 0;
    }
    for (;;) {
        const QByteArray part = file.read(1 << 20);
        if (part.isEmpty())
            break;
        fwrite(part.constData(), 1, size_t(part.size()), stdout);
    }
    fflush(stdout);
    co_return 0;
}

QCoro::Task<Result<int>> reportCommand(std::shared_ptr<Invocation> call)
{
    const auto chosen = selectRun(*call);
    if (!chosen)
        co_return failure(chosen);
    if (call->json) {
        printJson(toJson(*chosen));
        co_return 0;
    }
    const Report &report = *chosen;
    printResult(u"Run %1 of %2, %3, on %4"_s.arg(report.number).arg(
        report.project, report.started.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s), report.engine));
    for (const StageInfo &stage : report.stages) {
        printResult(u"  %1 %2 ms  %3"_s.arg(stage.title, -18).arg(stage.elapsedMs, 7).arg(stage.note));
    }
    if (!report.image.isEmpty())
        printResult(u"Image: "_s + report.image);
    if (report.test.verdict != Verdict::Untested)
        printResult(u"Restore test: %1. %2"_s.arg(verdictText(report.test.verdict), report.test.reason));
    for (const QString &warning : report.warnings)
        printResult(u"Note: "_s + warning);
    if (report.error)
        printResult(u"Failed: "_s + report.error->message);
    if (!report.restoreCommand.isEmpty())
        printResult(u"Run it with: "_s + shellLine(report.restoreCommand));
    co_return 0;
}

QCoro::Task<Result<int>> keysCommand(std::shared_ptr<Invocation> call)
{
    QJsonArray list;
    for (const Key &key : projectKeys()) {
        list.append(QJsonObject{{u"name"_s, key.name},
                                {u"meaning"_s, key.meaning},
                                {u"syntax"_s, key.syntax},
                                {u"default"_s, key.defaultValue},
                                {u"example"_s, key.example}});
        if (call->json)
            continue;
        printResult(key.name + (key.defaultValue.isEmpty() ? QString() : u"  (default: %1)"_s.arg(key.defaultValue)));
        printResult(u"    "_s + key.meaning);
        printResult(u"    Takes: "_s + key.syntax);
        printResult(u"    Example: %1=%2\n"_s.arg(key.name, shellQuoted(key.example)));
    }
    if (call->json)
        printJson({{u"format"_s, u"thaw.keys/1"_s}, {u"keys"_s, list}});
    co_return 0;
}

QCoro::Task<Result<int>> initCommand(std::shared_ptr<Invocation> call)
{
    const QString directory = call->projectDirectory();
    const QString preset = call->value(u"preset"_s);
    const Result<> created = preset.isEmpty() ? Project::create(directory) : Project::createForPreset(directory, preset);
    if (!created)
        co_return failure(created);
    const auto project = Project::load(directory);
    if (!project)
        co_return failure(project);
    call->note((preset.isEmpty() ? u"Wrote a new project. Edit app_env_vars.sh and run_app.sh, then: "_s
                                 : u"Wrote a new project. Edit app_env_vars.sh, then: "_s)
               + shellLine({u"thaw"_s, u"make"_s, directory}));
    if (call->json)
        printJson({{u"format"_s, u"thaw.init/1"_s}, {u"project"_s, project->directory()}});
    else
        printResult(project->directory());
    co_return 0;
}

} // namespace Thaw
