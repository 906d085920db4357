// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restore/preflight.h"

#include "core/criu/buildid.h"
#include "core/criu/cpu.h"
#include "core/engine/capabilities.h"
#include "core/engine/engineabilities.h"
#include "core/engine/tarreader.h"
#include "core/init/protocol.h"
#include "core/pipeline/containerfile.h"
#include "core/pipeline/labels.h"
#include "core/report/underway.h"
#include "core/trigger.h"
#include "core/words.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSysInfo>
#include <QUuid>

namespace Thaw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestConsole = 16 << 20;
constexpr int mostAttempts = 5;
constexpr auto betweenAttempts = std::chrono::milliseconds(200);
constexpr qsizetype mostFiles = 5000; ///< that are looked up in the image

/// One look under way; owns what its coroutines need.
struct Look
{
    std::shared_ptr<Docker> engine;
    ImageDetails image;
    RestoreConditions conditions;
    QString container;
    QElapsedTimer clock;
    CheckpointFiles files;
    QByteArray record; ///< thaw-init's
    QByteArray console;
    RestoreSurroundings around;
    Preflight result;
    std::stop_token stop;
};

/// What every engine mounts into a container, whatever its image has there.
QStringList engineMade()
{
    return {u"/proc"_s, u"/sys"_s, u"/dev"_s, u"/run/.containerenv"_s, u"/.dockerenv"_s, u"/etc/hosts"_s,
            u"/etc/hostname"_s, u"/etc/resolv.conf"_s, QString::fromLatin1(THAW_RUN_DIR)};
}

/// Whether CRIU may choose process ids.
bool choosesPids(const ContainerSpec &spec, EngineKind kind)
{
    constexpr auto lastPid = "/proc/sys/kernel/ns_last_pid"_L1;
    const bool mounted = std::ranges::any_of(spec.mounts, [&](const Mount &mount) { return mount.target == lastPid; });
    return abilitiesOf(kind).ownSeccompRestores || !spec.seccompProfile.isEmpty() || mounted || spec.capAdd.contains(u"SYS_ADMIN"_s);
}

qint64 uptimeOfThisMachine()
{
    QFile file(u"/proc/uptime"_s);
    return file.open(QIODevice::ReadOnly) ? qint64(file.readAll().split(' ').value(0).toDouble()) : -1;
}

Task<> readCheckpoint(std::shared_ptr<Look> look)
{
    const QString directory = look->result.contract.directory;
    const QString last = directory.section(u'/', -1);
    qint64 room = mostImageBytes;
    // The archive's paths begin with the directory's own name.
    const auto nameIn = [last](const TarHeader &header) {
        const QString rest = header.path.startsWith(last + u'/') ? header.path.mid(last.size() + 1) : header.path;
        return rest.contains(u'/') || header.type != '0' ? QString() : rest;
    };
    const QString record = QString::fromLatin1(THAW_RECORD_FILE).section(u'/', -1);
    TarReader reader(
        [&](const TarHeader &header) -> qint64 {
            const QString name = nameIn(header);
            if (name.isEmpty() || (!isReadable(name) && name != record) || header.size > std::min(largestImageFile, room))
                return 0;
            room -= header.size;
            return header.size;
        },
        [&](const TarHeader &header, const QByteArray &bytes) {
            const QString name = nameIn(header);
            if (name.isEmpty())
                return;
            look->files.sizes.insert(name, header.size);
            if (name == record)
                look->record = bytes;
            else if (isReadable(name) && bytes.size() == header.size)
                look->files.contents.insert(name, bytes);
        });
    bool valid = true;
    const auto read = co_await look->engine->readArchive(look->container, directory, [&](const QByteArray &bytes) {
        return valid = reader.feed(bytes);
    }, look->stop);
    if (!read && read.error().kind == ErrorKind::NotFound) {
        co_return failure(ErrorKind::Invalid, Core::tr("%1 has no checkpoint: there is no %2 in it").arg(look->result.image, directory));
    }
    if (!read)
        co_return failure(read);
    if (!valid)
        co_return failure(ErrorKind::Truncated, Core::tr("The engine's archive of %1 could not be read").arg(directory));
    co_return {};
}

/// Statistics are nothing that is restored, and the last that CRIU writes: it may be ended over them with the container
/// that an application which dumps itself was in.
CriuImages imagesOf(const CheckpointFiles &files)
{
    CriuImages images = readImages(files);
    images.problems.removeIf([](const QString &problem) { return problem.startsWith("stats-dump "_L1); });
    return images;
}

Task<> lookUp(std::shared_ptr<Look> look, QString path, bool wantsBuildId)
{
    ImageFile found;
    if (!wantsBuildId) {
        const auto stat = co_await look->engine->statPath(look->container, path, look->stop);
        if (!stat && stat.error().kind != ErrorKind::NotFound)
            co_return failure(stat);
        if (stat)
            found = {.exists = true, .size = stat->isDirectory ? -1 : stat->size, .mode = int(stat->mode & 07777)};
    } else {
        TarReader reader([](const TarHeader &header) { return header.type == '0' ? buildIdReach : 0; },
                         [&found](const TarHeader &header, const QByteArray &bytes) {
                             found = {.exists = true, .size = header.size, .mode = int(header.mode), .buildId = buildIdOf(bytes)};
                         });
        const auto read = co_await look->engine->readArchive(
            look->container, path, [&reader](const QByteArray &bytes) { return reader.feed(bytes); }, look->stop);
        if (!read && read.error().kind != ErrorKind::NotFound)
            co_return failure(read);
    }
    look->around.files.insert(path, found);
    ++look->result.filesCompared;
    co_return {};
}

