// SPDX-License-Identifier: GPL-3.0-or-later
// CRIU's files are read as they are, and whatever is wrong with them is told and does no harm.
#include "core/criu/buildid.h"
#include "core/criu/checkpointdirectory.h"
#include "core/criu/cpu.h"
#include "core/criu/imagereader.h"
#include "support/criufiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <elf.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestImageReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void aWholeCheckpointIsRead();
    void processesAreToldInFull();
    void socketsAreTold();
    void objectsAreTold();
    void memoryIsTold();
    void oldCheckpointsAreRead();
    void aNewerCriuIsNoticed_data();
    void aNewerCriuIsNoticed();
    void piecesAndPlacesAgree();
    void textsAreTaken_data();
    void textsAreTaken();
    void whatIsWrongIsTold_data();
    void whatIsWrongIsTold();
    void anyCutAndAnyByteIsSurvived();
    void hugeClaimsUseNoMemory();
    void zombiesHaveNothingButACore();
    void sharedMemoryDoesNotMultiply();
    void onlyWhatIsReadIsKept();
    void aDirectoryIsReadAndNothingBeyond();
    void buildIdsAreFound();
    void instructionsAreCompared();
};

void TestImageReader::aWholeCheckpointIsRead()
{
    const CriuImages images = readImages(sampleCheckpoint());
    QCOMPARE(images.problems, QStringList());
    QCOMPARE(images.version, 2u);
    QCOMPARE(images.uptime, 5u);
    CriuCredentials credentials{.uid = 33, .gid = 33, .permitted = 1, .bounding = 0x1ffffffffff};
    const CriuProcess process{.pid = 301, .parent = 0, .group = 301, .session = 301, .threads = {301, 305}, .name = u"server"_s,
                              .uid = 33, .gid = 33, .capabilities = 1, .bounding = 0x1ffffffffff,
                              .descriptors = 18, .descriptorLimit = 1024, .program = 2,
                              .threadStates = {{.id = 301, .name = u"server"_s, .credentials = credentials},
                                               {.id = 305, .credentials = credentials}},
                              .table = {{0, 1}, {17, 2}}, .pages = u"pages-1.img"_s, .runs = {{0x9000, 0, 2}}};
    QCOMPARE(images.processes, QList<CriuProcess>{process});
    const CriuFile log{.id = 1, .path = u"/var/log/a"_s, .size = 100, .mode = 0100644, .flags = 02001, .position = 0};
    const CriuFile program{.id = 2, .path = u"/bin/server"_s, .size = 4096, .mode = 0100755, .flags = 0,
                           .buildId = QByteArray("\1\2\3\4\5\6\7\10", 8), .position = 0};
    QCOMPARE(images.files, (QList<CriuFile>{log, program}));
    // Lazy pages are in nobody's file.
    QCOMPARE(images.pages, (QList<CriuPages>{{u"pagemap-301.img"_s, u"pages-1.img"_s, 2}}));
    QCOMPARE(images.cpu, (CriuCpu{1, u"Some CPU"_s, {1, 2}}));
    QVERIFY(!images.newer);
}

