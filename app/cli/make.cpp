// SPDX-License-Identifier: GPL-3.0-or-later
// make, run, checkpoint, commit: the same plan, all of it or a part.
#include "command.h"
#include "runselection.h"

#include "core/images/checkpointimages.h"
#include "core/pipeline/commandline.h"
#include "core/pipeline/fixing.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/projectfiles.h"
#include "core/trigger.h"

#include <QDir>
#include <QJsonArray>
#include <QSocketNotifier>

#include <cstdio>
#include <functional>
#include <unistd.h>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

QString milliseconds(double ms)
{
    return ms < 1000 ? u"%1 ms"_s.arg(ms, 0, 'f', 0) : u"%1 s"_s.arg(ms / 1000, 0, 'f', 2);
}

/// Runs a plan to its end. Stopping it goes through the controller, so everything is undone first.
QCoro::Task<Result<Report>> play(std::shared_ptr<Invocation> call, MakeOptions options)
{
    RunController controller;
    const Progress progress(controller, call->progress, call->verbose);
    Trigger ended;
    QObject::connect(&controller, &RunController::finished, &ended, &Trigger::fire);
    const std::stop_callback onStop(call->stop, [&controller] { controller.stop(); });
    // Readiness by hand: Enter says so.
    QSocketNotifier enter(STDIN_FILENO, QSocketNotifier::Read);
    enter.setEnabled(isatty(STDIN_FILENO) == 1);
    QObject::connect(&enter, &QSocketNotifier::activated, &controller, [&] {
        char typed = 0;
        if (::read(STDIN_FILENO, &typed, 1) <= 0)
            enter.setEnabled(false);
        else if (typed == '\n')
            controller.declareReady();
    });
    controller.start(options);
    if (call->stop.stop_requested()) // before there was anything to stop
        controller.stop();
    co_await ended.wait(std::chrono::milliseconds(-1), {});
    const Report report = controller.report();
    if (report.error)
        co_return std::unexpected(*report.error);
    co_return report;
}

MakeOptions optionsOf(const Invocation &call, const QString &directory)
{
    return {.project = directory,
            .endpoint = call.host,
            .pauseBefore = {},
            .last = {},
            .resume = {},
            .test = !call.parser->optionNames().contains(u"no-test"_s)};
}

void printTimes(const Invocation &call, const Report &report)
{
    const RestoreTest &test = report.test;
    const bool timed = report.readyMs >= 0 && std::max(test.answerMs, test.restoreMs) >= 0;
    if (test.verdict == Verdict::Restored && !timed)
        call.note(verdictText(test.verdict) + u": "_s + test.reason);
    if (test.verdict == Verdict::Restored && timed) {
        const double restored = test.answerMs >= 0 ? test.answerMs : test.restoreMs;
        call.note(u"%1: cold start to ready %2, restored to %3 in %4 (%5 × faster)"_s.arg(
            verdictText(test.verdict), milliseconds(report.readyMs),
            test.answerMs >= 0 ? u"first answer"_s : u"running"_s, milliseconds(restored),
            QString::number(report.readyMs / restored, 'f', 1)));
        if (restored > report.readyMs)
            call.note(u"This application starts faster than it restores: a checkpoint gains nothing."_s);
    }
    if (!report.restoreCommand.isEmpty())
        call.note(u"Run it with:\n  "_s + shellLine(report.restoreCommand));
}

/// The end of a command that has made an image.
QCoro::Task<Result<int>> makeImage(std::shared_ptr<Invocation> call, MakeOptions options)
{
    const auto report = co_await play(call, options);
    if (!report)
        co_return failure(report);
    printTimes(*call, *report);
    if (call->json)
        printJson(toJson(*report));
    else
        printResult(report->image);
    co_return 0;
}

/// No project after this one would fare better.
bool concernsAll(const Error &error)
{
    return error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::EngineUnreachable || error.kind == ErrorKind::EngineDenied
        || error.kind == ErrorKind::EngineTooOld || error.kind == ErrorKind::TimedOut;
}

