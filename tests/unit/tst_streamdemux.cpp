// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/streamdemux.h"
#include "tests/support/fakeengine.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

using Pieces = QList<StreamDemux::Piece>;

class StreamDemuxTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyBorder_data()
    {
        QTest::addColumn<qsizetype>("border");
        for (qsizetype border = 0; border <= stream().size(); ++border)
            QTest::addRow("cut after byte %lld", qlonglong(border)) << border;
    }
    void everyBorder()
    {
        QFETCH(qsizetype, border);
        StreamDemux demux;
        QByteArray output, errorOutput;
        const QByteArray whole = stream();
        for (const QByteArray &part : {whole.first(border), whole.sliced(border)}) {
            for (const auto &piece : demux.feed(part))
                (piece.channel == Channel::Output ? output : errorOutput) += piece.bytes;
        }
        QCOMPARE(output, "onethree");
        QCOMPARE(errorOutput, "two\n");
        QVERIFY(demux.finish());
    }

    void byteByByte()
    {
        StreamDemux demux;
        QByteArray output;
        for (const char byte : stream()) {
            for (const auto &piece : demux.feed(QByteArrayView(&byte, 1)))
                output += piece.bytes;
        }
        QCOMPARE(output, "onetwo\nthree");
        QVERIFY(demux.finish());
    }

    void neighboursOfOneChannelAreJoined()
    {
        StreamDemux demux;
        const auto pieces =
            demux.feed(FakeEngine::frame(1, "a") + FakeEngine::frame(1, "b") + FakeEngine::frame(2, "c"));
        QCOMPARE(pieces, (Pieces{{Channel::Output, "ab"}, {Channel::ErrorOutput, "c"}}));
    }

    void badStreams_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("ends inside a header") << QByteArray("\1\0\0", 3) << ErrorKind::Truncated;
        QTest::newRow("ends inside a frame") << FakeEngine::frame(1, "hello").chopped(1) << ErrorKind::Truncated;
        QTest::newRow("unknown frame type") << FakeEngine::frame(4, "x") << ErrorKind::Truncated;
        QTest::newRow("text without frames") << QByteArray("OCI runtime exec failed") << ErrorKind::Truncated;
        QTest::newRow("absurd length") << QByteArray("\1\0\0\0\xff\xff\xff\xff", 8) << ErrorKind::Truncated;
        QTest::newRow("the engine reports an error")
            << FakeEngine::frame(3, "log driver broke") << ErrorKind::EngineFailure;
    }
    void badStreams()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorKind, kind);
        StreamDemux demux;
        QCOMPARE(demux.feed(FakeEngine::frame(1, "before") + bytes).value(0),
                 (StreamDemux::Piece{Channel::Output,
                                     bytes.startsWith("\1") && bytes.size() > 8 ? "beforehell" : "before"}));
        const auto result = demux.finish();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, kind);
        if (kind == ErrorKind::EngineFailure)
            QCOMPARE(result.error().detail, u"log driver broke"_s);
    }

private:
    static QByteArray stream()
    {
        return FakeEngine::frame(1, "one") + FakeEngine::frame(2, "two\n") + FakeEngine::frame(1, {}) +
               FakeEngine::frame(1, "three");
    }
};

QTEST_GUILESS_MAIN(StreamDemuxTest)
#include "tst_streamdemux.moc"