void TestImageReader::processesAreToldInFull()
{
    CheckpointFiles files = fullCheckpoint();
    const Message credentials = Message().number(1, 33).number(2, 34).number(3, 35).number(4, 36).number(9, 1).number(9, 2).number(10, 3).number(11, 4)
                                    .number(12, 5).number(14, 100).number(14, 101).text(15, "docker-default").number(18, 1).number(19, 6);
    Message task = Message().number(1, 3).number(2, 0).number(5, 2).text(6, "server");
    for (int i = 0; i < 62; ++i) // signal 1 is ignored, 2 and 10 (the ninth, as KILL has none) have handlers
        task.message(15, Message().number(1, i == 0 ? 1 : i == 1 || i == 8 ? 0x4000 : 0));
    const Message vectors = Message().number(1, 0xe7), registers = Message().message(3, Message().message(13, vectors));
    addFile(files, u"core-301.img"_s, criuFile({Message().number(1, 1).message(2, registers).message(3, task)
        .message(5, Message().number(3, 5).number(4, 1).message(10, credentials).number(11, 2).text(13, "main"))}));
    const CriuImages images = readImages(files);
    QCOMPARE(images.problems, QStringList());
    const CriuProcess &process = images.processes.first();
    const CriuThread thread{.id = 301, .name = u"server"_s,
                            .credentials = {.uid = 33, .effectiveUid = 35, .gid = 34, .effectiveGid = 36, .groups = {100, 101},
                                            .inheritable = 1 | quint64(2) << 32, .permitted = 3, .effective = 4, .bounding = 5,
                                            .ambient = 6, .noNewPrivileges = true, .seccompMode = 2, .securityLabel = u"docker-default"_s},
                            .policy = 1, .nice = -3, .blockedSignals = 2, .vectorState = 0xe7};
    QCOMPARE(process.threadStates.first(), thread);
    QCOMPARE(process.state, CriuState::Stopped);
    QVERIFY(!process.ended);
    QCOMPARE(process.ignoredSignals, 1u);
    QCOMPARE(process.caughtSignals, 1u << 1 | 1u << 9);
    QCOMPARE(process.workingDirectory, u"/srv"_s);
    QCOMPARE(process.root, u"/"_s);
    QCOMPARE(process.umask, 022);
    QCOMPARE(process.table, (QList<CriuDescriptor>{{0, 1, false}, {17, 20, true}}));
    QCOMPARE(images.statistics, (CriuStatistics{.freezingUs = 10, .frozenUs = 20, .memoryDumpUs = 30, .memoryWriteUs = 40, .pagesScanned = 50,
                                                .pagesWritten = 60, .sharedPagesScanned = 70, .sharedPagesWritten = 80}));
    QVERIFY(!images.newer);
}

