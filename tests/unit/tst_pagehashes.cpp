// SPDX-License-Identifier: GPL-3.0-or-later
// Memory by what it holds: zeros, pages that equal others, and what is the same in two checkpoints.
#include "core/criu/pagehashes.h"
#include "support/criufiles.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

/// Pages that hold one letter each; "." for zeros.
PageHashes pages(const QByteArray &letters)
{
    PageHasher hasher;
    for (const char letter : letters)
        hasher.feed(QByteArray(criuPageSize, letter == '.' ? '\0' : letter));
    return hasher.take();
}

/// One process with one mapping a page run, one after the other from 0x1000 on.
CriuProcess process(quint32 pid, quint32 parent, const QString &name, const QList<std::pair<QString, qint64>> &mappings)
{
    CriuProcess process{.pid = pid, .parent = parent, .name = name, .pages = u"pages-%1.img"_s.arg(pid)};
    quint64 address = 0x1000;
    qint64 page = 0;
    for (const auto &[mapping, count] : mappings) {
        const quint64 end = address + quint64(count) * criuPageSize;
        process.mappings.append({.start = address, .end = end, .name = mapping, .pages = count});
        process.runs.append({address, page, count});
        page += count;
        address = end + criuPageSize;
    }
    return process;
}

QStringList told(const QList<MappingDifference> &differences)
{
    QStringList lines;
    for (const MappingDifference &difference : differences) {
        lines.append(u"%1 %2: %3 → %4, %5 equal %6 moved %7 changed"_s.arg(difference.process, difference.mapping)
                         .arg(difference.before).arg(difference.after).arg(difference.equal).arg(difference.moved).arg(difference.changed));
    }
    return lines;
}

} // namespace

class TestPageHashes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void piecesOfAnySizeHashTheSame();
    void zerosAndDuplicatesAreCounted();
    void sharedPagesCountOnceInAll();
    void pagesThatAreNotThereAreCountedOnly();
    void hugeClaimsEnd();
    void mappingsAreCompared();
    void processesAreMatchedByTheirPlace();
};

void TestPageHashes::piecesOfAnySizeHashTheSame()
{
    QByteArray bytes;
    for (int i = 0; i < 5 * criuPageSize - 100; ++i)
        bytes += char(i * 7 + i / criuPageSize);
    PageHasher whole;
    whole.feed(bytes);
    const PageHashes expected = whole.take();
    QCOMPARE(expected.size(), 5);
    QCOMPARE(whole.take(), PageHashes());
    for (const qsizetype size : {1, 7, 100, 4095, 4096, 4097, 10000}) {
        PageHasher pieces;
        for (qsizetype at = 0; at < bytes.size(); at += size)
            pieces.feed(QByteArrayView(bytes).sliced(at, qMin(size, bytes.size() - at)));
        QCOMPARE(pieces.take(), expected);
    }
    QCOMPARE(pages("."), PageHashes{zeroPageHash()});
    PageHasher part;
    part.feed(QByteArray(10, '\0'));
    QCOMPARE(part.take(), PageHashes{zeroPageHash()});
}

void TestPageHashes::zerosAndDuplicatesAreCounted()
{
    CriuImages images;
    images.processes = {process(1, 0, u"a"_s, {{u"[heap]"_s, 4}, {QString(), 3}}), process(2, 1, u"b"_s, {{u"[heap]"_s, 2}})};
    images.pages = {{u"pagemap-1.img"_s, u"pages-1.img"_s, 7}, {u"pagemap-2.img"_s, u"pages-2.img"_s, 2}};
    const MemoryUse use = memoryUse(images, {{u"pages-1.img"_s, pages("aa.bcb.")}, {u"pages-2.img"_s, pages("cd")}});
    const auto mapping = [&](int of, int index) { return images.processes[of].mappings[index]; };
    QCOMPARE(use.mappings, (QList<MappingUse>{{1, mapping(0, 0), 4, 1, 1}, {1, mapping(0, 1), 3, 1, 1}, {2, mapping(1, 0), 2, 0, 1}}));
    QCOMPARE(use.pages, 9);
    QCOMPARE(use.zero, 2);
    QCOMPARE(use.duplicate, 3);
}

void TestPageHashes::sharedPagesCountOnceInAll()
{
    const CriuImages one = readImages(fullCheckpoint());
    CriuImages images = one;
    images.processes.append(images.processes.first());
    images.processes.last().pid = 302;
    images.processes.last().runs.clear();
    images.shared.append({79, u"memfd:only open"_s, u"pages-4.img"_s, {{0, 0, 2}}});
    images.pages.append({u"pagemap-shmem-79.img"_s, u"pages-4.img"_s, 2});
    const MemoryUse use = memoryUse(images, {{u"pages-1.img"_s, pages("abcd")}, {u"pages-2.img"_s, pages("efg")},
                                             {u"pages-3.img"_s, pages("h")}, {u"pages-4.img"_s, pages("ai")}});
    QStringList lines;
    for (const MappingUse &mapping : use.mappings)
        lines.append(u"%1 %2 %3 %4"_s.arg(mapping.pid).arg(mapping.mapping.name).arg(mapping.pages).arg(mapping.duplicate));
    QCOMPARE(lines, (QStringList{u"301 [heap] 2 0"_s, u"301 memfd:buffer 2 0"_s, u"301 [shared] 1 0"_s, u"301  1 0"_s, u"301 [stack] 1 0"_s,
                                 u"302 memfd:buffer 2 0"_s, u"302 [shared] 1 0"_s, u"0 memfd:only open 2 1"_s}));
    QCOMPARE(use.pages, 4 + 3 + 1 + 2);
    QCOMPARE(use.duplicate, 1);
}

