// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/engineprobe.h"

#include "core/doctor/machine.h"
#include "core/engine/capabilities.h"
#include "core/engine/tarball.h"
#include "core/images/checkpointimages.h"
#include "core/pipeline/labels.h"
#include "core/pipeline/runcontroller.h"
#include "core/report/underway.h"
#include "core/scratchdirectory.h"
#include "core/toolbox/toolbox.h"
#include "core/trigger.h"
#include "core/words.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QStorageInfo>
#include <QUuid>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

using S = Finding::State;

constexpr qint64 fewBytes = 2'000'000'000;  ///< a base image and its checkpoint image may well be larger
constexpr qint64 tooFewBytes = 200'000'000; ///< less than the smallest base image and CRIU take
const QString program = u"/thaw-probe"_s;

/// The image that is tried, and the project that makes a checkpoint of it. Both are gone when this is; if the process is
/// killed before, the next one finds them.
struct Trial
{
    explicit Trial(std::shared_ptr<Docker> tried) : engine(std::move(tried)) {}

    std::shared_ptr<Docker> engine;
    QString mark = QUuid::createUuid().toString(QUuid::Id128);
    QString name = markedName(u"doctor"_s, mark);
    Underway underway{mark, engine->endpoint().argument()};
    ScratchDirectory place{ScratchDirectory::ofTrials()};

    QString image() const { return name + u":base"_s; }
    Labels labels() const { return {{Label::Kind, Label::KindTemporary}, {Label::Run, mark}}; }
    QString project() const { return place.filePath(ScratchDirectory::trialProject()); }
};

Task<> makeBase(std::shared_ptr<Trial> trial, std::stop_token stop)
{
    const auto toolbox = loadToolbox();
    if (!toolbox)
        co_return failure(toolbox);
    QFile init(toolbox->directory + u"/bin/thaw-init"_s);
    if (!init.open(QIODevice::ReadOnly))
        co_return failure(ErrorKind::Other, Core::tr("%1 cannot be read").arg(init.fileName()), init.errorString());
    const auto tar = packTar({{.path = program.sliced(1), .data = init.readAll(), .mode = 0755}});
    if (!tar)
        co_return failure(tar);
    const auto made = co_await trial->engine->importImage(*tar, trial->name, u"base"_s, trial->labels(),
                                                          {u"CMD [\"%1\", \"idle\"]"_s.arg(program)}, stop);
    if (!made)
        co_return failure(made);
    co_return {};
}

Result<> writeProject(const Trial &trial)
{
    QDir().mkpath(trial.project());
    QFile values(trial.project() + u"/app_env_vars.sh"_s);
    const QString text = u"APP_DOCKER_IMAGE=%1\nAPP_CR_DOCKER_IMAGE=%2:ck\nLOG_MESSAGE=READY\nLOG_LOCATION=stdout\n"
                         "CONTAINER_USER=0\nTHAW_TIMEOUT=30\n"_s.arg(trial.image(), trial.name);
    if (!values.open(QIODevice::WriteOnly) || values.write(text.toUtf8()) < 0)
        return failure(ErrorKind::Other, Core::tr("%1 cannot be written").arg(values.fileName()), values.errorString());
    return {};
}

Task<Report> makeCheckpoint(std::shared_ptr<Trial> trial, std::stop_token stop)
{
    RunController controller;
    Trigger ended;
    QObject::connect(&controller, &RunController::finished, &ended, &Trigger::fire);
    const std::stop_callback onStop(stop, [&controller] { controller.stop(); });
    MakeOptions options{.project = trial->project(), .endpoint = trial->engine->endpoint().argument(), .pauseBefore = {}, .last = {}, .resume = {}};
    options.store = trial->place.filePath(ScratchDirectory::trialReports());
    controller.start(options);
    if (stop.stop_requested())
        controller.stop();
    co_await ended.wait(std::chrono::milliseconds(-1), {});
    co_return controller.report();
}