void TestImageReader::socketsAreTold()
{
    using Family = CriuSocket::Family;
    const CriuImages images = readImages(fullCheckpoint());
    QCOMPARE(images.problems, QStringList());
    const QList<CriuSocket> expected{
        {20, Family::Inet, u"stream"_s, u"tcp"_s, u"listening"_s, u"0.0.0.0:8080"_s, QString(), 0xabc},
        {21, Family::Inet6, u"stream"_s, u"tcp"_s, u"established"_s, u"[::1]:8080"_s, u"[::ffff:10.0.0.7]:40000"_s, 0xabd, 4, 6},
        {22, Family::Inet, u"datagram"_s, u"udp"_s, u"unconnected"_s, u"127.0.0.1:53"_s, QString(), 0xabe},
        {23, Family::Unix, u"stream"_s, QString(), u"listening"_s, u"/run/a"_s, QString(), 501},
        {24, Family::Unix, u"stream"_s, QString(), u"established"_s, u"@bus"_s, u"503"_s, 502},
        {25, Family::Unix, u"stream"_s, QString(), u"established"_s, QString(), u"@bus"_s, 503, 4},
        {26, Family::Unix, u"datagram"_s, QString(), u"unconnected"_s, QString(), u"505"_s, 504},
        {27, Family::Packet, u"raw"_s, u"every protocol"_s, QString(), u"interface 2"_s, QString(), 0},
        {28, Family::Netlink, u"raw"_s, u"route"_s, QString(), u"port 301"_s, QString(), 506},
    };
    QCOMPARE(images.sockets.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(images.sockets[i], expected[i]);
}

void TestImageReader::objectsAreTold()
{
    using Kind = CriuObject::Kind;
    const CriuImages images = readImages(fullCheckpoint());
    const QList<CriuObject> expected{
        {.id = 30, .kind = Kind::Pipe, .name = u"pipe:[7000]"_s, .unread = 5},
        {.id = 31, .kind = Kind::Pipe, .name = u"pipe:[7000]"_s, .flags = 1, .unread = 5},
        {.id = 32, .kind = Kind::Fifo, .name = u"/run/fifo"_s, .unread = 2},
        {.id = 33, .kind = Kind::EventFd, .details = u"counter 5"_s, .flags = 2},
        {.id = 34, .kind = Kind::Epoll, .details = u"descriptors watched: 2"_s, .flags = 2},
        {.id = 35, .kind = Kind::SignalFd, .details = u"signals 1, 15"_s, .flags = 2},
        {.id = 36, .kind = Kind::TimerFd, .details = u"monotonic clock, due in 1.5 s, then every 2 s"_s, .flags = 2},
        {.id = 37, .kind = Kind::Inotify, .details = u"files watched: 1"_s},
        {.id = 38, .kind = Kind::Fanotify, .details = u"marks: 0"_s},
        {.id = 39, .kind = Kind::Tty, .name = u"pts/3"_s, .flags = 2, .unread = 5},
        {.id = 40, .kind = Kind::Namespace, .name = u"net"_s},
        {.id = 41, .kind = Kind::Device, .name = u"tun0"_s, .details = u"tun"_s},
        {.id = 42, .kind = Kind::Memfd, .name = u"buffer"_s, .flags = 2, .size = 12288},
        {.id = 43, .kind = Kind::Other, .name = u"external"_s, .details = u"given to CRIU at the restore"_s},
        {.id = 44, .kind = Kind::Other, .name = u"counters"_s, .details = u"BPF map"_s, .flags = 2},
        {.id = 45, .kind = Kind::Other, .name = u"pidfd"_s, .details = u"process 302"_s, .flags = 2},
    };
    QCOMPARE(images.objects.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(images.objects[i], expected[i]);
    QCOMPARE(images.files.first().position, 17);
}

void TestImageReader::memoryIsTold()
{
    const CriuImages images = readImages(fullCheckpoint());
    QCOMPARE(images.problems, QStringList());
    const CriuProcess &process = images.processes.first();
    const QList<CriuMapping> expected{
        {.start = 0x1000, .end = 0x6000, .protection = 3, .flags = 0x22, .elsewhere = 5},
        {.start = 0x9000, .end = 0xb000, .protection = 3, .flags = 0x22, .name = u"[heap]"_s, .pages = 2},
        {.start = 0x10000, .end = 0x12000, .protection = 3, .flags = 2, .offset = 0x1000, .file = 2, .name = u"/bin/server"_s},
        {.start = 0x20000, .end = 0x22000, .protection = 3, .flags = 1, .offset = 0x1000, .file = 42, .name = u"memfd:buffer"_s, .pages = 2},
        {.start = 0x28000, .end = 0x29000, .protection = 3, .flags = 0x21, .name = u"[shared]"_s, .pages = 1},
        {.start = 0x30000, .end = 0x31000, .protection = 3, .flags = 0x22, .pages = 1},
        {.start = 0x7f000, .end = 0x80000, .protection = 3, .flags = 0x122, .name = u"[stack]"_s, .pages = 1},
    };
    QCOMPARE(process.mappings.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(process.mappings[i], expected[i]);
    QCOMPARE(process.runs, (QList<CriuPageRun>{{0x9000, 0, 2}, {0x30000, 2, 1}, {0x7f000, 3, 1}}));
    // The memfd is mapped from its second page on.
    QCOMPARE(process.sharedRuns, (QList<CriuSharedRun>{{0x20000, 1, 2, u"pages-2.img"_s}, {0x28000, 0, 1, u"pages-3.img"_s}}));
    QCOMPARE(images.shared, (QList<CriuSharedMemory>{{77, u"memfd:buffer"_s, u"pages-2.img"_s, {{0, 0, 3}}},
                                                     {78, u"[shared]"_s, u"pages-3.img"_s, {{0, 0, 1}}}}));
    QCOMPARE(images.pages, (QList<CriuPages>{{u"pagemap-shmem-77.img"_s, u"pages-2.img"_s, 3}, {u"pagemap-shmem-78.img"_s, u"pages-3.img"_s, 1},
                                             {u"pagemap-301.img"_s, u"pages-1.img"_s, 4}}));
}

void TestImageReader::oldCheckpointsAreRead()
{
    CheckpointFiles files = sampleCheckpoint();
    files.sizes.remove(u"files.img"_s);
    files.contents.remove(u"files.img"_s);
    addFile(files, u"reg-files.img"_s, criuFile({Message().number(1, 2).number(2, 0).text(6, "bin/server")}));
    addFile(files, u"pipes.img"_s, criuFile({Message().number(1, 3).number(2, 7000).number(3, 1)}));
    addFile(files, u"unixsk.img"_s, criuFile({Message().number(1, 4).number(2, 9).number(3, 1).number(4, 7).number(8, 0).text(11, {})}));
    addFile(files, u"inetsk.img"_s, criuFile({}));
    addFile(files, u"sigacts-301.img"_s, criuFile({Message().number(1, 1), Message().number(1, 0x4000)}));
    addFile(files, u"pagemap-301.img"_s, criuFile({Message().number(1, 1), Message().number(1, 0x9000).number(2, 2), Message().number(1, 0xb000).number(2, 4).number(3, 1)}));
    const CriuImages images = readImages(files);
    QCOMPARE(images.problems, QStringList());
    QCOMPARE(images.files, QList<CriuFile>{(CriuFile{.id = 2, .path = u"/bin/server"_s})});
    QCOMPARE(images.objects, QList<CriuObject>{(CriuObject{.id = 3, .kind = CriuObject::Kind::Pipe, .name = u"pipe:[7000]"_s, .flags = 1})});
    QCOMPARE(images.sockets.first().state, u"closed"_s);
    QCOMPARE(images.processes.first().ignoredSignals, 1u);
    QCOMPARE(images.processes.first().caughtSignals, 2u);
    QCOMPARE(images.processes.first().runs, (QList<CriuPageRun>{{0x9000, 0, 2}}));
    QVERIFY(!images.newer);
}

void TestImageReader::aNewerCriuIsNoticed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("newer");
    const auto row = [](const char *name, const QString &file, const QList<Message> &entries, bool newer, bool inventory = false) {
        QTest::newRow(name) << file << criuFile(entries, inventory) << newer;
    };
    const Message head = Message().number(1, 1);
    row("fields that are known and not used", u"inventory.img"_s, {Message().number(1, 2).number(2, 1).message(3, head).number(14, 1)}, false, true);
    row("a field more", u"inventory.img"_s, {Message().number(1, 2).number(15, 1)}, true, true);
    row("another format", u"inventory.img"_s, {Message().number(1, 3)}, true, true);
    row("a field more in a message within", u"core-305.img"_s, {Message().number(1, 1).message(5, Message().message(10, Message().number(20, 1)))}, true);
    row("a kind of file more", u"files.img"_s, {Message().number(1, 23).number(2, 1)}, true);
    row("a terminal of an old kind", u"files.img"_s, {Message().number(1, 65534).number(2, 1)}, false);
    row("compressed pages", u"pagemap-301.img"_s, {head, Message().number(1, 0x9000).number(2, 2).number(4, 4 | 8)}, true);
    row("a field more of a run of pages", u"pagemap-301.img"_s, {head, Message().number(1, 0x9000).number(2, 2).number(4, 4).number(6, 100)}, true);
    row("a field more of a mapping", u"mm-301.img"_s, {Message().message(14, Message().number(1, 0x1000).number(2, 0x2000).number(11, 1))}, true);
}

void TestImageReader::aNewerCriuIsNoticed()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, newer);
    CheckpointFiles files = sampleCheckpoint();
    addFile(files, file, bytes);
    QCOMPARE(readImages(files).newer, newer);
}

