// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a checkpoint says of an application is told.
#include "core/criu/imagereader.h"
#include "support/criufiles.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TestCriuContents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
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
};

void TestCriuContents::processesAreToldInFull()
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

void TestCriuContents::socketsAreTold()
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

void TestCriuContents::objectsAreTold()
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

void TestCriuContents::memoryIsTold()
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

void TestCriuContents::oldCheckpointsAreRead()
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

void TestCriuContents::aNewerCriuIsNoticed_data()
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

void TestCriuContents::aNewerCriuIsNoticed()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, newer);
    CheckpointFiles files = sampleCheckpoint();
    addFile(files, file, bytes);
    QCOMPARE(readImages(files).newer, newer);
}

void TestCriuContents::piecesAndPlacesAgree()
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

void TestCriuContents::textsAreTaken_data()
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

void TestCriuContents::textsAreTaken()
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

QTEST_GUILESS_MAIN(TestCriuContents)
#include "tst_criucontents.moc"
