// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logsearch.h"
#include "core/log/logstore.h"
#include "core/log/readymatcher.h"

#include <QSignalSpy>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

QStringList linesOf(const LogStore &store)
{
    QStringList lines;
    for (qint64 i = 0; i < store.lineCount(); ++i)
        lines << QString::fromUtf8(store.line(i));
    return lines;
}

BlockMatcher matcherFor(const QString &text, bool regex = false)
{
    const auto pattern = BytePattern::compile({text, regex, true});
    return [p = *pattern](QByteArrayView block, qsizetype from) { return p.find(block, from).first; };
}

} // namespace

class TestLogStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }

    void splitsLinesHoweverTheyArrive_data()
    {
        QTest::addColumn<QByteArrayList>("pieces");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("nothing") << QByteArrayList{} << QStringList{};
        QTest::newRow("a whole line") << QByteArrayList{"one\n"} << QStringList{u"one"_s};
        QTest::newRow("a line without end") << QByteArrayList{"one"} << QStringList{u"one"_s};
        QTest::newRow("a line in pieces") << QByteArrayList{"o", "n", "e\nt", "wo"} << QStringList{u"one"_s, u"two"_s};
        QTest::newRow("empty lines count") << QByteArrayList{"\n\n", "x\n"} << QStringList{u""_s, u""_s, u"x"_s};
        QTest::newRow("Windows line ends") << QByteArrayList{"one\r\ntwo\r\n"} << QStringList{u"one"_s, u"two"_s};
        QTest::newRow("line end alone") << QByteArrayList{"one", "\n", "two\n"} << QStringList{u"one"_s, u"two"_s};
    }

    void splitsLinesHoweverTheyArrive()
    {
        QFETCH(QByteArrayList, pieces);
        QFETCH(QStringList, lines);
        LogStore store;
        for (const QByteArray &piece : pieces)
            store.append(Channel::Output, piece, 0);
        QCOMPARE(linesOf(store), lines);
    }

    void channelsDoNotTearEachOthersLines()
    {
        LogStore store;
        store.append(Channel::Output, "out one\nout t", 1);
        store.append(Channel::ErrorOutput, "err one\nerr ", 2);
        store.append(Channel::Output, "wo\nout three\n", 3);
        store.append(Channel::ErrorOutput, "two", 4);
        store.append(Channel::Output, "out four", 5);
        store.finish(6);
        QCOMPARE(linesOf(store),
                 (QStringList{u"out one"_s, u"err one"_s, u"out two"_s, u"out three"_s, u"out four"_s, u"err two"_s}));
        QList<Channel> channels;
        for (qint64 i = 0; i < store.lineCount(); ++i)
            channels << store.channel(i);
        const auto o = Channel::Output, e = Channel::ErrorOutput;
        QCOMPARE(channels, (QList<Channel>{o, e, o, o, o, e}));
    }

    void linesHaveTheTimeOfTheirBatch()
    {
        LogStore store;
        QCOMPARE(store.elapsed(0), -1);
        store.append(Channel::Output, "a\nb\n", 10);
        store.append(Channel::Output, "c\n", 10);
        store.append(Channel::Output, "d\ne\n", 25);
        QCOMPARE(store.elapsed(0), 10);
        QCOMPARE(store.elapsed(2), 10);
        QCOMPARE(store.elapsed(3), 25);
        QCOMPARE(store.elapsed(4), 25);
    }

    void matchesEveryLineOnce()
    {
        LogStore store;
        store.setMatcher(matcherFor(QStringLiteral("ready")));
        store.append(Channel::Output, "starting\nrea", 0);
        QVERIFY(store.marks().empty());
        store.append(Channel::Output, "dy ready\nlater\n", 0);
        store.append(Channel::Output, "ready", 0);
        QCOMPARE(store.marks(), (std::vector<qint64>{1}));
        store.finish(0);
        QCOMPARE(store.marks(), (std::vector<qint64>{1, 3}));
        QVERIFY(store.isMarked(1));
        QVERIFY(!store.isMarked(2));
    }

    void keepsMillionsOfLinesInOrderAndSmall()
    {
        LogStore store(8 * 1024 * 1024); // so that most of it goes to the file
        store.setMatcher(matcherFor(QStringLiteral("^line 777777 "), true));
        QByteArray batch;
        constexpr int count = 1'000'000;
        for (int i = 0; i < count; ++i) {
            batch += "line " + QByteArray::number(i) + " of some length\n";
            if (batch.size() > 50'000) {
                store.append(Channel::Output, batch, i);
                batch.clear();
            }
        }
        store.append(Channel::Output, batch, count);
        QCOMPARE(store.lineCount(), count);
        for (int i = 0; i < count; i += 997)
            QCOMPARE(store.line(i).toByteArray(), "line " + QByteArray::number(i) + " of some length");
        // Each has the time of its batch.
        QCOMPARE(store.elapsed(count - 1), count);
        for (qint64 i = store.elapsed(0); i < count; i = store.elapsed(i + 1)) {
            QCOMPARE(store.elapsed(i), i);
            QVERIFY(store.elapsed(i + 1) > i);
        }
        QCOMPARE(store.marks(), (std::vector<qint64>{777777}));
        QVERIFY(store.spilledBytes() > 10 * 1024 * 1024);
        QVERIFY(store.byteCount() - store.spilledBytes() <= 8 * 1024 * 1024);
        // Of what is in the file not even where its lines begin.
        const qint64 linesInMemory = count - store.spilledBytes() / 27;
        QVERIFY2(store.memoryUse() <= 8 * 1024 * 1024 + 5 * linesInMemory, qPrintable(QString::number(store.memoryUse())));
    }

    void whatIsInTheFileIsFoundWhileMoreComes()
    {
        LogStore store(8 * 1024 * 1024);
        const auto fill = [&store](int from, int to) {
            for (int i = from; i < to; ++i)
                store.append(Channel::Output, "line " + QByteArray::number(i) + QByteArray(90, '.') + '\n', 0);
        };
        fill(0, 200'000);
        LogSearch search;
        QSignalSpy finished(&search, &LogSearch::finished);
        search.start(store.snapshot(), matcherFor(QStringLiteral("line 1000")));
        fill(200'000, 400'000); // what the search reads goes to the file meanwhile
        QVERIFY(finished.wait(5000));
        QCOMPARE(search.lines().size(), 1 + 10 + 100);
        search.extend(store.snapshot(search.searchedTo()));
        QVERIFY(finished.wait(5000));
        QCOMPARE(search.lines().size(), 1 + 10 + 100);
        QVERIFY(store.spilledBytes() > 30 * 1024 * 1024);
        QVERIFY(store.line(399'999).startsWith("line 399999."));
        QVERIFY(store.line(7).startsWith("line 7."));
    }

    void theReadyPatternIsLookedForInEveryLine()
    {
        const auto pattern = ReadyPattern::compile(QStringLiteral("^ready .*[0-9]$"), ReadyPattern::Syntax::Basic);
        LogStore store;
        store.setMatcher(readyMatcher(*pattern));
        store.append(Channel::Output, "ready in 3\r\nready in\n3\nalready in 3\nread", 0);
        store.append(Channel::ErrorOutput, "ready in 4\n", 1);
        store.append(Channel::Output, "y for 5\n", 2);
        QCOMPARE(store.marks(), (std::vector<qint64>{0, 4, 5}));
        QCOMPARE(store.readyLine(), -1);
        store.setReadyLine(4);
        QCOMPARE(store.readyLine(), 4);
        store.clear();
        QCOMPARE(store.readyLine(), -1);
        QVERIFY(store.marks().empty());
    }

    void notesStandBetweenTheLines()
    {
        LogStore store;
        store.append(Channel::Output, "one\ntwo\n", 0);
        const size_t note = store.addNote(QStringLiteral("no answer since 12:00"));
        store.append(Channel::Output, "three\n", 0);
        store.setNote(note, QStringLiteral("no answer from 12:00 to 12:01"));
        store.setNote(7, QStringLiteral("nothing"));
        QCOMPARE(linesOf(store), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
        QCOMPARE(store.notes(), (std::vector<LogNote>{{2, u"no answer from 12:00 to 12:01"_s}}));
        store.clear();
        QVERIFY(store.notes().empty());
    }

    void aLineTooLongForMemoryGoesOnAsAnother()
    {
        LogStore store(8 * 1024 * 1024);
        const QByteArray piece(1'000'000, 'x');
        for (int i = 0; i < 100; ++i)
            store.append(Channel::Output, piece, 0);
        store.append(Channel::Output, "\nafter\n", 0);
        QVERIFY(store.lineCount() >= 3);
        qint64 bytes = 0;
        for (qint64 i = 0; i < store.lineCount() - 1; ++i)
            bytes += store.line(i).size();
        QCOMPARE(bytes, 100'000'000);
        QCOMPARE(store.line(store.lineCount() - 1).toByteArray(), "after");
        QVERIFY2(store.memoryUse() <= 2 * LogStore::maxLine + 8 * 1024 * 1024, qPrintable(QString::number(store.memoryUse())));
    }

    void aLineLongerThanAChunkStaysWhole()
    {
        LogStore store;
        store.append(Channel::Output, "before\n", 0);
        const QByteArray piece(700'000, 'x');
        for (int i = 0; i < 10; ++i)
            store.append(Channel::Output, piece, 0);
        store.append(Channel::Output, "\nafter\n", 0);
        QCOMPARE(store.lineCount(), 3);
        QCOMPARE(store.line(1).size(), 7'000'000);
        QCOMPARE(store.line(2).toByteArray(), "after");
        QCOMPARE(store.line(0).toByteArray(), "before");
    }

    void aSnapshotDoesNotChange()
    {
        LogStore store;
        store.append(Channel::Output, "one\ntwo", 0);
        const LogSnapshot snapshot = store.snapshot();
        store.append(Channel::Output, " and more\nthree\n", 0);
        QCOMPARE(snapshot.lineCount, 2);
        QCOMPARE(snapshot.chunks.back()->line(1).toByteArray(), "two");
        store.clear();
        QCOMPARE(store.lineCount(), 0);
        QCOMPARE(snapshot.chunks.back()->line(0).toByteArray(), "one");
    }
};

QTEST_GUILESS_MAIN(TestLogStore)
#include "tst_logstore.moc"