void TestImageReader::piecesAndPlacesAgree()
{
    const CriuImages images = readImages(fullCheckpoint());
    const CriuProcess &process = images.processes.first();
    const QString own = u"pages-1.img"_s, memfd = u"pages-2.img"_s, shared = u"pages-3.img"_s;
    // From within the heap to within the shared memory: what lies between is not in the checkpoint.
    QCOMPARE(piecesOf(process, 0x9ff0, 0x28010), (QList<PagePiece>{{own, 0xff0, 0x1010}, {memfd, 0x1000, 0x2000}, {shared, 0, 0x10}}));
    QCOMPARE(piecesOf(process, 0x1000, 0x9000), QList<PagePiece>());
    QCOMPARE(piecesOf(process, 0xa000, 0xa000), QList<PagePiece>());
    QCOMPARE(piecesOf(process, 0xb000, 0x1000), QList<PagePiece>());
    QCOMPARE(piecesOf(process, 0, ~quint64(0)).size(), 5);
    QCOMPARE(placeOf(images, own, 0x1234), (MemoryPlace{301, 0xa234, u"[heap]"_s}));
    QCOMPARE(placeOf(images, own, 0x3000), (MemoryPlace{301, 0x7f000, u"[stack]"_s}));
    QCOMPARE(placeOf(images, memfd, 0x1001), (MemoryPlace{301, 0x20001, u"memfd:buffer"_s}));
    QCOMPARE(placeOf(images, memfd, 0x10), (MemoryPlace{0, 0x10, u"memfd:buffer"_s})); // nobody maps the first page
    QVERIFY(!placeOf(images, own, 0x4000));
    QVERIFY(!placeOf(images, u"pages-9.img"_s, 0));
}