Task<> readFiles(std::shared_ptr<Look> look)
{
    QSet<QString> withBuildId;
    for (const CriuFile &file : std::as_const(look->result.checkpoint.files)) {
        if (!file.buildId.isEmpty())
            withBuildId.insert(file.path);
    }
    const QStringList paths = filesToLookUp(look->result.checkpoint, look->around.outside);
    for (const QString &path : paths.first(std::min(mostFiles, paths.size()))) {
        if (const auto found = co_await lookUp(look, path, withBuildId.contains(path)); !found)
            co_return failure(found);
    }
    co_return {};
}

/// thaw-init's record: what a restore needs, and which files of which size the dump left.
void readRecord(Look &look)
{
    for (const QByteArray &line : look.record.split('\n')) {
        const QByteArray key = line.left(line.indexOf(' ')), value = line.mid(line.indexOf(' ') + 1);
        if (key == "needs") {
            look.around.needed = value.toULongLong(nullptr, 16);
        } else if (key == "file") {
            const qint64 size = value.left(value.indexOf(' ')).toLongLong();
            const QString name = QString::fromUtf8(value.mid(value.indexOf(' ') + 1));
            const qint64 found = look.files.sizes.value(name, -1);
            QStringList &problems = look.result.checkpoint.problems;
            const bool told = std::ranges::any_of(problems, [&](const QString &problem) { return problem.startsWith(name + u' '); });
            if (found < 0 && !told)
                problems.append(name + u" is missing"_s);
            else if (found >= 0 && found != size && !told)
                problems.append(u"%1 has %2 bytes instead of %3"_s.arg(name).arg(found).arg(size));
        }
    }
    if (look.record.isEmpty() && look.around.way == RestoreWay::Thaw)
        look.result.checkpoint.problems.append(u"thaw.conf is missing"_s);
}

Task<> readVersion(std::shared_ptr<Look> look)
{
    look->around.checkpointCriu = look->image.labels.value(Label::CriuVersion);
    if (look->around.way != RestoreWay::Thaw)
        co_return {};
    const auto about = co_await readContainerFile(look->engine, look->container, QStringLiteral(THAW_CRIU_DIR "/ABOUT"));
    static const QRegularExpression version(u"^version: (\\S+)"_s, QRegularExpression::MultilineOption);
    if (about)
        look->around.criu = version.match(QString::fromUtf8(*about)).captured(1);
    co_return {};
}

Task<> inspectCheckpoint(std::shared_ptr<Look> look)
{
    if (const auto read = co_await readCheckpoint(look); !read)
        co_return failure(read);
    if (look->files.sizes.isEmpty())
        co_return failure(ErrorKind::Invalid, Core::tr("%1 has no checkpoint: %2 is empty").arg(look->result.image, look->result.contract.directory));
    look->result.checkpoint = imagesOf(look->files);
    readRecord(*look);
    if (const QString console = look->result.contract.console; !console.isEmpty()) {
        const auto stat = co_await look->engine->statPath(look->container, console, look->stop);
        if (stat && stat->size <= largestConsole) {
            if (const auto bytes = co_await readContainerFile(look->engine, look->container, console))
                look->console = *bytes;
        }
    }
    co_return {};
}

Task<> inspect(std::shared_ptr<Look> look)
{
    if (const auto read = co_await inspectCheckpoint(look); !read)
        co_return failure(read);
    if (const auto read = co_await readVersion(look); !read)
        co_return failure(read);
    if (const auto read = co_await readFiles(look); !read)
        co_return failure(read);
    // The CPU is the engine's: known where the engine runs on this machine.
    const auto host = co_await look->engine->details(look->stop);
    if (host && look->engine->endpoint().isLocal() && host->kernel == QSysInfo::kernelVersion()) {
        if (const auto cpu = thisCpu(); !cpu.isEmpty())
            look->around.cpu = cpu;
        look->around.uptime = uptimeOfThisMachine();
    }
    look->result.problems = checkRestore(look->result.checkpoint, look->around);
    co_return {};
}

/// Does it in a container of the image that is never started, and is removed whatever comes out.
Task<> inContainer(std::shared_ptr<Look> look, Task<> (*work)(std::shared_ptr<Look>))
{
    if (look->stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, Core::tr("Stopped"));
    ContainerSpec spec;
    const QString mark = QUuid::createUuid().toString(QUuid::Id128);
    Underway underway(mark, look->engine->endpoint().argument());
    spec.name = markedName(u"look"_s, mark);
    spec.image = look->image.id;
    spec.labels = {{Label::Kind, Label::KindTest}, {Label::Run, mark}};
    const auto container = co_await look->engine->createContainer(spec);
    if (!container) {
        underway.leaveAfter(container.error());
        co_return failure(container);
    }
    look->container = *container;
    const Result<> looked = co_await work(look);
    const auto removed = co_await look->engine->removeContainer(look->container);
    if (!removed)
        underway.leave();
    if (!looked)
        co_return failure(looked);
    if (!removed)
        co_return failure(removed);
    co_return {};
}

