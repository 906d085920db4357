// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/controlparser.h"

#include <QTest>

using namespace Thaw;

namespace {

const QByteArray ready = "\x1b_thaw:c0ffee:ready kind=port ms=312\x1b\\";
const ControlEvent readyEvent{
    QStringLiteral("ready"),
    {{QStringLiteral("kind"), QStringLiteral("port")}, {QStringLiteral("ms"), QStringLiteral("312")}}};

} // namespace

class ControlParserTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void theResultIsTheSameWhereverTheBytesAreSplit_data();
    void theResultIsTheSameWhereverTheBytesAreSplit();
    void onlyWhatCanStillBecomeAnEventIsHeldBack_data();
    void onlyWhatCanStillBecomeAnEventIsHeldBack();
    void flushGivesTheUnfinishedEventBack();
    void aMebibyteOfEscapesPassesQuickly();
};

void ControlParserTest::theResultIsTheSameWhereverTheBytesAreSplit_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<ControlEvent>>("events");

    const auto passes = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes << bytes << QList<ControlEvent>{};
    };
    QTest::newRow("an event alone") << ready << QByteArray() << QList{readyEvent};
    QTest::newRow("an event in the middle of a line") << "ab" + ready + "cd\n"
                                                      << QByteArray("abcd\n") << QList{readyEvent};
    QTest::newRow("two events in a row") << ready + ready << QByteArray() << QList{readyEvent, readyEvent};
    QTest::newRow("an event behind a lone ESC") << "\x1b" + ready << QByteArray("\x1b") << QList{readyEvent};
    QTest::newRow("an event behind the beginning of one")
        << "\x1b_thaw:c0f" + ready << QByteArray("\x1b_thaw:c0f") << QList{readyEvent};
    QTest::newRow("an event inside an unfinished event")
        << "\x1b_thaw:c0ffee:rea" + ready << QByteArray("\x1b_thaw:c0ffee:rea") << QList{readyEvent};
    QTest::newRow("an event without values") << QByteArray("\x1b_thaw:c0ffee:dumping\x1b\\") << QByteArray()
                                             << QList{ControlEvent{QStringLiteral("dumping"), {}}};
    QTest::newRow("values are percent-decoded as UTF-8")
        << QByteArray("\x1b_thaw:c0ffee:dump-failed code=1 reason=no%20space%20%E2%80%A6%0A\x1b\\") << QByteArray()
        << QList{ControlEvent{QStringLiteral("dump-failed"),
                              {{QStringLiteral("code"), QStringLiteral("1")},
                               {QStringLiteral("reason"), QStringLiteral("no space …\n")}}}};
    passes("plain text", "hello\nworld\n");
    passes("colours", "\x1b[31mred\x1b[0m\n");
    passes("another run's event", "\x1b_thaw:decade:ready kind=port\x1b\\");
    passes("another program's APC string", "\x1b_Gf=100;AAAA\x1b\\");
    passes("a longer nonce that begins as ours", "\x1b_thaw:c0ffee1:ready\x1b\\");
    passes("an event with a line feed inside", "\x1b_thaw:c0ffee:re\nady\x1b\\");
    passes("an event ended by another escape", "\x1b_thaw:c0ffee:ready\x1b[0m");
    passes("zero bytes and invalid UTF-8", QByteArray("\0\xff\xfe\x1b\0", 5));
}

void ControlParserTest::theResultIsTheSameWhereverTheBytesAreSplit()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QFETCH(QList<ControlEvent>, events);

    for (qsizetype first = 0; first <= bytes.size(); ++first) {
        for (qsizetype second = first; second <= bytes.size(); ++second) {
            ControlParser parser("c0ffee");
            ControlParser::Output got;
            for (const QByteArray &piece :
                 {bytes.first(first), bytes.sliced(first, second - first), bytes.sliced(second)}) {
                const auto out = parser.feed(piece);
                got.text += out.text;
                got.events += out.events;
            }
            got.text += parser.flush();
            QCOMPARE(got, (ControlParser::Output{text, events}));
        }
    }
}

void ControlParserTest::onlyWhatCanStillBecomeAnEventIsHeldBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("passed");

    QTest::newRow("text passes at once") << QByteArray("Password: ") << QByteArray("Password: ");
    QTest::newRow("a lone ESC waits") << QByteArray("ab\x1b") << QByteArray("ab");
    QTest::newRow("a colour passes at once") << QByteArray("ab\x1b[") << QByteArray("ab\x1b[");
    QTest::newRow("our prefix waits") << QByteArray("ab\x1b_thaw:c0f") << QByteArray("ab");
    QTest::newRow("another nonce passes with its first byte")
        << QByteArray("\x1b_thaw:c1") << QByteArray("\x1b_thaw:c1");
    QTest::newRow("an event longer than thaw-init writes passes")
        << "\x1b_thaw:c0ffee:x" + QByteArray(5000, 'a') << "\x1b_thaw:c0ffee:x" + QByteArray(5000, 'a');
}

void ControlParserTest::onlyWhatCanStillBecomeAnEventIsHeldBack()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, passed);
    ControlParser parser("c0ffee");
    QCOMPARE(parser.feed(bytes).text, passed);
    ControlParser bytewise("c0ffee");
    QByteArray text;
    for (const char byte : bytes)
        text += bytewise.feed(QByteArrayView(&byte, 1)).text;
    QCOMPARE(text, passed);
}

void ControlParserTest::flushGivesTheUnfinishedEventBack()
{
    ControlParser parser("c0ffee");
    QCOMPARE(parser.feed(ready.chopped(1)), ControlParser::Output{});
    QCOMPARE(parser.flush(), ready.chopped(1));
    QCOMPARE(parser.flush(), QByteArray());
    QCOMPARE(ControlParser(QByteArray()).feed(ready), (ControlParser::Output{ready, {}}));
}

void ControlParserTest::aMebibyteOfEscapesPassesQuickly()
{
    const QByteArray bytes(1 << 20, '\x1b');
    ControlParser parser("c0ffee");
    QCOMPARE(parser.feed(bytes).text.size() + parser.flush().size(), bytes.size());
}

QTEST_GUILESS_MAIN(ControlParserTest)
#include "tst_controlparser.moc"