/// What the first line of the program in a container with every capability says.
Task<QByteArray> askContainer(std::shared_ptr<Trial> trial, std::stop_token stop)
{
    ContainerSpec spec{.name = markedName(u"capabilities"_s, trial->mark), .image = trial->image(), .entrypoint = {program, u"idle"_s},
                       .labels = trial->labels(), .capAdd = {u"ALL"_s}};
    const auto container = co_await trial->engine->createContainer(spec, stop);
    if (!container)
        co_return failure(container);
    QByteArray said;
    Trigger heard;
    Result<> result;
    const auto stream = co_await trial->engine->attach(*container, false, false, stop);
    if (stream) {
        QObject::connect(stream->get(), &OutputStream::received, &heard, [&](Channel, const QByteArray &bytes) {
            said += bytes;
            if (said.contains('\n'))
                heard.fire();
        });
        QObject::connect(stream->get(), &OutputStream::ended, &heard, [&] { heard.fire(); });
        result = co_await trial->engine->startContainer(*container, stop);
        if (result)
            co_await heard.wait(std::chrono::seconds(10), stop);
        (*stream)->close();
    } else {
        result = failure(stream);
    }
    co_await trial->engine->removeContainer(*container);
    if (!result)
        co_return failure(result);
    co_return said;
}

Finding capabilitiesFinding(const Result<QByteArray> &said)
{
    Finding finding{.id = u"capabilities"_s, .title = Core::tr("Capabilities it can give")};
    const qsizetype at = said ? said->indexOf("bounding=") : -1;
    if (at < 0) {
        finding.state = S::Doubtful;
        finding.text = said ? Core::tr("not known") : said.error().message;
        finding.remedy = said ? QString() : said.error().detail;
        return finding;
    }
    const quint64 mask = said->sliced(at + 9).split(' ').first().toULongLong(nullptr, 16);
    QStringList missing;
    for (const QString &needed : {u"CHECKPOINT_RESTORE"_s, u"SYS_PTRACE"_s}) {
        if (!(mask & capabilityMask({needed})))
            missing << needed;
    }
    finding.text = missing.isEmpty() ? Core::tr("%1, and those that a checkpoint needs are among them").arg(capabilityNames(mask).size())
                                     : Core::tr("without %1").arg(missing.join(u", "_s));
    if (!missing.isEmpty()) {
        finding.state = S::Bad;
        finding.remedy = Core::tr("Checkpoints need them: Docker gives CHECKPOINT_RESTORE from version 23 on; in a virtual machine or "
                                  "a container the host may keep them back");
    }
    return finding;
}

Finding trialFinding(const Report &report)
{
    Finding finding{.id = u"probe"_s, .title = Core::tr("A small program frozen and restored")};
    const bool restored = !report.error && report.test.verdict == Verdict::Restored;
    if (restored) {
        finding.text = Core::tr("works: frozen in %1 ms, restored in %2 ms")
                           .arg(report.checkpoint.dumpMs, 0, 'f', 0).arg(report.test.restoreMs, 0, 'f', 0);
        return finding;
    }
    const Error error = report.error.value_or(Error{.kind = ErrorKind::Restore, .message = report.test.reason, .detail = report.test.log, .fixes = {}});
    finding.state = S::Bad;
    finding.text = error.message;
    finding.remedy = error.fixes.isEmpty() ? error.detail.section(u'\n', 0, 4) : error.fixes.first().title;
    return finding;
}

Task<> removeTrial(std::shared_ptr<Trial> trial)
{
    const auto containers = co_await trial->engine->containers(Label::Run + u'=' + trial->mark);
    for (const ContainerSummary &container : containers.value_or(QList<ContainerSummary>()))
        co_await trial->engine->removeContainer(container.id);
    co_await removeCheckpointImage(trial->engine, trial->name + u":ck"_s);
    co_await removeUnusedPrepared(trial->engine);
    co_await trial->engine->removeImage(trial->image());
    co_return {};
}

} // namespace

