// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/ansi.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

AnsiStyle colored(int foreground, bool bold = false)
{
    AnsiStyle style;
    style.foreground = foreground;
    style.bold = bold;
    return style;
}

} // namespace

class TestAnsi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }

    void readsALine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<AnsiSpan>>("spans");
        using Spans = QList<AnsiSpan>;
        QTest::newRow("plain text") << QByteArray("hello") << u"hello"_s << Spans{};
        QTest::newRow("a colour to its reset") << QByteArray("a \x1b[32mgreen\x1b[0m b") << u"a green b"_s
                                               << Spans{{2, 5, colored(2)}};
        QTest::newRow("bold and bright together") << QByteArray("\x1b[1;91mbad") << u"bad"_s << Spans{{0, 3, colored(9, true)}};
        QTest::newRow("a colour of 256") << QByteArray("\x1b[38;5;208mx\x1b[my") << u"xy"_s << Spans{{0, 1, colored(208)}};
        QTest::newRow("true colour") << QByteArray("\x1b[38;2;1;2;3mx") << u"x"_s << Spans{{0, 1, colored(0x1010203)}};
        QTest::newRow("cursor movements are dropped") << QByteArray("a\x1b[2Kb\x1b[1;1Hc") << u"abc"_s << Spans{};
        QTest::newRow("a title is dropped") << QByteArray("\x1b]0;title\x07text") << u"text"_s << Spans{};
        QTest::newRow("a string that never ends keeps its text") << QByteArray("\x1b]0;text") << u"0;text"_s << Spans{};
        QTest::newRow("a cut sequence") << QByteArray("text\x1b[3") << u"text"_s << Spans{};
        QTest::newRow("a progress line") << QByteArray("10 %\r90 %") << u"90 %"_s << Spans{};
        QTest::newRow("control characters become visible") << QByteArray("a\x01" "b\0c", 5) << QString::fromUtf8("a␁b␀c")
                                                           << Spans{};
        QTest::newRow("spans count characters, not bytes") << QByteArray("ä\x1b[31mö") << QString::fromUtf8("äö")
                                                           << Spans{{1, 1, colored(1)}};
        QTest::newRow("not UTF-8") << QByteArray("a\xff" "b") << QString::fromUtf8("a\uFFFDb") << Spans{};
    }

    void readsALine()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, text);
        QFETCH(QList<AnsiSpan>, spans);
        const AnsiLine result = parseAnsi(line);
        QCOMPARE(result.text, text);
        QCOMPARE(result.spans, spans);
    }

    void strippingKeepsLines()
    {
        QCOMPARE(stripAnsi("\x1b[1ma\x1b[0m\nb\x1b]0;x\ny\x1b"), QByteArray("a\nb0;x\ny"));
    }

    void cubeColoursAreXterms()
    {
        QCOMPARE(ansiCubeColor(16), 0x000000);
        QCOMPARE(ansiCubeColor(208), 0xff8700);
        QCOMPARE(ansiCubeColor(231), 0xffffff);
        QCOMPARE(ansiCubeColor(244), 0x808080);
    }
};

QTEST_GUILESS_MAIN(TestAnsi)
#include "tst_ansi.moc"