void TestImageReader::textsAreTaken_data()
{
    QTest::addColumn<QByteArray>("memory"); // from 0x30010: 16 bytes of arguments, 32 of environment
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("environment");
    QTest::newRow("as a program starts") << QByteArray("server\0--port\0\0\0A=1\0PATH=/bin:/usr/bin\0", 16 + 24) << QStringList{u"server"_s, u"--port"_s}
                                         << QStringList{u"A=1"_s, u"PATH=/bin:/usr/bin"_s};
    QTest::newRow("an empty word between") << QByteArray("sh\0-c\0\0last word\0", 17).first(16).replace(15, 1, QByteArray(1, '\0'))
                                           << QStringList{u"sh"_s, u"-c"_s, QString(), u"last wor"_s} << QStringList();
    QTest::newRow("a title over both") << QByteArray("server: main process of it\0rest\0B=2", 35) << QStringList{u"server: main process of it"_s}
                                       << QStringList{u"B=2"_s};
    QTest::newRow("a title that is shorter") << QByteArray("server: main\0\0\0\0B=2", 19) << QStringList{u"server: main"_s} << QStringList{u"B=2"_s};
    QTest::newRow("no text at all") << QByteArray(48, '\xff') << QStringList{QString(48, QChar::ReplacementCharacter)} << QStringList();
}

void TestImageReader::textsAreTaken()
{
    QFETCH(QByteArray, memory);
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, environment);
    CriuImages images = readImages(fullCheckpoint());
    QCOMPARE(textPieces(images), (QList<PagePiece>{{u"pages-1.img"_s, 0x2010, 0x10}, {u"pages-1.img"_s, 0x2020, 0x20}}));
    const QByteArray page = memory.leftJustified(0x30, '\0');
    takeTexts(images, [&](const PagePiece &piece) { return page.mid(piece.offset - 0x2010, piece.size); });
    QCOMPARE(images.processes.first().arguments, arguments);
    QCOMPARE(images.processes.first().environment, environment);
    QCOMPARE(processTitle(images.processes.first()), arguments.join(u' '));
    takeTexts(images, [](const PagePiece &) { return QByteArray(); });
    QCOMPARE(images.processes.first().arguments, QStringList());
    QCOMPARE(processTitle(images.processes.first()), u"server (301)"_s);
}

