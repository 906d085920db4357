// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/tarball.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Thaw;

class TarballTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void roundTrip()
    {
        const QList<TarEntry> entries{
            {.path = u"opt"_s, .mode = 0755, .isDirectory = true},
            {.path = u"opt/run"_s, .data = "#!/bin/sh\n", .mode = 04755, .uid = 1000, .gid = 100},
            {.path = u"opt/empty"_s, .data = {}, .mode = 0600},
            {.path = u"opt/link"_s, .mode = 0777, .linkTarget = u"../etc/passwd"_s},
            {.path = u"opt/"_s + QString(300, u'n'), .data = "long name"},
            {.path = u"opt/grüße 🐢"_s, .data = "umlauts"},
            {.path = u"opt/big"_s, .data = QByteArray(9'000'001, 'b')},
            {.path = u"opt/owner"_s, .data = "high ids", .uid = 3'000'000'000, .gid = 3'000'000'000},
        };
        const auto tar = packTar(entries);
        QVERIFY(tar);
        QVERIFY(endsLikeTar(*tar, tar->size()));
        const auto again = unpackTar(*tar);
        QVERIFY2(again, again ? "" : qPrintable(again.error().message + again.error().detail));
        QCOMPARE(*again, entries);
        QCOMPARE(packTar(entries).value(), *tar);
    }

    void cutAnywhereIsTruncated()
    {
        const QByteArray tar = packTar({{.path = u"a"_s, .data = QByteArray(700, 'a')},
                                        {.path = u"zeros"_s, .data = QByteArray(2048, '\0')}})
                                   .value();
        const qsizetype contents = 512 + 1024 + 512 + 2048;
        for (qsizetype size = 0; size < contents + 1024; size += 128) {
            const auto cut = unpackTar(tar.first(size));
            QVERIFY2(!cut, qPrintable(u"cut at %1"_s.arg(size)));
        }
        QVERIFY(unpackTar(tar.first(contents + 1024)));
    }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("tar");
        QTest::newRow("an absolute path") << rawTar("/etc/passwd");
        QTest::newRow("a path upwards") << rawTar("../etc/passwd");
        QTest::newRow("a path upwards in the middle") << rawTar("a/../../b");
        QTest::newRow("a file through a link")
            << rawHeader("a", 0, '2', "/etc") + rawHeader("a/passwd", 0, '0') + QByteArray(1024, '\0');
        QTest::newRow("a hard link to nothing") << rawHeader("a", 0, '1', "/etc/passwd") + QByteArray(1024, '\0');
        QTest::newRow("a size beyond the stream") << rawHeader("a", 0777777777, '0') + QByteArray(1024, '\0');
        QTest::newRow("not a tar at all") << QByteArray(4096, 'x');
        QTest::newRow("nothing") << QByteArray();
    }
    void hostile()
    {
        QFETCH(QByteArray, tar);
        QVERIFY(!unpackTar(tar));
    }

    void paths_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("absolute") << u"/a"_s;
        QTest::newRow("upwards") << u"../a"_s;
        QTest::newRow("empty") << QString();
    }
    void paths()
    {
        QFETCH(QString, path);
        const auto tar = packTar({{.path = path}});
        QVERIFY(!tar);
        QCOMPARE(tar.error().kind, ErrorKind::Usage);
    }

    void leadingDotAndHardLinks()
    {
        const QByteArray tar = rawHeader("./", 0, '5') + rawHeader("./a", 3, '0') +
                               QByteArray("abc").leftJustified(512, '\0') + rawHeader("./b", 0, '1', "./a") +
                               QByteArray(1024, '\0');
        const auto entries = unpackTar(tar);
        QVERIFY2(entries, entries ? "" : qPrintable(entries.error().message));
        QCOMPARE(*entries, (QList<TarEntry>{{.path = u"a"_s, .data = "abc"}, {.path = u"b"_s, .data = "abc"}}));
    }

    void directoryOnThisMachine()
    {
        QTemporaryDir directory;
        QVERIFY(QDir(directory.path()).mkpath(u"sub"_s));
        for (const auto &name : {u"z"_s, u"sub/a"_s, u".hidden"_s}) {
            QFile file(directory.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(name.toUtf8());
        }
        chmod(qPrintable(directory.filePath(u"z"_s)), 0755);
        chmod(qPrintable(directory.filePath(u"sub/a"_s)), 0644);
        chmod(qPrintable(directory.filePath(u".hidden"_s)), 0600);
        chmod(qPrintable(directory.filePath(u"sub"_s)), 0755);
        QVERIFY(QFile::link(u"../nowhere"_s, directory.filePath(u"sub/link"_s)));
        const auto entries = entriesOf(directory.path(), u"opt/thaw"_s);
        QVERIFY(entries);
        QCOMPARE(*entries, (QList<TarEntry>{
                               {.path = u"opt/thaw/.hidden"_s, .data = ".hidden", .mode = 0600},
                               {.path = u"opt/thaw/sub"_s, .mode = 0755, .isDirectory = true},
                               {.path = u"opt/thaw/sub/a"_s, .data = "sub/a"},
                               {.path = u"opt/thaw/sub/link"_s, .mode = 0777, .linkTarget = u"../nowhere"_s},
                               {.path = u"opt/thaw/z"_s, .data = "z", .mode = 0755},
                           }));
        QVERIFY(!entriesOf(directory.filePath(u"missing"_s), {}));
    }

private:
    static QByteArray rawHeader(const QByteArray &name, qint64 size, char type, const QByteArray &link = {})
    {
        QByteArray header = name.leftJustified(100, '\0') + QByteArray("0000644\0", 8) +
                            QByteArray("0000000\0", 8) + QByteArray("0000000\0", 8) +
                            QByteArray::number(size, 8).rightJustified(11, '0') + '\0' +
                            QByteArray("00000000000\0", 12) + QByteArray(8, ' ') + type +
                            link.leftJustified(100, '\0') + QByteArray("ustar\00000", 8);
        header = header.leftJustified(512, '\0');
        int sum = 0;
        for (const char byte : header)
            sum += quint8(byte);
        header.replace(148, 8, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
        return header;
    }
    static QByteArray rawTar(const QByteArray &name) { return rawHeader(name, 0, '0') + QByteArray(1024, '\0'); }
};

QTEST_GUILESS_MAIN(TarballTest)
#include "tst_tarball.moc"
