// SPDX-License-Identifier: GPL-3.0-or-later
// Values in which panels are tested and photographed; nothing here needs an engine.
#pragma once

#include "core/doctor/finding.h"
#include "core/registry/transferprogress.h"
#include "core/criu/explain.h"
#include "core/pipeline/labels.h"
#include "core/report/report.h"
#include "core/words.h"
#include "ui/models/enginemodel.h"
#include "ui/models/imagesmodel.h"
#include "ui/models/runmodel.h"
#include "ui/text.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace Thaw::Samples {

using namespace Qt::StringLiterals;

/// Every warning is a failure, except the one that Qt's platform without a screen gives for each window.
inline void failOnWarning()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
}

/// A test's settings, reports and caches are its own: in a directory that ends with it.
inline void keepApart(const QString &state)
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("XDG_STATE_HOME", state.toUtf8());
    QCoreApplication::setApplicationName(u"thaw-test"_s);
}

/// The stages up to (not including) one are done; that one is in the given state.
inline QList<StageInfo> stages(StageId at, StageState state)
{
    static const QMap<StageId, qint64> times{{StageId::Preflight, 18}, {StageId::Prepare, 42}, {StageId::Start, 171},
                                             {StageId::Ready, 3100}, {StageId::Checkpoint, 118}, {StageId::Commit, 241},
                                             {StageId::Test, 560}};
    // As the stages themselves say it, in the language of the window.
    const QMap<StageId, QString> notes{{StageId::Ready, Core::tr("line %1").arg(212)},
                                       {StageId::Checkpoint, Core::tr("%1 MB in %n processes", nullptr, 2).arg(u"22"_s)}};
    QList<StageInfo> result;
    for (const StageId id : times.keys()) {
        StageInfo info;
        info.id = id;
        info.title = Text::stage(id);
        if (id < at) {
            info.state = StageState::Done;
            info.elapsedMs = times[id];
            info.note = notes.value(id);
        } else if (id == at) {
            info.state = state;
            info.elapsedMs = state == StageState::Waiting || state == StageState::Paused ? 0 : times[id];
        }
        result.append(info);
    }
    return result;
}

inline Report doneReport()
{
    Report report;
    report.number = 7;
    report.application = u"hello"_s;
    report.started = QDateTime(QDate(2026, 3, 4), QTime(10, 20));
    report.project = u"/home/ada/src/hello"_s;
    report.engine = u"Docker 26.1.5"_s;
    report.baseImage = u"python:3.13-slim"_s;
    report.image = u"hello:ck-4"_s;
    report.imageTags = {u"hello:ck-4"_s};
    report.imageSize = 157'300'000;
    report.stages = stages(StageId::Report, StageState::Done);
    report.readyMs = 3412;
    report.readyLine = 212;
    report.checkpoint.bytes = 22'400'000;
    report.checkpoint.processes = 2;
    report.checkpoint.criuVersion = u"4.2.1"_s;
    report.test.verdict = Verdict::Restored;
    report.test.restoreMs = 240;
    report.test.answerMs = 281;
    report.restoreCommand = QStringList{u"docker"_s, u"run"_s, u"--rm"_s, u"--cap-add"_s, u"CHECKPOINT_RESTORE"_s,
                                        u"--security-opt"_s, u"seccomp=thaw.json"_s, u"-p"_s, u"8080"_s, u"hello:ck-4"_s};
    return report;
}

inline Report failedReport()
{
    Report report = doneReport();
    report.image.clear();
    report.test = {};
    report.stages = stages(StageId::Checkpoint, StageState::Failed);
    report.error = explainDump({}, u"(00.031) Error (criu/sk-inet.c:191): inet: Connected TCP socket, consider using --tcp-established option.\n"_s);
    return report;
}

inline EngineEntry docker()
{
    EngineInfo info;
    info.kind = EngineKind::Docker;
    info.version = u"26.1.5+dfsg1"_s;
    return {{u"/run/docker.sock"_s, u"usual place"_s}, info, {}};
}

