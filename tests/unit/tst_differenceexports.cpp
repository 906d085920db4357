// SPDX-License-Identifier: GPL-3.0-or-later
// A difference in a line, as Markdown, HTML and JSON; nothing an image says breaks out of them.
#include "core/images/differencetables.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace Thaw;

namespace {

/// A bit of everything that is said of a difference, some of it hostile.
ImageDifference sampleDifference()
{
    return {.before = u"app:1"_s,
            .after = u"app:2"_s,
            .sizes = {{Change::Changed, DifferenceName::ImageSize, u"16 MB"_s, u"8 MB"_s, 16e6, 8e6},
                      {Change::Changed, DifferenceName::CheckpointSize, u"12 MB"_s, u"4 MB"_s, 12e6, 4e6}},
            .files = {{.change = Change::Added, .path = "a|<b>\x1b[31m", .after = 10},
                      {.change = Change::Changed, .path = "etc/app", .before = 4, .after = 4, .why = u"contents"_s, .isText = true,
                       .beforeText = "a\n<i>\n", .afterText = "a\n```\n"},
                      {.change = Change::Changed, .path = "etc/x", .before = 4, .after = 4, .why = u"mode 0644 → 0600"_s},
                      {.change = Change::Removed, .path = "etc/y", .before = 4}},
            .values = {{Change::Changed, u"PASSWORD"_s, u"•••"_s, u"••• (another)"_s}},
            .processes = {{.change = Change::Added, .title = u"worker"_s, .after = 7}},
            .memory = {{u"server"_s, u"[heap]"_s, 10, 12, 8, 1, 3}},
            .times = {{Change::Changed, DifferenceName::RestoredAnswer, u"250 ms"_s, u"200 ms"_s, 250, 200}},
            .equalFiles = 100,
            .notes = {u"app:2: pstree.img is damaged"_s}};
}

} // namespace

class TestDifferenceExports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void summariesSayItInALine_data();
    void summariesSayItInALine();
    void markdownIsSafe();
    void htmlIsWholeAndSafe();
    void jsonHasEverything();
};

void TestDifferenceExports::summariesSayItInALine_data()
{
    QTest::addColumn<ImageDifference>("difference");
    QTest::addColumn<QString>("summary");
    QTest::newRow("as ux.md has it") << sampleDifference()
                                     << u"Size −8 MB · checkpoint −8 MB · answers −50 ms · 4 files · 1 value · 1 process"_s;
    QTest::newRow("nothing") << ImageDifference() << u"No differences"_s;
    QTest::newRow("only files") << ImageDifference{.files = {{.path = "a"}}} << u"1 file"_s;
    QTest::newRow("only sizes") << ImageDifference{.sizes = {{Change::Changed, DifferenceName::ImageSize, {}, {}, 1000, 2500}}}
                                << u"Size +2 kB · no other differences"_s;
    QTest::newRow("a time that differs by nothing one can read")
        << ImageDifference{.times = {{Change::Changed, DifferenceName::RestoredAnswer, {}, {}, 200.1, 200.2}}} << u"No differences"_s;
}

void TestDifferenceExports::summariesSayItInALine()
{
    QFETCH(ImageDifference, difference);
    QFETCH(QString, summary);
    QCOMPARE(difference.summary(), summary);
}

void TestDifferenceExports::markdownIsSafe()
{
    const QString text = toMarkdown(sampleDifference());
    QVERIFY2(text.startsWith(u"# app:1 → app:2\n\nSize −8 MB"_s), qPrintable(text));
    QVERIFY2(text.contains(u"| \\+ | /a\\|\\<b\\>␛\\[31m | added |  | 10 bytes |"_s), qPrintable(text));
    QVERIFY2(text.contains(u"````diff\n@@ -1,2 +1,2 @@\n a\n-<i>\n+```\n````\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"| \\~ | server | \\[heap\\] | 41 kB | 49 kB | 33 kB | 4 kB | 12 kB |"_s), qPrintable(text));
}

void TestDifferenceExports::htmlIsWholeAndSafe()
{
    const QString text = toHtml(sampleDifference());
    QVERIFY(!text.contains("<script"_L1) && !text.contains("http://"_L1) && !text.contains("https://"_L1));
    QVERIFY(text.contains("prefers-color-scheme: dark"_L1));
    QVERIFY2(text.contains(u"/a|&lt;b&gt;␛[31m"_s) && text.contains("-&lt;i&gt;"_L1), qPrintable(text));
    // But for its elements without an end it is XML too, which finds every tag left open.
    QString xml = text;
    xml.replace(QRegularExpression(u"<(meta[^>]*)>"_s), u"<\\1/>"_s).remove(u"<!DOCTYPE html>"_s);
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void TestDifferenceExports::jsonHasEverything()
{
    const QJsonObject json = toJson(sampleDifference());
    QCOMPARE(json[u"format"_s].toString(), u"thaw.diff/1"_s);
    QCOMPARE(json[u"equal"_s], QJsonValue(false));
    QCOMPARE(json[u"files"_s][1].toObject(),
             (QJsonObject{{u"change"_s, u"changed"_s}, {u"path"_s, u"/etc/app"_s}, {u"before"_s, 4}, {u"after"_s, 4}, {u"why"_s, u"contents"_s},
                          {u"lines"_s, QJsonArray{u"@@ -1,2 +1,2 @@"_s, u" a"_s, u"-<i>"_s, u"+```"_s}}}));
    QCOMPARE(json[u"files"_s][0][u"before"_s], QJsonValue());
    QCOMPARE(json[u"sizes"_s][0].toObject(),
             (QJsonObject{{u"change"_s, u"changed"_s}, {u"name"_s, u"Image"_s}, {u"before"_s, u"16 MB"_s}, {u"after"_s, u"8 MB"_s},
                          {u"beforeNumber"_s, 16e6}, {u"afterNumber"_s, 8e6}}));
    QCOMPARE(json[u"memoryPages"_s][0][u"new"_s], QJsonValue(3));
    QCOMPARE(json[u"processes"_s][0][u"before"_s], QJsonValue());
}

QTEST_GUILESS_MAIN(TestDifferenceExports)
#include "tst_differenceexports.moc"