void TestImageReader::whatIsWrongIsTold_data()
{
    QTest::addColumn<CheckpointFiles>("files");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QString &problem, const std::function<void(CheckpointFiles &)> &harm) {
        CheckpointFiles files = sampleCheckpoint();
        harm(files);
        QTest::newRow(name) << files << problem;
    };
    const auto replace = [](CheckpointFiles &files, const QString &name, const QByteArray &bytes) { addFile(files, name, bytes); };
    row("a file is gone", u"ids-301.img is missing"_s, [](CheckpointFiles &files) {
        files.sizes.remove(u"ids-301.img"_s);
        files.contents.remove(u"ids-301.img"_s);
    });
    row("a thread's file is gone", u"core-305.img is missing"_s, [](CheckpointFiles &files) {
        files.sizes.remove(u"core-305.img"_s);
        files.contents.remove(u"core-305.img"_s);
    });
    row("the pages are cut", u"pages-1.img has 4096 bytes where pagemap-301.img promises 8192"_s,
        [](CheckpointFiles &files) { files.sizes[u"pages-1.img"_s] = 4096; });
    row("the pages are gone", u"pages-1.img is missing"_s, [](CheckpointFiles &files) { files.sizes.remove(u"pages-1.img"_s); });
    row("empty", u"mm-301.img is empty"_s, [&](CheckpointFiles &files) { replace(files, u"mm-301.img"_s, {}); });
    row("nothing but its head", u"mm-301.img is empty"_s, [&](CheckpointFiles &files) { replace(files, u"mm-301.img"_s, criuFile({})); });
    row("another format", u"pstree.img is not one of CRIU's files"_s,
        [&](CheckpointFiles &files) { replace(files, u"pstree.img"_s, "nothing of CRIU's"); });
    row("cut within an entry", u"files.img is cut short"_s, [&](CheckpointFiles &files) {
        replace(files, u"files.img"_s, files.contents[u"files.img"_s].chopped(3));
    });
    row("not protobuf", u"core-301.img is damaged at byte 8"_s,
        [&](CheckpointFiles &files) { replace(files, u"core-301.img"_s, word(0x54564319) + word(1) + word(2) + "\xff\xff"); });
    row("one process twice", u"pstree.img names the process 301 twice"_s, [&](CheckpointFiles &files) {
        const Message entry = Message().number(1, 301).number(2, 0).number(3, 301).number(4, 301).number(5, 301);
        replace(files, u"pstree.img"_s, criuFile({entry, entry}));
    });
    row("more pages than memory has", u"pagemap-301.img is damaged at byte 14"_s, [&](CheckpointFiles &files) {
        replace(files, u"pagemap-301.img"_s, criuFile({Message().number(1, 1), Message().number(1, 0).number(5, quint64(1) << 60).number(4, 4)}));
    });
}

void TestImageReader::whatIsWrongIsTold()
{
    QFETCH(CheckpointFiles, files);
    QFETCH(QString, problem);
    const CriuImages images = readImages(files);
    QVERIFY2(images.problems.contains(problem), qPrintable(images.problems.join(u'\n')));
    // What is whole is read all the same.
    QVERIFY(images.cpu.has_value());
}

void TestImageReader::anyCutAndAnyByteIsSurvived()
{
    const CheckpointFiles whole = fullCheckpoint();
    const CriuImages expected = readImages(whole);
    for (const QString &name : whole.contents.keys()) {
        for (qsizetype size = 0; size < whole.contents[name].size(); ++size) {
            CheckpointFiles files = whole;
            addFile(files, name, whole.contents[name].first(size));
            const CriuImages cut = readImages(files);
            QVERIFY2(!cut.problems.isEmpty() || cut != expected, qPrintable(u"%1 cut to %2"_s.arg(name).arg(size)));
        }
        for (qsizetype at = 0; at < whole.contents[name].size(); ++at) {
            CheckpointFiles files = whole;
            for (const int bits : {0x01, 0x80, 0xff}) {
                files.contents[name][at] = char(whole.contents[name][at] ^ bits);
                CriuImages images = readImages(files); // under the sanitizers: reads nothing it must not
                takeTexts(images, [](const PagePiece &piece) { return QByteArray(qsizetype(piece.size), 'x'); });
            }
        }
    }
}

