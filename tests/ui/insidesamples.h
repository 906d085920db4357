// SPDX-License-Identifier: GPL-3.0-or-later
// What is inside images, made by hand: a small web server with two processes, and what changed in it.
#pragma once

#include "core/images/imagedifference.h"
#include "core/pipeline/labels.h"
#include "core/restore/preflight.h"
#include "ui/models/contentsmodel.h"

namespace Thaw::Samples {

using namespace Qt::StringLiterals;

inline CriuMapping mapping(quint64 start, qint64 pages, quint32 protection, const QString &name, quint32 file = 0, quint32 flags = 2)
{
    return {.start = start, .end = start + quint64(pages) * 4096, .protection = protection, .flags = flags, .file = file,
            .name = name, .pages = pages};
}

/// All pages of its mappings lie one after the other in that file.
inline void keepPages(CriuProcess &process, const QString &file)
{
    process.pages = file;
    process.runs.clear();
    qint64 page = 0;
    for (const CriuMapping &one : std::as_const(process.mappings)) {
        process.runs.append({.address = one.start, .page = page, .count = one.pages});
        page += one.pages;
    }
}

/// Of a page file: some pages are zeros, some are equal to each other.
inline PageHashes pageHashes(const CriuProcess &process)
{
    PageHashes hashes;
    for (const CriuPageRun &run : process.runs) {
        for (qint64 i = 0; i < run.count; ++i)
            hashes.append(i % 9 == 0 ? zeroPageHash() : i % 7 == 0 ? 42 : quint64(process.pid) << 40 | quint64(run.page + i));
    }
    return hashes;
}

inline CriuProcess server()
{
    CriuProcess process;
    process.pid = 301;
    process.parent = 1;
    process.group = process.session = 301;
    process.threads = {301, 302, 303, 304};
    process.name = u"python3"_s;
    process.uid = 65534;
    process.gid = 65534;
    process.bounding = 0xa80425fb;
    process.descriptors = 9;
    process.descriptorLimit = 1048576;
    process.program = 1;
    process.arguments = {u"python3"_s, u"-u"_s, u"/opt/app/server.py"_s, u"--port"_s, u"8080"_s};
    process.environment = {u"PATH=/usr/local/bin:/usr/bin:/bin"_s, u"LANG=C.UTF-8"_s, u"GREETING=Hello from a thawed container"_s,
                           u"DB_PASSWORD=hunter2hunter2"_s, u"HOSTNAME=5c1f0d9ab3e2"_s, u"PYTHON_VERSION=3.13.1"_s};
    process.workingDirectory = u"/opt/app"_s;
    process.root = u"/"_s;
    process.umask = 022;
    process.caughtSignals = 1ULL << 14 | 1ULL << 1;
    process.ignoredSignals = 1ULL << 12 | 1ULL << 24;
    CriuCredentials who;
    who.uid = who.effectiveUid = who.gid = who.effectiveGid = 65534;
    who.bounding = process.bounding;
    who.seccompMode = 2;
    process.seccomp = true;
    for (const quint32 id : process.threads)
        process.threadStates.append({.id = id, .name = id == 301 ? u"python3"_s : u"worker-%1"_s.arg(id - 302), .credentials = who,
                                     .blockedSignals = id == 301 ? 0 : 1ULL << 16, .vectorState = 7});
    process.table = {{.number = 0, .file = 10}, {.number = 1, .file = 11}, {.number = 2, .file = 11}, {.number = 3, .file = 12},
                     {.number = 4, .file = 13}, {.number = 5, .file = 2}, {.number = 6, .file = 14}, {.number = 7, .file = 3},
                     {.number = 8, .file = 15}};
    process.mappings = {mapping(0x5600'0000'0000, 620, 5, u"/usr/local/bin/python3.13"_s, 1),
                        mapping(0x5600'0100'0000, 1480, 3, u"[heap]"_s),
                        mapping(0x7f00'0000'0000, 2100, 3, {}), mapping(0x7f00'1000'0000, 340, 3, {}),
                        mapping(0x7f00'2000'0000, 210, 5, u"/usr/lib/x86_64-linux-gnu/libc.so.6"_s, 4),
                        mapping(0x7f00'3000'0000, 150, 3, u"/usr/local/lib/libpython3.13.so.1.0"_s, 5),
                        mapping(0x7f00'4000'0000, 512, 3, u"memfd:frames"_s, 14, 1), mapping(0x7ffc'0000'0000, 33, 3, u"[stack]"_s)};
    keepPages(process, u"pages-1.img"_s);
    return process;
}

inline CriuImages checkpointImages()
{
    CriuImages images;
    images.version = 2;
    images.uptime = 93'000;
    CriuProcess shell;
    shell.pid = 1;
    shell.group = shell.session = 1;
    shell.threads = {1};
    shell.name = u"sh"_s;
    shell.arguments = {u"/bin/sh"_s, u"/opt/app/run_app.sh"_s};
    shell.environment = {u"PATH=/usr/local/bin:/usr/bin:/bin"_s};
    shell.workingDirectory = u"/opt/app"_s;
    shell.threadStates = {{.id = 1, .name = u"sh"_s}};
    shell.table = {{.number = 0, .file = 10}, {.number = 1, .file = 11}, {.number = 2, .file = 11}};
    shell.mappings = {mapping(0x5500'0000'0000, 40, 5, u"/usr/bin/dash"_s, 6), mapping(0x5500'0100'0000, 24, 3, u"[heap]"_s),
                      mapping(0x7ffd'0000'0000, 12, 3, u"[stack]"_s)};
    keepPages(shell, u"pages-2.img"_s);
    images.processes = {shell, server()};
    CriuProcess helper = server();
    helper.pid = 310;
    helper.parent = 301;
    helper.threads = {310};
    helper.threadStates.resize(1);
    helper.name = u"helper"_s;
    helper.arguments = {u"helper"_s, u"--watch"_s, u"/opt/app/data"_s};
    helper.mappings = {mapping(0x5600'0100'0000, 90, 3, u"[heap]"_s)};
    keepPages(helper, u"pages-3.img"_s);
    images.processes.append(helper);
    images.files = {{.id = 1, .path = u"/usr/local/bin/python3.13"_s, .size = 6'880'000, .mode = 0100755},
                    {.id = 2, .path = u"/opt/app/data/cache.db"_s, .size = 40'960, .mode = 0100644, .flags = 2, .position = 8192},
                    {.id = 3, .path = u"/tmp/upload-7 (deleted)"_s, .size = 512, .mode = 0100600, .flags = 2, .position = 512, .remapped = true},
                    {.id = 4, .path = u"/usr/lib/x86_64-linux-gnu/libc.so.6"_s, .size = 1'922'136, .mode = 0100755},
                    {.id = 5, .path = u"/usr/local/lib/libpython3.13.so.1.0"_s, .size = 5'712'000, .mode = 0100755},
                    {.id = 6, .path = u"/usr/bin/dash"_s, .size = 125'640, .mode = 0100755}};
    images.pages = {{.map = u"pagemap-1.img"_s, .file = u"pages-2.img"_s, .present = 76}, {.map = u"pagemap-301.img"_s, .file = u"pages-1.img"_s, .present = 5445},
                    {.map = u"pagemap-310.img"_s, .file = u"pages-3.img"_s, .present = 90}};
    images.cpu = CriuCpu{.vendor = 1, .name = u"Intel(R) Xeon(R) Processor"_s};
    images.sockets = {{.id = 12, .family = CriuSocket::Family::Inet, .type = u"stream"_s, .protocol = u"tcp"_s, .state = u"listening"_s, .local = u"0.0.0.0:8080"_s, .inode = 40311},
                      {.id = 13, .family = CriuSocket::Family::Inet, .type = u"stream"_s, .protocol = u"tcp"_s, .state = u"established"_s, .local = u"172.17.0.2:8080"_s, .remote = u"172.17.0.1:51544"_s, .inode = 40377, .unread = 1448},
                      {.id = 15, .family = CriuSocket::Family::Unix, .type = u"stream"_s, .state = u"listening"_s, .local = u"/run/app/control.sock"_s, .inode = 40380}};
    images.objects = {{.id = 10, .kind = CriuObject::Kind::Device, .name = u"/dev/null"_s},
                      {.id = 11, .kind = CriuObject::Kind::Pipe, .name = u"pipe:[40299]"_s, .details = u"written to"_s, .unread = 212},
                      {.id = 14, .kind = CriuObject::Kind::Memfd, .name = u"memfd:frames"_s, .size = 2'097'152}};
    images.statistics = {.freezingUs = 1'100, .frozenUs = 41'200, .memoryDumpUs = 11'800, .memoryWriteUs = 19'300, .pagesScanned = 9'120, .pagesWritten = 5'611};
    return images;
}

inline LayerEntry entry(const QByteArray &path, qint64 size = 0, char type = '0', quint32 mode = 0644)
{
    return {.path = path, .size = size, .mode = mode, .type = type};
}

inline ImageContents imageContents()
{
    ImageContents contents;
    contents.name = u"hello:ck-4"_s;
    contents.maker = u"Thaw"_s;
    contents.details.id = u"sha256:"_s + QString(64, u'4');
    contents.details.tags = {u"hello:ck-4"_s};
    contents.details.created = QDateTime(QDate(2026, 3, 4), QTime(10, 20));
    contents.details.size = 157'300'000;
    contents.details.entrypoint = {u"/opt/thaw/bin/thaw-init"_s, u"restore"_s};
    contents.details.exposedPorts = {u"8080/tcp"_s};
    contents.details.environment = {u"PATH=/usr/local/bin:/usr/bin:/bin"_s, u"DB_PASSWORD=hunter2hunter2"_s};
    contents.details.labels = {{Label::Kind, Label::KindCheckpoint}, {Label::Application, u"hello"_s},
                               {Label::Capabilities, u"KILL DAC_OVERRIDE CHECKPOINT_RESTORE"_s}, {Label::Ports, u"0:8080/tcp"_s},
                               {Label::CriuEngineName, u"Docker"_s}, {Label::CriuEngineVersion, u"26.1.5"_s},
                               {Label::CriuBaseName, u"python:3.13-slim"_s}};
    contents.layers = {{.digest = u"sha256:"_s + QString(64, u'a'), .createdBy = u"# debian.sh --arch 'amd64' out/ 'trixie'"_s, .size = 78'600'000,
                        .entries = {entry("usr/bin/dash", 125'640, '0', 0755), entry("etc", 0, '5', 0755), entry("bin", 0, '2', 0777), entry("usr/lib/x86_64-linux-gnu/libc.so.6", 1'922'136, '0', 0755)}},
                       {.digest = u"sha256:"_s + QString(64, u'b'), .createdBy = u"RUN /bin/sh -c set -eux; wget -O python.tar.xz …; make install"_s, .size = 41'300'000,
                        .entries = {entry("usr/local/bin/python3.13", 6'880'000, '0', 0755), entry("usr/local/lib/libpython3.13.so.1.0", 5'712'000, '0', 0755)}},
                       {.digest = u"sha256:"_s + QString(64, u'c'), .createdBy = u"thaw-init"_s, .size = 37'400'000,
                        .entries = {entry("opt/thaw/checkpoint/inventory.img", 310), entry("opt/thaw/checkpoint/pages-1.img", 22'302'720), entry("opt/app/server.py", 2'140), entry("tmp/old.log", 0, 'w')}}};
    contents.layers[0].entries[2].link = "usr/bin";
    FoundCheckpoint found;
    found.directory = u"/opt/thaw/checkpoint"_s;
    found.layer = 2;
    found.sizes = {{u"inventory.img"_s, 310}, {u"pstree.img"_s, 92}, {u"core-301.img"_s, 1980}, {u"pages-1.img"_s, 22'302'720}, {u"pages-2.img"_s, 311'296}};
    found.images = checkpointImages();
    for (const CriuProcess &process : std::as_const(found.images.processes))
        found.hashes.insert(process.pages, pageHashes(process));
    found.criuVersion = u"4.2.1"_s;
    found.host = u"Linux 6.18.2"_s;
    contents.checkpoint = found;
    contents.secrets = {{.kind = SecretPlace::Kind::Value, .where = SecretPlace::Where::Configuration, .name = u"DB_PASSWORD"_s, .place = u"the image’s environment"_s, .preview = u"hun•••"_s},
                        {.kind = SecretPlace::Kind::Value, .where = SecretPlace::Where::Environment, .name = u"DB_PASSWORD"_s, .place = u"process 301 (python3)"_s, .preview = u"hun•••"_s},
                        {.kind = SecretPlace::Kind::Value, .where = SecretPlace::Where::Memory, .name = u"DB_PASSWORD"_s, .place = u"process 301 (python3), [heap]"_s, .preview = u"hun•••"_s, .times = 3},
                        {.kind = SecretPlace::Kind::PrivateKey, .where = SecretPlace::Where::File, .name = u"RSA private key"_s, .place = u"/opt/app/key.pem"_s, .preview = u"-----BEGIN•••"_s}};
    contents.bytesRead = 157'900'000;
    contents.ms = 412;
    return contents;
}

inline ContentsPtr contents()
{
    static const ContentsPtr sample = std::make_shared<const ImageContents>(imageContents());
    return sample;
}

/// A plain image: layers, no checkpoint, no secret.
inline ContentsPtr plainContents()
{
    auto plain = std::make_shared<ImageContents>(imageContents());
    plain->name = u"python:3.13-slim"_s;
    plain->maker.clear();
    plain->details.labels.clear();
    plain->details.entrypoint.clear();
    plain->layers.removeLast();
    plain->checkpoint.reset();
    plain->secrets.clear();
    return plain;
}

/// A layer as large as they come.
inline ContentsPtr hugeContents(int files = 200'000)
{
    auto huge = std::make_shared<ImageContents>(imageContents());
    QList<LayerEntry> entries;
    entries.reserve(files);
    for (int i = 0; i < files; ++i)
        entries.append(entry("usr/lib/node_modules/package-" + QByteArray::number(i / 40) + "/dist/modules/file-" + QByteArray::number(i) + ".js", i * 37 % 90'000));
    huge->layers.append({.digest = u"sha256:"_s + QString(64, u'd'), .createdBy = u"RUN npm ci"_s, .size = 900'000'000, .entries = entries});
    return huge;
}

inline QList<MemoryHit> memoryHits()
{
    const QByteArray around = "host=db user=app password=hunter2hunter2\0pool=4 timeout=30\n"_ba;
    return {{.pid = 301, .address = 0x5600'0100'2f1d, .mapping = u"[heap]"_s, .around = around, .at = 26},
            {.pid = 301, .address = 0x7f00'0000'1a20, .mapping = {}, .around = "DB_PASSWORD=hunter2hunter2\0HOSTNAME=5c1f0d9ab3e2"_ba, .at = 12},
            {.pid = 310, .address = 0x5600'0100'0fd0, .mapping = u"[heap]"_s, .around = around, .at = 26}};
}

inline Preflight preflight(bool good)
{
    Preflight result{.image = u"hello:ck-4"_s, .filesCompared = 31, .ms = 84};
    if (good)
        return result;
    result.problems = {{Severity::Error, u"bad-size"_s, u"/usr/lib/x86_64-linux-gnu/libc.so.6"_s,
                        u"/usr/lib/x86_64-linux-gnu/libc.so.6 has 1,922,137 bytes in the image, and had 1,922,136 at the checkpoint."_s,
                        u"Make the checkpoint again on the image as it is now."_s},
                       {Severity::Error, u"cap"_s, u"CHECKPOINT_RESTORE"_s, u"The container has no CHECKPOINT_RESTORE."_s,
                        u"Start it with --cap-add CHECKPOINT_RESTORE."_s},
                       {Severity::Warning, u"uptime"_s, u"clock"_s, u"The application lives by the machine’s uptime, which is shorter here."_s,
                        u"Timers may come late."_s}};
    return result;
}

inline ImageDifference difference()
{
    ImageDifference d;
    d.before = u"hello:ck-3"_s;
    d.after = u"hello:ck-4"_s;
    d.sizes = {{Change::Changed, u"Image"_s, u"155.4 MB"_s, u"157.3 MB"_s, 155.4e6, 157.3e6}, {Change::Changed, u"Checkpoint"_s, u"22.1 MB"_s, u"22.6 MB"_s, 22.1e6, 22.6e6}};
    d.layers = {{Change::Removed, u"bbbbbbbbbbbb"_s, u"37.0 MB"_s, {}}, {Change::Added, u"cccccccccccc"_s, {}, u"37.4 MB"_s}};
    d.files = {{.change = Change::Changed, .path = "opt/app/server.py", .before = 2100, .after = 2140, .why = u"contents"_s, .isText = true,
                .beforeText = "import http.server\n\nPORT = 8000\n\n\ndef main():\n    serve(PORT)\n\n\nmain()\n",
                .afterText = "import http.server\nimport sys\n\nPORT = 8080\n\n\ndef main():\n    serve(PORT)\n    sys.exit(0)\n\n\nmain()\n"},
               {.change = Change::Added, .path = "opt/app/data/cache.db", .before = -1, .after = 40'960},
               {.change = Change::Removed, .path = "tmp/old.log", .before = 812, .after = -1},
               {.change = Change::Changed, .path = "etc/app.conf", .before = 90, .after = 90, .why = u"mode 0644 → 0600"_s}};
    d.values = {{Change::Changed, u"GREETING"_s, u"Hello"_s, u"Hello from a thawed container"_s}, {Change::Added, u"LOG_LEVEL"_s, {}, u"info"_s}};
    d.configuration = {{Change::Changed, u"Ports"_s, u"8000/tcp"_s, u"8080/tcp"_s}};
    d.processes = {{.change = Change::Changed, .title = u"python3 -u /opt/app/server.py --port 8080"_s, .before = 299, .after = 301,
                    .fields = {{Change::Changed, u"Threads"_s, u"3"_s, u"4"_s}, {Change::Changed, u"Arguments"_s, u"--port 8000"_s, u"--port 8080"_s}}},
                   {.change = Change::Added, .title = u"helper --watch /opt/app/data"_s, .before = 0, .after = 310}};
    d.sockets = {{Change::Removed, u"tcp 0.0.0.0:8000"_s, u"listening"_s, {}}, {Change::Added, u"tcp 0.0.0.0:8080"_s, {}, u"listening"_s}};
    d.openFiles = {{Change::Added, u"/opt/app/data/cache.db"_s, {}, u"python3: 5"_s}};
    d.memory = {{.process = u"python3"_s, .mapping = u"[heap]"_s, .before = 1400, .after = 1480, .equal = 1210, .moved = 60, .changed = 210},
                {.process = u"python3"_s, .mapping = u"[anonymous]"_s, .before = 2100, .after = 2100, .equal = 2100},
                {.process = u"helper"_s, .mapping = u"[heap]"_s, .before = 0, .after = 90, .changed = 90}};
    d.times = {{Change::Changed, u"Restored, first answer"_s, u"0.26 s"_s, u"0.21 s"_s, 260, 210}, {Change::Changed, u"Cold, first answer"_s, u"3.20 s"_s, u"3.16 s"_s, 3200, 3160}};
    d.equalFiles = 8'412;
    return d;
}

} // namespace Thaw::Samples
