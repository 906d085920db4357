// SPDX-License-Identifier: GPL-3.0-or-later
// CRIU's files are read as they are, and whatever is wrong with them is told and does no harm.
#include "core/criu/buildid.h"
#include "core/criu/cpu.h"
#include "core/criu/imagereader.h"
#include "support/criufiles.h"

#include <QTest>

#include <elf.h>

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
    void onlyWhatIsReadIsKept();
    void buildIdsAreFound();
    void instructionsAreCompared();
};

void TestImageReader::aWholeCheckpointIsRead()
{
    const CriuImages images = readImages(sampleCheckpoint());
    QCOMPARE(images.problems, QStringList());
    QCOMPARE(images.version, 2u);
    QCOMPARE(images.uptime, 5u);
    const CriuProcess process{.pid = 301, .parent = 0, .group = 301, .session = 301, .threads = {301, 305}, .name = u"server"_s,
                              .uid = 33, .gid = 33, .capabilities = 1, .bounding = 0x1ffffffffff,
                              .descriptors = 18, .descriptorLimit = 1024, .program = 2};
    QCOMPARE(images.processes, QList<CriuProcess>{process});
    const CriuFile log{.id = 1, .path = u"/var/log/a"_s, .size = 100, .mode = 0100644, .flags = 02001};
    const CriuFile program{.id = 2, .path = u"/bin/server"_s, .size = 4096, .mode = 0100755, .flags = 0,
                           .buildId = QByteArray("\1\2\3\4\5\6\7\10", 8)};
    QCOMPARE(images.files, (QList<CriuFile>{log, program}));
    // Lazy pages are in nobody's file.
    QCOMPARE(images.pages, (QList<CriuPages>{{u"pagemap-301.img"_s, u"pages-1.img"_s, 2}}));
    QCOMPARE(images.cpu, (CriuCpu{1, u"Some CPU"_s, {1, 2}}));
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
    const CheckpointFiles whole = sampleCheckpoint();
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
                readImages(files); // under the sanitizers: reads nothing it must not
            }
        }
    }
}

void TestImageReader::hugeClaimsUseNoMemory()
{
    CheckpointFiles files = sampleCheckpoint();
    addFile(files, u"files.img"_s, word(0x54564319) + word(1) + word(0xffffffff));
    addFile(files, u"mm-301.img"_s, word(0x54564319) + word(1) + word(6) + "\x72\xff\xff\xff\xff\x0f");
    QByteArray many = word(0x54564319) + word(1);
    for (int i = 0; i < 100'000; ++i)
        many += word(0); // entries without a pid
    addFile(files, u"pstree.img"_s, many);
    const CriuImages images = readImages(files);
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

void TestImageReader::onlyWhatIsReadIsKept()
{
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