void TestImageReader::hugeClaimsUseNoMemory()
{
    CheckpointFiles files = sampleCheckpoint();
    addFile(files, u"files.img"_s, word(0x54564319) + word(1) + word(0xffffffff));
    addFile(files, u"mm-301.img"_s, word(0x54564319) + word(1) + word(6) + "\x72\xff\xff\xff\xff\x0f");
    addFile(files, u"pagemap-301.img"_s, criuFile({Message().number(1, 1), Message().number(1, 0).number(4, 4).number(5, quint64(1) << 40)}));
    addFile(files, u"sk-queues.img"_s, criuFileWithTails({{Message().number(1, 1).number(2, 0xffffffff), "few"}}));
    QByteArray many = word(0x54564319) + word(1);
    for (int i = 0; i < 100'000; ++i)
        many += word(0); // entries without a pid
    addFile(files, u"pstree.img"_s, many);
    const CriuImages images = readImages(files);
    QVERIFY(images.problems.contains(u"sk-queues.img is cut short"_s));
    QVERIFY(images.problems.size() <= 201);
    QVERIFY(images.processes.size() <= 1);
}

void TestImageReader::zombiesHaveNothingButACore()
{
    CheckpointFiles files = sampleCheckpoint();
    addFile(files, u"pstree.img"_s, criuFile({Message().number(1, 301).number(5, 301), Message().number(1, 400).number(2, 301)}));
    addFile(files, u"core-400.img"_s, criuFile({Message().message(3, Message().number(1, 6).number(2, 7).text(6, "gone"))}));
    const CriuImages images = readImages(files);
    QCOMPARE(images.problems, QStringList());
    QVERIFY(images.processes.last().ended);
}

void TestImageReader::sharedMemoryDoesNotMultiply()
{
    // A few hundred kilobytes that say: thousands of mappings of memory in thousands of pieces.
    CheckpointFiles files = sampleCheckpoint();
    QList<Message> runs{Message().number(1, 2)};
    for (quint64 i = 0; i < 10'000; ++i)
        runs.append(Message().number(1, i * 0x2000).number(2, 1).number(4, 4));
    addFile(files, u"pagemap-shmem-78.img"_s, criuFile(runs));
    Message memory = Message().number(12, 2);
    for (quint64 i = 0; i < 10'000; ++i)
        memory.message(14, mappingEntry(i << 32, (i + 1) << 32, 0, 78, 0x21, 0x101));
    addFile(files, u"mm-301.img"_s, criuFile({memory}));
    const CriuImages images = readImages(files);
    QVERIFY(images.problems.contains(u"mm-301.img shares more memory than can be told"_s));
    QCOMPARE(images.processes.first().sharedRuns.size(), 4'000'000);
}

void TestImageReader::aDirectoryIsReadAndNothingBeyond()
{
    QTemporaryDir directory, outside;
    const auto write = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    };
    const CheckpointFiles sample = fullCheckpoint();
    for (const auto &[name, size] : sample.sizes.asKeyValueRange())
        write(directory.filePath(name), sample.contents.value(name, QByteArray(qsizetype(size), 'p')));
    write(outside.filePath(u"secret"_s), "not of the checkpoint");
    QVERIFY(QFile::link(outside.filePath(u"secret"_s), directory.filePath(u"core-9.img"_s)));
    QCOMPARE(mkfifo(QFile::encodeName(directory.filePath(u"core-10.img"_s)).constData(), 0600), 0);
    QVERIFY(QDir(directory.path()).mkdir(u"core-11.img"_s));

    QCOMPARE(readCheckpointDirectory(directory.path()), sample);
    const auto opened = CheckpointDirectory::open(directory.path());
    QVERIFY(opened.has_value());
    QCOMPARE((*opened)->read({u"pages-2.img"_s, 4096, 10}), QByteArray(10, 'p'));
    QCOMPARE((*opened)->read({u"pages-2.img"_s, 12280, 100}), QByteArray(8, 'p'));
    for (const PagePiece &piece : {PagePiece{u"pages-2.img"_s, 1 << 20, 1}, {u"../secret"_s, 0, 1}, {u"core-9.img"_s, 0, 1}, {u"pages-2.img"_s, -1, 5}})
        QCOMPARE((*opened)->read(piece), QByteArray());
    qint64 streamed = 0;
    QVERIFY((*opened)->stream(u"pages-1.img"_s, [&](QByteArrayView bytes) { return (streamed += bytes.size()) > 0; }));
    QCOMPARE(streamed, 4 * 4096);
    QVERIFY(!(*opened)->stream(u"core-9.img"_s, [](QByteArrayView) { return true; }));

    QCOMPARE(readCheckpointDirectory(outside.path()).error().kind, ErrorKind::Invalid);
    QCOMPARE(readCheckpointDirectory(outside.filePath(u"none"_s)).error().kind, ErrorKind::NotFound);
    QCOMPARE(readCheckpointDirectory(outside.filePath(u"secret"_s)).error().kind, ErrorKind::NotFound);
}

void TestImageReader::onlyWhatIsReadIsKept()
{
    QVERIFY(isReadable(u"stats-dump"_s));
    QVERIFY(isReadable(u"core-1.img"_s));
    QVERIFY(!isReadable(u"pages-1.img"_s));
    QVERIFY(!isReadable(u"ghost-file-1.img"_s));
    QVERIFY(!isReadable(u"dump.log"_s));
}

void TestImageReader::buildIdsAreFound()
{
    Elf64_Ehdr header = {};
    memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = ELFCLASS64;
    header.e_ident[EI_DATA] = ELFDATA2LSB;
    header.e_phoff = sizeof header;
    header.e_phnum = 1;
    Elf64_Phdr segment = {};
    segment.p_type = PT_NOTE;
    segment.p_offset = sizeof header + sizeof segment;
    const QByteArray note = word(4) + word(8) + word(NT_GNU_BUILD_ID) + QByteArray("GNU\0", 4) + "12345678";
    segment.p_filesz = quint64(note.size());
    const QByteArray file = QByteArray(reinterpret_cast<char *>(&header), sizeof header)
        + QByteArray(reinterpret_cast<char *>(&segment), sizeof segment) + note;
    QCOMPARE(buildIdOf(file), QByteArray("12345678"));
    for (qsizetype size = 0; size < file.size(); ++size)
        QCOMPARE(buildIdOf(file.first(size)), QByteArray());
    QCOMPARE(buildIdOf("#!/bin/sh\n"), QByteArray());
    header.e_phoff = ~quint64(0) - 8;
    QCOMPARE(buildIdOf(QByteArray(reinterpret_cast<char *>(&header), sizeof header) + note), QByteArray());
}

void TestImageReader::instructionsAreCompared()
{
    QList<quint32> rich(19, 0), poor(19, 0);
    rich[9] = 1u << 5 | 1u << 16;
    poor[9] = 1u << 5;
    QCOMPARE(missingInstructions(rich, poor), QStringList{u"avx512f"_s});
    QCOMPARE(missingInstructions(poor, rich), QStringList());
    QCOMPARE(missingInstructions({}, rich), QStringList());
    QCOMPARE(missingInstructions(thisCpu(), thisCpu()), QStringList());
}

QTEST_GUILESS_MAIN(TestImageReader)
#include "tst_imagereader.moc"
