// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/lineassembler.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Thaw;

namespace {

LogLine out(qint64 number, const QByteArray &text)
{
    return {number, Channel::Output, text, false, false};
}

LogLine err(qint64 number, const QByteArray &text)
{
    return {number, Channel::ErrorOutput, text, false, false};
}

} // namespace

class LineAssemblerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void linesAreTheSameWhereverTheBytesAreSplit_data();
    void linesAreTheSameWhereverTheBytesAreSplit();
    void bothChannelsAreCountedTogether();
    void theUnfinishedLineCanBeSeenAndFinished();
    void aVeryLongLineComesInPieces();
    void aCarriageReturnAtTheEndOfAPieceWaitsForItsLineFeed();
    void millionsOfLinesTakeSeconds();
};

void LineAssemblerTest::linesAreTheSameWhereverTheBytesAreSplit_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<LogLine>>("lines");

    QTest::newRow("no bytes, no lines") << QByteArray() << QList<LogLine>{};
    QTest::newRow("two lines") << QByteArray("one\ntwo\n") << QList{out(1, "one"), out(2, "two")};
    QTest::newRow("an empty line counts") << QByteArray("a\n\nb\n") << QList{out(1, "a"), out(2, ""), out(3, "b")};
    QTest::newRow("CR LF is one line end") << QByteArray("a\r\nb\r\n") << QList{out(1, "a"), out(2, "b")};
    QTest::newRow("only one CR belongs to it") << QByteArray("a\r\r\n") << QList{out(1, "a\r")};
    QTest::newRow("a CR inside a line stays") << QByteArray("10 %\r20 %\n") << QList{out(1, "10 %\r20 %")};
    QTest::newRow("zero bytes stay") << QByteArray("a\0b\n", 4) << QList{out(1, QByteArray("a\0b", 3))};
    QTest::newRow("the last line may have no end")
        << QByteArray("a\nb") << QList{out(1, "a"), LogLine{2, Channel::Output, "b", false, true}};
}

void LineAssemblerTest::linesAreTheSameWhereverTheBytesAreSplit()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<LogLine>, lines);
    for (qsizetype split = 0; split <= bytes.size(); ++split) {
        LineAssembler assembler;
        QList<LogLine> got = assembler.feed(Channel::Output, bytes.first(split));
        got += assembler.feed(Channel::Output, bytes.sliced(split));
        got += assembler.finish();
        QCOMPARE(got, lines);
        QCOMPARE(assembler.lineCount(), lines.size());
    }
}

void LineAssemblerTest::bothChannelsAreCountedTogether()
{
    LineAssembler assembler;
    QList<LogLine> got = assembler.feed(Channel::Output, "begun ");
    got += assembler.feed(Channel::ErrorOutput, "warning\nhalf");
    got += assembler.feed(Channel::Output, "and done\n");
    got += assembler.feed(Channel::ErrorOutput, " a line\n");
    QCOMPARE(got, (QList{err(1, "warning"), out(2, "begun and done"), err(3, "half a line")}));
}

void LineAssemblerTest::theUnfinishedLineCanBeSeenAndFinished()
{
    LineAssembler assembler;
    QCOMPARE(assembler.feed(Channel::Output, "a\nlogin: "), QList{out(1, "a")});
    QCOMPARE(assembler.partial(Channel::Output), QByteArrayView("login: "));
    QCOMPARE(assembler.partial(Channel::ErrorOutput), QByteArrayView());
    QCOMPARE(assembler.finish(), (QList{LogLine{2, Channel::Output, "login: ", false, true}}));
    QCOMPARE(assembler.finish(), QList<LogLine>{});
}

void LineAssemblerTest::aVeryLongLineComesInPieces()
{
    const QByteArray piece(LineAssembler::maxPiece, 'x');
    LineAssembler assembler;
    QList<LogLine> got = assembler.feed(Channel::Output, piece);
    QCOMPARE(got, QList<LogLine>{}); // its end may be the next byte
    got += assembler.feed(Channel::Output, piece + "yz\r\nnext\n" + piece + '\n');
    QCOMPARE(got, (QList{LogLine{1, Channel::Output, piece, true, false},
                         LogLine{1, Channel::Output, piece, true, false}, out(1, "yz"), out(2, "next"),
                         out(3, piece)}));
}

void LineAssemblerTest::aCarriageReturnAtTheEndOfAPieceWaitsForItsLineFeed()
{
    const QByteArray almost(LineAssembler::maxPiece - 1, 'x');
    LineAssembler assembler;
    QCOMPARE(assembler.feed(Channel::Output, almost + "\r\n"), QList{out(1, almost)});
    QCOMPARE(assembler.feed(Channel::Output, almost + "\ryz\n"),
             (QList{LogLine{2, Channel::Output, almost, true, false}, out(2, "\ryz")}));
}

void LineAssemblerTest::millionsOfLinesTakeSeconds()
{
    const QByteArray chunk =
        QByteArray("2026-01-01T00:00:00 INFO a line as applications write them\n").repeated(1000);
    LineAssembler assembler;
    qsizetype bytes = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 2000; ++i)
        assembler.feed(Channel::Output, QByteArrayView(chunk),
                       [&](const LineAssembler::View &line) { bytes += line.text.size(); });
    QCOMPARE(assembler.lineCount(), 2'000'000);
    QCOMPARE(bytes, (chunk.size() - 1000) * 2000);
    // Some 50 ms; the limit only tells "fast" from "quadratic" on a busy machine with sanitizers.
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(LineAssemblerTest)
#include "tst_lineassembler.moc"
