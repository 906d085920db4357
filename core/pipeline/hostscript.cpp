// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/hostscript.h"

#include "core/init/protocol.h"
#include "core/pipeline/elsewhere.h"
#include "core/pipeline/projectfiles.h"
#include "core/pipeline/run.h"
#include "core/words.h"

#include <QFileInfo>
#include <QProcess>
#include <QTimer>

namespace Thaw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QProcessEnvironment scriptEnvironment(const Run &run)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &assignment : run.recipe->hostEnvironment) {
        const qsizetype equals = assignment.indexOf(u'=');
        environment.insert(assignment.first(equals), assignment.sliced(equals + 1));
    }
    // Whatever leads to an engine elsewhere ends here; what the script mounts, and its ports, are over there.
    environment.insert(u"DOCKER_HOST"_s, u"unix://"_s + run.engine->socketPath());
    for (const QString &variable : {u"DOCKER_CONTEXT"_s, u"DOCKER_TLS"_s, u"DOCKER_TLS_VERIFY"_s, u"DOCKER_CERT_PATH"_s})
        environment.remove(variable);
    QStringList capabilities;
    for (const QString &name : dumpCapabilities(true))
        capabilities << u"--cap-add="_s + name;
    environment.insert(u"DOCKER_CAPABILITIES"_s, capabilities.join(u' '));
    // The docker command line cannot give Podman a profile; thaw-init keeps the application from io_uring itself there.
    // Only the container that is checkpointed has this.
    environment.insert(u"DOCKER_SECURITY_OPTS"_s, dumpSeccomp(run).isEmpty() ? QString() : u"--security-opt seccomp=unconfined"_s);
    return environment;
}

/// Runs the script to its end; what it prints is quoted if it fails.
Task<> runScript(Run &run)
{
    QProcess process;
    process.setWorkingDirectory(run.recipe->directory);
    process.setProcessEnvironment(scriptEnvironment(run));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    const QString script = run.recipe->directory + u"/run_"_s + run.recipe->name + u".sh"_s;
    const QStringList arguments{run.recipe->name, run.temporaryImage, containerName(run)};
    Trigger ended;
    QObject::connect(&process, &QProcess::finished, &ended, &Trigger::fire);
    QObject::connect(&process, &QProcess::errorOccurred, &ended, &Trigger::fire);
    // As driver.sh does it: by bash where the file itself is not executable.
    if (QFileInfo(script).isExecutable())
        process.start(script, arguments);
    else
        process.start(u"bash"_s, QStringList{script} + arguments);
    const auto outcome = co_await ended.wait(std::chrono::seconds(run.recipe->timeout), run.stop());
    if (outcome != Trigger::Outcome::Fired) {
        process.kill();
        process.waitForFinished(2000);
        if (outcome == Trigger::Outcome::Stopped)
            co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
        co_return failure(ErrorKind::Project, Core::tr("%1 did not end within %2 s").arg(script).arg(run.recipe->timeout),
                          QString::fromUtf8(process.readAll()));
    }
    const QString output = QString::fromUtf8(process.readAll());
    if (process.error() == QProcess::FailedToStart)
        co_return failure(ErrorKind::Project, Core::tr("%1 cannot be run: %2").arg(script, process.errorString()));
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        co_return failure(ErrorKind::Project, Core::tr("%1 failed with exit code %2").arg(script).arg(process.exitCode()),
                          output);
    }
    co_return {};
}

Error notOurs(const Run &run, const QString &what)
{
    return {.kind = ErrorKind::Project,
            .message = Core::tr("run_%1.sh did not start the container as Thaw needs it: %2").arg(run.recipe->name, what),
            .detail = Core::tr("It is called with the application, the image and the container's name, and should end in:")
                + u"\ndocker run -d --name \"$3\" $DOCKER_CAPABILITIES $DOCKER_SECURITY_OPTS … \"$2\""_s,
            .fixes = {}};
}

} // namespace

QString containerName(const Run &run)
{
    // Containers' names allow less than directories' do.
    QString name = run.recipe->name.toLower();
    for (QChar &c : name) {
        if (!(c >= u'a' && c <= u'z') && !(c >= u'0' && c <= u'9'))
            c = u'-';
    }
    return markedName(name, QString::fromLatin1(run.nonce));
}

Task<> startByHostScript(Run &run)
{
    run.sinceStart.start();
    const Result<> ran = co_await runScript(run);
    // Whatever the script did, a container of that name is this run's to remove.
    const auto details = co_await run.engine->inspectContainer(containerName(run));
    if (details) {
        run.container = details->id;
        run.report().container = details->id;
    }
    if (!ran)
        co_return failure(ran);
    if (!details && details.error().kind == ErrorKind::NotFound)
        co_return std::unexpected(notOurs(run, Core::tr("there is no container named %1").arg(containerName(run))));
    if (!details)
        co_return failure(details);
    if (!details->running)
        co_return std::unexpected(notOurs(run, Core::tr("the container does not run")));
    if (details->entrypoint.value(0) != QLatin1StringView(THAW_INIT_FILE))
        co_return std::unexpected(notOurs(run, Core::tr("it replaces the image's entrypoint")));
    const QStringList capabilities = details->capAdd;
    const auto has = [&](const QString &name) {
        return capabilities.contains(name) || capabilities.contains(u"CAP_"_s + name) || capabilities.contains(u"ALL"_s);
    };
    // To the kernel SYS_ADMIN is that too: criu-for-docker's own common_env_vars.sh is from before there was another.
    if (!has(u"CHECKPOINT_RESTORE"_s) && !has(u"SYS_ADMIN"_s))
        co_return std::unexpected(notOurs(run, Core::tr("the capability %1 is missing").arg(u"CHECKPOINT_RESTORE"_s)));
    if (!has(u"SYS_PTRACE"_s))
        co_return std::unexpected(notOurs(run, Core::tr("the capability %1 is missing").arg(u"SYS_PTRACE"_s)));
    run.session = std::make_unique<Session>(run.engine, run.container, run.nonce, details->tty);
    if (const auto armed = co_await run.session->open(false, run.stop()); !armed)
        co_return failure(armed);
    run.watchOutput();
    // thaw-init has been waiting for this, so the application's first byte is still to come.
    const auto config = initConfigTar(run, run.recipe->clock == ClockMode::Portable);
    if (!config)
        co_return failure(config);
    co_return co_await run.engine->putArchive(run.container, u"/"_s, *config, run.stopOrHung());
}

QCoro::Task<Error> endedEarly(Run &run)
{
    // Its output also ends when the connection to an engine elsewhere breaks.
    std::stop_source enough;
    const std::stop_callback onStop(run.stop(), [&enough] { enough.request_stop(); });
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, &patience, [&enough] { enough.request_stop(); });
    patience.start(10s);
    const auto code = co_await run.engine->waitContainer(run.container, enough.get_token());
    if (!code && code.error().kind == ErrorKind::Cancelled && !run.stop().stop_requested())
        co_return Error{.kind = ErrorKind::EngineLost, .message = Core::tr("The connection to the application's output broke while it ran"),
                        .detail = {}, .fixes = {}};
    if (!code)
        co_return code.error();
    QByteArray lines;
    for (const QByteArray &line : run.lastLines())
        lines += line + '\n';
    co_return Error{.kind = ErrorKind::AppEnded,
                    .message = Core::tr("The application ended with exit code %1 before it was ready").arg(*code),
                    .detail = lines.isEmpty() ? Core::tr("It printed nothing.")
                                              : Core::tr("Its last lines:") + u'\n' + QString::fromUtf8(lines),
                    .fixes = {}};
}

} // namespace Thaw
