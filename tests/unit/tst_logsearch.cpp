// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logsearch.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

BlockMatcher matcherFor(const LogQuery &query)
{
    const auto pattern = BytePattern::compile(query);
    return [p = *pattern](QByteArrayView block, qsizetype from) { return p.find(block, from).first; };
}

} // namespace

class TestLogSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }

    void findsLines_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("regex");
        QTest::addColumn<bool>("caseSensitive");
        QTest::addColumn<QList<int>>("lines");
        QTest::newRow("literal, any case") << u"warn"_s << false << false << QList<int>{1, 2};
        QTest::newRow("literal, exact case") << u"WARN"_s << false << true << QList<int>{1};
        QTest::newRow("literal with special characters") << u"[x]*"_s << false << true << QList<int>{3};
        QTest::newRow("regular expression") << u"^(a|w).*2$"_s << true << true << QList<int>{2};
        QTest::newRow("umlauts in any case") << QString::fromUtf8("ÜBER") << false << false << QList<int>{4};
        QTest::newRow("through colours") << u"colourful line"_s << false << true << QList<int>{5};
        QTest::newRow("twice in a line counts once") << u"a"_s << false << true << QList<int>{0, 2};
        QTest::newRow("an empty expression matches every line") << u"^"_s << true << true << QList<int>{0, 1, 2, 3, 4, 5, 6};
        QTest::newRow("the unfinished last line") << u"end"_s << false << true << QList<int>{6};
        QTest::newRow("nothing") << u"zebra"_s << false << false << QList<int>{};
    }

    void findsLines()
    {
        QFETCH(QString, text);
        QFETCH(bool, regex);
        QFETCH(bool, caseSensitive);
        QFETCH(QList<int>, lines);
        LogStore store;
        store.append(Channel::Output, "a banana\nWARN 1\nwarning 2\n[x]* y\n\xc3\xbc" "ber\nco\x1b[31mlour\x1b[0mful line\nno end", 0);
        LogSearch search;
        QSignalSpy finished(&search, &LogSearch::finished);
        search.start(store.snapshot(), matcherFor({text, regex, caseSensitive}));
        QVERIFY(finished.wait(5000));
        QCOMPARE(QList<int>(search.lines().begin(), search.lines().end()), lines);
    }

    void extendsOverWhatCameSince()
    {
        LogStore store;
        store.append(Channel::Output, "x 1\nno\nx 2 unfin", 0);
        LogSearch search;
        QSignalSpy finished(&search, &LogSearch::finished);
        search.start(store.snapshot(), matcherFor({QStringLiteral("x"), false, true}));
        QVERIFY(finished.wait(5000));
        QCOMPARE(search.lines(), (std::vector<qint64>{0, 2}));
        store.append(Channel::Output, "ished x\nno\nx 3\n", 0);
        search.extend(store.snapshot(search.searchedTo()));
        QVERIFY(finished.wait(5000));
        QCOMPARE(search.lines(), (std::vector<qint64>{0, 2, 4}));
    }

    void namesThePositionOfAMistake()
    {
        const auto pattern = BytePattern::compile({QStringLiteral("ab(c"), true, true});
        QVERIFY(!pattern);
        QCOMPARE(pattern.error().detail, QStringLiteral("4"));
        QVERIFY(!pattern.error().message.isEmpty());
    }

    void aMatchEndsWithItsLine()
    {
        const auto pattern = BytePattern::compile({QStringLiteral("b[^x]*"), true, true});
        QCOMPARE(pattern->find("ab\ncd"), (std::pair<qsizetype, qsizetype>{1, 1}));
    }

    void aNewSearchForgetsTheOldOne()
    {
        LogStore store;
        QByteArray text;
        for (int i = 0; i < 400'000; ++i)
            text += "line " + QByteArray::number(i) + '\n';
        store.append(Channel::Output, text, 0);
        LogSearch search;
        QSignalSpy finished(&search, &LogSearch::finished);
        search.start(store.snapshot(), matcherFor({QStringLiteral("line"), false, true}));
        search.start(store.snapshot(), matcherFor({QStringLiteral("line 399999"), false, true}));
        QVERIFY(finished.wait(5000));
        QCOMPARE(search.lines(), (std::vector<qint64>{399'999}));
        QTest::qWait(50);
        QCOMPARE(finished.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLogSearch)
#include "tst_logsearch.moc"
