// SPDX-License-Identifier: GPL-3.0-or-later
// A tar stream is read as it comes, however it is cut into pieces, and a hostile one does no harm.
#include "core/engine/tarball.h"
#include "core/engine/tarreader.h"
#include "support/tarfiles.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

struct Seen
{
    QList<TarHeader> headers;
    QMap<QString, QByteArray> kept;
    bool valid = true;
    bool ended = false;
};

Seen readTar(const QByteArray &tar, qsizetype piece, qint64 wanted)
{
    Seen seen;
    TarReader reader([&](const TarHeader &) { return wanted; },
                     [&](const TarHeader &header, const QByteArray &bytes) {
                         seen.headers.append(header);
                         seen.kept.insert(header.path, bytes);
                     });
    for (qsizetype at = 0; at < tar.size() && seen.valid; at += piece)
        seen.valid = reader.feed(tar.mid(at, piece));
    seen.ended = reader.hasEnded();
    return seen;
}

} // namespace

class TestTarReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void piecesOfAnySizeAreRead_data();
    void piecesOfAnySizeAreRead();
    void noMoreIsKeptThanAskedFor();
    void longNamesComeBack();
    void hostileStreamsAreRefused_data();
    void hostileStreamsAreRefused();
};

void TestTarReader::piecesOfAnySizeAreRead_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 7, 511, 512, 513, 100'000})
        QTest::newRow(qPrintable(u"%1 bytes"_s.arg(piece))) << piece;
}

void TestTarReader::piecesOfAnySizeAreRead()
{
    QFETCH(int, piece);
    const QByteArray big(3000, 'x');
    const auto tar = packTar({{.path = u"d"_s, .mode = 0755, .isDirectory = true}, {.path = u"d/empty"_s},
                              {.path = u"d/big"_s, .data = big, .mode = 0600}, {.path = u"l"_s, .linkTarget = u"d/big"_s}});
    QVERIFY(tar.has_value());
    const Seen seen = readTar(*tar, piece, 1 << 20);
    QVERIFY(seen.valid && seen.ended);
    QCOMPARE(seen.headers, (QList<TarHeader>{{u"d"_s, 0, 0755, '5', {}}, {u"d/empty"_s, 0, 0644, '0', {}},
                                             {u"d/big"_s, 3000, 0600, '0', {}}, {u"l"_s, 0, 0644, '2', u"d/big"_s}}));
    QCOMPARE(seen.kept[u"d/big"_s], big);
}

void TestTarReader::noMoreIsKeptThanAskedFor()
{
    const auto tar = packTar({{.path = u"a"_s, .data = QByteArray(100'000, 'a')}, {.path = u"b"_s, .data = "b"}});
    const Seen seen = readTar(*tar, 1000, 10);
    QVERIFY(seen.valid);
    QCOMPARE(seen.kept[u"a"_s], QByteArray(10, 'a'));
    QCOMPARE(seen.kept[u"b"_s], QByteArray("b"));
    QCOMPARE(readTar(*tar, 1000, 0).kept[u"a"_s], QByteArray());
}

void TestTarReader::longNamesComeBack()
{
    const QString name = QString(150, u'n') + u'/' + QString(160, u'm');
    const auto pax = packTar({{.path = name, .data = "x"}});
    QCOMPARE(readTar(*pax, 100, 10).headers.value(0).path, name);
    const QByteArray gnu = tarHeader("././@LongLink", "00000000467", 'L') + padded(name.toUtf8()) + tarHeader("cut", "00000000001", '0') + padded("x");
    const Seen seen = readTar(gnu, 100, 10);
    QCOMPARE(seen.headers.value(0).path, name);
    QCOMPARE(seen.kept.value(name), QByteArray("x"));
    // A size in pax goes before the one in the header.
    const QByteArray sized = tarHeader("pax", "00000000011", 'x') + padded("9 size=3\n") + tarHeader("f", "00000000000", '0') + padded("abc");
    QCOMPARE(readTar(sized, 512, 10).kept.value(u"f"_s), QByteArray("abc"));
}

void TestTarReader::hostileStreamsAreRefused_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::newRow("no tar at all") << QByteArray(2000, 'x');
    QTest::newRow("a size that is no number") << tarHeader("f", "99999999999", '0');
    QTest::newRow("a size beyond everything") << tarHeader("f", QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), '0');
    QTest::newRow("an extension of gigabytes") << tarHeader("f", "77777777777", 'x');
    QTest::newRow("pax without a length") << tarHeader("f", "00000000011", 'x') + padded("x size=3\n");
    QTest::newRow("pax longer than it is") << tarHeader("f", "00000000011", 'x') + padded("99 size=3\n");
    QTest::newRow("a negative size in pax") << tarHeader("f", "00000000013", 'x') + padded("11 size=-3\n");
    QTest::newRow("more behind the end") << QByteArray(1024, '\0') + tarHeader("f", "00000000000", '0');
}

void TestTarReader::hostileStreamsAreRefused()
{
    QFETCH(QByteArray, tar);
    QVERIFY(!readTar(tar, 512, 10).valid);
    QVERIFY(!readTar(tar, 100'000, 10).valid);
}

QTEST_GUILESS_MAIN(TestTarReader)
#include "tst_tarreader.moc"