inline EngineEntry podmanAway()
{
    return {{u"/run/podman/podman.sock"_s, u"usual place"_s}, {},
            {ErrorKind::EngineUnreachable, u"Nothing listens at /run/podman/podman.sock."_s, {}, {}}};
}

/// What the doctor has found; tried: on Docker, which froze and restored its program.
inline Health health(bool good, bool tried = false)
{
    using S = Finding::State;
    Health health{.version = u"1.0.0"_s,
                  .machine = {{.id = u"kernel"_s, .title = Core::tr("Kernel"), .text = u"6.18.2"_s},
                              {.id = u"cpu"_s, .title = Core::tr("Processor"), .text = u"x86_64, AMD EPYC 9654"_s},
                              {.id = u"yama"_s, .title = Core::tr("Yama (who may look into processes)"), .text = Core::tr("ptrace_scope is %1").arg(1)},
                              {.id = u"criu"_s, .title = u"CRIU"_s, .text = Core::tr("%1 (Thaw's own)").arg(u"4.2.1"_s)}}};
    EngineHealth usable, away;
    usable.attempt.endpoint = docker().endpoint;
    usable.attempt.info = *docker().info;
    usable.findings = {{.id = u"api"_s, .title = Core::tr("API version"), .text = u"1.45"_s},
                       {.id = u"storage"_s, .title = Core::tr("Storage"), .text = u"overlay2"_s},
                       {.id = u"seccomp"_s, .title = u"Seccomp"_s, .text = Core::tr("in force")}};
    if (!good) {
        usable.findings[1] = {.id = u"storage"_s, .title = Core::tr("Storage"), .state = S::Doubtful, .text = u"vfs"_s,
                              .remedy = Core::tr("vfs copies the whole image for every container and commit; overlay2 or overlay does not")};
        usable.findings << Finding{.id = u"space"_s, .title = Core::tr("Free space"), .state = S::Bad,
                                   .text = Core::tr("%1 in %2").arg(Text::bytes(80'000'000), u"/var/lib/docker"_s),
                                   .remedy = Core::tr("A checkpoint is as large as the application's memory; “system df” of the engine tells what takes the space")};
    }
    if (tried)
        usable.findings << Finding{.id = u"probe"_s, .title = Core::tr("A small program frozen and restored"),
                                   .text = Core::tr("works: frozen in %1 ms, restored in %2 ms").arg(41).arg(88)};
    away.attempt.endpoint = podmanAway().endpoint;
    away.attempt.error = podmanAway().error;
    health.engines = {usable, away};
    return health;
}

/// A docker context that nobody has chosen.
inline EngineEntry farAway()
{
    return {.endpoint = {.socketPath = u"/var/run/docker.sock"_s, .origin = u"context build"_s, .kind = Endpoint::Kind::Ssh, .context = u"build"_s,
                         .user = u"ada"_s, .host = u"build.example"_s},
            .info = {}, .error = {}, .asked = false};
}

/// The same as somebody has chosen it.
inline EngineEntry farAwayFailed()
{
    EngineEntry entry = farAway();
    entry.asked = true;
    entry.error = {ErrorKind::EngineUnreachable, u"The host key of build.example is not known here, so it may be anybody."_s, {}, {}};
    return entry;
}

/// One that anybody may use.
inline EngineEntry plainTcp()
{
    EngineEntry entry = docker();
    entry.endpoint = {.origin = u"-H"_s, .kind = Endpoint::Kind::Tcp, .host = u"lab.example"_s, .port = 2375};
    return entry;
}

