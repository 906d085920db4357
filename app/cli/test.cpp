// SPDX-License-Identifier: GPL-3.0-or-later
// test: does the image restore, and if not, why?
#include "agreement.h"
#include "command.h"
#include "opened.h"
#include "runselection.h"

#include "core/restore/nativerestore.h"
#include "core/restore/preflight.h"
#include "core/restore/restoretest.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

/// "48m", "1g", "50000": bytes, as docker run --memory takes them.
std::optional<qint64> parseBytes(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{1,15})([bkmgBKMG]?)$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2).toLower();
    const int shift = unit == "k"_L1 ? 10 : unit == "m"_L1 ? 20 : unit == "g"_L1 ? 30 : 0;
    return match.captured(1).toLongLong() << shift;
}

Result<qint64> numberOption(const Invocation &call, const QString &name, const QString &what)
{
    if (!call.has(name))
        return 0;
    bool valid = false;
    const qint64 value = call.value(name).toLongLong(&valid);
    if (!valid || value <= 0)
        return failure(ErrorKind::Usage, u"--%1 takes %2, 1 or more."_s.arg(name, what));
    return value;
}

Result<Check> parseProbe(const QString &text)
{
    const QString kind = text.section(u' ', 0, 0), rest = text.section(u' ', 1).trimmed();
    Check check;
    if (kind == "command"_L1 && !rest.isEmpty()) {
        check.kind = Check::Kind::Command;
        check.command = rest;
        return check;
    }
    check.port = rest.section(u' ', 0, 0).toInt();
    check.path = rest.section(u' ', 1).trimmed();
    if (check.port > 0 && check.port < 65536 && kind == "port"_L1 && check.path.isEmpty())
        check.kind = Check::Kind::Port;
    else if (check.port > 0 && check.port < 65536 && kind == "http"_L1 && check.path.startsWith(u'/'))
        check.kind = Check::Kind::Http;
    else
        return failure(ErrorKind::Usage, u"--probe takes \"port N\", \"http N /PATH\" or \"command CMD\"."_s);
    return check;
}

Result<RestoreConditions> conditionsOf(const Invocation &call)
{
    RestoreConditions conditions;
    conditions.capDrop = call.parser->values(u"cap-drop"_s);
    conditions.engineSeccomp = call.has(u"default-seccomp"_s);
    conditions.user = call.value(u"user"_s);
    conditions.readOnlyRoot = call.has(u"read-only"_s);
    conditions.noNewPrivileges = call.has(u"no-new-privileges"_s);
    if (call.has(u"memory"_s)) {
        const auto bytes = parseBytes(call.value(u"memory"_s));
        if (!bytes || *bytes <= 0)
            return failure(ErrorKind::Usage, u"--memory takes a number of bytes, perhaps with k, m or g."_s);
        conditions.memoryLimit = *bytes;
    }
    const auto pids = numberOption(call, u"pids-limit"_s, u"a number of processes"_s);
    if (!pids)
        return failure(pids);
    const auto files = numberOption(call, u"nofile"_s, u"a number of files"_s);
    if (!files)
        return failure(files);
    conditions.pidsLimit = *pids;
    conditions.nofileLimit = *files;
    return conditions;
}

Result<RestoreTestOptions> optionsOf(const Invocation &call)
{
    RestoreTestOptions options;
    options.keep = call.has(u"keep"_s);
    const auto seconds = numberOption(call, u"timeout"_s, u"a number of seconds"_s);
    if (!seconds)
        return failure(seconds);
    options.timeoutSeconds = int(std::min<qint64>(*seconds, 86400));
    const auto conditions = conditionsOf(call);
    if (!conditions)
        return failure(conditions);
    options.conditions = *conditions;
    if (call.has(u"probe"_s)) {
        const auto probe = parseProbe(call.value(u"probe"_s));
        if (!probe)
            return failure(probe);
        options.probe = *probe;
    }
    options.readyPattern = call.value(u"ready"_s);
    if (!QRegularExpression(options.readyPattern).isValid())
        return failure(ErrorKind::Usage, u"--ready takes a regular expression, which this is not."_s, options.readyPattern);
    return options;
}