/// One project after the other. One that fails keeps none of the others from being made; the first failure is the
/// command's own.
QCoro::Task<Result<int>> makeQueue(std::shared_ptr<Invocation> call, MakeOptions options)
{
    const QStringList directories = call->projectDirectories();
    QJsonArray results;
    int code = 0;
    qsizetype made = 0;
    for (const QString &directory : directories) {
        options.project = directory;
        call->note(u"%1 (%2 of %3)"_s.arg(directory).arg(results.size() + 1).arg(directories.size()));
        const auto report = co_await play(call, options);
        if (report) {
            ++made;
            printTimes(*call, *report);
            if (!call->json)
                printResult(report->image);
            results.append(QJsonObject{{u"project"_s, directory}, {u"report"_s, toJson(*report)}});
            continue;
        }
        printError(report.error(), false);
        results.append(QJsonObject{{u"project"_s, directory}, {u"error"_s, toJson(report.error())}});
        code = code == 0 ? exitCode(report.error().kind) : code;
        if (concernsAll(report.error())) {
            code = exitCode(report.error().kind);
            break;
        }
    }
    call->note(u"%1 of %2 images made."_s.arg(made).arg(directories.size()));
    if (call->json)
        printJson({{u"format"_s, u"thaw.queue/1"_s}, {u"projects"_s, results}});
    co_return code;
}

/// The end of a command that another one goes on from. goOn: says how, for the report given to it.
QCoro::Task<Result<int>> makeStep(std::shared_ptr<Invocation> call, MakeOptions options,
                                  std::function<QString(const Report &)> goOn)
{
    const auto report = co_await play(call, options);
    if (!report)
        co_return failure(report);
    if (call->json) {
        printJson(toJson(*report));
    } else {
        call->note(goOn(*report));
        printResult(QString::number(report->number));
    }
    co_return 0;
}

} // namespace

QCoro::Task<Result<int>> makeCommand(std::shared_ptr<Invocation> call)
{
    MakeOptions options = optionsOf(*call, call->projectDirectory());
    options.fixes = call->has(u"fix"_s) ? mostFixes : 0;
    if (call->arguments.size() > 1)
        co_return co_await makeQueue(call, options);
    co_return co_await makeImage(call, options);
}

QCoro::Task<Result<int>> runCommand(std::shared_ptr<Invocation> call)
{
    MakeOptions options = optionsOf(*call, call->projectDirectory());
    options.last = StageId::Ready;
    co_return co_await makeStep(call, options, [](const Report &report) {
        return u"Ready after %1. Go on with: thaw checkpoint %2"_s.arg(milliseconds(report.readyMs), report.project);
    });
}

QCoro::Task<Result<int>> checkpointCommand(std::shared_ptr<Invocation> call)
{
    const auto chosen = selectRun(*call);
    if (!chosen)
        co_return failure(chosen);
    MakeOptions options = optionsOf(*call, chosen->project);
    options.resume = chosen->number;
    options.last = StageId::Checkpoint;
    co_return co_await makeStep(call, options, [](const Report &report) {
        return u"Frozen. Go on with: thaw commit "_s + report.project;
    });
}

QCoro::Task<Result<int>> stopCommand(std::shared_ptr<Invocation> call)
{
    const auto chosen = selectRun(*call);
    if (!chosen)
        co_return failure(chosen);
    const QJsonObject document{
        {u"format"_s, u"thaw.stop/1"_s}, {u"run"_s, chosen->number}, {u"removed"_s, chosen->container}};
    if (chosen->container.isEmpty()) {
        call->note(u"Run %1 has left no container."_s.arg(chosen->number));
        if (call->json)
            printJson(document);
        co_return 0;
    }
    const auto engine = co_await engineFor(call, call->host.isEmpty() ? chosen->endpoint : QString());
    if (!engine)
        co_return failure(engine);
    const auto details = co_await (*engine)->inspectContainer(chosen->container, call->stop);
    if (const auto removed = co_await (*engine)->removeContainer(chosen->container, call->stop); !removed)
        co_return failure(removed);
    if (details) {
        // Of a container that run_<app>.sh has started.
        const QString image = temporaryImageName(details->labels.value(Label::Run).toLatin1());
        if (const auto removed = co_await (*engine)->removeImage(image, call->stop);
            !removed && removed.error().kind != ErrorKind::NotFound)
            co_return failure(removed);
    }
    Report report = *chosen;
    report.container.clear();
    if (const Result<> saved = ReportStore().save(report); !saved)
        co_return failure(saved);
    if (const auto removed = co_await removeUnusedPrepared(*engine, call->stop); !removed)
        co_return failure(removed);
    call->note(u"Removed the container of run %1."_s.arg(report.number));
    if (call->json)
        printJson(document);
    co_return 0;
}

QCoro::Task<Result<int>> commitCommand(std::shared_ptr<Invocation> call)
{
    const auto chosen = selectRun(*call);
    if (!chosen)
        co_return failure(chosen);
    MakeOptions options = optionsOf(*call, chosen->project);
    options.resume = chosen->number;
    options.commitOnly = true;
    co_return co_await makeImage(call, options);
}

} // namespace Thaw
