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
    // As CRIU writes it of a process that dumps itself: whatever was in the memory stands there as a thread's id.
    addFile(files, u"pstree.img"_s, criuFile({Message().number(1, 301).number(5, 301), Message().number(1, 400).number(2, 301).number(5, 3635027858)}));
    const CriuImages itself = readImages(files);
    QCOMPARE(itself.problems, QStringList());
    QVERIFY(itself.processes.last().ended && itself.processes.last().threads.isEmpty());
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