/// A push under way.
inline TransferProgress transfer()
{
    TransferProgress progress;
    const auto layer = [&](const QString &id, const QString &step, qint64 current = 0, qint64 total = 0) {
        progress.take({{u"id"_s, id}, {u"status"_s, step}, {u"progressDetail"_s, QJsonObject{{u"current"_s, current}, {u"total"_s, total}}}});
    };
    layer(u"5f70bf18a086"_s, u"Pushed"_s, 1'200'000, 1'200'000);
    layer(u"a3ed95caeb02"_s, u"Layer already exists"_s);
    layer(u"d8f1984ce468"_s, u"Pushing"_s, 31'000'000, 86'000'000);
    layer(u"0b7e98f84c4c"_s, u"Waiting"_s);
    return progress;
}

inline QList<ImageSummary> images()
{
    QList<ImageSummary> result;
    for (int i = 4; i > 0; --i) {
        ImageSummary image;
        image.id = u"sha256:"_s + QString::number(i).repeated(64);
        image.tags = {u"hello:ck-%1"_s.arg(i)};
        image.created = QDateTime::currentDateTime().addSecs(-3600 * 5 / i);
        image.size = 150'000'000 + i * 1'800'000;
        image.labels = {{Label::Kind, Label::KindCheckpoint}, {Label::Application, u"hello"_s},
                        {Label::Bytes, QString::number(22'000'000 + i * 350'000)}, {Label::ColdMs, QString::number(3300 + i * 20)},
                        {Label::Processes, u"2"_s}, {Label::Capabilities, u"CHECKPOINT_RESTORE"_s}};
        result.append(image);
    }
    ImageSummary plain;
    plain.id = u"sha256:aa"_s;
    plain.tags = {u"python:3.13-slim"_s, u"debian:13"_s};
    result.append(plain);
    return result;
}

/// A log as a small web server writes it, colours and errors included; the ready line is line 212.
inline QByteArray log()
{
    QByteArray text;
    for (int i = 1; i < 212; ++i) {
        if (i % 17 == 0)
            text += "\x1b[33mWARN\x1b[0m  slow start of module " + QByteArray::number(i) + ": 12 ms\n";
        else if (i % 41 == 0)
            text += "\x1b[1;31mERROR\x1b[0m cache of module " + QByteArray::number(i) + " is cold, \x1b[36mrebuilding\x1b[0m\n";
        else
            text += "\x1b[32mINFO\x1b[0m  loaded module " + QByteArray::number(i) + " of 211 from \x1b[34m/opt/app/lib/module_" + QByteArray::number(i) + ".py\x1b[0m\n";
    }
    return text + "READY server is ready on port 8080\nINFO  GET / 200 1 ms\nINFO  GET /health 200 0 ms\n";
}

/// A project directory with the sample's files.
class ProjectDirectory
{
public:
    explicit ProjectDirectory(const QString &name = u"hello"_s)
    {
        m_path = m_dir.path() + u'/' + name;
        QDir().mkpath(m_path);
        write(u"app_env_vars.sh"_s,
              "# A small web server\nAPP_DOCKER_IMAGE=\"python:3.13-slim\"\nAPP_CR_DOCKER_IMAGE=\"hello\"\nDOCKER_IMAGE_OS=debian\n"
              "CONTAINER_USER=nobody\n\nLOG_LOCATION=stdout\nLOG_MESSAGE=\"READY .* port 8080\"\nTHAW_PORTS=8080\n\n"
              "export GREETING=\"Hello from a thawed container\"\nexport DB_PASSWORD=hunter2\n");
        write(u"run_app.sh"_s, "#!/bin/sh\n# Runs in the container.\nif [ -n \"$GREETING\" ]; then\n    echo \"greeting: $GREETING\"\nfi\nexec python3 -u \"${THAW_APP_DIR:-.}/server.py\"\n");
        write(u"server.py"_s, "import http.server\n\nprint('READY server is ready on port 8080')\n");
    }
    QString path() const { return m_path; }
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(m_path + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("Cannot write the sample project");
        file.setPermissions(file.permissions() | QFile::ExeOwner);
    }

private:
    QTemporaryDir m_dir;
    QString m_path;
};

} // namespace Thaw::Samples