void TestPageHashes::pagesThatAreNotThereAreCountedOnly()
{
    CriuImages images;
    images.processes = {process(1, 0, u"a"_s, {{u"[heap]"_s, 4}})};
    images.pages = {{u"pagemap-1.img"_s, u"pages-1.img"_s, 4}};
    QCOMPARE(memoryUse(images, {}).mappings, (QList<MappingUse>{{1, images.processes[0].mappings[0], 4, 0, 0}}));
    QCOMPARE(memoryUse(images, {{u"pages-1.img"_s, pages("..")}}).mappings, (QList<MappingUse>{{1, images.processes[0].mappings[0], 4, 2, 0}}));
    QCOMPARE(told(compareMemory(images, {}, images, {})), QStringList{u"a [heap]: 4 → 4, 0 equal 0 moved 0 changed"_s});
}

void TestPageHashes::hugeClaimsEnd()
{
    // A run of 4 PiB, and a page that thousands of mappings share thousands of times.
    CriuImages images;
    images.processes = {process(1, 0, u"a"_s, {{u"[heap]"_s, qint64(1) << 40}})};
    const QMap<QString, PageHashes> hashes{{u"pages-1.img"_s, pages("a")}, {u"pages-2.img"_s, pages(QByteArray(1000, 'b'))}};
    QCOMPARE(memoryUse(images, hashes).mappings.first().pages, qint64(1) << 40);
    QCOMPARE(told(compareMemory(images, hashes, images, hashes)).size(), 1);
    CriuProcess &process = images.processes.first();
    process.mappings.clear();
    for (quint64 i = 0; i < 100'000; ++i) {
        process.mappings.append({.start = i << 32, .end = (i + 1) << 32, .pages = 1000});
        process.sharedRuns.append({i << 32, 0, 1000, u"pages-2.img"_s});
    }
    QCOMPARE(memoryUse(images, hashes).mappings.size(), 100'000);
    QVERIFY(compareMemory(images, hashes, images, hashes).size() == 100'000);
}

void TestPageHashes::mappingsAreCompared()
{
    CriuImages before, after;
    before.processes = {process(1, 0, u"a"_s, {{u"[heap]"_s, 4}, {u"/lib/x.so"_s, 1}, {QString(), 2}, {u"memfd:old"_s, 1}})};
    after.processes = {process(9, 0, u"a"_s, {{u"[heap]"_s, 5}, {u"memfd:new"_s, 1}, {u"/lib/x.so"_s, 1}, {QString(), 2}})};
    const QMap<QString, PageHashes> old{{u"pages-1.img"_s, pages("abc." "x" "yz" "m")}};
    const QMap<QString, PageHashes> now{{u"pages-9.img"_s, pages("aXb.N" "n" "x" "y.")}};
    QCOMPARE(told(compareMemory(before, old, after, now)), (QStringList{
        u"a [heap]: 4 → 5, 2 equal 1 moved 2 changed"_s,
        u"a memfd:new: 0 → 1, 0 equal 0 moved 1 changed"_s,
        u"a /lib/x.so: 1 → 1, 1 equal 0 moved 0 changed"_s,
        u"a [anonymous]: 2 → 2, 1 equal 1 moved 0 changed"_s,
        u"a memfd:old: 1 → 0, 0 equal 0 moved 0 changed"_s,
    }));
}

void TestPageHashes::processesAreMatchedByTheirPlace()
{
    CriuImages before, after;
    before.processes = {process(1, 0, u"sh"_s, {{u"[heap]"_s, 1}}), process(2, 1, u"worker"_s, {{u"[heap]"_s, 1}}),
                        process(3, 1, u"worker"_s, {{u"[heap]"_s, 1}}), process(4, 1, u"gone"_s, {{u"[heap]"_s, 1}})};
    after.processes = {process(11, 0, u"sh"_s, {{u"[heap]"_s, 1}}), process(12, 11, u"worker"_s, {{u"[heap]"_s, 1}}),
                       process(13, 11, u"worker"_s, {{u"[heap]"_s, 1}}), process(14, 12, u"worker"_s, {{u"[heap]"_s, 1}})};
    const QMap<QString, PageHashes> old{{u"pages-1.img"_s, pages("a")}, {u"pages-2.img"_s, pages("b")},
                                        {u"pages-3.img"_s, pages("c")}, {u"pages-4.img"_s, pages("d")}};
    const QMap<QString, PageHashes> now{{u"pages-11.img"_s, pages("a")}, {u"pages-12.img"_s, pages("b")},
                                        {u"pages-13.img"_s, pages("b")}, {u"pages-14.img"_s, pages("e")}};
    QCOMPARE(told(compareMemory(before, old, after, now)), (QStringList{
        u"sh [heap]: 1 → 1, 1 equal 0 moved 0 changed"_s,
        u"worker [heap]: 1 → 1, 1 equal 0 moved 0 changed"_s,
        u"worker [heap]: 1 → 1, 0 equal 1 moved 0 changed"_s,
        u"worker [heap]: 0 → 1, 0 equal 0 moved 1 changed"_s,
        u"gone [heap]: 1 → 0, 0 equal 0 moved 0 changed"_s,
    }));
    // A tree that goes round in circles ends all the same.
    before.processes[0].parent = 2;
    QCOMPARE(compareMemory(before, old, before, old).size(), 4);
}

QTEST_GUILESS_MAIN(TestPageHashes)
#include "tst_pagehashes.moc"