qint64 freeBytesOf(const EngineDetails &details)
{
    const QStorageInfo storage(details.rootDir);
    return details.rootDir.isEmpty() || !storage.isValid() || !QDir(details.rootDir).exists() ? -1 : storage.bytesAvailable();
}

QList<Finding> elsewhereFindings(const Endpoint &endpoint, const EngineDetails &details)
{
    const QString warning = endpoint.warning();
    return {Finding{.id = u"connection"_s,
                    .title = Core::tr("Connection"),
                    .state = warning.isEmpty() ? S::Good : S::Doubtful,
                    .text = warning.isEmpty() ? Core::tr("encrypted, and each side knows the other") : warning,
                    .remedy = warning.isEmpty() ? QString() : Core::tr("ssh://USER@HOST, or certificates for both sides, keep others out")},
            kernelFinding(details.kernel)};
}

QList<Finding> engineFindings(const EngineInfo &info, const EngineDetails &details, qint64 freeBytes)
{
    QList<Finding> findings;
    findings << Finding{.id = u"api"_s, .title = Core::tr("API version"), .text = info.apiVersion};
    const bool copies = details.storageDriver == "vfs"_L1;
    findings << Finding{.id = u"storage"_s,
                        .title = Core::tr("Storage"),
                        .state = copies ? S::Doubtful : S::Good,
                        .text = details.storageDriver,
                        .remedy = copies ? Core::tr("vfs copies the whole image for every container and commit; overlay2 or overlay does not") : QString()};
    if (freeBytes >= 0) {
        findings << Finding{.id = u"space"_s,
                            .title = Core::tr("Free space"),
                            .state = freeBytes < tooFewBytes ? S::Bad : freeBytes < fewBytes ? S::Doubtful : S::Good,
                            .text = Core::tr("%1 in %2").arg(QLocale().formattedDataSize(freeBytes, 1, QLocale::DataSizeSIFormat), details.rootDir),
                            .remedy = freeBytes < fewBytes ? Core::tr("A checkpoint is as large as the application's memory; "
                                                                      "“system df” of the engine tells what takes the space") : QString()};
    }
    const bool filtered = std::ranges::any_of(details.securityOptions, [](const QString &option) { return option.contains("seccomp"_L1); });
    findings << Finding{.id = u"seccomp"_s,
                        .title = u"Seccomp"_s,
                        .state = filtered ? S::Good : S::Doubtful,
                        .text = filtered ? Core::tr("in force") : Core::tr("not in force"),
                        .remedy = filtered ? QString() : Core::tr("Applications may then use io_uring, which CRIU cannot save")};
    findings << Finding{.id = u"rootless"_s,
                        .title = Core::tr("Runs as"),
                        .state = details.rootless ? S::Doubtful : S::Good,
                        .text = details.rootless ? Core::tr("a user (rootless)") : Core::tr("root"),
                        .remedy = details.rootless ? Core::tr("Rootless engines give fewer rights; whether they suffice the trial below tells") : QString()};
    return findings;
}

Task<QList<Finding>> tryEngine(std::shared_ptr<Docker> engine, std::stop_token stop)
{
    const auto trial = std::make_shared<Trial>(engine);
    const auto made = co_await makeBase(trial, stop);
    const auto written = made ? writeProject(*trial) : Result<>(failure(made));
    QList<Finding> findings;
    if (!written) {
        findings << Finding{.id = u"probe"_s, .title = Core::tr("A small program frozen and restored"), .state = S::Bad,
                            .text = written.error().message, .remedy = written.error().detail};
    } else {
        const auto report = co_await makeCheckpoint(trial, stop);
        findings << trialFinding(*report);
        findings << capabilitiesFinding(co_await askContainer(trial, stop));
    }
    co_await removeTrial(trial); // also after a stop: nothing of it stays
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    co_return findings;
}

} // namespace Thaw