QCoro::Task<Result<int>> preflight(std::shared_ptr<Invocation> call, std::shared_ptr<Docker> engine, RestoreConditions conditions)
{
    const auto look = co_await preflightRestore(engine, call->arguments.first(), conditions, call->stop);
    if (!look)
        co_return failure(look);
    if (call->json) {
        QJsonObject document = toJson(*look);
        document.insert(u"format"_s, u"thaw.preflight/1"_s);
        printJson(document);
    } else {
        printResult(look->problems.isEmpty() ? u"Nothing stands against a restore"_s
                    : look->canRestore()     ? u"It should restore, with doubts"_s
                                             : u"It will not restore"_s);
        for (const PreflightProblem &problem : look->problems)
            printResult(u"%1: %2\n  → %3"_s.arg(problem.severity == Severity::Error ? u"error"_s : u"warning"_s, problem.text, problem.remedy));
        call->note(u"%1 processes and %2 files compared in %3 ms, nothing was started"_s.arg(look->checkpoint.processes.size())
                       .arg(look->filesCompared).arg(look->ms, 0, 'f', 0));
    }
    co_return look->canRestore() ? 0 : exitCode(ErrorKind::Restore);
}

void printTest(const Invocation &call, const RestoreTest &test, const Endpoint &endpoint)
{
    printResult(verdictText(test.verdict));
    call.note(test.reason);
    if (!test.proof.isEmpty() && test.proof != test.reason)
        call.note(u"  │ "_s + QString(test.proof).replace(u'\n', u"\n  │ "_s));
    if (!test.remedy.isEmpty())
        call.note(u"  → "_s + test.remedy);
    if (test.restoreMs >= 0)
        call.note(u"running again after %1 ms"_s.arg(test.restoreMs, 0, 'f', 0));
    if (test.answerMs >= 0)
        call.note(u"first answer after %1 ms"_s.arg(test.answerMs, 0, 'f', 0));
    if (test.container.isEmpty())
        return;
    call.note(u"the container %1 goes on running; remove it with: docker rm -f %1"_s.arg(test.container));
    for (const auto &[port, hostPort] : test.ports.asKeyValueRange())
        call.note(u"its port %1 is %2 %3"_s.arg(port, endpoint.isLocal() ? u"this machine's"_s : endpoint.host + u"'s"_s).arg(hostPort));
}

} // namespace

QList<QCommandLineOption> testOptions()
{
    return {
        {u"keep"_s, u"Leave the restored container running, on free ports."_s},
        {u"preflight"_s, u"Start nothing: list everything that stands against a restore."_s},
        trustOption(),
        {u"timeout"_s, u"Give up after SECONDS."_s, u"SECONDS"_s},
        {u"probe"_s, u"What must answer (other images): “port N”, “http N /PATH”, “command CMD”."_s, u"CHECK"_s},
        {u"ready"_s, u"The line that a cold start would print (other images)."_s, u"REGEX"_s},
        {u"cap-drop"_s, u"As where it shall run: without capability NAME (repeat it for more)."_s, u"NAME"_s},
        {u"default-seccomp"_s, u"… with the engine's own seccomp profile."_s},
        {u"user"_s, u"… as another user."_s, u"USER"_s},
        {u"read-only"_s, u"… with read-only files."_s},
        {u"no-new-privileges"_s, u"… without new privileges."_s},
        {u"memory"_s, u"… with this much memory (48m, 1g)."_s, u"BYTES"_s},
        {u"pids-limit"_s, u"… with at most N processes and threads."_s, u"N"_s},
        {u"nofile"_s, u"… with at most N open files in a process."_s, u"N"_s},
    };
}

QCoro::Task<Result<int>> testCommand(std::shared_ptr<Invocation> call)
{
    const auto options = optionsOf(*call);
    if (!options)
        co_return failure(options);
    const auto engine = co_await engineFor(call);
    if (!engine)
        co_return failure(engine);
    if (call->has(u"preflight"_s))
        co_return co_await preflight(call, *engine, options->conditions);
    const QString word = call->arguments.first(), path = pathOf(*call, word);
    const auto agreed = path.isEmpty() ? co_await agreeToImage(call, *engine, word) : co_await agreeToArchive(call, path);
    if (!agreed)
        co_return failure(agreed);
    RestoreTestOptions agreedTo = *options;
    agreedTo.trusted = true;
    const auto test = path.isEmpty() ? co_await testRestore(*engine, word, agreedTo, call->stop)
                                     : co_await testNative(*engine, {.archive = path}, agreedTo, call->stop);
    if (!test)
        co_return failure(test);
    if (call->json)
        printJson({{u"format"_s, u"thaw.test/1"_s}, {u"image"_s, call->arguments.first()}, {u"test"_s, toJson(*test)}});
    else
        printTest(*call, *test, (*engine)->endpoint());
    if (test->verdict == Verdict::Restored)
        co_return 0;
    for (const QString &line : test->log.trimmed().split(u'\n', Qt::SkipEmptyParts))
        printNote(u"  │ "_s + line);
    co_return exitCode(ErrorKind::Restore);
}

} // namespace Thaw