void describe(Look &look)
{
    const EngineKind kind = look.engine->info().kind;
    look.around.way = look.result.contract.way;
    look.around.capabilities = capabilitiesOf(look.around.container, kind);
    look.around.choosesPids = choosesPids(look.around.container, kind);
    look.around.hostClock = look.image.labels.value(Label::Clock) == "host"_L1;
    look.around.outside = engineMade() + look.around.container.tmpfs
        + look.image.labels.value(Label::Mounts).split(u' ', Qt::SkipEmptyParts) + look.image.volumes;
    for (const Mount &mount : std::as_const(look.around.container.mounts))
        look.around.outside.append(mount.target);
}

QString severityName(Severity severity)
{
    return severity == Severity::Error ? u"error"_s : u"warning"_s;
}

} // namespace

bool Preflight::canRestore() const
{
    return std::ranges::none_of(problems, [](const PreflightProblem &problem) { return problem.severity == Severity::Error; });
}

Task<Preflight> preflightRestore(std::shared_ptr<Docker> engine, QString image, RestoreConditions conditions,
                                 std::stop_token stop)
{
    auto look = std::make_shared<Look>();
    look->engine = engine;
    look->conditions = conditions;
    look->stop = stop;
    look->clock.start();
    look->result.image = image;
    const auto details = co_await engine->inspectImage(image, stop);
    if (!details)
        co_return failure(details);
    const auto contract = contractOf(*details);
    if (!contract)
        co_return failure(ErrorKind::Invalid, Core::tr("%1 is not a checkpoint image: neither Thaw's nor one whose entrypoint restores").arg(image));
    const auto toolbox = loadToolbox();
    if (!toolbox)
        co_return failure(toolbox);
    look->image = *details;
    look->result.contract = *contract;
    look->around.container = restoreContainer(*details, *contract, conditions, engine->info().kind, *toolbox);
    describe(*look);
    const auto looked = co_await inContainer(look, inspect);
    if (!looked)
        co_return failure(looked);
    look->result.ms = double(look->clock.nsecsElapsed()) / 1e6;
    co_return look->result;
}

Task<CheckpointLook> lookAtCheckpoint(std::shared_ptr<Docker> engine, ImageDetails image, RestoreContract contract,
                                      std::stop_token stop)
{
    auto look = std::make_shared<Look>();
    look->engine = engine;
    look->stop = stop;
    look->image = image;
    look->result.image = image.tags.isEmpty() ? image.id : image.tags.first();
    look->result.contract = contract;
    look->around.way = contract.way;
    const auto looked = co_await inContainer(look, inspectCheckpoint);
    if (!looked)
        co_return failure(looked);
    co_return CheckpointLook{look->result.checkpoint, look->console};
}

Task<HeldCheckpoint> checkpointIn(std::shared_ptr<Docker> engine, QString container, QString directory, std::stop_token stop)
{
    const auto stat = co_await engine->statPath(container, directory, stop);
    if (!stat && stat.error().kind == ErrorKind::NotFound)
        co_return HeldCheckpoint{};
    std::shared_ptr<Look> look;
    for (int attempt = 1;; ++attempt) {
        look = std::make_shared<Look>();
        look->engine = engine;
        look->container = container;
        look->stop = stop;
        look->result.contract.directory = directory;
        const auto read = co_await readCheckpoint(look);
        if (read)
            break;
        // Podman unmounts a container's files a moment after its end, from under whom it has let read them.
        if (read.error().kind != ErrorKind::Truncated || attempt == mostAttempts || !co_await pauseFor(betweenAttempts, stop))
            co_return failure(read);
    }
    HeldCheckpoint held;
    held.files = int(look->files.sizes.size());
    for (const qint64 size : std::as_const(look->files.sizes))
        held.bytes += size;
    if (held.files > 0)
        held.images = imagesOf(look->files);
    co_return held;
}

QJsonObject toJson(const Preflight &preflight)
{
    QJsonArray problems;
    for (const PreflightProblem &problem : preflight.problems) {
        problems.append(QJsonObject{{u"severity"_s, severityName(problem.severity)},
                                    {u"id"_s, problem.id},
                                    {u"subject"_s, problem.subject},
                                    {u"text"_s, problem.text},
                                    {u"remedy"_s, problem.remedy}});
    }
    return {{u"image"_s, preflight.image},
            {u"contract"_s, preflight.contract.name},
            {u"canRestore"_s, preflight.canRestore()},
            {u"processes"_s, qint64(preflight.checkpoint.processes.size())},
            {u"files"_s, preflight.filesCompared},
            {u"ms"_s, preflight.ms},
            {u"problems"_s, problems}};
}

} // namespace Thaw
